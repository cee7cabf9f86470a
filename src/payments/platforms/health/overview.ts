import { sql } from 'kysely';
import type { Db } from '../../../kit/database.ts';
import type { Instant } from '../../../kit/dates.ts';
import { addMinutes } from '../../../kit/dates.ts';
import type { Cents } from '../../../kit/money.ts';
import { ATTEMPT_STATES } from '../../attempts/attempt.ts';

const DAY_MINUTES = 24 * 60;

export interface Notices {
  /** In the last 24 hours. */
  received: number;
  lastReceivedAt: Instant | null;
  waiting: number;
  oldestWaitingAt: Instant | null;
}

export async function countNotices(db: Db, platform: string, now: Instant): Promise<Notices> {
  const of = db.selectFrom('received_notices').where('platform', '=', platform);
  const [all, recent, waiting] = await Promise.all([
    of.select((e) => e.fn.max('received_at').as('last')).executeTakeFirstOrThrow(),
    of
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('received_at', '>=', addMinutes(now, -DAY_MINUTES))
      .executeTakeFirstOrThrow(),
    of
      .select((e) => [e.fn.countAll<number>().as('count'), e.fn.min('received_at').as('oldest')])
      .where('handled_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    received: recent.count,
    lastReceivedAt: all.last,
    waiting: waiting.count,
    oldestWaitingAt: waiting.oldest,
  };
}

export interface OpenAttempts {
  state: string;
  count: number;
  oldestAt: Instant;
  /** Null: none of them is on the schedule any more. */
  nextCheckAt: Instant | null;
}

export async function countOpenAttempts(db: Db): Promise<OpenAttempts[]> {
  const open = Object.entries(ATTEMPT_STATES).flatMap(([state, rules]) =>
    rules.open ? [state as keyof typeof ATTEMPT_STATES] : [],
  );
  return await db
    .selectFrom('payment_attempts')
    .select((e) => [
      'state',
      e.fn.countAll<number>().as('count'),
      e.fn.min('created_at').as('oldestAt'),
      e.fn.min('next_check_at').as('nextCheckAt'),
    ])
    .where('state', 'in', open)
    .groupBy('state')
    .orderBy('oldestAt')
    .execute();
}

/** Money that came in for an attempt of ours and was not credited. */
export interface UncreditedPayment {
  attemptId: string;
  accountNumber: string;
  paymentId: string;
  amountCents: Cents;
  currency: string;
  owedCents: Cents;
  owedCurrency: string;
  reason: string | null;
  firstSeenAt: Instant;
}

/** In review, oldest first: approved, not given back as a whole, and without any entry in the ledger. */
export async function listUncredited(db: Db): Promise<UncreditedPayment[]> {
  return await db
    .selectFrom('provider_payments as p')
    .innerJoin('payment_attempts as a', 'a.id', 'p.attempt_id')
    .select([
      'a.id as attemptId',
      'a.account_number as accountNumber',
      'p.provider_payment_id as paymentId',
      'p.amount_cents as amountCents',
      'p.currency as currency',
      'a.total_cents as owedCents',
      'a.currency as owedCurrency',
      'a.reason as reason',
      'p.first_seen_at as firstSeenAt',
    ])
    .where('p.status', '=', 'approved')
    .where(sql.ref('p.refunded_cents'), '<', sql.ref('p.amount_cents'))
    .where(sql<boolean>`p.booked = 0`)
    .orderBy('p.first_seen_at')
    .execute();
}
