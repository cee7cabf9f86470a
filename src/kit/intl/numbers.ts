import { unbroken } from './money.ts';

/** As many as the exchange format allows. */
const DECIMALS = 6;

export interface NumberWriters {
  whole(value: number): string;
  /** A decimal as it was stated, every digit kept. */
  quantity(decimal: string): string;
  /** The same as a price of one unit, never rounded. */
  unitPrice(decimal: string): string;
}

export function numberWriters(locale: string, currency: string): NumberWriters {
  const whole = wholeNumber(locale);
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: DECIMALS });
  const price = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: DECIMALS,
  });
  return {
    whole,
    quantity: (decimal) => exact.format(Number(decimal)),
    unitPrice: (decimal) => unbroken(price.format(Number(decimal))),
  };
}

export function wholeNumber(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale);
  return (value) => format.format(value);
}
