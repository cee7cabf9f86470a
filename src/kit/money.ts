/** Integer hundredths of the portal's one currency (D18). Never a float of major units. */
export type Cents = number;

const DECIMAL = /^(-?)(\d{1,12})\.(\d{2})$/;

/** Reads `27438.10`, the exchange format's amount. Null when it is not one. */
export function parseCents(text: string): Cents | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const cents = Number(match[2]) * 100 + Number(match[3]);
  return match[1] === '-' ? -cents : cents;
}

/** Writes cents in the exchange format: `27438.10`. */
export function centsToDecimal(cents: Cents): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
