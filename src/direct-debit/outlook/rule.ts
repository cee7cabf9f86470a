import type { LocalDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { BankReason, BillNow, Calendar, CardReason, Enrolled, Order, WithdrawReason } from '../rules.ts';
import { announcementOf } from '../rules.ts';

type Why = WithdrawReason | BankReason | CardReason;

export type Outlook =
  | { kind: 'debited'; debitOn: LocalDate; amountCents: Cents; atBank: boolean }
  | NotDebitedOutlook;

export type NotDebitedOutlook = { kind: 'not-debited'; why: NotDebited; reason: Why | null };

export type NotDebited =
  | 'suspended'
  | 'skipped'
  | 'over-cap'
  | 'refused'
  | 'withdrawn'
  /** Its customer could not be told in time. */
  | 'too-late'
  | 'overdue';

const not = (why: NotDebited, reason: Why | null = null): Outlook => ({
  kind: 'not-debited',
  why,
  reason,
});

/**
 * What becomes of a bill that is owed on an enrolled account, as far as is known today. `order` is its order at the
 * bank, or the latest of this enrolment. Null: something else says what becomes of it (a plan, a payment).
 */
export function outlookOf(asked: {
  today: LocalDate;
  calendar: Calendar;
  enrolled: Enrolled;
  bill: BillNow;
  order: (Order & { reason: Why | null }) | null;
}): Outlook | null {
  const { today, enrolled, bill, order } = asked;
  if (order?.state === 'cut') return coming(order, true);
  if (!enrolled.live || bill.owedCents === null || bill.holder !== null) return null;
  if (order?.state === 'paid' || order?.state === 'reversed') return null;
  if (order?.state === 'refused') return not('refused', order.reason);
  if (enrolled.suspended) return not('suspended');
  if (order?.state === 'skipped' || order?.state === 'over-cap') return not(order.state);
  const next = announcementOf(asked);
  if (next?.kind === 'announce') return coming(next, false);
  if (next?.kind === 'over-cap') return not('over-cap');
  if (order?.state === 'announced')
    return order.debitOn > today ? coming(order, false) : not('withdrawn', 'missed');
  if (order?.state === 'withdrawn') return not('withdrawn', order.reason);
  return not(bill.dueOn < today ? 'overdue' : 'too-late');
}

const coming = (at: { debitOn: LocalDate; amountCents: Cents }, atBank: boolean): Outlook => ({
  kind: 'debited',
  debitOn: at.debitOn,
  amountCents: at.amountCents,
  atBank,
});
