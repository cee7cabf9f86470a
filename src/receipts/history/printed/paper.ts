import type { Account } from '../../../accounts/account.ts';
import { addressOf } from '../../../accounts/menus.ts';
import { letterhead, phoneLines } from '../../../documents/letterhead.ts';
import type { FactsBlock, Paper, TableBlock } from '../../../documents/paper.ts';
import type { PaperCodes } from '../../../documents/paper-codes.ts';
import { periodLabel } from '../../../invoices/invoice.ts';
import type { Instant } from '../../../kit/dates.ts';
import type { Formats } from '../../../kit/formats.ts';
import { localDate } from '../../../kit/intl/zone.ts';
import { sumCents } from '../../../kit/money.ts';
import type { Settings } from '../../../kit/settings.ts';
import { outsidePaymentPage } from '../page.ts';
import type { PaidInvoice } from '../paid-invoices.ts';
import { describeMeansOf } from '../paid-invoices.ts';
import type { OutsidePayment, Payment } from '../payment.ts';
import { dayOf, netCents } from '../payment.ts';
import { historyText } from '../text.ts';
import { describeMeans, describeWhat, marksInWords } from '../wording.ts';
import type { ListFacts } from './verifiable.ts';
import { listCode, outsideCode } from './verifiable.ts';

export interface PaperInput {
  account: Account;
  settings: Settings;
  timeZone: string;
  at: Instant;
  codes: PaperCodes;
  baseUrl: string;
}

/** All payments of an account, however many pages the screen takes. */
export function paymentsPaper(f: Formats, input: PaperInput, payments: readonly Payment[]): Paper {
  const t = historyText[f.language];
  const paper = listPaper(f, input, t.title);
  if (payments.length === 0) return withText(paper, t.paper.none);
  const totalCents = sumCents(payments.map(netCents));
  const table: TableBlock = {
    type: 'table',
    heading: null,
    columns: [
      { label: t.columns.day, align: 'left', width: 1.7 },
      { label: t.columns.what, align: 'left', width: 5 },
      { label: t.columns.means, align: 'left', width: 3.6 },
      { label: t.columns.amount, align: 'right', width: 2.3 },
    ],
    rows: payments.map((payment) => [
      f.dayShort(dayOf(payment, input.timeZone)),
      withMarks(itemsOf(f, payment), marksInWords(f, payment)),
      describeMeans(f.language, payment),
      f.money(payment.amountCents),
    ]),
    total: { label: t.paper.total, value: f.money(totalCents) },
  };
  const facts = { which: 'pagos', rows: payments.length, totalCents } as const;
  return { ...paper, blocks: [...paper.blocks, table], verification: listVerification(f, input, facts) };
}

/** What happened to it later stands beside what it paid. */
const withMarks = (text: string, marks: string) => (marks ? `${text} · ${marks}` : text);

/** On paper every item is named: there is nothing to follow. */
function itemsOf(f: Formats, payment: Payment): string {
  if (payment.kind === 'outside') {
    const what = describeWhat(f.language, payment);
    return payment.period === null ? what : `${what} (${payment.invoiceNumber})`;
  }
  if (payment.items.length === 0) return describeWhat(f.language, payment);
  return payment.items
    .map((item) =>
      item.kind === 'invoice' ? `${item.labels[f.language]} (${item.id})` : item.labels[f.language],
    )
    .join(', ');
}

export function paidInvoicesPaper(f: Formats, input: PaperInput, paid: readonly PaidInvoice[]): Paper {
  const t = historyText[f.language];
  const paper = listPaper(f, input, t.paidInvoicesTitle);
  if (paid.length === 0) return withText(paper, t.paper.noInvoices);
  const totalCents = sumCents(paid.map((one) => one.amountCents));
  const table: TableBlock = {
    type: 'table',
    heading: null,
    columns: [
      { label: t.columns.invoice, align: 'left', width: 5.6 },
      { label: t.columns.dueOn, align: 'left', width: 2 },
      { label: t.columns.paidOn, align: 'left', width: 2 },
      { label: t.columns.means, align: 'left', width: 2.6 },
      { label: t.columns.amount, align: 'right', width: 2.4 },
    ],
    rows: paid.map(({ invoice, paidOn, payments, amountCents, inPlan }) => [
      `${periodLabel(invoice.period, f.language)} (${invoice.number})`,
      f.dayShort(invoice.dueOn),
      paidOn === null ? '' : f.dayShort(paidOn),
      [describeMeansOf(f, { payments, inPlan }), ...payments.map((one) => marksInWords(f, one))]
        .filter((one) => one !== '')
        .join(' · '),
      f.money(amountCents),
    ]),
    total: { label: t.paper.total, value: f.money(totalCents) },
  };
  const facts = { which: 'facturas', rows: paid.length, totalCents } as const;
  return { ...paper, blocks: [...paper.blocks, table], verification: listVerification(f, input, facts) };
}

/** That a payment made elsewhere is on record. */
export function outsidePaymentPaper(f: Formats, input: PaperInput, payment: OutsidePayment): Paper {
  const t = historyText[f.language];
  const page = outsidePaymentPage(f, { accountNumber: input.account.number, payment });
  const paper = listPaper(f, input, t.outside.title);
  const rows = page.facts.map(({ label, value }) => ({ label, value }));
  return {
    ...paper,
    title: `${t.outside.title} ${payment.reference}`,
    createdOn: `${payment.paidOn}T12:00:00.000Z`,
    verification: verificationBy(f, input, outsideCode(input.codes, payment)),
    stamp: { text: t.outside.stamp, tone: 'good' },
    blocks: [
      ...paper.blocks,
      { type: 'amount', label: t.outside.amount, value: page.amount, note: null },
      { type: 'facts', heading: null, rows },
      { type: 'text', heading: null, paragraphs: [t.outside.lead] },
    ],
  };
}

function listVerification(
  f: Formats,
  input: PaperInput,
  facts: Pick<ListFacts, 'which' | 'rows' | 'totalCents'>,
): Paper['verification'] {
  const on = localDate(input.at, input.timeZone);
  return verificationBy(
    f,
    input,
    listCode(input.codes, { ...facts, on, accountNumber: input.account.number }),
  );
}

function verificationBy(f: Formats, { baseUrl }: PaperInput, code: string): Paper['verification'] {
  const url = `${baseUrl}/verificar/${encodeURIComponent(code)}`;
  return { label: historyText[f.language].paper.verification, code, url };
}

/** A paper about the payments of an account, before its own content. */
function listPaper(f: Formats, { account, settings, at }: PaperInput, heading: string): Paper {
  const t = historyText[f.language].paper;
  const footer = [t.issued(f.moment(at))];
  footer.push(...phoneLines(f, settings));
  const facts: FactsBlock = {
    type: 'facts',
    heading: null,
    rows: [
      { label: t.account, value: account.number },
      { label: t.holder, value: account.holderName },
      { label: t.address, value: addressOf(account) },
    ],
  };
  return {
    language: f.language === 'es' ? 'es-AR' : 'en',
    title: heading,
    createdOn: at,
    utility: letterhead(f, settings, account.number),
    heading,
    subheading: null,
    stamp: null,
    blocks: [facts],
    footer,
    verification: null,
  };
}

function withText(paper: Paper, text: string): Paper {
  return { ...paper, blocks: [...paper.blocks, { type: 'text', heading: null, paragraphs: [text] }] };
}
