import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import type { Language } from '../../kit/text.ts';
import type { ItemKind } from '../../payables/payable.ts';
import type { Attempt, AttemptItem, AttemptState, ChargedBy } from './attempt.ts';

const ATTEMPT = [
  'id',
  'account_number as accountNumber',
  'user_id as userId',
  'language',
  'platform',
  'checkout_id as checkoutId',
  'checkout_url as checkoutUrl',
  'state',
  'reason',
  'total_cents as totalCents',
  'currency',
  'receipt_email as receiptEmail',
  'verification_code as verificationCode',
  'created_at as createdAt',
  'paid_at as paidAt',
  'checks',
  'charged_by as chargedBy',
] as const;

export type NewAttempt = Omit<
  Attempt,
  'checkoutId' | 'checkoutUrl' | 'state' | 'reason' | 'paidAt' | 'checks' | 'chargedBy'
> & {
  chargedBy?: ChargedBy;
  items: AttemptItem[];
  nextCheckAt: Instant;
};

/** Writes the attempt with its frozen items. Nothing outside has been asked yet (row first). */
export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx
    .insertInto('payment_attempts')
    .values({
      id: attempt.id,
      account_number: attempt.accountNumber,
      user_id: attempt.userId,
      language: attempt.language,
      platform: attempt.platform,
      state: 'created',
      total_cents: attempt.totalCents,
      currency: attempt.currency,
      receipt_email: attempt.receiptEmail,
      verification_code: attempt.verificationCode,
      created_at: attempt.createdAt,
      updated_at: attempt.createdAt,
      next_check_at: attempt.nextCheckAt,
      charged_by: attempt.chargedBy ?? 'checkout',
    })
    .execute();
  await tx
    .insertInto('payment_items')
    .values(
      attempt.items.map((item, position) => ({
        attempt_id: attempt.id,
        position,
        item_kind: item.kind,
        item_id: item.id,
        label_es: item.labels.es,
        label_en: item.labels.en,
        amount_cents: item.amountCents,
      })),
    )
    .execute();
}

export async function findAttempt(db: Db, id: string): Promise<Attempt | null> {
  const row = await db.selectFrom('payment_attempts').select(ATTEMPT).where('id', '=', id).executeTakeFirst();
  return row ? toAttempt(row) : null;
}

export async function findAttemptByCode(db: Db, code: string): Promise<Attempt | null> {
  const row = await db
    .selectFrom('payment_attempts')
    .select(ATTEMPT)
    .where('verification_code', '=', code)
    .executeTakeFirst();
  return row ? toAttempt(row) : null;
}

/** The attempts of an account in some states, newest first. */
export async function listAttempts(
  db: Db,
  accountNumber: string,
  states: AttemptState[],
): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('payment_attempts')
    .select(ATTEMPT)
    .where('account_number', '=', accountNumber)
    .where('state', 'in', states)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toAttempt);
}

/** Some of an account's attempts by id, newest first. */
export async function findAttempts(
  db: Db,
  accountNumber: string,
  ids: readonly string[],
): Promise<Attempt[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('payment_attempts')
    .select(ATTEMPT)
    .where('id', 'in', ids)
    .where('account_number', '=', accountNumber)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toAttempt);
}

type AttemptRow = Omit<Attempt, 'language' | 'reason'> & { language: string; reason: string | null };

function toAttempt(row: AttemptRow): Attempt {
  return { ...row, language: row.language as Language, reason: row.reason as Attempt['reason'] };
}

export async function listItems(db: Db, attemptId: string): Promise<AttemptItem[]> {
  const rows = await db
    .selectFrom('payment_items')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    kind: row.item_kind as ItemKind,
    id: row.item_id,
    labels: { es: row.label_es, en: row.label_en },
    amountCents: row.amount_cents,
  }));
}

/** Compare-and-set: answers false when the attempt has moved on meanwhile. */
export async function moveAttempt(
  tx: Tx,
  clock: Clock,
  move: { attempt: Attempt; to: AttemptState; reason: Attempt['reason']; nextCheckAt: Instant | null },
): Promise<boolean> {
  const { attempt, to } = move;
  const now = instant(clock);
  const result = await tx
    .updateTable('payment_attempts')
    .set({
      state: to,
      reason: move.reason,
      updated_at: now,
      next_check_at: move.nextCheckAt,
      ...(to === 'paid' && !attempt.paidAt ? { paid_at: now } : {}),
    })
    .where('id', '=', attempt.id)
    .where('state', '=', attempt.state)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function rememberCheckout(
  tx: Tx,
  attemptId: string,
  checkout: { id: string; url: string },
): Promise<void> {
  await tx
    .updateTable('payment_attempts')
    .set({ checkout_id: checkout.id, checkout_url: checkout.url })
    .where('id', '=', attemptId)
    .execute();
}
