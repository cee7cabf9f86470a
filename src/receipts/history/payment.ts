import type { Instant, LocalDate } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { Cents } from '../../kit/money.ts';
import type { AttemptItem } from '../../payments/attempts/attempt.ts';

import type { MoneyBack } from '../../payments/money-back/standing.ts';

/** An attempt that was paid here. */
export interface PortalPayment {
  kind: 'portal';
  id: string;
  paidAt: Instant;
  amountCents: Cents;
  items: AttemptItem[];
  method: string | null;
  lastFour: string | null;
  back: MoneyBack;
  /** Of it, what pays nothing and is in the account's favour. */
  surplusCents: Cents;
}

/** A payment made elsewhere, as the billing system told it. */
export interface OutsidePayment {
  kind: 'outside';
  reference: string;
  invoiceNumber: string | null;
  period: string | null;
  paidOn: LocalDate;
  amountCents: Cents;
  channel: string;
}

export type Payment = PortalPayment | OutsidePayment;

/** What is left of a payment after what went back. */
export function netCents(payment: Payment): Cents {
  if (payment.kind === 'outside') return payment.amountCents;
  const { refundedCents, heldCents, stands } = payment.back;
  return stands ? Math.max(0, payment.amountCents - refundedCents - heldCents) : 0;
}

export function dayOf(payment: Payment, timeZone: string): LocalDate {
  return payment.kind === 'portal' ? localDate(payment.paidAt, timeZone) : payment.paidOn;
}

/** Both kinds in one list, newest first; on one day those of the portal, which know their hour, come first. */
export function mergePayments(
  portal: readonly PortalPayment[],
  outside: readonly OutsidePayment[],
  timeZone: string,
): Payment[] {
  const keyOf = (payment: Payment) =>
    payment.kind === 'portal' ? `${dayOf(payment, timeZone)} 1 ${payment.paidAt}` : `${payment.paidOn} 0`;
  return [...portal, ...outside]
    .map((payment) => ({ payment, key: keyOf(payment) }))
    .sort((one, other) => (one.key < other.key ? 1 : one.key > other.key ? -1 : 0))
    .map(({ payment }) => payment);
}

/** What paid a bill: the attempt that settled it, or the payments elsewhere that name it. */
export function paymentsOfInvoice(
  invoice: { number: string; settledBy: string | null },
  payments: readonly Payment[],
): Payment[] {
  const portal = payments.filter((one) => one.kind === 'portal' && one.id === invoice.settledBy);
  if (portal.length > 0) return portal;
  return payments.filter((one) => one.kind === 'outside' && one.invoiceNumber === invoice.number);
}
