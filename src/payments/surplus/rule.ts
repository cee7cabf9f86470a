import type { Cents } from '../../kit/money.ts';

/** An entry of the ledger: what was paid of an item, or what went back of a payment as a whole. */
export interface SurplusEntry {
  paymentId: string;
  attemptId: string;
  /** `invoice B-1`; null for what is about the payment as a whole. */
  item: string | null;
  /** Negative for money that went back. */
  cents: Cents;
}

/** Money of a payment that pays nothing. */
export interface Surplus {
  attemptId: string;
  cents: Cents;
}

/**
 * What of the payments of an account pays nothing: neither given back nor held by a dispute, for things that another
 * payment settles or that were paid elsewhere. Which payment settles what may change after it was booked, so the
 * settlers decide and not the kind of the entry. Entries come oldest first; of one attempt's two payments the
 * older one that stands is what pays.
 */
export function surplusOf(
  entries: readonly SurplusEntry[],
  settlers: ReadonlyMap<string, string>,
): Surplus[] {
  const payments = Map.groupBy(entries, (entry) => entry.paymentId);
  const paidFor = new Set<string>();
  const found = new Map<string, Cents>();
  for (const own of payments.values()) {
    const left = own.reduce((sum, entry) => sum + entry.cents, 0);
    if (left <= 0) continue;
    const pays = own.filter(
      ({ item, attemptId }) => item !== null && settlers.get(item) === attemptId && !paidFor.has(item),
    );
    for (const { item } of pays) if (item !== null) paidFor.add(item);
    const rest = left - pays.reduce((sum, entry) => sum + entry.cents, 0);
    const attemptId = own[0]?.attemptId ?? '';
    if (rest > 0) found.set(attemptId, (found.get(attemptId) ?? 0) + rest);
  }
  return [...found].map(([attemptId, cents]) => ({ attemptId, cents }));
}
