/** A bank account's number: bank 3, branch 4, check digit, account 13, check digit. */
export type Cbu =
  | { ok: true; digits: string; bankCode: string; lastFour: string }
  /** `cvu`: an account of a wallet, which direct debit does not reach. */
  | { ok: false; why: 'empty' | 'length' | 'check-digit' | 'cvu' };

const SEPARATORS = /[\s.\-–]/g;
const BLOCK_1 = [7, 1, 3, 9, 7, 1, 3];
const BLOCK_2 = [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3];

/** Reads a CBU as people write it, with or without spaces, points and hyphens. */
export function parseCbu(text: string): Cbu {
  const digits = text.replace(SEPARATORS, '');
  if (digits === '') return { ok: false, why: 'empty' };
  if (!/^\d{22}$/.test(digits)) return { ok: false, why: 'length' };
  // A CVU has the same length and check digits.
  if (digits.startsWith('000')) return { ok: false, why: 'cvu' };
  if (!hasCbuCheckDigits(digits)) return { ok: false, why: 'check-digit' };
  return { ok: true, digits, bankCode: digits.slice(0, 3), lastFour: digits.slice(-4) };
}

/** Both check digits of 22 digits, whatever stands in their places. */
export const cbuCheckDigits = (digits: string): string =>
  `${checkDigit(digits.slice(0, 7), BLOCK_1)}${checkDigit(digits.slice(8, 21), BLOCK_2)}`;

/** 22 digits whose checks are right: a bank's account (CBU) or a wallet's (CVU), both of which take transfers. */
export const hasCbuCheckDigits = (digits: string): boolean =>
  /^\d{22}$/.test(digits) && cbuCheckDigits(digits) === `${digits[7]}${digits[21]}`;

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return (10 - (sum % 10)) % 10;
}
