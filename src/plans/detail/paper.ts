import { letterhead, phoneLines } from '../../documents/letterhead.ts';
import type { BarcodeBlock, Block, FactsBlock, Paper, Stamp } from '../../documents/paper.ts';
import { groupDigits, paymentCode } from '../../documents/payment-code.ts';
import type { CodeOptions } from '../../invoices/detail/codes.ts';
import type { Formats } from '../../kit/formats.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { sumCents } from '../../kit/money.ts';
import type { Settings } from '../../kit/settings.ts';
import type { AgreedPlan, Instalment, PlanState } from '../plan.ts';
import { openInstalments } from '../plan.ts';
import { plansText } from '../text.ts';
import { agreedFacts } from './agreed.ts';
import type { PlanInput } from './input.ts';
import { billRow } from './rows.ts';

const TONE: Record<PlanState, Stamp['tone']> = {
  generated: 'neutral',
  active: 'neutral',
  completed: 'good',
  lapsed: 'bad',
  expired: 'neutral',
  discarded: 'neutral',
};

/** *Imprimir cuotas*: what was agreed, and a coupon with its bars for each instalment that can still be paid. */
export function planPaper(
  f: Formats,
  input: PlanInput,
  around: { settings: Settings; codes: CodeOptions },
): Paper {
  const { plan, account, state, timeZone } = input;
  const { settings, codes } = around;
  const t = plansText[f.language];
  const agreedOn = f.day(localDate(plan.createdAt, timeZone));
  const { verificationCode: code } = plan;
  const rows = [
    { label: t.paper.account, value: account.number },
    { label: t.paper.holder, value: account.holderName },
    // The code stands at the foot, where it is checked.
    ...agreedFacts(f, { ...input, own: false })
      .filter(({ label }) => label !== t.detail.code)
      .map(({ label, value }) => ({ label, value })),
  ];
  return {
    language: f.language === 'es' ? 'es-AR' : 'en',
    title: `${t.paper.heading} ${account.number}`,
    createdOn: plan.createdAt,
    utility: letterhead(f, settings, account.number),
    heading: t.paper.heading,
    subheading: t.paper.subheading(plan.instalments.length, agreedOn),
    stamp: { text: t.states[state], tone: TONE[state] },
    blocks: [
      { type: 'facts', heading: null, rows },
      ...billTable(f, input),
      instalmentTable(f, input),
      ...notes(f, input),
      ...coupons(f, input, codes),
    ],
    footer: phoneLines(f, settings),
    verification:
      code === null ? null : { label: t.detail.code, code, url: `${codes.baseUrl}/verificar/${code}` },
  };
}

function instalmentTable(f: Formats, { plan, timeZone }: PlanInput): Block {
  const t = plansText[f.language];
  const { columns } = t.paper;
  const stateOf = ({ settledAt }: Instalment) =>
    settledAt === null ? t.paper.open : t.paper.paid(f.dayShort(localDate(settledAt, timeZone)));
  return {
    type: 'table',
    heading: t.detail.instalmentsHeading,
    columns: [
      { label: columns.instalment, align: 'left', width: 3 },
      { label: columns.due, align: 'left', width: 3 },
      { label: columns.state, align: 'left', width: 3.6 },
      { label: columns.amount, align: 'right', width: 3 },
    ],
    rows: plan.instalments.map((instalment) => [
      t.detail.instalment(instalment.position, plan.instalments.length),
      f.dayShort(instalment.dueOn),
      stateOf(instalment),
      f.money(instalment.amountCents),
    ]),
    total: {
      label: t.paper.total,
      value: f.money(sumCents(plan.instalments.map(({ amountCents }) => amountCents))),
    },
  };
}

function billTable(f: Formats, input: PlanInput): Block[] {
  if (input.invoices.length === 0) return [];
  const { offer, detail, paper } = plansText[f.language];
  const bills = input.invoices.map((invoice) => billRow(f, input, invoice));
  return [
    {
      type: 'table',
      heading: detail.billsHeading,
      columns: [
        { label: offer.bill, align: 'left', width: 5 },
        { label: paper.columns.state, align: 'left', width: 4.6 },
        { label: paper.columns.amount, align: 'right', width: 3 },
      ],
      rows: bills.map(({ label, number, state, amount }) => [`${number} · ${label}`, state, amount]),
      total: null,
    },
  ];
}

function notes(f: Formats, { plan, state }: PlanInput): Block[] {
  const t = plansText[f.language];
  if (state === 'active') return [];
  const text = state === 'generated' ? t.paper.notBegun(f.day(plan.expiresOn ?? '')) : t.paper.over;
  return [{ type: 'text', heading: null, paragraphs: [text] }];
}

/** None for a plan that is over: nobody may pay it any more. */
function coupons(f: Formats, { plan, state }: PlanInput, codes: CodeOptions): Block[] {
  if (state !== 'generated' && state !== 'active') return [];
  return openInstalments(plan).map((instalment) => {
    const facts = couponFacts(f, plan, instalment);
    const bars = barsOf(f, { plan, instalment }, codes);
    return bars ? { type: 'coupon', facts, bars } : facts;
  });
}

function couponFacts(f: Formats, plan: AgreedPlan, instalment: Instalment): FactsBlock {
  const t = plansText[f.language].paper;
  return {
    type: 'facts',
    heading: t.coupon(instalment.position, plan.instalments.length),
    rows: [
      { label: t.columns.amount, value: f.money(instalment.amountCents) },
      { label: t.columns.due, value: f.day(instalment.dueOn) },
      { label: t.account, value: plan.accountNumber },
    ],
  };
}

function barsOf(
  f: Formats,
  { plan, instalment }: { plan: AgreedPlan; instalment: Instalment },
  { layout }: CodeOptions,
): BarcodeBlock | null {
  if (layout === null) return null;
  const code = paymentCode(layout, {
    amountCents: instalment.amountCents,
    dueOn: instalment.dueOn,
    secondDueOn: null,
    secondAmountCents: null,
    accountNumber: plan.accountNumber,
    invoiceNumber: couponNumber(plan, instalment),
  });
  if (!code.ok) return null;
  const t = plansText[f.language].paper;
  const { digits } = code;
  return {
    type: 'barcode',
    digits,
    human: groupDigits(digits),
    label: t.barcode,
    alt: t.barcodeAlt(instalment.position),
  };
}

/**
 * In the place of a bill's number, for layouts that carry one: the day of the agreement and the position. An account
 * has one live plan, and its number stands beside this one in every layout.
 */
export function couponNumber(plan: Pick<AgreedPlan, 'createdAt'>, { position }: Instalment): string {
  return plan.createdAt.slice(2, 10).replaceAll('-', '') + String(position).padStart(2, '0');
}
