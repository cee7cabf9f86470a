import type { Formats } from '../../kit/formats.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import type { AttemptState } from '../../payments/attempts/attempt.ts';
import type { SurplusLine } from '../../payments/surplus/page.ts';
import { surplusLine } from '../../payments/surplus/page.ts';
import type { Surplus } from '../../payments/surplus/rule.ts';
import type { PageOf, Pager } from './pager.ts';
import { pageOf, pagerOf } from './pager.ts';
import type { OutsidePayment, Payment } from './payment.ts';
import { dayOf, netCents } from './payment.ts';
import type { UnfinishedAttempt } from './store.ts';
import type { HistoryText } from './text.es.ts';
import { historyText } from './text.ts';
import type { Mark } from './wording.ts';
import { describeItems, describeMeans, describeWhat, marksOf } from './wording.ts';

export interface Tab {
  label: string;
  href: string;
  current: boolean;
}

export interface PaymentRow {
  day: string;
  href: string;
  what: string;
  means: string;
  reference: string | null;
  amount: string;
  marks: Mark[];
  print: { href: string; label: string };
}

export interface UnfinishedRow {
  moment: string;
  href: string;
  what: string;
  state: { tone: 'info' | 'warn' | 'bad'; glyph: string; text: string };
  amount: string;
}

export interface HistoryPage {
  t: HistoryText;
  tabs: Tab[];
  /** The whole list on paper; null when there is nothing to print. */
  listHref: string | null;
  rows: PaymentRow[];
  summary: string;
  pager: Pager | null;
  unfinished: UnfinishedRow[];
  surplus: SurplusLine | null;
}

export interface OutsidePaymentPage {
  t: HistoryText;
  amount: string;
  facts: { label: string; value: string; href: string | null }[];
  printHref: string;
  backHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'receipts/history': HistoryPage;
    'receipts/history-outside': OutsidePaymentPage;
    'receipts/history-tabs': { t: HistoryText; tabs: Tab[] };
    'receipts/history-pager': { pager: Pager };
  }
}

/** A page of the payments, newest first, and what is said of all of them. */
export interface ShownPayments {
  page: PageOf<Payment>;
  count: number;
  netCents: Cents;
  surplus: readonly Surplus[];
}

/** The same of payments that are all in hand. */
export function shownOf(payments: readonly Payment[], wanted: string | undefined): ShownPayments {
  return {
    page: pageOf(payments, wanted),
    count: payments.length,
    netCents: sumCents(payments.map(netCents)),
    surplus: payments.flatMap((one) =>
      one.kind === 'portal' && one.surplusCents > 0 ? [{ attemptId: one.id, cents: one.surplusCents }] : [],
    ),
  };
}

export interface HistoryInput {
  accountNumber: string;
  timeZone: string;
  shown: ShownPayments;
  unfinished: readonly UnfinishedAttempt[];
  phone: string;
}

export const historyHref = (accountNumber: string) => `/cuentas/${accountNumber}/pagos`;

const outsideHref = (accountNumber: string, reference: string) =>
  `${historyHref(accountNumber)}/externos/${encodeURIComponent(reference)}`;

export function tabsOf(f: Formats, accountNumber: string, current: 'payments' | 'invoices'): Tab[] {
  const t = historyText[f.language];
  const href = historyHref(accountNumber);
  return [
    { label: t.title, href, current: current === 'payments' },
    { label: t.paidInvoicesTitle, href: `${href}/facturas`, current: current === 'invoices' },
  ];
}

export function historyPage(f: Formats, input: HistoryInput): HistoryPage {
  const { accountNumber, shown } = input;
  const t = historyText[f.language];
  const href = historyHref(accountNumber);
  return {
    t,
    tabs: tabsOf(f, accountNumber, 'payments'),
    listHref: shown.count > 0 ? `${href}.pdf` : null,
    rows: shown.page.items.map((payment) => paymentRow(f, payment, input)),
    summary: t.summary(shown.count, f.money(shown.netCents)),
    pager: pagerOf(f.language, shown.page, href),
    unfinished: input.unfinished.map((one) => unfinishedRow(f, one)),
    surplus: surplusLine(f, { surplus: shown.surplus, accountNumber, phone: input.phone }),
  };
}

function paymentRow(f: Formats, payment: Payment, { accountNumber, timeZone }: HistoryInput): PaymentRow {
  const t = historyText[f.language];
  const day = f.day(dayOf(payment, timeZone));
  const portal = payment.kind === 'portal';
  const href = portal ? `/pagos/${payment.id}` : outsideHref(accountNumber, payment.reference);
  return {
    day,
    href,
    what: describeWhat(f.language, payment),
    means: describeMeans(f.language, payment),
    reference: portal ? null : payment.reference,
    amount: f.money(payment.amountCents),
    marks: marksOf(f, payment),
    print: { href: `${href}.pdf`, label: t.printPayment(day) },
  };
}

const STATE_TONE: Partial<Record<AttemptState, Pick<UnfinishedRow['state'], 'tone' | 'glyph'>>> = {
  unknown: { tone: 'warn', glyph: '!' },
  review: { tone: 'warn', glyph: '!' },
  rejected: { tone: 'bad', glyph: '✕' },
};

function unfinishedRow(f: Formats, { attempt, items }: UnfinishedAttempt): UnfinishedRow {
  const words: Partial<Record<AttemptState, string>> = historyText[f.language].states;
  return {
    moment: f.moment(attempt.createdAt),
    href: `/pagos/${attempt.id}`,
    what: describeItems(f.language, items),
    state: {
      ...(STATE_TONE[attempt.state] ?? { tone: 'info', glyph: '…' }),
      text: words[attempt.state] ?? '',
    },
    amount: f.money(attempt.totalCents),
  };
}

export function outsidePaymentPage(
  f: Formats,
  { accountNumber, payment }: { accountNumber: string; payment: OutsidePayment },
): OutsidePaymentPage {
  const t = historyText[f.language];
  const { invoiceNumber } = payment;
  const facts = [
    { label: t.outside.paidOn, value: f.day(payment.paidOn), href: null },
    { label: t.outside.channel, value: describeMeans(f.language, payment), href: null },
    { label: t.outside.reference, value: payment.reference, href: null },
  ];
  const invoice = invoiceNumber
    ? [
        {
          label: t.outside.invoice,
          value: describeWhat(f.language, payment),
          href: `/cuentas/${accountNumber}/facturas/${encodeURIComponent(invoiceNumber)}`,
        },
        { label: t.outside.invoiceNumber, value: invoiceNumber, href: null },
      ]
    : [];
  return {
    t,
    amount: f.money(payment.amountCents),
    facts: [...facts, ...invoice],
    printHref: `${outsideHref(accountNumber, payment.reference)}.pdf`,
    backHref: historyHref(accountNumber),
  };
}
