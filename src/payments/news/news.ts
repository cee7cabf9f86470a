import type { Cents } from '../../kit/money.ts';

/** What the payer is told besides a receipt and money that goes back from the books. */
export interface PaymentNews {
  /** `extra`: a payment that cannot be right came in for what was paid already. */
  kind: 'review' | 'given-back' | 'extra' | 'extra-returned' | 'failed';
  /** What was charged; for `failed`, what was to be. */
  cents: Cents;
  /** Null where it is about the attempt as a whole. */
  paymentId: string | null;
}

export const newsKey = (attemptId: string, { kind, paymentId }: PaymentNews) =>
  `${kind}:${paymentId ?? attemptId}`;
