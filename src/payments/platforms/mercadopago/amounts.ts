import type { Cents } from '../../../kit/money.ts';
import { centsToDecimal, parseCents } from '../../../kit/money.ts';

declare global {
  interface JSON {
    /** ES2026 (Node 24): a number that `JSON.stringify` writes down digit by digit as given. */
    rawJSON(text: string): object;
  }
}

/** Cents as a JSON number of major units, exactly: `43858.12`. */
export const toJsonAmount = (cents: Cents): object => JSON.rawJSON(centsToDecimal(cents));

/**
 * Major units, as JSON has them, in cents. The nearest double to a decimal of two places gives back these two places;
 * null for what is no amount.
 */
export function fromJsonAmount(amount: number): Cents | null {
  return Number.isFinite(amount) ? parseCents(amount.toFixed(2)) : null;
}
