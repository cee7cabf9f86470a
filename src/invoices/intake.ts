import { sql } from 'kysely';
import type { InvoiceLinesTable, InvoicesTable } from '../../db/tables/bills.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Intake, Sorted, Stated } from '../kit/intake/upsert.ts';
import { chunksOf, upsertRows, upsertSorted } from '../kit/intake/upsert.ts';
import type { Cents } from '../kit/money.ts';

/** An invoice as the billing system states it: what the portal settled is not among its columns. */
export type BillingInvoice = Stated<Omit<InvoicesTable, 'settled_at' | 'settled_by'>>;
export type BillingInvoiceLine = Stated<InvoiceLinesTable>;

const INVOICES = {
  table: 'invoices',
  key: ['number'],
  columns: [
    'account_number',
    'kind',
    'period',
    'issued_on',
    'due_on',
    'second_due_on',
    'amount_cents',
    'second_amount_cents',
    'amount_due_cents',
    'status',
    'paid_on',
  ],
} as const;

const LINES = {
  table: 'invoice_lines',
  key: ['invoice_number', 'line'],
  columns: ['concept', 'quantity', 'unit', 'unit_price', 'amount_cents'],
} as const;

/** Takes in invoices of distinct numbers. */
export function takeInvoices(tx: Tx, invoices: readonly BillingInvoice[]): Promise<Intake> {
  return upsertRows(tx, INVOICES, invoices);
}

/** The same, and answers which of them are new. */
export function sortInvoices(tx: Tx, invoices: readonly BillingInvoice[]): Promise<Sorted<BillingInvoice>> {
  return upsertSorted(tx, INVOICES, invoices);
}

/** Takes in invoice lines of distinct keys. */
export function takeInvoiceLines(tx: Tx, lines: readonly BillingInvoiceLine[]): Promise<Intake> {
  return upsertRows(tx, LINES, lines);
}

/** The account of each of the numbers that is an invoice. */
export async function accountsOfInvoices(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const accounts = new Map<string, string>();
  for (const chunk of chunksOf([...new Set(numbers)])) {
    const rows = await tx
      .selectFrom('invoices')
      .select(['number', 'account_number'])
      .where('number', 'in', chunk)
      .execute();
    for (const row of rows) accounts.set(row.number, row.account_number);
  }
  return accounts;
}

export interface UnevenInvoice {
  number: string;
  amount: Cents;
  lines: Cents;
}

/** Those of the invoices whose lines do not sum to the amount; invoices without lines are left out. */
export async function unevenInvoices(db: Db, numbers: readonly string[]): Promise<UnevenInvoice[]> {
  const uneven: UnevenInvoice[] = [];
  for (const chunk of chunksOf(numbers)) {
    const rows = await db
      .selectFrom('invoices')
      .innerJoin('invoice_lines', 'invoice_lines.invoice_number', 'invoices.number')
      .select(['invoices.number', 'invoices.amount_cents as amount'])
      .select(sql<Cents>`sum(invoice_lines.amount_cents)`.as('lines'))
      .where('invoices.number', 'in', chunk)
      .groupBy(['invoices.number', 'invoices.amount_cents'])
      .having(sql<boolean>`sum(invoice_lines.amount_cents) <> invoices.amount_cents`)
      .execute();
    uneven.push(...rows);
  }
  return uneven;
}
