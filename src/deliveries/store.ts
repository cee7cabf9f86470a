import type { Invoice } from '../invoices/invoice.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';

/** `queued`: its letter waits in the outbox; `dropped`: it was settled, withdrawn or not wanted any more when its turn came. */
export type DeliveryState = 'due' | 'queued' | 'mailed' | 'bounced' | 'dropped';

export interface Delivery {
  invoiceNumber: string;
  accountNumber: string;
  state: DeliveryState;
  recipient: string | null;
  mailedAt: Instant | null;
}

const DELIVERY = [
  'invoice_number as invoiceNumber',
  'account_number as accountNumber',
  'state',
  'recipient',
  'mailed_at as mailedAt',
] as const;

const FIRST = 'bill:';
const AGAIN = 'bill-again:';

export const keyOfBill = (number: string): string => FIRST + number;

/** Each sending on demand is a letter of its own. */
export const keyOfAnother = (clock: Clock, number: string): string => `${AGAIN}${newId(clock)}:${number}`;

/** The bill that a letter carries; null for letters about something else. */
export function billOfKey(key: string): string | null {
  if (key.startsWith(FIRST)) return key.slice(FIRST.length);
  return key.startsWith(AGAIN) ? key.slice(key.indexOf(':', AGAIN.length) + 1) : null;
}

export async function listDue(db: Db, now: Instant, limit: number): Promise<Delivery[]> {
  return await db
    .selectFrom('bill_deliveries')
    .select(DELIVERY)
    .where('state', '=', 'due')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

export async function findDelivery(db: Db, invoiceNumber: string): Promise<Delivery | null> {
  const row = await db
    .selectFrom('bill_deliveries')
    .select(DELIVERY)
    .where('invoice_number', '=', invoiceNumber)
    .executeTakeFirst();
  return row ?? null;
}

export async function setDelivery(
  tx: Tx,
  invoiceNumber: string,
  change: { state: DeliveryState; recipient?: string },
): Promise<void> {
  await tx.updateTable('bill_deliveries').set(change).where('invoice_number', '=', invoiceNumber).execute();
}

/** Where the last letter with a bill is; one sent on demand may be the first. */
export async function keepDelivery(
  tx: Tx,
  clock: Clock,
  kept: Pick<Invoice, 'number' | 'accountNumber'> & {
    state: 'queued' | 'mailed' | 'bounced';
    recipient: string;
  },
): Promise<void> {
  const now = instant(clock);
  const { state, recipient } = kept;
  const result = { state, recipient, mailed_at: state === 'queued' ? null : now };
  await tx
    .insertInto('bill_deliveries')
    .values({ invoice_number: kept.number, account_number: kept.accountNumber, due_at: now, ...result })
    .onConflict((conflict) => conflict.column('invoice_number').doUpdateSet(result))
    .execute();
}

/** A bill whose letter could not be written is tried again later, and does not hold up the others. */
export async function postpone(tx: Tx, invoiceNumber: string, until: Instant): Promise<void> {
  await tx
    .updateTable('bill_deliveries')
    .set({ due_at: until })
    .where('invoice_number', '=', invoiceNumber)
    .execute();
}
