import type { Invoice } from '../../invoices/invoice.ts';
import { invoiceState, paidDay, periodLabel } from '../../invoices/invoice.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import { historyHref, type Tab, tabsOf } from './page.ts';
import type { Pager } from './pager.ts';
import { pageOf, pagerOf } from './pager.ts';
import type { Payment } from './payment.ts';
import { paymentsOfInvoice } from './payment.ts';
import type { HistoryText } from './text.es.ts';
import { historyText } from './text.ts';
import type { Mark } from './wording.ts';
import { describeMeans, marksOf } from './wording.ts';

/** A paid bill with what paid it. */
export interface PaidInvoice {
  invoice: Invoice;
  paidOn: LocalDate | null;
  amountCents: Cents;
  payments: Payment[];
  /** Settled here, and by no payment of its own: a plan did. */
  inPlan: boolean;
}

export interface PaidInvoiceRow {
  label: string;
  number: string;
  /** Null: the operator shows older bills only to who is on digital bill (D8). */
  href: string | null;
  dueOn: string;
  paidOn: string;
  means: string;
  marks: Mark[];
  amount: string;
  print: { href: string; label: string } | null;
}

export interface PaidInvoicesPage {
  t: HistoryText;
  tabs: Tab[];
  listHref: string | null;
  rows: PaidInvoiceRow[];
  summary: string;
  pager: Pager | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'receipts/history-invoices': PaidInvoicesPage;
  }
}

/** The paid ones among the bills, the last paid first; those without a date of payment at the end. */
export function paidInvoices(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
  timeZone: string,
): PaidInvoice[] {
  return invoices
    .filter((invoice) => invoiceState(invoice, invoice.dueOn) === 'paid')
    .map((invoice) => {
      const paidBy = paymentsOfInvoice(invoice, payments);
      const paidOn = paidDay(invoice, timeZone);
      const inPlan = invoice.settledBy !== null && !paidBy.some((payment) => payment.kind === 'portal');
      return { invoice, paidOn, amountCents: amountPaid(invoice, paidBy), payments: paidBy, inPlan };
    })
    .sort((one, other) => (other.paidOn ?? '').localeCompare(one.paidOn ?? ''));
}

/** What was really paid for this bill; its first amount where no payment is on record. */
function amountPaid(invoice: Invoice, payments: readonly Payment[]): Cents {
  const amounts = payments.map((payment) =>
    payment.kind === 'outside'
      ? payment.amountCents
      : sumCents(payment.items.filter((item) => item.id === invoice.number).map((item) => item.amountCents)),
  );
  return amounts.length > 0 ? sumCents(amounts) : invoice.amountCents;
}

export function paidInvoicesPage(
  f: Formats,
  input: {
    accountNumber: string;
    paid: readonly PaidInvoice[];
    visible: ReadonlySet<string>;
    page: string | undefined;
  },
): PaidInvoicesPage {
  const { accountNumber, paid, visible } = input;
  const t = historyText[f.language];
  const page = pageOf(paid, input.page);
  const href = `${historyHref(accountNumber)}/facturas`;
  return {
    t,
    tabs: tabsOf(f, accountNumber, 'invoices'),
    listHref: paid.length > 0 ? `${href}.pdf` : null,
    rows: page.items.map((one) => paidInvoiceRow(f, one, visible)),
    summary: t.paidSummary(paid.length, f.money(sumCents(paid.map((one) => one.amountCents)))),
    pager: pagerOf(f.language, page, href),
  };
}

function paidInvoiceRow(f: Formats, paid: PaidInvoice, visible: ReadonlySet<string>): PaidInvoiceRow {
  const { invoice, paidOn, amountCents } = paid;
  const t = historyText[f.language];
  const label = periodLabel(invoice.period, f.language);
  const address = `/cuentas/${invoice.accountNumber}/facturas/${encodeURIComponent(invoice.number)}`;
  const href = visible.has(invoice.number) ? address : null;
  return {
    label,
    number: invoice.number,
    href,
    dueOn: f.dayShort(invoice.dueOn),
    paidOn: paidOn === null ? '' : f.dayShort(paidOn),
    means: describeMeansOf(f, paid),
    marks: paid.payments.flatMap((one) => marksOf(f, one)),
    amount: f.money(amountCents),
    print: href === null ? null : { href: `${href}.pdf`, label: t.printInvoice(label) },
  };
}

export function describeMeansOf(
  f: Formats,
  { payments, inPlan }: Pick<PaidInvoice, 'payments' | 'inPlan'>,
): string {
  if (inPlan) return historyText[f.language].means.plan;
  const means = new Set(payments.map((payment) => describeMeans(f.language, payment)));
  return means.size === 0 ? historyText[f.language].means.unknown : [...means].join(', ');
}
