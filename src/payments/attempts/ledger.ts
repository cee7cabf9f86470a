import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import { releaseClaims, settleClaim } from '../../payables/claims.ts';
import type { PayableSource } from '../../payables/payable.ts';
import type { MoneyBack } from '../money-back/book.ts';
import { findMoneyBack } from '../money-back/book.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import type { Attempt, AttemptItem } from './attempt.ts';

/** A payment only goes forward: an answer that was overtaken on its way must not take an approval back. */
const FINALITY: Record<ProviderPayment['status'], number> = { pending: 0, rejected: 1, approved: 2 };

/** Writes down what the platform says of a payment, and answers what is known of it now. */
export async function recordProviderPayment(
  tx: Tx,
  clock: Clock,
  seen: { attempt: Attempt; payment: ProviderPayment },
): Promise<ProviderPayment> {
  const { attempt, payment } = seen;
  const known = await findProviderPayment(tx, attempt.platform, payment.id);
  if (known && FINALITY[known.status] > FINALITY[payment.status]) return known;
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
    disputed: Number(payment.disputed),
    live: Number(payment.live),
    collector: payment.collector,
    updated_at: now,
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
  return { ...payment, refundedCents };
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

/**
 * Credits each item of an approved payment exactly once. An item that was not owed any more becomes surplus: the
 * money is on the books either way. A payment that is already on the books changes nothing.
 */
export async function creditPayment(
  tx: Tx,
  clock: Clock,
  credit: {
    attempt: Attempt;
    items: AttemptItem[];
    payment: ProviderPayment;
    sources: readonly PayableSource[];
  },
): Promise<{ surplus: boolean }> {
  const { attempt, payment } = credit;
  if (await isOnTheBooks(tx, attempt.platform, payment.id)) return { surplus: false };
  const at = instant(clock);
  const owner = { kind: 'payment' as const, id: attempt.id };
  let surplus = false;
  for (const item of credit.items) {
    const source = credit.sources.find((candidate) => candidate.kind === item.kind);
    if (!source) throw new Error(`nothing settles items of kind ${item.kind}`);
    const owed = await source.settle(tx, { itemId: item.id, attemptId: attempt.id, at });
    surplus ||= !owed;
    await tx
      .insertInto('ledger_entries')
      .values({
        id: newId(clock),
        platform: attempt.platform,
        provider_payment_id: payment.id,
        kind: owed ? 'credit' : 'surplus',
        attempt_id: attempt.id,
        account_number: attempt.accountNumber,
        item_kind: item.kind,
        item_id: item.id,
        amount_cents: item.amountCents,
        recorded_at: at,
      })
      .execute();
    if (owed) await settleClaim(tx, clock, { item, owner, accountNumber: attempt.accountNumber });
  }
  // What became surplus was paid elsewhere: nothing of it is left to be held.
  await releaseClaims(tx, owner, null);
  return { surplus };
}

async function isOnTheBooks(tx: Tx, platform: string, paymentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('ledger_entries')
    .select('id')
    .where('platform', '=', platform)
    .where('provider_payment_id', '=', paymentId)
    .executeTakeFirst();
  return row !== undefined;
}

export interface PaymentMeans {
  method: string | null;
  lastFour: string | null;
  paymentId: string;
  surplus: boolean;
  back: MoneyBack;
}

/** How an attempt was paid; null while it is not. */
export async function findMeans(
  db: Db,
  attempt: Pick<Attempt, 'id' | 'totalCents'>,
): Promise<PaymentMeans | null> {
  const row = await db
    .selectFrom('provider_payments')
    .select(['provider_payment_id as paymentId', 'method', 'last_four as lastFour'])
    .where('attempt_id', '=', attempt.id)
    .where('status', '=', 'approved')
    .orderBy('first_seen_at')
    .executeTakeFirst();
  if (!row) return null;
  const entry = await db
    .selectFrom('ledger_entries')
    .select('id')
    .where('attempt_id', '=', attempt.id)
    .where('kind', '=', 'surplus')
    .executeTakeFirst();
  return { ...row, surplus: entry !== undefined, back: await findMoneyBack(db, attempt) };
}
