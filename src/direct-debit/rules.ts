import type { Holidays } from '../kit/argentina/business-days.ts';
import { addBusinessDays, businessDayFrom } from '../kit/argentina/business-days.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';

/** The customer must know the amount so many business days before (BCRA, Com. A 6909). */
export const NOTICE_BUSINESS_DAYS = 5;
/** Refusals in a row after which nothing more is asked of the bank. */
export const MOST_REFUSALS = 3;
/** A debit can be reversed by its payer for so long, whatever the utility says. */
export const REVERSAL_DAYS = 30;

export type OrderState =
  | 'announced'
  | 'skipped'
  | 'over-cap'
  | 'withdrawn'
  | 'cut'
  | 'paid'
  | 'refused'
  | 'reversed';

/** Why an order left the way to the bank. */
export type WithdrawReason =
  | 'ended'
  | 'suspended'
  | 'not-owed'
  | 'in-plan'
  | 'being-paid'
  | 'missed'
  | 'changed'
  | 'not-here';

/** Why the bank did not pay, in our words; the codes of a bank stay in its layout. */
export type BankReason = 'funds' | 'account-closed' | 'stop-debit' | 'cancelled' | 'unknown';

/** Why a card was not charged. */
export type CardReason =
  | 'card-funds'
  | 'card-expired'
  | 'card-declined'
  | 'card-authentication'
  | 'card-technical'
  | 'card-given-back';

/** Who must act when an order is withdrawn: he is told to pay by himself. */
export const CUSTOMER_MUST_PAY: readonly WithdrawReason[] = [
  'suspended',
  'being-paid',
  'missed',
  'changed',
  'not-here',
];

export interface Calendar {
  holidays: Holidays;
  cutBusinessDays: number;
}

/** The due date, or the next day on which banks work. */
export const debitDayOf = (dueOn: LocalDate, { holidays }: Calendar): LocalDate =>
  businessDayFrom(dueOn, holidays);

/** Whether who is told today is told in time. What is told on a day of rest counts as told on the next business day. */
export const isToldInTime = (today: LocalDate, debitOn: LocalDate, { holidays }: Calendar): boolean =>
  debitOn >= addBusinessDays(businessDayFrom(today, holidays), NOTICE_BUSINESS_DAYS, holidays);

/** The last day of debits for which a file that is cut on a day takes the orders. */
export const lastDayOfFile = (on: LocalDate, { holidays, cutBusinessDays }: Calendar): LocalDate =>
  addBusinessDays(on, cutBusinessDays, holidays);

export interface Enrolled {
  live: boolean;
  suspended: boolean;
  capCents: Cents | null;
}

export interface Order {
  debitOn: LocalDate;
  amountCents: Cents;
  state: OrderState;
}

/** What is known of a bill when its order is looked at. */
export interface BillNow {
  dueOn: LocalDate;
  /** What is owed in time; null when nothing is. */
  owedCents: Cents | null;
  holder: 'payment' | 'plan' | 'debit' | null;
}

export type Announcement =
  | { kind: 'announce' | 'over-cap'; debitOn: LocalDate; amountCents: Cents }
  | { kind: 'withdraw'; reason: WithdrawReason }
  | null;

const overCap = (cents: Cents, { capCents }: Enrolled) => capCents !== null && cents > capCents;

/**
 * What is to be told of a bill today. `order` is the one that the bill has under this enrolment. Null: nothing new, or
 * too late to tell anything.
 */
export function announcementOf(asked: {
  today: LocalDate;
  calendar: Calendar;
  enrolled: Enrolled;
  bill: BillNow;
  order: Order | null;
}): Announcement {
  const { today, calendar, enrolled, bill, order } = asked;
  const open = order === null || order.state === 'withdrawn';
  const waits = order?.state === 'announced' || order?.state === 'over-cap';
  if (!open && !waits) return null;
  if (bill.owedCents === null || bill.holder === 'plan') {
    const reason = bill.owedCents === null ? 'not-owed' : 'in-plan';
    return order?.state === 'announced' ? { kind: 'withdraw', reason } : null;
  }
  if (!enrolled.live || enrolled.suspended || bill.holder !== null) return null;
  const debitOn = debitDayOf(bill.dueOn, calendar);
  if (!isToldInTime(today, debitOn, calendar)) return null;
  const kind = overCap(bill.owedCents, enrolled) ? 'over-cap' : 'announce';
  const known = kind === 'announce' ? 'announced' : 'over-cap';
  const same = order?.state === known && order.debitOn === debitOn && order.amountCents === bill.owedCents;
  return same ? null : { kind, debitOn, amountCents: bill.owedCents };
}

export type CutDecision =
  | { kind: 'cut'; amountCents: Cents }
  | { kind: 'over-cap' }
  | { kind: 'withdraw'; reason: WithdrawReason };

/**
 * Whether an announced order goes to the bank in a file that is cut on a day. Never more than was announced: the
 * customer did not know of it in time.
 */
export function cutDecision(asked: {
  on: LocalDate;
  enrolled: Enrolled;
  bill: BillNow;
  order: Order;
  /** The account may be paid here (D9). */
  payable: boolean;
}): CutDecision {
  const { on, enrolled, bill, order } = asked;
  const withdraw = (reason: WithdrawReason): CutDecision => ({ kind: 'withdraw', reason });
  if (!enrolled.live) return withdraw('ended');
  if (bill.owedCents === null) return withdraw('not-owed');
  if (bill.holder === 'plan') return withdraw('in-plan');
  if (bill.holder !== null) return withdraw('being-paid');
  if (!asked.payable) return withdraw('not-here');
  if (enrolled.suspended) return withdraw('suspended');
  if (order.debitOn <= on) return withdraw('missed');
  if (bill.dueOn > order.debitOn || bill.owedCents > order.amountCents) return withdraw('changed');
  return overCap(bill.owedCents, enrolled)
    ? { kind: 'over-cap' }
    : { kind: 'cut', amountCents: bill.owedCents };
}

export type AnswerOutcome = 'paid' | 'refused' | 'reversed' | 'cancelled';

export type AnswerStep =
  | 'pay'
  | 'refuse'
  | 'reverse'
  | 'pay-and-reverse'
  /** Told before, or overtaken by what is known. */
  | 'nothing'
  /** Paid, says the bank first; refused, it says now. */
  | 'contradiction'
  /** No file ever held it. */
  | 'never-cut';

const STEPS: Readonly<Record<AnswerOutcome, Partial<Record<OrderState, AnswerStep>>>> = {
  paid: { cut: 'pay', refused: 'pay', paid: 'nothing', reversed: 'nothing' },
  refused: { cut: 'refuse', refused: 'nothing', paid: 'contradiction', reversed: 'nothing' },
  reversed: { cut: 'pay-and-reverse', refused: 'pay-and-reverse', paid: 'reverse', reversed: 'nothing' },
  cancelled: { cut: 'refuse', refused: 'nothing', paid: 'nothing', reversed: 'nothing' },
};

/** What the bank's answer does to an order: money that came in is never lost, and told twice it counts once. */
export const answerStep = (state: OrderState, outcome: AnswerOutcome): AnswerStep =>
  STEPS[outcome][state] ?? 'never-cut';
