import type { LocalDate } from '../../kit/dates.ts';
import { addDays, addMonths } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import type { PlanTerms } from '../../kit/settings.ts';
import type { Due } from './cost.ts';
import { annualCost } from './cost.ts';

/** One way to pay a debt in instalments. The first is due within the days that the offer lasts. */
export interface PlanOption {
  count: number;
  instalments: Due[];
  totalCents: Cents;
  interestCents: Cents;
  /** Total financial cost, effective, a year: hundredths of a percent. */
  annualCostBasisPoints: number;
}

/** The allowed options, from few instalments to many; those whose instalments would be of nothing are left out. */
export function optionsFor(debtCents: Cents, terms: PlanTerms, today: LocalDate): PlanOption[] {
  const counts = [...new Set(terms.instalments)].sort((one, other) => one - other);
  return counts.flatMap((count) => {
    const option = optionFor(debtCents, { terms, today, count });
    return option ? [option] : [];
  });
}

function optionFor(
  debtCents: Cents,
  { terms, today, count }: { terms: PlanTerms; today: LocalDate; count: number },
): PlanOption | null {
  const amounts = amountsOf(debtCents, terms, count);
  if (amounts.some((amount) => amount <= 0)) return null;
  const days = dueDays(addDays(today, terms.expiryDays), count);
  const instalments = amounts.map((amountCents, index) => ({ dueOn: days[index] as string, amountCents }));
  const totalCents = sumCents(amounts);
  return {
    count,
    instalments,
    totalCents,
    interestCents: totalCents - debtCents,
    annualCostBasisPoints: totalCents === debtCents ? 0 : annualCost(debtCents, instalments),
  };
}

/** Monthly from the first; always counted from its own day, so that the 31st comes back after a short month. */
export function dueDays(first: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, index) => addMonths(first, index));
}

function amountsOf(debtCents: Cents, terms: PlanTerms, count: number): Cents[] {
  if (terms.downPaymentPercent === 0)
    return spread(financed(debtCents, terms, { count, inAdvance: true }), count);
  const first = Number((BigInt(debtCents) * BigInt(terms.downPaymentPercent) + 99n) / 100n);
  const rest = { count: count - 1, inAdvance: false };
  return [first, ...spread(financed(debtCents - first, terms, rest), count - 1)];
}

/** Equal parts; what they leave over is in the last. */
function spread(totalCents: Cents, count: number): Cents[] {
  const each = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, index) =>
    index < count - 1 ? each : totalCents - each * (count - 1),
  );
}

const BASIS = 10_000n;

/** What a sum costs when it is paid back in `count` months, to the nearest cent; exact, since floats are not money. */
function financed(
  cents: Cents,
  terms: PlanTerms,
  { count, inAdvance }: { count: number; inAdvance: boolean },
): Cents {
  const sum = BigInt(cents);
  const rate = BigInt(terms.monthlyRateBasisPoints);
  const n = BigInt(count);
  if (rate === 0n) return cents;
  // Paid in advance, the first month bears no interest.
  if (terms.method === 'flat') return rounded(sum * (BASIS + rate * (inAdvance ? n - 1n : n)), BASIS);
  const grown = (BASIS + rate) ** n;
  const whole = BASIS ** n;
  const above = sum * n * rate * grown;
  const below = (grown - whole) * BASIS;
  return inAdvance ? rounded(above * BASIS, below * (BASIS + rate)) : rounded(above, below);
}

const rounded = (above: bigint, below: bigint): Cents => Number((above * 2n + below) / (below * 2n));
