import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addSeconds, instant, secondsBetween } from '../../kit/dates.ts';
import type { PaymentPlatform, PlatformNotice } from '../platforms/platform.ts';
import { PlatformUnavailable } from '../platforms/platform.ts';
import { suspendReference } from '../sweep/suspense.ts';
import type { SettleDeps } from './outcome/deps.ts';
import { settleInTurn } from './settle.ts';

/**
 * Keeps a notice; a repeated one is the same row, and the answer is false. The platform gets its answer at once, the
 * work comes after.
 */
export async function keepNotice(deps: SettleDeps, notice: PlatformNotice): Promise<boolean> {
  const result = await deps.db
    .insertInto('received_notices')
    .values({
      platform: deps.platform.name,
      event_id: notice.eventId,
      attempt_id: notice.attemptId,
      payment_id: notice.paymentId,
      received_at: instant(deps.clock),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/**
 * Works off the notices that wait, also those of before a crash. A notice only says where to look: `settle` asks. If
 * that gets no answer, the attempt is put on the schedule, whatever its state; a payment whose attempt could not be
 * learnt is asked about again later, and does not hold up the notices behind it.
 */
export async function handleNotices(deps: SettleDeps): Promise<void> {
  for (const notice of await waiting(deps)) {
    const named = await attemptOf(deps, notice);
    if (named === 'no answer') {
      await postpone(deps, notice);
      continue;
    }
    if (named.attemptId !== null) await look(deps, notice, named.attemptId);
    await update(deps.db, notice, { handled_at: instant(deps.clock) });
  }
}

type Waiting = Awaited<ReturnType<typeof waiting>>[number];

async function attemptOf(
  deps: SettleDeps,
  notice: Waiting,
): Promise<{ attemptId: string | null } | 'no answer'> {
  if (notice.attempt_id !== null || notice.payment_id === null) return { attemptId: notice.attempt_id };
  try {
    return { attemptId: await deps.platform.attemptOf(notice.payment_id) };
  } catch (error) {
    const level = error instanceof PlatformUnavailable ? 'warn' : 'error';
    deps.log[level]({ err: error, payment: notice.payment_id }, 'payment of a notice could not be read');
    return 'no answer';
  }
}

async function look(deps: SettleDeps, notice: Waiting, attemptId: string): Promise<void> {
  const attempt = await settleInTurn(withPayment(deps, notice.payment_id), attemptId);
  if (attempt) return;
  deps.log.error({ event: notice.event_id, reference: attemptId }, 'notice of an unknown attempt');
  await suspendReference(deps, { reference: attemptId, paymentId: notice.payment_id });
}

/** The payment that the notice names is read by itself: a platform's search may not show it yet. */
export function withPayment(deps: SettleDeps, paymentId: string | null): SettleDeps {
  if (paymentId === null) return deps;
  const platform: PaymentPlatform = {
    ...deps.platform,
    lookup: (attempt) => deps.platform.lookup({ ...attempt, paymentId }),
  };
  return { ...deps, platform };
}

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 6 * 3600;
/** By then the nightly list has brought the payment. */
const GIVE_UP_SECONDS = 5 * 24 * 3600;

async function postpone(deps: SettleDeps, notice: Waiting): Promise<void> {
  const now = instant(deps.clock);
  if (secondsBetween(notice.received_at, now) > GIVE_UP_SECONDS) {
    deps.log.error({ event: notice.event_id, payment: notice.payment_id }, 'notice given up');
    return await update(deps.db, notice, { handled_at: now });
  }
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** notice.tries, LONGEST_WAIT_SECONDS);
  await update(deps.db, notice, { tries: notice.tries + 1, next_try_at: addSeconds(now, wait) });
}

async function update(
  db: Db,
  notice: Waiting,
  changes: { handled_at: Instant } | { tries: number; next_try_at: Instant },
): Promise<void> {
  await db
    .updateTable('received_notices')
    .set(changes)
    .where('platform', '=', notice.platform)
    .where('event_id', '=', notice.event_id)
    .execute();
}

function waiting({ db, clock, platform }: SettleDeps) {
  return db
    .selectFrom('received_notices')
    .select(['platform', 'event_id', 'attempt_id', 'payment_id', 'tries', 'received_at'])
    .where('handled_at', 'is', null)
    .where('platform', '=', platform.name)
    .where((where) =>
      where.or([where('next_try_at', 'is', null), where('next_try_at', '<=', instant(clock))]),
    )
    .orderBy('received_at')
    .limit(100)
    .execute();
}
