import type { Clock } from '../../../kit/clock.ts';
import type { Db, Tx } from '../../../kit/database.ts';
import type { Instant } from '../../../kit/dates.ts';
import { instant } from '../../../kit/dates.ts';
import type { PaymentPlatform } from '../platform.ts';
import type { Call, CallHealth, Health, Mood } from './health.ts';
import { moodOf } from './health.ts';

/** What any process learnt last of a platform. */
export async function readHealth(db: Db, platform: string): Promise<Health> {
  const rows = await db
    .selectFrom('platform_health')
    .select([
      'call',
      'last_answer_at as lastAnswerAt',
      'last_answer_ms as lastAnswerMs',
      'last_slow_at as lastSlowAt',
      'slow_in_row as slowInRow',
      'last_refusal_at as lastRefusalAt',
      'last_refusal as lastRefusal',
      'last_failure_at as lastFailureAt',
      'last_failure as lastFailure',
      'failing_since as failingSince',
      'failures_in_row as failuresInRow',
    ])
    .where('platform', '=', platform)
    .execute();
  return Object.fromEntries(rows.map(({ call, ...health }) => [call as Call, health]));
}

/** What a customer who is about to leave for the platform should know. */
export async function platformMood(deps: {
  db: Db;
  clock: Clock;
  platform: Pick<PaymentPlatform, 'name'>;
}): Promise<Mood> {
  return moodOf(await readHealth(deps.db, deps.platform.name), instant(deps.clock));
}

export async function keepHealth(
  db: Db,
  platform: string,
  { call, health }: { call: Call; health: CallHealth },
): Promise<void> {
  const facts = {
    last_answer_at: health.lastAnswerAt,
    last_answer_ms: health.lastAnswerMs,
    last_slow_at: health.lastSlowAt,
    slow_in_row: health.slowInRow,
    last_refusal_at: health.lastRefusalAt,
    last_refusal: health.lastRefusal,
    last_failure_at: health.lastFailureAt,
    last_failure: health.lastFailure,
    failing_since: health.failingSince,
    failures_in_row: health.failuresInRow,
  };
  await db
    .insertInto('platform_health')
    .values({ platform, call, ...facts })
    .onConflict((conflict) => conflict.columns(['platform', 'call']).doUpdateSet(facts))
    .execute();
}

/** The silence that the operator was told of and that has not ended. */
export async function findToldSilence(db: Db, platform: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('platform_silences')
    .select('since')
    .where('platform', '=', platform)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.since ?? null;
}

export async function beginSilence(
  tx: Tx,
  silence: { platform: string; since: Instant; toldAt: Instant },
): Promise<void> {
  const { platform, since, toldAt } = silence;
  await tx.insertInto('platform_silences').values({ platform, since, told_at: toldAt }).execute();
}

export async function endSilence(tx: Tx, silence: { platform: string; endedAt: Instant }): Promise<void> {
  await tx
    .updateTable('platform_silences')
    .set({ ended_at: silence.endedAt })
    .where('platform', '=', silence.platform)
    .where('ended_at', 'is', null)
    .execute();
}
