import type { LocalDate } from '../../kit/dates.ts';
import { daysBetween } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';

export interface Due {
  dueOn: LocalDate;
  amountCents: Cents;
}

const YEAR_DAYS = 365;
const HALVINGS = 60;
/** A thousand times a year: no lawful plan comes near it. */
const MOST = 1000;

/**
 * The effective yearly rate at which the instalments are worth the debt on the day of the first: then the plan
 * begins. Hundredths of a percent. A rate, not money.
 */
export function annualCost(debtCents: Cents, instalments: readonly Due[]): number {
  const start = instalments[0]?.dueOn ?? '';
  const worth = (rate: number) =>
    instalments.reduce(
      (sum, { dueOn, amountCents }) =>
        sum + amountCents / (1 + rate) ** (daysBetween(start, dueOn) / YEAR_DAYS),
      0,
    );
  let low = 0;
  let high = MOST;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (worth(middle) > debtCents) low = middle;
    else high = middle;
  }
  return Math.round(((low + high) / 2) * 10_000);
}
