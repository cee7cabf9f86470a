import { letterhead, phoneLines } from '../../documents/letterhead.ts';
import type { Block, FactsBlock, Paper, Stamp, TableBlock } from '../../documents/paper.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Settings } from '../../kit/settings.ts';
import type { Invoice, InvoiceState } from '../invoice.ts';
import { invoiceState, periodLabel } from '../invoice.ts';
import { invoicesText } from '../text.ts';
import type { CodeOptions } from './codes.ts';
import { codeBlocks } from './codes.ts';
import type { InvoiceInput, InvoicePage } from './page.ts';
import { aboutSupply, invoicePage } from './page.ts';
import { invoiceCode } from './verifiable.ts';

const TONE: Record<InvoiceState, Stamp['tone']> = {
  paid: 'good',
  'no-balance': 'good',
  overdue: 'bad',
  withdrawn: 'neutral',
  'due-soon': 'neutral',
  open: 'neutral',
};

/** The page of the bill on paper (D25): the same data, and the codes to pay it with while it can be paid. */
export function invoicePaper(
  f: Formats,
  input: InvoiceInput,
  around: { settings: Settings; codes: CodeOptions },
): Paper {
  const { invoice, account } = input;
  const t = invoicesText[f.language];
  const page = invoicePage(f, input);
  const heading = t.paper.heading(invoice.number);
  const footer = [t.paper.footer];
  footer.push(...phoneLines(f, around.settings));
  return {
    language: f.language === 'es' ? 'es-AR' : 'en',
    title: heading,
    createdOn: `${invoice.issuedOn}T12:00:00.000Z`,
    utility: letterhead(f, around.settings, account.number),
    heading,
    subheading: t.paper.subheading(periodLabel(invoice.period, f.language), f.day(invoice.issuedOn)),
    stamp: stampOf(f, input),
    blocks: blocksOf(f, input, { page, codes: around.codes }),
    footer,
    verification: verificationOf(f, invoice, around.codes),
  };
}

function verificationOf(f: Formats, invoice: Invoice, codes: CodeOptions): Paper['verification'] {
  const code = invoiceCode(codes.paperCodes, invoice);
  return {
    label: invoicesText[f.language].paper.verification,
    code,
    url: `${codes.baseUrl}/verificar/${encodeURIComponent(code)}`,
  };
}

function stampOf(f: Formats, { invoice, today, offered }: InvoiceInput): Stamp {
  const state = invoiceState(invoice, today);
  const { states } = invoicesText[f.language];
  if (offered?.obstacle?.kind === 'in-plan') return { text: states['in-plan'], tone: TONE.open };
  return { text: states[state === 'due-soon' ? 'open' : state], tone: TONE[state] };
}

function blocksOf(
  f: Formats,
  input: InvoiceInput,
  { page, codes }: { page: InvoicePage; codes: CodeOptions },
): Block[] {
  const { amount } = page;
  const blocks: Block[] = [
    facts(f, input, page),
    { type: 'amount', label: amount.label, value: amount.value, note: amount.why },
    table(page),
    ...obstacle(f, page),
  ];
  return page.pay ? [...blocks, ...codeBlocks(f.language, input, codes)] : blocks;
}

function facts(f: Formats, input: InvoiceInput, { t, due, paid }: InvoicePage): FactsBlock {
  const { invoice, account } = input;
  const amounts = [invoice.amountCents, invoice.secondAmountCents];
  const dates = due.map(({ label, day }, index) => {
    const amount = amounts[index] ?? null;
    return { label, value: amount === null ? day : `${day} · ${f.money(amount)}` };
  });
  const rows = [...aboutSupply(f, account).map(({ label, value }) => ({ label, value })), ...dates];
  if (paid) rows.push({ label: t.detail.paidOn, value: paid.day });
  return { type: 'facts', heading: null, rows };
}

function table({ t, lines }: InvoicePage): TableBlock {
  const { columns } = t.detail;
  const total = lines.totals[0];
  return {
    type: 'table',
    heading: t.detail.linesHeading,
    columns: [
      { label: columns.concept, align: 'left', width: 6 },
      { label: columns.quantity, align: 'right', width: 2.2 },
      { label: columns.unitPrice, align: 'right', width: 2.6 },
      { label: columns.amount, align: 'right', width: 2.6 },
    ],
    rows: lines.rows.map((line) => [line.concept, line.quantity, line.unitPrice, line.amount]),
    total: total ? { label: total.label, value: total.amount } : null,
  };
}

function obstacle(f: Formats, { unpayable, blocked }: InvoicePage): Block[] {
  const t = invoicesText[f.language].paper;
  if (unpayable) {
    const paragraphs = [unpayable.strong, unpayable.second ?? ''].filter((text) => text !== '');
    return [{ type: 'text', heading: t.blocked, paragraphs }];
  }
  if (!blocked) return [];
  const text = [`${blocked.text}.`, blocked.detail ?? ''].join(' ').trim();
  return [{ type: 'text', heading: t.blocked, paragraphs: [text] }];
}
