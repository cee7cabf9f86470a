import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addSeconds, instant } from '../../kit/dates.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import type { Attempt } from './attempt.ts';

/** A payment only goes forward: an answer that was overtaken on its way must not take an approval back. */
const FINALITY: Record<ProviderPayment['status'], number> = { pending: 0, rejected: 1, approved: 2 };

/** When each payment of an attempt was last written down: what an answer has to be newer than. */
export type Versions = ReadonlyMap<string, Instant>;

export async function versionsOf(db: Db, attemptId: string): Promise<Versions> {
  const rows = await db
    .selectFrom('provider_payments')
    .select(['provider_payment_id as id', 'updated_at as at'])
    .where('attempt_id', '=', attemptId)
    .execute();
  return new Map(rows.map(({ id, at }) => [id, at]));
}

export interface Recorded {
  payment: ProviderPayment;
  /** Another answer was written down while this one was under way: which of them is the newer cannot be told. */
  overtaken: boolean;
}

/**
 * Writes down what the platform says of a payment, and answers what is known of it now. A dispute comes and goes, so
 * of two answers that overlapped only a third one, asked for afterwards, can tell how it stands.
 */
export async function recordProviderPayment(
  tx: Tx,
  clock: Clock,
  seen: { attempt: Attempt; payment: ProviderPayment; versions: Versions },
): Promise<Recorded> {
  const { attempt, payment, versions } = seen;
  const known = await findProviderPayment(tx, attempt.platform, payment.id);
  if (known && FINALITY[known.status] > FINALITY[payment.status]) return { payment: known, overtaken: false };
  const version = (await versionsOf(tx, attempt.id)).get(payment.id);
  const overlapped = version !== versions.get(payment.id);
  const overtaken = known !== null && overlapped && known.disputed !== payment.disputed;
  const disputed = overtaken ? known.disputed : payment.disputed;
  // Money that went back does not come again: a smaller sum is an answer that was overtaken.
  const refundedCents = Math.max(payment.refundedCents, known?.refundedCents ?? 0);
  const now = instant(clock);
  const facts = {
    status: payment.status,
    reason: payment.reason,
    amount_cents: payment.amountCents,
    currency: payment.currency,
    method: payment.method,
    last_four: payment.lastFour,
    refunded_cents: refundedCents,
    disputed: Number(disputed),
    live: Number(payment.live),
    collector: payment.collector,
    updated_at: version && version >= now ? addSeconds(version, 0.001) : now,
  };
  await tx
    .insertInto('provider_payments')
    .values({
      platform: attempt.platform,
      provider_payment_id: payment.id,
      attempt_id: attempt.id,
      first_seen_at: now,
      ...facts,
    })
    .onConflict((conflict) => conflict.columns(['platform', 'provider_payment_id']).doUpdateSet(facts))
    .execute();
  return { payment: { ...payment, refundedCents, disputed }, overtaken };
}

export async function findProviderPayment(
  db: Db,
  platform: string,
  id: string,
): Promise<ProviderPayment | null> {
  const row = await db
    .selectFrom('provider_payments')
    .select([
      'provider_payment_id as id',
      'attempt_id as reference',
      'status',
      'reason',
      'amount_cents as amountCents',
      'currency',
      'method',
      'last_four as lastFour',
      'refunded_cents as refundedCents',
      'disputed',
      'live',
      'collector',
    ])
    .where('platform', '=', platform)
    .where('provider_payment_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  // Seen before it was asked for: then nobody doubted that it was real money.
  return { ...row, disputed: row.disputed === 1, live: row.live !== 0 } as ProviderPayment;
}
