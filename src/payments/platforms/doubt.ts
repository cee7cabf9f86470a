import type { Clock } from '../../kit/clock.ts';
import type { ProviderPayment } from './platform.ts';

const DOUBT_MS = 15 * 60_000;

/**
 * A refusal as a duplicate says that the money has very probably come in by another payment, which the platform's lists
 * may not show yet. For a quarter of an hour it counts as pending: the portal asks again (2, 5 and 15 minutes) and keeps
 * what is being paid closed, before it is told as what it is.
 */
export function doubted(clock: Clock, payment: ProviderPayment, madeAt: number): ProviderPayment {
  if (payment.reason !== 'duplicate' || !(clock.now().getTime() - madeAt < DOUBT_MS)) return payment;
  return { ...payment, status: 'pending', reason: null };
}
