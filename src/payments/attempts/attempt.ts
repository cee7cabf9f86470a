import type { Instant } from '../../kit/dates.ts';
import { addMinutes } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';
import type { ItemKind } from '../../payables/payable.ts';
import type { RefusalReason } from '../platforms/platform.ts';

export type AttemptState =
  | 'created'
  | 'redirected'
  | 'processing'
  | 'paid'
  | 'rejected'
  | 'cancelled'
  | 'expired'
  | 'unknown'
  | 'review';

/** The name under which debits by the bank stand among the payments: no platform is ever asked about them. */
export const DIRECT_DEBIT = 'debit';

export interface AttemptItem {
  kind: ItemKind;
  id: string;
  labels: Record<Language, string>;
  amountCents: Cents;
}

/** On a page of the platform by whoever pays, or by the platform from a card that it keeps. */
export type ChargedBy = 'checkout' | 'enrolled-card';

/** One try to pay frozen items. Its id is the platform's reference. */
export interface Attempt {
  id: string;
  accountNumber: string;
  userId: string | null;
  language: Language;
  platform: string;
  checkoutId: string | null;
  checkoutUrl: string | null;
  chargedBy: ChargedBy;
  state: AttemptState;
  /** A refusal's reason, why it was cancelled, or why somebody must look at it. */
  reason: RefusalReason | CancelReason | ReviewReason | null;
  totalCents: Cents;
  currency: string;
  receiptEmail: string;
  verificationCode: string;
  createdAt: Instant;
  paidAt: Instant | null;
  checks: number;
}

/** Why the portal asks the platform to close a checkout: the person gave it up, or what it pays is not owed any more. */
export type GivenUp = 'customer' | 'not-owed';
export type CancelReason = GivenUp | 'platform-refused' | 'never-sent' | 'given-back';

/** Why an approved payment is not credited by itself. */
export type ReviewReason = 'amount' | 'currency' | 'test-money' | 'collector';

/** What a payment must be besides right in amount and currency. */
export interface Expectation {
  /** Test money is refused. */
  live: boolean;
  /** The platform's account that must have collected it; null: whichever. */
  collector: string | null;
}

interface StateRules {
  /** Where it may go from here. Late truth wins: what was given up may still become paid. */
  next: readonly AttemptState[];
  /** Whether its items stay claimed. */
  holds: boolean;
  /** Whether the platform is still asked about it. */
  open: boolean;
  /** Whether the person may go on with it, or give it up. */
  resumable: boolean;
}

const LATE: readonly AttemptState[] = ['paid', 'processing', 'review'];

/** What each state allows. Nothing leads back from `paid`. */
export const ATTEMPT_STATES: Readonly<Record<AttemptState, StateRules>> = {
  created: {
    next: ['redirected', 'unknown', 'cancelled', 'expired', 'rejected', ...LATE],
    holds: true,
    open: true,
    resumable: true,
  },
  redirected: {
    next: ['cancelled', 'expired', 'rejected', ...LATE],
    holds: true,
    open: true,
    resumable: true,
  },
  unknown: {
    next: ['redirected', 'cancelled', 'expired', 'rejected', ...LATE],
    holds: true,
    open: true,
    resumable: true,
  },
  processing: {
    next: ['paid', 'rejected', 'cancelled', 'expired', 'review'],
    holds: true,
    open: true,
    resumable: false,
  },
  review: { next: ['paid', 'cancelled'], holds: true, open: false, resumable: false },
  paid: { next: [], holds: true, open: false, resumable: false },
  rejected: { next: LATE, holds: false, open: false, resumable: false },
  cancelled: { next: LATE, holds: false, open: false, resumable: false },
  expired: { next: LATE, holds: false, open: false, resumable: false },
};

/** Whether its payer may go on with it, or give it up: what a debit charges goes its way by itself. */
export const isResumable = ({ state, chargedBy }: Pick<Attempt, 'state' | 'chargedBy'>): boolean =>
  ATTEMPT_STATES[state].resumable && chargedBy === 'checkout';

export function mayBecome(from: AttemptState, to: AttemptState): boolean {
  return ATTEMPT_STATES[from].next.includes(to);
}

const EARLY_MINUTES = [2, 5, 15, 35, 60];
const LATER_MINUTES = 6 * 60;
const GIVE_UP_MINUTES = 5 * 24 * 60;

/** When the platform is asked again about an open attempt (2, 5, 15, 35 min, 1 h, then every 6 h for 5 days). */
export function nextCheck(createdAt: Instant, now: Instant): Instant | null {
  const age = (Date.parse(now) - Date.parse(createdAt)) / 60_000;
  const early = EARLY_MINUTES.find((minutes) => minutes > age);
  if (early !== undefined) return addMinutes(createdAt, early);
  return age > GIVE_UP_MINUTES ? null : addMinutes(now, LATER_MINUTES);
}

const SILENCE_MINUTES = 5;

/** When an attempt is asked about again after the platform gave no answer: soon, and it is never given up. */
export function checkAfterSilence(createdAt: Instant, now: Instant): Instant {
  const planned = nextCheck(createdAt, now);
  if (planned === null) return addMinutes(now, LATER_MINUTES);
  const minutes = (Date.parse(planned) - Date.parse(now)) / 60_000;
  return addMinutes(now, Math.min(minutes, SILENCE_MINUTES));
}
