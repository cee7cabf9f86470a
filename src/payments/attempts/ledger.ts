import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import type { Cents } from '../../kit/money.ts';
import { releaseClaims } from '../../payables/claims.ts';
import type { PayableSource } from '../../payables/payable.ts';
import { settleClaim } from '../../payables/settled.ts';
import type { MoneyBack } from '../money-back/standing.ts';
import { findMoneyBack } from '../money-back/standing.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import { findSurplus } from '../surplus/store.ts';
import type { Attempt, AttemptItem } from './attempt.ts';

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
  await markBooked(tx, attempt.platform, payment.id);
  // What became surplus was paid elsewhere: nothing of it is left to be held.
  await releaseClaims(tx, owner, null);
  return { surplus };
}

/** What is not on the books waits for somebody to look at it, and is found by this. */
async function markBooked(tx: Tx, platform: string, paymentId: string): Promise<void> {
  await tx
    .updateTable('provider_payments')
    .set({ booked: 1 })
    .where('platform', '=', platform)
    .where('provider_payment_id', '=', paymentId)
    .execute();
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

/** Which payments of an attempt are on the books: what was credited is not doubted any more. */
export async function creditedPayments(db: Db, { id, platform }: Attempt): Promise<Set<string>> {
  const rows = await db
    .selectFrom('ledger_entries')
    .select('provider_payment_id as payment')
    .where('attempt_id', '=', id)
    .where('platform', '=', platform)
    .execute();
  return new Set(rows.map(({ payment }) => payment));
}

export interface PaymentMeans {
  method: string | null;
  lastFour: string | null;
  /** The bank that debited it; null for what came by a platform. */
  debitBank: string | null;
  /** Direct debit had the platform charge a card that it keeps. */
  fromEnrolledCard: boolean;
  paymentId: string;
  chargedCents: Cents;
  surplus: boolean;
  back: MoneyBack;
}

/** How an attempt was paid, or with what it came to be reviewed; null while it is neither. */
export async function findMeans(
  db: Db,
  attempt: Pick<Attempt, 'id' | 'totalCents' | 'accountNumber'>,
): Promise<PaymentMeans | null> {
  const row = await db
    .selectFrom('provider_payments as p')
    // Read here and not in `direct-debit`, which needs the payments.
    .innerJoin('payment_attempts as a', 'a.id', 'p.attempt_id')
    .leftJoin('debit_orders as o', 'o.attempt_id', 'p.attempt_id')
    .leftJoin('direct_debit_enrolments as e', 'e.id', 'o.enrolment_id')
    .select([
      'p.provider_payment_id as paymentId',
      'p.method',
      'p.last_four as lastFour',
      'a.charged_by as chargedBy',
      'e.bank as bank',
      'p.amount_cents as chargedCents',
    ])
    .where('p.attempt_id', '=', attempt.id)
    .where('p.status', '=', 'approved')
    // One of another amount came in besides, and did not pay it.
    .orderBy((where) => where('p.amount_cents', '=', attempt.totalCents), 'desc')
    .orderBy('p.first_seen_at')
    .executeTakeFirst();
  if (!row) return null;
  const surplus = (await findSurplus(db, attempt.accountNumber)).some((one) => one.attemptId === attempt.id);
  const { chargedBy, bank, ...paid } = row;
  const fromEnrolledCard = chargedBy === 'enrolled-card';
  const debitBank = fromEnrolledCard ? null : bank;
  return { ...paid, debitBank, fromEnrolledCard, surplus, back: await findMoneyBack(db, attempt) };
}
