import type { Account } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import type { Message } from '../http/page/shared.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { PayableColumns, PayableRow, SelectionBar } from '../payables/page.ts';
import { payableRows, selectionBar } from '../payables/page.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import type { Remark } from '../payables/remark.ts';
import { payablesText } from '../payables/text.ts';
import type { Badge } from './badge.ts';
import { stateBadge } from './badge.ts';
import type { Invoice } from './invoice.ts';
import { amountOwed, hasBalance, isOwed, periodLabel } from './invoice.ts';
import type { InvoicesText } from './text.es.ts';
import { invoicesText } from './text.ts';

/** A bill that cannot be ticked: settled, withdrawn, or of an account that is not paid here. */
export interface InvoiceRow {
  label: string;
  number: string;
  href: string;
  state: Badge;
  amount: string;
  pdf: { href: string; label: string };
}

export interface InvoicesPage {
  t: InvoicesText;
  /** Where the ticked bills go; null when there is nothing to tick. */
  payHref: string | null;
  rows: PayableRow[];
  columns: PayableColumns;
  selection: SelectionBar;
  /** In the place of *Pagar* on an account that is not paid here (D9). */
  unpayable: { message: Message; rows: InvoiceRow[] } | null;
  none: { tone: 'ok' | 'info'; glyph: string; heading: string; text: string } | null;
  /** Bills that the instalments of a plan pay. */
  inPlan: { href: string; rows: InvoiceRow[] } | null;
  /** By the year of the due date, the newest first and open. */
  settled: { heading: string; rows: InvoiceRow[] }[];
  onlyCurrent: { href: string } | null;
}

declare module '../http/render.ts' {
  interface Templates {
    'invoices/list': InvoicesPage;
    'invoices/rows': { t: InvoicesText; rows: InvoiceRow[] };
  }
}

export interface InvoicesInput {
  account: Account;
  today: LocalDate;
  timeZone: string;
  phone: string;
  /** Newest first. */
  invoices: readonly Invoice[];
  /** What the account offers for payment, of all kinds. */
  offered: readonly OfferedPayable[];
  remarks: readonly Remark[];
  chosen: readonly OfferedPayable[];
  onlyCurrent: boolean;
}

export const invoicesHref = (accountNumber: string) => `/cuentas/${accountNumber}/facturas`;

export const invoiceHref = (invoice: Pick<Invoice, 'accountNumber' | 'number'>) =>
  `${invoicesHref(invoice.accountNumber)}/${encodeURIComponent(invoice.number)}`;

export function invoicesPage(f: Formats, input: InvoicesInput): InvoicesPage {
  const { account, today } = input;
  const t = invoicesText[f.language];
  const owed = input.invoices.filter((invoice) => hasBalance(invoice, today));
  const held = owed.filter((invoice) => planOf(input.offered, invoice) !== null);
  const pending = owed.filter((invoice) => !held.includes(invoice));
  const message = collectionMessage(f.language, account, input.phone);
  const rows = message === null ? pendingRows(f, input) : [];
  return {
    t,
    payHref: rows.some((row) => row.blocked === null) ? `/cuentas/${account.number}/pagar` : null,
    rows,
    columns: payablesText[f.language].columns.bills,
    selection: selectionBar(f, input.chosen, invoicesHref(account.number)),
    unpayable: message && { message, rows: pending.map((invoice) => invoiceRow(f, input, invoice)) },
    none: noneOf(t, { any: input.invoices.length > 0, pending: owed.length > 0 }),
    inPlan: inPlan(f, input, held),
    settled: settledByYear(f, input),
    onlyCurrent: input.onlyCurrent ? { href: `/cuentas/${account.number}/factura-digital` } : null,
  };
}

/** The same lines as on INICIO, here the newest first. */
function pendingRows(f: Formats, input: InvoicesInput): PayableRow[] {
  const { account, today, offered, chosen, remarks } = input;
  const items = offered
    .filter((item) => item.kind === 'invoice' && item.obstacle?.kind !== 'in-plan')
    .toSorted((one, other) => (one.dueOn < other.dueOn ? 1 : -1));
  const fields = new Map([['invoice', 'factura']]);
  return payableRows({ f, today, items, chosen, fields, remarks, accountNumber: account.number });
}

/** The plan in force that pays a bill. */
export function planOf(offered: readonly OfferedPayable[], { number }: Invoice): string | null {
  const item = offered.find((one) => one.kind === 'invoice' && one.id === number);
  return item?.obstacle?.kind === 'in-plan' ? item.obstacle.planId : null;
}

function inPlan(f: Formats, input: InvoicesInput, held: readonly Invoice[]): InvoicesPage['inPlan'] {
  const [first] = held;
  const plan = first && planOf(input.offered, first);
  if (!plan) return null;
  const rows = held.map((invoice) => invoiceRow(f, input, invoice));
  return { href: `/cuentas/${input.account.number}/planes/${plan}`, rows };
}

function noneOf(t: InvoicesText, { any, pending }: { any: boolean; pending: boolean }): InvoicesPage['none'] {
  if (!any) return { tone: 'info', glyph: '…', heading: t.noneHeading, text: t.noneText };
  if (pending) return null;
  return { tone: 'ok', glyph: '✓', heading: t.nothingPending, text: t.nothingPendingText };
}

function settledByYear(f: Formats, input: InvoicesInput): InvoicesPage['settled'] {
  const t = invoicesText[f.language];
  const settled = input.invoices.filter((invoice) => !hasBalance(invoice, input.today));
  const years = Map.groupBy(settled, (invoice) => invoice.dueOn.slice(0, 4));
  return [...years].map(([year, invoices], index) => ({
    heading: index === 0 ? t.settledHeading : t.olderYear(year, invoices.length),
    rows: invoices.map((invoice) => invoiceRow(f, input, invoice)),
  }));
}

function invoiceRow(f: Formats, input: InvoicesInput, invoice: Invoice): InvoiceRow {
  const t = invoicesText[f.language];
  const label = periodLabel(invoice.period, f.language);
  const href = invoiceHref(invoice);
  return {
    label,
    number: invoice.number,
    href,
    state: stateBadge(f, invoice, { ...input, inPlan: planOf(input.offered, invoice) !== null }),
    amount: f.money(isOwed(invoice) ? amountOwed(invoice, input.today) : invoice.amountCents),
    pdf: { href: `${href}.pdf`, label: t.pdfOf(label) },
  };
}
