/** A CUIT or CUIL: `20055361682`, written `20-05536168-2`. */
export type TaxId = { ok: true; digits: string; formatted: string } | { ok: false };

/** People, then firms, then foreigners who registered (ARCA). */
const PREFIXES = new Set(['20', '23', '24', '27', '30', '33', '34', '50', '51', '55']);
const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const SEPARATORS = /[\s.\-/]/g;

/** Reads a CUIT or CUIL as people write it, with or without hyphens, spaces and points. */
export function parseTaxId(text: string): TaxId {
  const digits = text.replace(SEPARATORS, '');
  if (!/^\d{11}$/.test(digits) || !PREFIXES.has(digits.slice(0, 2))) return { ok: false };
  if (taxIdCheckDigit(digits.slice(0, 10)) !== Number(digits[10])) return { ok: false };
  return { ok: true, digits, formatted: `${digits.slice(0, 2)}-${digits.slice(2, 10)}-${digits[10]}` };
}

/**
 * Modulo 11. Null where it would be 10: the issuer then gives another prefix, so that no such number exists.
 * `digits` are the ten before it.
 */
export function taxIdCheckDigit(digits: string): number | null {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? null : digit;
}

/** Reads a DNI: seven or eight digits, with or without points. It has no check digit. */
export function parseDni(text: string): TaxId {
  const digits = text.replace(SEPARATORS, '');
  if (!/^\d{7,8}$/.test(digits) || Number(digits) === 0) return { ok: false };
  return { ok: true, digits, formatted: digits.replace(/\B(?=(\d{3})+$)/g, '.') };
}

/** Reads either of the two, for fields that take both. */
export function parseDniOrTaxId(text: string): TaxId {
  const taxId = parseTaxId(text);
  return taxId.ok ? taxId : parseDni(text);
}
