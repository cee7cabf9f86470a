import type { PlatformTruth, ProviderPayment } from '../../platforms/platform.ts';
import type { Attempt, AttemptState, Expectation, GivenUp, ReviewReason } from '../attempt.ts';

export interface Verdict {
  state: AttemptState;
  reason: Attempt['reason'];
  /** To be credited. */
  approved: ProviderPayment[];
  /** Approved, but not to be credited by themselves. */
  doubtful: Doubtful[];
  /** Doubtful ones that went back as a whole: nobody need look at them any more. */
  returned: ProviderPayment[];
  /** The last one that was refused. */
  rejected: ProviderPayment | null;
}

export interface Doubtful {
  payment: ProviderPayment;
  reason: ReviewReason;
}

/** After this the call that opens a checkout can no longer be under way. */
const CREATE_GRACE_SECONDS = 60;
/** A charge needs nobody to visit anything: what was asked for must have been dropped before it is asked for anew. */
const CHARGE_GRACE_SECONDS = 10 * 60;

/** What the platform's word makes of an attempt. Pure: the same word gives the same verdict however often it is told. */
export function judge(
  attempt: Attempt,
  truth: PlatformTruth,
  asked: {
    ageSeconds: number;
    givenUp: GivenUp | null;
    expects: Expectation;
    /** Payments that somebody has accepted, whatever was wrong with them. */
    accepted?: ReadonlySet<string>;
  },
): Verdict {
  const doubtOf = (payment: ProviderPayment) =>
    asked.accepted?.has(payment.id) ? null : whyDoubted(attempt, payment, asked.expects);
  const all = truth.payments.filter((payment) => payment.status === 'approved');
  const approved = all.filter((one) => doubtOf(one) === null);
  const wrong = all.filter((one) => !approved.includes(one));
  const returned = wrong.filter((one) => one.refundedCents >= one.amountCents);
  const doubtful = wrong.flatMap((payment): Doubtful[] => {
    const reason = returned.includes(payment) ? null : doubtOf(payment);
    return reason === null ? [] : [{ payment, reason }];
  });
  const rejected = truth.payments.findLast((payment) => payment.status === 'rejected') ?? null;
  const verdict = (state: AttemptState, reason: Attempt['reason'] = null): Verdict => ({
    state,
    reason,
    approved,
    doubtful,
    returned,
    rejected,
  });
  if (approved.length > 0) return verdict('paid');
  if (doubtful[0]) return verdict('review', doubtful[0].reason);
  if (truth.payments.some((payment) => payment.status === 'pending')) return verdict('processing');
  if (all.length > 0) return verdict('cancelled', 'given-back');
  if (rejected) return verdict('rejected', rejected.reason ?? 'other');
  if (truth.checkout?.status === 'cancelled') return verdict('cancelled', 'customer');
  if (truth.checkout?.status === 'expired') {
    return asked.givenUp ? verdict('cancelled', asked.givenUp) : verdict('expired');
  }
  if (truth.checkout)
    return verdict(attempt.state === 'created' || attempt.state === 'unknown' ? 'redirected' : attempt.state);
  // An answer from before the checkout was opened says nothing about it.
  if (attempt.checkoutId !== null) return verdict(attempt.state, attempt.reason);
  if (asked.givenUp) return verdict('cancelled', asked.givenUp);
  const grace = attempt.chargedBy === 'checkout' ? CREATE_GRACE_SECONDS : CHARGE_GRACE_SECONDS;
  return asked.ageSeconds > grace
    ? verdict('cancelled', 'never-sent')
    : verdict(attempt.state, attempt.reason);
}

/** What is wrong with an approved payment; null when it may be credited. */
function whyDoubted(attempt: Attempt, payment: ProviderPayment, expects: Expectation): ReviewReason | null {
  if (payment.currency !== attempt.currency) return 'currency';
  if (payment.amountCents !== attempt.totalCents) return 'amount';
  if (expects.live && !payment.live) return 'test-money';
  // A platform that does not say who collected is the one whose key was used to ask.
  const { collector } = expects;
  return collector !== null && payment.collector !== null && payment.collector !== collector
    ? 'collector'
    : null;
}
