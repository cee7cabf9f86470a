import type { ExpressionBuilder } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import type { Instant, LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import type { Cents } from '../../kit/money.ts';
import type { BankReason, CardReason, OrderState, WithdrawReason } from '../rules.ts';

/** One bill that is to be debited on one day. */
export interface DebitOrder {
  id: string;
  enrolmentId: string;
  accountNumber: string;
  invoiceNumber: string;
  amountCents: Cents;
  debitOn: LocalDate;
  state: OrderState;
  reason: WithdrawReason | BankReason | CardReason | null;
  attemptId: string | null;
  fileNumber: number | null;
  announcedAt: Instant;
  decidedAt: Instant | null;
}

const ORDER = [
  'id',
  'enrolment_id as enrolmentId',
  'account_number as accountNumber',
  'invoice_number as invoiceNumber',
  'amount_cents as amountCents',
  'debit_on as debitOn',
  'state',
  'reason',
  'attempt_id as attemptId',
  'file_number as fileNumber',
  'announced_at as announcedAt',
  'decided_at as decidedAt',
] as const;

export type NewOrder = Pick<DebitOrder, 'accountNumber' | 'invoiceNumber' | 'amountCents' | 'debitOn'> & {
  enrolmentId: string;
  state: 'announced' | 'over-cap';
};

/** Two waiting orders for one bill are a unique violation. */
export async function insertOrder(tx: Tx, clock: Clock, order: NewOrder): Promise<DebitOrder> {
  const id = newId(clock);
  const announcedAt = instant(clock);
  await tx
    .insertInto('debit_orders')
    .values({
      id,
      enrolment_id: order.enrolmentId,
      account_number: order.accountNumber,
      invoice_number: order.invoiceNumber,
      amount_cents: order.amountCents,
      debit_on: order.debitOn,
      state: order.state,
      announced_at: announcedAt,
    })
    .execute();
  const decided = { reason: null, attemptId: null, fileNumber: null, decidedAt: null };
  return { ...order, ...decided, id, announcedAt };
}

export async function findOrder(db: Db, id: string): Promise<DebitOrder | null> {
  const row = await db.selectFrom('debit_orders').select(ORDER).where('id', '=', id).executeTakeFirst();
  return row ? toOrder(row) : null;
}

/** Of an account, the latest debits first. */
export async function listOrders(db: Db, accountNumber: string): Promise<DebitOrder[]> {
  const rows = await db
    .selectFrom('debit_orders')
    .select(ORDER)
    .where('account_number', '=', accountNumber)
    .orderBy('debit_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map(toOrder);
}

/** Orders that wait for a file and are debited by a day, the soonest first. Cards go another way. */
export async function listWaiting(db: Db, by: LocalDate, limit: number): Promise<DebitOrder[]> {
  const rows = await announcedBy(db, by)
    .where((where) => where.not(where.exists(cardOf(where))))
    .limit(limit)
    .execute();
  return rows.map(toOrder);
}

/** Orders of cards that may be charged: never tried, or tried so long ago, the soonest first. */
export async function listDueCards(
  db: Db,
  due: { by: LocalDate; triedBefore: Instant },
): Promise<DebitOrder[]> {
  const rows = await announcedBy(db, due.by)
    .where((where) => where.exists(cardOf(where)))
    .where((where) => where.or([where('attempt_id', 'is', null), where('decided_at', '<=', due.triedBefore)]))
    .limit(CARDS_AT_ONCE)
    .execute();
  return rows.map(toOrder);
}

const announcedBy = (db: Db, by: LocalDate) =>
  db
    .selectFrom('debit_orders')
    .select(ORDER)
    .where('state', '=', 'announced')
    .where('debit_on', '<=', by)
    .orderBy('debit_on')
    .orderBy('id');

/** The rest is due at the next run. */
const CARDS_AT_ONCE = 500;

/** Its enrolment, where that is of a card. */
const cardOf = (of: ExpressionBuilder<Schema, 'debit_orders'>) =>
  of
    .selectFrom('direct_debit_enrolments as e')
    .select('e.id')
    .whereRef('e.id', '=', 'debit_orders.enrolment_id')
    .where('e.kind', '=', 'card');

/** The order that an attempt charges; null where a later try has taken its place. */
export async function findOrderOfAttempt(db: Db, attemptId: string): Promise<DebitOrder | null> {
  const row = await db
    .selectFrom('debit_orders')
    .select(ORDER)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst();
  return row ? toOrder(row) : null;
}

/** Whether another order is on its way for the same bill. */
export async function hasRival(db: Db, order: DebitOrder): Promise<boolean> {
  const row = await db
    .selectFrom('debit_orders')
    .select('id')
    .where('invoice_number', '=', order.invoiceNumber)
    .where('id', '!=', order.id)
    .where('state', 'in', ['announced', 'cut'])
    .executeTakeFirst();
  return row !== undefined;
}

export async function listOrdersOfFile(db: Db, fileNumber: number): Promise<DebitOrder[]> {
  const rows = await db
    .selectFrom('debit_orders')
    .select(ORDER)
    .where('file_number', '=', fileNumber)
    .orderBy('id')
    .execute();
  return rows.map(toOrder);
}

export interface OrderMove {
  order: DebitOrder;
  to: OrderState;
  reason?: DebitOrder['reason'];
  amountCents?: Cents;
  debitOn?: LocalDate;
  fileNumber?: number;
  attemptId?: string;
}

/** Compare-and-set: false when the order has moved on meanwhile. */
export async function moveOrder(tx: Tx, clock: Clock, move: OrderMove): Promise<boolean> {
  const { order, to } = move;
  const result = await tx
    .updateTable('debit_orders')
    .set({
      state: to,
      reason: move.reason ?? null,
      decided_at: instant(clock),
      ...(move.amountCents === undefined ? {} : { amount_cents: move.amountCents }),
      ...(move.debitOn === undefined ? {} : { debit_on: move.debitOn }),
      ...(move.fileNumber === undefined ? {} : { file_number: move.fileNumber }),
      ...(move.attemptId === undefined ? {} : { attempt_id: move.attemptId }),
    })
    .where('id', '=', order.id)
    .where('state', '=', order.state)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

type OrderRow = Omit<DebitOrder, 'reason'> & { reason: string | null };

const toOrder = (row: OrderRow): DebitOrder => ({ ...row, reason: row.reason as DebitOrder['reason'] });
