import { sql } from 'kysely';
import type { Clock } from '../kit/clock.ts';
import { removeOld } from '../kit/database/remove-old.ts';
import type { Db } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import { addSeconds, instant, secondsBetween } from '../kit/dates.ts';
import { AppError } from '../kit/errors.ts';
import { clientNetwork } from './client/network.ts';
import { requestHeader } from './client/request-header.ts';
import type { Ctx } from './context.ts';

export interface Limit {
  key: string;
  failures: number;
  windowSeconds: number;
}

/** Counts failures, never page views, in the database: a restart forgives nothing. */
export interface FailureLimits {
  /**
   * Counts a try before it is judged, so that guesses sent all at once are no more than one by one. Throws `too_many`
   * when any of the limits is reached, and then counts nothing.
   */
  take(limits: Limit[]): Promise<void>;
  /** Takes one try back: it was right. */
  giveBack(limits: Limit[]): Promise<void>;
  /** Throws `too_many` when any of the limits is reached; for work that is too slow to be counted first. */
  check(limits: Limit[]): Promise<void>;
  fail(limits: Limit[]): Promise<void>;
  forgive(limits: Limit[]): Promise<void>;
  /** Removes the counts whose time is over. */
  sweep(): Promise<void>;
}

export function createFailureLimits(db: Db, clock: Clock): FailureLimits {
  return {
    take: async (limits) => {
      const now = instant(clock);
      await transact(db, async (tx) => {
        await refuseFull(tx, now, limits);
        for (const limit of limits) await addFailure(tx, now, limit);
      });
    },
    giveBack: async (limits) => {
      await db
        .updateTable('failure_counts')
        .set((expression) => ({ failures: expression('failures', '-', 1) }))
        .where('key', 'in', keysOf(limits))
        .where('failures', '>', 0)
        .execute();
    },
    check: (limits) => refuseFull(db, instant(clock), limits),
    fail: async (limits) => {
      const now = instant(clock);
      await transact(db, async (tx) => {
        for (const limit of limits) await addFailure(tx, now, limit);
      });
    },
    forgive: async (limits) => {
      await db.deleteFrom('failure_counts').where('key', 'in', keysOf(limits)).execute();
    },
    sweep: async () => {
      const before = instant(clock);
      await removeOld(db, { table: 'failure_counts', key: ['key'], at: 'window_ends_at', before });
    },
  };
}

const keysOf = (limits: Limit[]) => limits.map((limit) => limit.key);

async function refuseFull(db: Db, now: string, limits: Limit[]): Promise<void> {
  const rows = await db.selectFrom('failure_counts').selectAll().where('key', 'in', keysOf(limits)).execute();
  const full = rows
    .filter((row) => row.window_ends_at > now)
    .filter((row) => limits.some((l) => l.key === row.key && row.failures >= l.failures))
    .sort((a, b) => b.window_ends_at.localeCompare(a.window_ends_at))[0];
  if (!full) return;
  const retryAfterSeconds = Math.ceil(secondsBetween(now, full.window_ends_at));
  throw new AppError('too_many', `limit ${full.key}`, { retryAfterSeconds });
}

async function addFailure(db: Db, now: string, limit: Limit): Promise<void> {
  const windowEndsAt = addSeconds(now, limit.windowSeconds);
  await db
    .insertInto('failure_counts')
    .values({ key: limit.key, failures: 1, window_ends_at: windowEndsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failures: sql<number>`case when failure_counts.window_ends_at > ${now} then failure_counts.failures + 1 else 1 end`,
        window_ends_at: sql<string>`case when failure_counts.window_ends_at > ${now} then failure_counts.window_ends_at else ${windowEndsAt} end`,
      }),
    )
    .execute();
}

/** The address that limits count by: the peer's, or what a trusted proxy says; an IPv6 network counts as one. */
export function clientAddress(c: Ctx, trustedProxies: readonly string[]): string {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? 'unknown';
  return clientNetwork(peer, requestHeader(c, 'x-forwarded-for') ?? '', trustedProxies);
}
