import { sql } from 'kysely';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import { addSeconds, instant, secondsBetween } from '../kit/dates.ts';
import { AppError } from '../kit/errors.ts';
import { clientNetwork } from './client/network.ts';
import type { Ctx } from './context.ts';

export interface Limit {
  key: string;
  failures: number;
  windowSeconds: number;
}

/** Counts failures, never page views, in the database: a restart forgives nothing. */
export interface FailureLimits {
  /** Throws `too_many` when any of the limits is reached. */
  check(limits: Limit[]): Promise<void>;
  fail(limits: Limit[]): Promise<void>;
  forgive(limits: Limit[]): Promise<void>;
  /** Removes the counts whose time is over. */
  sweep(): Promise<void>;
}

export function createFailureLimits(db: Db, clock: Clock): FailureLimits {
  return {
    check: async (limits) => {
      const now = instant(clock);
      const rows = await db
        .selectFrom('failure_counts')
        .selectAll()
        .where(
          'key',
          'in',
          limits.map((limit) => limit.key),
        )
        .where('window_ends_at', '>', now)
        .execute();
      const full = rows
        .filter((row) => limits.some((l) => l.key === row.key && row.failures >= l.failures))
        .sort((a, b) => b.window_ends_at.localeCompare(a.window_ends_at))[0];
      if (!full) return;
      const retryAfterSeconds = Math.ceil(secondsBetween(now, full.window_ends_at));
      throw new AppError('too_many', `limit ${full.key}`, { retryAfterSeconds });
    },
    fail: async (limits) => {
      const now = instant(clock);
      await transact(db, async (tx) => {
        for (const limit of limits) await addFailure(tx, now, limit);
      });
    },
    forgive: async (limits) => {
      const keys = limits.map((limit) => limit.key);
      await db.deleteFrom('failure_counts').where('key', 'in', keys).execute();
    },
    sweep: async () => {
      await db.deleteFrom('failure_counts').where('window_ends_at', '<=', instant(clock)).execute();
    },
  };
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
  return clientNetwork(peer, c.req.header('x-forwarded-for') ?? '', trustedProxies);
}
