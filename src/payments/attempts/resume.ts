import { PlatformUnavailable } from '../platforms/platform.ts';
import type { Attempt } from './attempt.ts';
import { isResumable } from './attempt.ts';
import type { CheckoutDeps } from './checkout.ts';
import { cancelAttempt, openCheckout } from './checkout.ts';
import { settle } from './settle.ts';
import type { StartDeps } from './start.ts';
import { listItems } from './store.ts';

export type Resumed =
  | { kind: 'go'; url: string }
  /** There is nothing to go on with: its page tells why. */
  | { kind: 'over' }
  | { kind: 'unavailable' };

/** Goes on with an attempt, unless it is decided or what it pays has been paid another way meanwhile. */
export async function resumeAttempt(deps: StartDeps & CheckoutDeps, attemptId: string): Promise<Resumed> {
  const attempt = await settle(deps, attemptId);
  if (!attempt || !isResumable(attempt)) return { kind: 'over' };
  if (!(await isStillOwed(deps, attempt))) return await giveUp(deps, attempt);
  if (attempt.state === 'redirected' && attempt.checkoutUrl) return { kind: 'go', url: attempt.checkoutUrl };
  const url = await openCheckout(deps, attempt);
  return url ? { kind: 'go', url } : { kind: 'unavailable' };
}

/** Whether each of its items can still be paid, and is held by this attempt. */
async function isStillOwed(deps: StartDeps, attempt: Attempt): Promise<boolean> {
  const offered = await deps.payables.list(attempt.accountNumber);
  const items = await listItems(deps.db, attempt.id);
  return items.every((item) =>
    offered.some(
      ({ kind, id, obstacle }) =>
        kind === item.kind &&
        id === item.id &&
        obstacle?.kind === 'in-progress' &&
        obstacle.attemptId === attempt.id,
    ),
  );
}

async function giveUp(deps: CheckoutDeps, attempt: Attempt): Promise<Resumed> {
  try {
    await cancelAttempt(deps, attempt, 'not-owed');
    return { kind: 'over' };
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    return { kind: 'unavailable' };
  }
}
