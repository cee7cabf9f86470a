import type { CustomerAccess } from '../../accounts/access.ts';
import type { Db } from '../../kit/database.ts';
import type { ItemKind } from '../../payables/payable.ts';
import type { Attempt, AttemptItem, AttemptState } from '../../payments/attempts/attempt.ts';
import { ATTEMPT_STATES, DIRECT_DEBIT } from '../../payments/attempts/attempt.ts';
import { findAttempts, listAttempts } from '../../payments/attempts/store.ts';
import type { MoneyBack } from '../../payments/money-back/standing.ts';
import { listMoneyBack } from '../../payments/money-back/standing.ts';
import { findSurplus } from '../../payments/surplus/store.ts';
import type { OutsidePayment, PortalPayment } from './payment.ts';

const NOTHING_BACK: MoneyBack = { refundedCents: 0, heldCents: 0, stands: true, reinstated: false };

/** Payments made here, newest first: some of them by id, or all of an account. */
export async function listPortalPayments(
  db: Db,
  access: CustomerAccess,
  ids?: readonly string[],
): Promise<PortalPayment[]> {
  const { number } = access.account;
  if (ids?.length === 0) return [];
  const attempts = ids ? await findAttempts(db, number, ids) : await listAttempts(db, number, ['paid']);
  const of = ids ? { ids } : { number };
  const items = await itemsByAttempt(db, of);
  const means = await meansByAttempt(db, of);
  const backs = await listMoneyBack(db, number);
  const surplus = new Map((await findSurplus(db, number)).map((one) => [one.attemptId, one.cents]));
  return attempts.map((attempt) => ({
    kind: 'portal',
    id: attempt.id,
    paidAt: attempt.paidAt ?? attempt.createdAt,
    amountCents: attempt.totalCents,
    items: items.get(attempt.id) ?? [],
    method: debitOf(attempt) ?? means.get(attempt.id)?.method ?? null,
    lastFour: means.get(attempt.id)?.lastFour ?? null,
    back: backs.get(attempt.id) ?? NOTHING_BACK,
    surplusCents: surplus.get(attempt.id) ?? 0,
  }));
}

function debitOf({ platform, chargedBy }: Attempt): string | null {
  if (platform === DIRECT_DEBIT) return 'direct_debit';
  return chargedBy === 'enrolled-card' ? 'card_debit' : null;
}

export interface UnfinishedAttempt {
  attempt: Attempt;
  items: AttemptItem[];
}

const MOST_REJECTED = 5;

/** Attempts that may still become a payment, and the last that were declined. */
export async function listUnfinished(db: Db, access: CustomerAccess): Promise<UnfinishedAttempt[]> {
  const open = (Object.keys(ATTEMPT_STATES) as AttemptState[]).filter(
    (state) => ATTEMPT_STATES[state].holds && state !== 'paid',
  );
  const attempts = await listAttempts(db, access.account.number, [...open, 'rejected']);
  const rejected = attempts.filter((attempt) => attempt.state === 'rejected').slice(0, MOST_REJECTED);
  const shown = attempts.filter((attempt) => attempt.state !== 'rejected' || rejected.includes(attempt));
  if (shown.length === 0) return [];
  const items = await itemsByAttempt(db, { ids: shown.map((attempt) => attempt.id) });
  return shown.map((attempt) => ({ attempt, items: items.get(attempt.id) ?? [] }));
}

/** Of some attempts, or of all of an account. */
type Of = { ids: readonly string[] } | { number: string };

async function itemsByAttempt(db: Db, of: Of): Promise<Map<string, AttemptItem[]>> {
  const rows = await db
    .selectFrom('payment_items as i')
    .innerJoin('payment_attempts as a', 'a.id', 'i.attempt_id')
    .select(['i.attempt_id', 'i.item_kind', 'i.item_id', 'i.label_es', 'i.label_en', 'i.amount_cents'])
    .$if('ids' in of, (query) => query.where('i.attempt_id', 'in', 'ids' in of ? of.ids : []))
    .$if('number' in of, (query) => query.where('a.account_number', '=', 'number' in of ? of.number : ''))
    .orderBy('i.attempt_id')
    .orderBy('i.position')
    .execute();
  const items = new Map<string, AttemptItem[]>();
  for (const row of rows) {
    const item: AttemptItem = {
      kind: row.item_kind as ItemKind,
      id: row.item_id,
      labels: { es: row.label_es, en: row.label_en },
      amountCents: row.amount_cents,
    };
    items.set(row.attempt_id, [...(items.get(row.attempt_id) ?? []), item]);
  }
  return items;
}

type Means = { method: string | null; lastFour: string | null };

async function meansByAttempt(db: Db, of: Of): Promise<Map<string, Means>> {
  const rows = await db
    .selectFrom('provider_payments as p')
    .innerJoin('payment_attempts as a', 'a.id', 'p.attempt_id')
    .select(['a.id as attemptId', 'p.method as method', 'p.last_four as lastFour'])
    .$if('ids' in of, (query) => query.where('p.attempt_id', 'in', 'ids' in of ? of.ids : []))
    .$if('number' in of, (query) => query.where('a.account_number', '=', 'number' in of ? of.number : ''))
    .where('p.status', '=', 'approved')
    .orderBy('p.first_seen_at', 'desc')
    .execute();
  // The first that was approved is the one that paid; a second one is surplus.
  return new Map(rows.map(({ attemptId, ...means }) => [attemptId, means]));
}

const outsidePayments = (db: Db, access: CustomerAccess) =>
  db
    .selectFrom('outside_payments as o')
    .leftJoin('invoices as i', 'i.number', 'o.invoice_number')
    .select([
      'o.reference as reference',
      'o.invoice_number as invoiceNumber',
      'i.period as period',
      'o.paid_on as paidOn',
      'o.amount_cents as amountCents',
      'o.channel as channel',
    ])
    .where('o.account_number', '=', access.account.number);

export async function listOutsidePayments(
  db: Db,
  access: CustomerAccess,
  references?: readonly string[],
): Promise<OutsidePayment[]> {
  if (references?.length === 0) return [];
  const rows = await outsidePayments(db, access)
    .$if(references !== undefined, (query) => query.where('o.reference', 'in', references ?? []))
    .orderBy('o.paid_on', 'desc')
    .orderBy('o.reference', 'desc')
    .execute();
  return rows.map((row) => ({ kind: 'outside', ...row }));
}

export async function findOutsidePayment(
  db: Db,
  access: CustomerAccess,
  reference: string,
): Promise<OutsidePayment | null> {
  const row = await outsidePayments(db, access).where('o.reference', '=', reference).executeTakeFirst();
  return row ? { kind: 'outside', ...row } : null;
}
