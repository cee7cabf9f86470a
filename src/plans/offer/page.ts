import type { Account } from '../../accounts/account.ts';
import { collectionMessage } from '../../accounts/billing/collection.ts';
import type { Message } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
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
  leftOut: string | null;
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
  message: Message | null;
  links: { label: string; href: string }[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'plans/offer': OfferPage;
    'plans/debt': { t: PlansText; debt: DebtPart };
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
    debt: debtPart(f, offer),
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

function debtPart(f: Formats, { debt, bills, leftOut, terms }: Offer): DebtPart {
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
    leftOut: leftOut.length > 0 ? t.leftOut(numbersOf(leftOut)) : null,
  };
}

const numbersOf = (bills: readonly OfferedPayable[]) => bills.map((bill) => bill.reference).join(', ');

/** Why there is no plan to choose, and where to go from here. */
export function refusedPage(
  f: Formats,
  { account, found, phone }: { account: Account; found: Exclude<Found, { kind: 'offer' }>; phone: string },
): RefusedPage {
  const t = plansText[f.language];
  const home = `/cuentas/${account.number}`;
  const back = { label: t.refused.back, href: home };
  const bills = { label: t.refused.seeBills, href: `${home}/facturas` };
  switch (found.kind) {
    case 'not-collected':
      return { t, text: null, message: collectionMessage(f.language, account, phone), links: [bills, back] };
    case 'has-plan': {
      const plan = { label: t.refused.seePlan, href: `${home}/planes/${found.planId}` };
      return { t, text: t.refused['has-plan'], message: null, links: [plan, back] };
    }
    case 'no-debt':
      return { t, text: t.refused['no-debt'], message: null, links: [bills, back] };
    case 'being-paid':
      return {
        t,
        text: t.refused['being-paid'](numbersOf(found.bills)),
        message: null,
        links: [bills, back],
      };
    case 'below-minimum': {
      const text = t.refused['below-minimum'](f.money(found.overdueCents), f.money(found.minimumCents));
      return { t, text, message: null, links: [bills, back] };
    }
  }
}
