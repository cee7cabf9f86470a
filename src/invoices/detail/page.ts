import type { Account } from '../../accounts/account.ts';
import { collectionMessage } from '../../accounts/billing/collection.ts';
import { addressOf } from '../../accounts/menus.ts';
import type { Message } from '../../http/page/shared.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Formats } from '../../kit/formats.ts';
import type { PayableRow, RemarkLine } from '../../payables/page.ts';
import { blockedOf, remarkLines } from '../../payables/page.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { Remark } from '../../payables/remark.ts';
import type { Badge } from '../badge.ts';
import { stateBadge } from '../badge.ts';
import type { Invoice } from '../invoice.ts';
import { amountOwed, amountReason, hasBalance, isOwed, paidDay, periodLabel } from '../invoice.ts';
import { invoiceHref } from '../page.ts';
import type { InvoiceLine } from '../store.ts';
import type { InvoicesText } from '../text.es.ts';
import { invoicesText } from '../text.ts';
import type { Lines } from './lines.ts';
import { linesOf } from './lines.ts';

export interface InvoicePage {
  t: InvoicesText;
  heading: string;
  state: Badge;
  amount: { label: string; value: string; why: string | null };
  due: { label: string; day: string; note: string | null }[];
  paid: { day: string; payment: { href: string; label: string } | null } | null;
  /** What the form of *Pagar* sends; null when the bill is settled or something stands in the way. */
  pay: { href: string; number: string } | null;
  blocked: PayableRow['blocked'];
  /** On what day it is debited, the plan that it is in, why it is owed again. */
  remarks: RemarkLine[];
  unpayable: Message | null;
  pdfHref: string;
  lines: Lines;
  facts: Fact[];
}

export interface Fact {
  label: string;
  value: string;
  code: boolean;
}

declare module '../../http/render.ts' {
  interface Templates {
    'invoices/detail': InvoicePage;
  }
}

export interface InvoiceInput {
  account: Account;
  today: LocalDate;
  timeZone: string;
  phone: string;
  invoice: Invoice;
  lines: readonly InvoiceLine[];
  /** The bill among what the account offers for payment; null when it is not owed. */
  offered: OfferedPayable | null;
  remarks: readonly Remark[];
  /** The instalments of a plan have paid it. */
  paidByPlan: boolean;
}

export function invoicePage(f: Formats, input: InvoiceInput): InvoicePage {
  const { account, invoice, today } = input;
  const t = invoicesText[f.language];
  const owed = hasBalance(invoice, today);
  const unpayable = owed ? collectionMessage(f.language, account, input.phone) : null;
  const blocked = input.offered ? blockedOf(f, input.offered, account.number) : null;
  const inPlan = input.offered?.obstacle?.kind === 'in-plan';
  const free = owed && unpayable === null && blocked === null;
  return {
    t,
    heading: periodLabel(invoice.period, f.language),
    state: stateBadge(f, invoice, { ...input, inPlan }),
    amount: inPlan ? amountPrinted(f, invoice) : amountOf(f, invoice, today),
    due: inPlan
      ? dueDates(f, invoice)
          .slice(0, 1)
          .map((due) => ({ ...due, note: null }))
      : dueDates(f, invoice),
    paid: paidOf(f, input),
    pay: free ? { href: `/cuentas/${account.number}/pagar`, number: invoice.number } : null,
    blocked: unpayable === null ? blocked : null,
    remarks: input.offered && unpayable === null ? remarkLines(f, input.offered, input.remarks) : [],
    unpayable,
    pdfHref: `${invoiceHref(invoice)}.pdf`,
    lines: linesOf(f, invoice, input.lines),
    facts: [...aboutInvoice(f, invoice), ...aboutSupply(f, account)],
  };
}

/** What is owed today and why; of a settled bill, what it was for. */
export function amountOf(f: Formats, invoice: Invoice, today: LocalDate): InvoicePage['amount'] {
  const t = invoicesText[f.language].detail;
  if (!hasBalance(invoice, today)) return amountPrinted(f, invoice);
  return { label: t.owed, value: f.money(amountOwed(invoice, today)), why: whyOf(f, invoice, today) };
}

function amountPrinted(f: Formats, invoice: Invoice): InvoicePage['amount'] {
  return { label: invoicesText[f.language].detail.amount, value: f.money(invoice.amountCents), why: null };
}

function whyOf(f: Formats, invoice: Invoice, today: LocalDate): string | null {
  const t = invoicesText[f.language].detail.why;
  const { amountCents, secondAmountCents } = invoice;
  switch (amountReason(invoice, today)) {
    case 'stated':
      return t.stated;
    case 'in-time':
      return secondAmountCents === null ? null : t.inTime(f.day(invoice.dueOn), f.money(secondAmountCents));
    case 'late':
      return t.late;
    case 'late-with-surcharge':
      return t.surcharge(f.money((secondAmountCents ?? amountCents) - amountCents));
  }
}

function dueDates(f: Formats, invoice: Invoice): InvoicePage['due'] {
  const t = invoicesText[f.language].detail;
  const first = { label: t.dueOn, day: f.day(invoice.dueOn), note: null };
  // Where the billing system states what is owed, the printed second amount would contradict it.
  if (invoice.secondDueOn === null || !isOwed(invoice) || invoice.amountDueCents !== null) return [first];
  const amount = invoice.secondAmountCents;
  const note = amount === null ? null : t.withSurcharge(f.money(amount));
  return [
    { ...first, note: f.money(invoice.amountCents) },
    { label: t.secondDueOn, day: f.day(invoice.secondDueOn), note },
  ];
}

function paidOf(f: Formats, { invoice, timeZone, paidByPlan }: InvoiceInput): InvoicePage['paid'] {
  const day = paidDay(invoice, timeZone);
  if (day === null) return null;
  const t = invoicesText[f.language].detail;
  const plan = `/cuentas/${invoice.accountNumber}/planes/${invoice.settledBy}`;
  const payment =
    invoice.settledBy &&
    (paidByPlan
      ? { href: plan, label: t.seePlan }
      : { href: `/pagos/${invoice.settledBy}`, label: t.seePayment });
  return { day: f.day(day), payment: payment || null };
}

const fact = (label: string, value: string, code = false): Fact => ({ label, value, code });

function aboutInvoice(f: Formats, invoice: Invoice): Fact[] {
  const t = invoicesText[f.language].detail;
  return [
    fact(t.number, invoice.number, true),
    fact(t.period, periodLabel(invoice.period, f.language)),
    fact(t.issuedOn, f.day(invoice.issuedOn)),
  ];
}

/** Also on the paper, whose heading says the rest. */
export function aboutSupply(f: Formats, account: Account): Fact[] {
  const t = invoicesText[f.language].detail;
  return [
    fact(t.account, account.number, true),
    fact(t.holder, account.holderName),
    fact(t.address, addressOf(account)),
    ...(account.meterNumber === null ? [] : [fact(t.meter, account.meterNumber, true)]),
  ];
}
