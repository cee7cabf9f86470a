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

/** Weights of the two blocks of a CBU, each block ending with its check digit (BCRA, Com. A 2622). */
const BLOCKS = [
  { from: 0, to: 7, weights: [7, 1, 3, 9, 7, 1, 3] },
  { from: 8, to: 21, weights: [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3] },
];

/** The number of a bank account in Argentina: 22 digits, two of them checks. */
export function isCbu(text: string): boolean {
  if (!/^\d{22}$/.test(text)) return false;
  return BLOCKS.every(({ from, to, weights }) => {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(text[from + at]), 0);
    return (10 - (sum % 10)) % 10 === Number(text[to]);
  });
}
