import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import type { PlatformTruth } from '../platforms/platform.ts';
import { PlatformUnavailable } from '../platforms/platform.ts';
import type { Attempt, GivenUp } from './attempt.ts';
import { checkAfterSilence, DIRECT_DEBIT } from './attempt.ts';
import { applyTruth } from './outcome/apply.ts';
import type { SettleDeps } from './outcome/deps.ts';
import { versionsOf } from './provider-payments.ts';
import { scheduleCheck } from './schedule.ts';
import { findAttempt } from './store.ts';

/**
 * The one way in which an attempt learns its outcome: the return page, a notice, the reconciliation and staff all
 * end here. It asks the platform, believes nothing else, and writes all that follows in one transaction; told
 * the same truth again it changes nothing. Answers the attempt as it stands now; null when there is none.
 * When the platform does not answer, the attempt stays as it was and is asked about later; only to who gives it up
 * that is a `PlatformUnavailable`.
 */
export async function settle(
  deps: SettleDeps,
  attemptId: string,
  givenUp: GivenUp | null = null,
): Promise<Attempt | null> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { attempt, overtaken } = await settleOnce(deps, attemptId, givenUp);
    if (!overtaken) return attempt;
    if (attempt && round === ROUNDS) await postpone(deps, attempt);
  }
  return await findAttempt(deps.db, attemptId);
}

/** How often an answer that was overtaken on its way is asked for again at once. */
const ROUNDS = 3;

interface Settled {
  attempt: Attempt | null;
  overtaken: boolean;
}

async function settleOnce(deps: SettleDeps, attemptId: string, givenUp: GivenUp | null): Promise<Settled> {
  const before = await findAttempt(deps.db, attemptId);
  if (!before) return { attempt: null, overtaken: false };
  if (before.platform === DIRECT_DEBIT) return { attempt: before, overtaken: false };
  const versions = await versionsOf(deps.db, attemptId);
  let truth: PlatformTruth;
  try {
    truth = await askPlatform(deps, before, givenUp);
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    deps.log.warn({ err: error, attempt: attemptId }, 'platform did not answer');
    await postpone(deps, before);
    if (givenUp) throw error;
    return { attempt: before, overtaken: false };
  }
  const told = { attemptId, truth, givenUp, versions };
  const { overtaken } = await transact(deps.db, (tx) => applyTruth(deps, tx, told));
  return { attempt: await findAttempt(deps.db, attemptId), overtaken };
}

/** `settle` for the background: one attempt that cannot be settled must not hold up the others. */
export async function settleInTurn(deps: SettleDeps, attemptId: string): Promise<Attempt | null> {
  try {
    return await settle(deps, attemptId);
  } catch (error) {
    deps.log.error({ err: error, attempt: attemptId }, 'attempt could not be settled');
    const attempt = await findAttempt(deps.db, attemptId);
    if (attempt) await postpone(deps, attempt);
    return attempt;
  }
}

/** What was refused or given up is closed first, so that it cannot be paid beside a new checkout (D10). */
async function askPlatform(
  { platform }: SettleDeps,
  attempt: Attempt,
  givenUp: GivenUp | null,
): Promise<PlatformTruth> {
  const { chargedBy } = attempt;
  const truth = await platform.lookup({
    attemptId: attempt.id,
    checkoutId: attempt.checkoutId,
    ...(chargedBy === 'enrolled-card' ? { chargedBy } : {}),
  });
  const refused =
    truth.payments.length > 0 && truth.payments.every((payment) => payment.status === 'rejected');
  if (!(refused || givenUp) || truth.checkout?.status !== 'open') return truth;
  await platform.expire(truth.checkout.id);
  return await platform.lookup({ attemptId: attempt.id, checkoutId: truth.checkout.id });
}

async function postpone({ db, clock }: SettleDeps, attempt: Attempt): Promise<void> {
  const at = checkAfterSilence(attempt.createdAt, instant(clock));
  await scheduleCheck(db, attempt.id, { at, checks: attempt.checks + 1 });
}
