import { daysBetween, type LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import type { BarcodeLayout, Field } from './barcode-layout.ts';

export type Payable = {
  amountCents: Cents;
  dueOn: LocalDate;
  secondDueOn: LocalDate | null;
  secondAmountCents: Cents | null;
  accountNumber: string;
  invoiceNumber: string;
};

/** Without a code the paper carries no bars: a truncated number would credit somebody else. */
export type PaymentCode =
  | { ok: true; digits: string }
  | { ok: false; field: Field['kind']; reason: 'does-not-fit' | 'negative' | 'no-digits' };

type Refusal = Extract<PaymentCode, { ok: false }>['reason'];
type Digits = { digits: string } | { refusal: Refusal };

/** The digits under a bill's bars. */
export function paymentCode(layout: BarcodeLayout, payable: Payable): PaymentCode {
  let digits = '';
  for (const field of layout.fields) {
    const part = fieldDigits(field, payable);
    if ('refusal' in part) return { ok: false, field: field.kind, reason: part.refusal };
    digits += part.digits;
  }
  return { ok: true, digits: layout.check === 'pago-facil' ? withCheckDigits(digits) : digits };
}

/** In groups of four, for a cashier who has to type them. */
export function groupDigits(digits: string): string {
  return digits.match(/.{1,4}/g)?.join(' ') ?? '';
}

function fieldDigits(field: Field, payable: Payable): Digits {
  switch (field.kind) {
    case 'constant':
      return { digits: field.digits };
    case 'currency':
      return { digits: field.digit };
    case 'due-date':
      return { digits: dateDigits(payable.dueOn, field.format) };
    case 'client':
      return fitText(payable.accountNumber, field.width);
    case 'invoice':
      return fitText(payable.invoiceNumber, field.width);
    case 'amount':
      return fitNumber(payable.amountCents, field.width);
    case 'surcharge':
      return fitNumber(second(payable)?.surcharge ?? 0, field.width);
    case 'days-to-second':
      return fitNumber(second(payable)?.days ?? 0, field.width);
  }
}

/** A second due date counts only with its amount, and the other way round. */
function second(payable: Payable): { surcharge: Cents; days: number } | null {
  const { amountCents, dueOn, secondAmountCents, secondDueOn } = payable;
  if (secondAmountCents === null || secondDueOn === null) return null;
  return { surcharge: secondAmountCents - amountCents, days: daysBetween(dueOn, secondDueOn) };
}

function fitNumber(value: number, width: number): Digits {
  return value < 0 ? { refusal: 'negative' } : pad(String(value), width);
}

function fitText(text: string, width: number): Digits {
  const digits = text.replace(/[^0-9]/g, '');
  return digits === '' ? { refusal: 'no-digits' } : pad(digits, width);
}

function pad(digits: string, width: number): Digits {
  return digits.length > width ? { refusal: 'does-not-fit' } : { digits: digits.padStart(width, '0') };
}

function dateDigits(day: LocalDate, format: Extract<Field, { kind: 'due-date' }>['format']): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const yy = year.slice(2);
  switch (format) {
    case 'YYDDD':
      return yy + String(daysBetween(`${year}-01-01`, day) + 1).padStart(3, '0');
    case 'DDMMYY':
      return date + month + yy;
    case 'YYMMDD':
      return yy + month + date;
    case 'YYYYMMDD':
      return year + month + date;
  }
}

function withCheckDigits(digits: string): string {
  const once = digits + checkDigit(digits);
  return once + checkDigit(once);
}

/** Pago Fácil: weights 1, then 3, 5, 7, 9 over and over; half the sum, its last digit. */
function checkDigit(digits: string): string {
  let sum = 0;
  for (const [at, digit] of [...digits].entries()) {
    const weight = at === 0 ? 1 : 3 + 2 * ((at - 1) % 4);
    sum += Number(digit) * weight;
  }
  return String(Math.floor(sum / 2) % 10);
}
