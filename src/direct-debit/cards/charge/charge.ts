import { transact } from '../../../kit/database.ts';
import type { LocalDate } from '../../../kit/dates.ts';
import { instant } from '../../../kit/dates.ts';
import { localDate, localHour } from '../../../kit/intl/zone.ts';
import { releaseClaims } from '../../../payables/claims.ts';
import { nextCheck } from '../../../payments/attempts/attempt.ts';
import { addEvent } from '../../../payments/attempts/events.ts';
import { settleInTurn } from '../../../payments/attempts/settle.ts';
import { findAttempt, moveAttempt } from '../../../payments/attempts/store.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../payments/platforms/platform.ts';
import type { DebitOrder } from '../../orders/store.ts';
import type { ChargeDeps, Taken } from './due.ts';
import { dueCards, takeDue } from './due.ts';

/** Nobody is charged in the night; the bank's day begins about then, too. */
const FIRST_HOUR = 9;

/**
 * Charges the cards that are due. Each order is charged once for one attempt: two runs at the same time, or a run
 * after a kill, find the order taken. A platform that gives no answer is left alone until the next run.
 */
export async function chargeDueCards(deps: ChargeDeps): Promise<number> {
  await deps.settings.current();
  const now = deps.clock.now();
  if (localHour(now, deps.config.timeZone) < FIRST_HOUR) return 0;
  const today = localDate(now, deps.config.timeZone);
  let asked = 0;
  for (const order of await dueCards(deps, today)) {
    const done = await chargeOrder(deps, { order, today });
    if (done !== 'left') asked += 1;
    if (done === 'no answer') break;
  }
  return asked;
}

/** One order that cannot be charged must not hold up the others. */
async function chargeOrder(
  deps: ChargeDeps,
  { order, today }: { order: DebitOrder; today: LocalDate },
): Promise<'answered' | 'no answer' | 'left'> {
  try {
    // What became of the try before is asked once more: nothing is charged beside an outcome that is not known.
    if (order.attemptId !== null && !(await isSettled(deps, order.attemptId))) return 'no answer';
    const taken = await transact(deps.db, (tx) => takeDue(tx, deps, { seen: order, today }));
    deps.wake.mail();
    return taken ? await chargeCard(deps, taken) : 'left';
  } catch (error) {
    deps.log.error({ err: error, order: order.id }, 'a card could not be charged');
    return 'left';
  }
}

async function isSettled(deps: ChargeDeps, attemptId: string): Promise<boolean> {
  const { platform } = deps.payments;
  const attempt = await findAttempt(deps.db, attemptId);
  if (attempt?.platform !== platform.name) return true;
  try {
    await platform.lookup({ attemptId, checkoutId: attempt.checkoutId, chargedBy: 'enrolled-card' });
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    return false;
  }
  await settleInTurn(deps.payments, attemptId);
  return true;
}

/** Asks for the charge of an attempt on record, once, and then what came of it. */
export async function chargeCard(
  deps: ChargeDeps,
  { attemptId, token }: Taken,
): Promise<'answered' | 'no answer'> {
  const { payments, db, log } = deps;
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) throw new Error(`attempt ${attemptId} is gone`);
  try {
    await payments.platform.cards?.charge({
      attemptId,
      token,
      amountCents: attempt.totalCents,
      currency: attempt.currency,
      description: payments.describe(attempt),
      noticeUrl: payments.noticeUrl,
    });
  } catch (error) {
    const refused = error instanceof PlatformRefused;
    const level = refused || error instanceof PlatformUnavailable ? 'warn' : 'error';
    log[level]({ err: error, attempt: attemptId }, 'card was not charged, as far as is known');
    await record(deps, attemptId, refused ? 'cancelled' : 'unknown');
    if (refused) return 'answered';
    await settleInTurn(payments, attemptId);
    return 'no answer';
  }
  await settleInTurn(payments, attemptId);
  return 'answered';
}

/** A notice may have been faster: what it told stands. */
async function record(deps: ChargeDeps, attemptId: string, to: 'cancelled' | 'unknown'): Promise<void> {
  const { clock, payments } = deps;
  await transact(deps.db, async (tx) => {
    const attempt = await findAttempt(tx, attemptId);
    if (attempt?.state !== 'created') return;
    const reason = to === 'cancelled' ? 'platform-refused' : null;
    const nextCheckAt = to === 'cancelled' ? null : nextCheck(attempt.createdAt, instant(clock));
    await moveAttempt(tx, clock, { attempt, to, reason, nextCheckAt });
    await addEvent(tx, clock, { attemptId, kind: to });
    if (to === 'cancelled') await releaseClaims(tx, { kind: 'payment', id: attemptId }, null);
    await payments.onMoved(tx, { attempt, to, reason });
  });
}
