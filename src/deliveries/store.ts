import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
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
export function billOfKey(key: string): { number: string; again: boolean } | null {
  if (key.startsWith(FIRST)) return { number: key.slice(FIRST.length), again: false };
  if (!key.startsWith(AGAIN)) return null;
  return { number: key.slice(key.indexOf(':', AGAIN.length) + 1), again: true };
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
  change: { state: DeliveryState; recipient?: string; mailed_at?: Instant },
): Promise<void> {
  await tx.updateTable('bill_deliveries').set(change).where('invoice_number', '=', invoiceNumber).execute();
}

/** A bill whose letter could not be written is tried again later, and does not hold up the others. */
export async function postpone(tx: Tx, invoiceNumber: string, until: Instant): Promise<void> {
  await tx
    .updateTable('bill_deliveries')
    .set({ due_at: until })
    .where('invoice_number', '=', invoiceNumber)
    .execute();
}
