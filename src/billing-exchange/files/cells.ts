import type { LocalDate } from '../../kit/dates.ts';
import { isLocalDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import { parseCents } from '../../kit/money.ts';
import { reason } from '../reason.ts';
import type { Reading } from './column.ts';
import { is, isNot } from './column.ts';

const LONGEST_TEXT = 1000;
const LONGEST_KEY = 100;
// Line ends and tabs are text; the rest of C0 and DEL is damage, and NUL would end a text elsewhere.
const DAMAGE = /[^\P{Cc}\t\r\n]/u;
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;
const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;
const WHOLE = /^\d{1,9}$/;

export function text(cell: string): Reading<string> {
  if (DAMAGE.test(cell)) return isNot('control_characters');
  return cell.length > LONGEST_TEXT ? isNot('text_too_long', LONGEST_TEXT) : is(cell);
}

/** A text that names something: one line, not long. */
export function key(cell: string): Reading<string> {
  if (/\p{Cc}/u.test(cell)) return isNot('control_characters');
  return cell.length > LONGEST_KEY ? isNot('text_too_long', LONGEST_KEY) : is(cell);
}

export function oneOf<T extends string>(...allowed: readonly T[]): (cell: string) => Reading<T> {
  return (cell) => {
    const value = allowed.find((word) => word === cell);
    return value === undefined ? isNot('not_one_of', allowed.join(', ')) : is(value);
  };
}

export function day(cell: string): Reading<LocalDate> {
  return isLocalDate(cell) ? is(cell) : isNot('not_a_date');
}

export function amount(cell: string): Reading<Cents> {
  const cents = parseCents(cell);
  // `-0.00` must not become a negative zero.
  return cents === null ? isNot('not_an_amount') : is(cents + 0);
}

export function amountAboveZero(cell: string): Reading<Cents> {
  const cents = parseCents(cell);
  if (cents === null) return isNot('not_an_amount');
  return cents > 0 ? is(cents) : isNot('not_positive');
}

export function amountFromZero(cell: string): Reading<Cents> {
  const cents = parseCents(cell);
  if (cents === null) return isNot('not_an_amount');
  return cents >= 0 ? is(cents + 0) : isNot('negative');
}

/** Kept as text: quantities and prices are shown, never computed with. */
export function decimal(cell: string): Reading<string> {
  return DECIMAL.test(cell) ? is(cell) : isNot('not_a_decimal');
}

export function decimalFromZero(cell: string): Reading<string> {
  const reading = decimal(cell);
  return cell.startsWith('-') && 'value' in reading ? isNot('negative') : reading;
}

export function wholeNumber(cell: string): Reading<number> {
  return WHOLE.test(cell) ? is(Number(cell)) : isNot('not_a_whole_number');
}

/** 1 or 0, as the tables keep it. */
export function yesNo(cell: string): Reading<number> {
  if (cell === 'true') return is(1);
  return cell === 'false' ? is(0) : isNot('not_true_or_false');
}

export function degrees(limit: number): (cell: string) => Reading<number> {
  return (cell) => {
    if (!DECIMAL.test(cell)) return isNot('not_a_decimal');
    const value = Number(cell) + 0;
    return Math.abs(value) <= limit ? is(value) : isNot('out_of_range', limit);
  };
}

/** A bad address must not keep out its row: it is left unsaid, with a warning. */
export function email(cell: string): Reading<string | undefined> {
  if (EMAIL.test(cell) && cell.length <= 254) return is(cell);
  return { value: undefined, warning: reason('not_an_email') };
}

export function postcode(cell: string): Reading<string> {
  const reading = key(cell);
  if (!('value' in reading) || /\d{4}/.test(cell)) return reading;
  return { value: reading.value, warning: reason('postcode_without_four_digits') };
}
