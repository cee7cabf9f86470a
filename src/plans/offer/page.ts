import type { Account } from '../../accounts/account.ts';
import { collectionMessage } from '../../accounts/billing/collection.ts';
import type { Message } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import type { PayableRow } from '../../payables/page.ts';
import { blockedOf } from '../../payables/page.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { PlansText } from '../text.es.ts';
import { plansText } from '../text.ts';
import type { Found, Offer } from './find.ts';
import type { PlanOption } from './schedule.ts';
import { percentOf, rulesOf } from './words.ts';

export interface OptionRow {
  count: number;
  id: string;
  label: string;
  first: string;
  rest: string;
  last: string | null;
  interest: string;
  cost: string;
  total: string;
  checked: boolean;
}

export interface DebtPart {
  rows: { label: string; number: string; href: string; due: string; amount: string }[];
  totals: { label: string; amount: string }[];
  leftOut: LeftOut[];
}

/** An overdue bill that is in other hands now, and in whose. */
export interface LeftOut {
  label: string;
  number: string;
  href: string;
  why: PayableRow['blocked'];
}

export interface OfferPage {
  t: PlansText;
  lead: string;
  /** The days on which all options are due. */
  when: string;
  action: string;
  options: OptionRow[];
  debt: DebtPart;
  rules: string[];
}

export interface RefusedPage {
  t: PlansText;
  text: string | null;
  leftOut: LeftOut[];
  message: Message | null;
  links: { label: string; href: string }[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'plans/offer': OfferPage;
    'plans/debt': { t: PlansText; debt: DebtPart };
    'plans/left-out': { bills: LeftOut[] };
    'plans/refused': RefusedPage;
  }
}

export const offerHref = (accountNumber: string) => `/cuentas/${accountNumber}/plan-de-pago`;
export const planHref = (plan: { accountNumber: string; id: string }) =>
  `/cuentas/${plan.accountNumber}/planes/${plan.id}`;

/** The options side by side, the debt bill by bill, and what follows, before anything is accepted (A125). */
export function offerPage(
  f: Formats,
  { accountNumber, offer, chosen }: { accountNumber: string; offer: Offer; chosen: number | null },
): OfferPage {
  const t = plansText[f.language];
  const [first, second] = offer.options[0]?.instalments ?? [];
  return {
    t,
    when: t.offer.when(f.day(first?.dueOn ?? ''), f.day(second?.dueOn ?? '')),
    lead: t.offer.lead(f.money(offer.debt.owedCents), offer.bills.length),
    action: `${offerHref(accountNumber)}/generar`,
    options: offer.options.map((option) => optionRow(f, option, option.count === chosen)),
    debt: debtPart(f, offer, accountNumber),
    rules: rulesOf(f, offer.terms),
  };
}

export function optionRow(f: Formats, option: PlanOption, checked: boolean): OptionRow {
  const t = plansText[f.language].offer;
  const [first, second] = option.instalments;
  const last = option.instalments.at(-1);
  const uneven = last && second && last.amountCents !== second.amountCents;
  return {
    count: option.count,
    id: `opcion-${option.count}`,
    label: t.instalments(option.count),
    first: f.money(first?.amountCents ?? 0),
    rest: t.rest(option.count - (uneven ? 2 : 1), f.money(second?.amountCents ?? 0)),
    last: uneven ? t.last(f.money(last.amountCents)) : null,
    interest: option.interestCents === 0 ? t.noInterest : f.money(option.interestCents),
    cost: percentOf(f, option.annualCostBasisPoints),
    total: f.money(option.totalCents),
    checked,
  };
}

function debtPart(f: Formats, offer: Offer, accountNumber: string): DebtPart {
  const { debt, bills, terms } = offer;
  const t = plansText[f.language].offer;
  const waived = [
    { label: t.owed, amount: f.money(debt.owedCents) },
    { label: t.waived(terms.waiverPercent), amount: f.money(-debt.waivedCents) },
  ];
  return {
    rows: bills.map((bill) => ({
      label: bill.labels[f.language],
      number: bill.reference,
      href: bill.href,
      due: t.wasDue(f.day(bill.dueOn)),
      amount: f.money(bill.amountCents),
    })),
    totals: [
      ...(debt.waivedCents > 0 ? waived : []),
      { label: t.financed, amount: f.money(debt.financedCents) },
    ],
    leftOut: leftOutOf(f, offer.leftOut, accountNumber),
  };
}

const leftOutOf = (f: Formats, bills: readonly OfferedPayable[], accountNumber: string): LeftOut[] =>
  bills.map((bill) => ({
    label: bill.labels[f.language],
    number: bill.reference,
    href: bill.href,
    why: blockedOf(f, bill, accountNumber),
  }));

/** A plan that is there already is shown at once instead. */
export type Refusal = Exclude<Found, { kind: 'offer' | 'has-plan' }>;

/** Why there is no plan to choose, and where to go from here. */
export function refusedPage(
  f: Formats,
  { account, found, phone }: { account: Account; found: Refusal; phone: string },
): RefusedPage {
  const t = plansText[f.language];
  const home = `/cuentas/${account.number}`;
  const back = { label: t.refused.back, href: home };
  const bills = { label: t.refused.seeBills, href: `${home}/facturas` };
  const refused = (text: string | null): RefusedPage => ({
    ...{ t, text, message: null, leftOut: [], links: [bills, back] },
  });
  switch (found.kind) {
    case 'not-collected':
      return { ...refused(null), message: collectionMessage(f.language, account, phone) };
    case 'no-debt':
      return refused(t.refused['no-debt']);
    case 'being-paid': {
      const leftOut = leftOutOf(f, found.bills, account.number);
      return { ...refused(t.refused['being-paid']), leftOut };
    }
    case 'below-minimum':
      return refused(t.refused['below-minimum'](f.money(found.overdueCents), f.money(found.minimumCents)));
  }
}
