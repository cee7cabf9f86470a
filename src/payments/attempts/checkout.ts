import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { releaseClaims } from '../../payables/claims.ts';
import { PlatformRefused, PlatformUnavailable } from '../platforms/platform.ts';
import type { Attempt, GivenUp } from './attempt.ts';
import { ATTEMPT_STATES, nextCheck } from './attempt.ts';
import { addEvent } from './events.ts';
import type { SettleDeps } from './outcome/deps.ts';
import { settle } from './settle.ts';
import { findAttempt, listItems, moveAttempt, rememberCheckout } from './store.ts';

export interface CheckoutDeps extends SettleDeps {
  baseUrl: string;
  /** Where the platform's notices go. */
  noticeUrl: string;
  describe(attempt: Attempt): string;
}

/**
 * Opens the checkout of an attempt that is on record and answers where to send the browser; null when the
 * platform refused or did not answer. The attempt's id is the idempotency key: asked twice, it is one checkout.
 */
export async function openCheckout(deps: CheckoutDeps, attempt: Attempt): Promise<string | null> {
  const items = await listItems(deps.db, attempt.id);
  try {
    const checkout = await deps.platform.create({
      attemptId: attempt.id,
      amountCents: attempt.totalCents,
      currency: attempt.currency,
      description: deps.describe(attempt),
      items: items.map((item) => ({ label: item.labels[attempt.language], amountCents: item.amountCents })),
      language: attempt.language,
      returnUrl: `${deps.baseUrl}/pagos/${attempt.id}`,
      noticeUrl: deps.noticeUrl,
    });
    const now = await record(deps, attempt, { to: 'redirected', reason: null, checkout });
    if (now && ATTEMPT_STATES[now.state].resumable) return checkout.url;
    // Given up while the platform was opening it: nobody has its address, and nobody may pay it.
    await deps.platform.expire(checkout.id);
    return null;
  } catch (error) {
    deps.log.warn({ err: error, attempt: attempt.id }, 'checkout was not opened');
    if (error instanceof PlatformRefused)
      await record(deps, attempt, { to: 'cancelled', reason: 'platform-refused' });
    else if (error instanceof PlatformUnavailable)
      await record(deps, attempt, { to: 'unknown', reason: null });
    else throw error;
    return null;
  }
}

type Step =
  | { to: 'redirected'; reason: null; checkout: { id: string; url: string } }
  | { to: 'cancelled'; reason: 'platform-refused' }
  | { to: 'unknown'; reason: null };

async function record(deps: CheckoutDeps, attempt: Attempt, step: Step): Promise<Attempt | null> {
  return await transact(deps.db, async (tx) => {
    if (step.to === 'redirected') await rememberCheckout(tx, attempt.id, step.checkout);
    const now = await findAttempt(tx, attempt.id);
    // A notice or the other tab may have been faster: what it learnt stands.
    if (!now || (now.state !== 'created' && now.state !== 'unknown') || now.state === step.to) return now;
    // A checkout may have come out of the call before, which had no answer: only a lookup can rule it out.
    if (step.to === 'cancelled' && now.state === 'unknown') return now;
    const nextCheckAt = step.to === 'cancelled' ? null : nextCheck(now.createdAt, instant(deps.clock));
    await moveAttempt(tx, deps.clock, { attempt: now, to: step.to, reason: step.reason, nextCheckAt });
    await addEvent(tx, deps.clock, { attemptId: attempt.id, kind: step.to });
    if (step.to === 'cancelled') await releaseClaims(tx, { kind: 'payment', id: attempt.id }, null);
    return { ...now, state: step.to };
  });
}

/**
 * Gives an attempt up: first the platform's checkout is made unpayable, then the platform is asked what
 * happened. If a payment was faster, the attempt is paid. `PlatformUnavailable` when it cannot be done now.
 */
export function cancelAttempt(
  deps: CheckoutDeps,
  attempt: Attempt,
  why: GivenUp = 'customer',
): Promise<Attempt | null> {
  return settle(deps, attempt.id, why);
}
