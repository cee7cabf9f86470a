import type { CustomerAccess } from '../accounts/access.ts';
import { isOnDigitalBill } from '../digital-bill/store.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import type { Settings } from '../kit/settings.ts';
import type { Invoice } from './invoice.ts';
import { currentInvoices } from './invoice.ts';

const INVOICE = [
  'number',
  'account_number as accountNumber',
  'kind',
  'period',
  'issued_on as issuedOn',
  'due_on as dueOn',
  'second_due_on as secondDueOn',
  'amount_cents as amountCents',
  'second_amount_cents as secondAmountCents',
  'amount_due_cents as amountDueCents',
  'status',
  'paid_on as paidOn',
  'settled_at as settledAt',
  'settled_by as settledBy',
] as const;

export interface InvoiceLine {
  concept: string;
  quantity: string | null;
  unit: string | null;
  unitPrice: string | null;
  amountCents: Cents;
}

/** Bills that are owed, oldest first. */
export const listOwedInvoices: (db: Db, accountNumber: string) => Promise<Invoice[]> = hotQuery(
  (db: Db, accountNumber: string) =>
    db
      .selectFrom('invoices')
      .select(INVOICE)
      .where('account_number', '=', accountNumber)
      .where('status', '=', 'open')
      .where('settled_at', 'is', null)
      .orderBy('due_on')
      .orderBy('number'),
);

/** All bills of an account, newest first. */
export async function listInvoices(db: Db, access: CustomerAccess): Promise<Invoice[]> {
  return await db
    .selectFrom('invoices')
    .select(INVOICE)
    .where('account_number', '=', access.account.number)
    .orderBy('due_on', 'desc')
    .orderBy('number', 'desc')
    .execute();
}

export interface VisibleInvoices {
  /** The operator shows older bills only to who is on digital bill, and this account is not (D8). */
  onlyCurrent: boolean;
  invoices: Invoice[];
}

/** The bills of an account that its customer may see, newest first. */
export async function listVisibleInvoices(
  db: Db,
  access: CustomerAccess,
  settings: Pick<Settings, 'historyNeedsDigitalBill'>,
): Promise<VisibleInvoices> {
  const invoices = await listInvoices(db, access);
  const onlyCurrent = settings.historyNeedsDigitalBill && !(await isOnDigitalBill(db, access.account.number));
  return { onlyCurrent, invoices: onlyCurrent ? currentInvoices(invoices) : invoices };
}

export async function findVisibleInvoice(
  db: Db,
  access: CustomerAccess,
  wanted: { number: string; settings: Pick<Settings, 'historyNeedsDigitalBill'> },
): Promise<Invoice | null> {
  const { number, settings } = wanted;
  if (!settings.historyNeedsDigitalBill) return await findInvoice(db, access, number);
  const { invoices } = await listVisibleInvoices(db, access, settings);
  return invoices.find((invoice) => invoice.number === number) ?? null;
}

export async function findInvoice(db: Db, access: CustomerAccess, number: string): Promise<Invoice | null> {
  const row = await db
    .selectFrom('invoices')
    .select(INVOICE)
    .where('number', '=', number)
    .where('account_number', '=', access.account.number)
    .executeTakeFirst();
  return row ?? null;
}

/** Whoever's: for those who hold a paper of it, and for what the portal does by itself. */
export async function findAnyInvoice(db: Db, number: string): Promise<Invoice | null> {
  const row = await db.selectFrom('invoices').select(INVOICE).where('number', '=', number).executeTakeFirst();
  return row ?? null;
}

/** These bills, the oldest first. */
export async function listInvoicesByNumber(db: Db, numbers: readonly string[]): Promise<Invoice[]> {
  if (numbers.length === 0) return [];
  return await db
    .selectFrom('invoices')
    .select(INVOICE)
    .where('number', 'in', numbers)
    .orderBy('due_on')
    .orderBy('number')
    .execute();
}

export async function listInvoiceLines(db: Db, invoice: Invoice): Promise<InvoiceLine[]> {
  return await db
    .selectFrom('invoice_lines')
    .select(['concept', 'quantity', 'unit', 'unit_price as unitPrice', 'amount_cents as amountCents'])
    .where('invoice_number', '=', invoice.number)
    .orderBy('line')
    .execute();
}

/**
 * Credits a bill with what the portal collected. Answers false when it was not owed any more (paid elsewhere,
 * withdrawn, or credited before): the money is then surplus, never lost.
 */
export async function settleInvoice(
  tx: Tx,
  credit: { number: string; attemptId: string; at: Instant },
): Promise<boolean> {
  const result = await tx
    .updateTable('invoices')
    .set({ settled_at: credit.at, settled_by: credit.attemptId })
    .where('number', '=', credit.number)
    .where('status', '=', 'open')
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a credit back. Only that attempt's own: what the billing system says of the bill stays. */
export async function reopenInvoice(tx: Tx, credit: { number: string; attemptId: string }): Promise<boolean> {
  const result = await tx
    .updateTable('invoices')
    .set({ settled_at: null, settled_by: null })
    .where('number', '=', credit.number)
    .where('settled_by', '=', credit.attemptId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
