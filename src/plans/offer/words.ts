import type { Formats } from '../../kit/formats.ts';
import type { PlanTerms } from '../../kit/settings.ts';
import { plansText } from '../text.ts';
import type { Debt } from './eligibility.ts';
import type { PlanOption } from './schedule.ts';

/** What follows from a plan, said before it is accepted and kept with the consent. */
export function rulesOf(f: Formats, terms: PlanTerms): string[] {
  const { rules } = plansText[f.language];
  return [
    rules.begins(terms.expiryDays),
    rules.alone,
    rules.held,
    rules.missed(terms.lapseAfterMissed),
    ...(terms.directDebit ? [] : [rules.debit]),
  ];
}

/** The words that are accepted: every amount and every day, then the rules. */
export function termsText(
  f: Formats,
  offer: { accountNumber: string; debt: Debt; option: PlanOption; terms: PlanTerms },
): string[] {
  const { terms: t } = plansText[f.language];
  const { debt, option } = offer;
  const numbers = debt.bills.map((bill) => bill.number).join(', ');
  return [
    t.what(offer.accountNumber, numbers, f.money(debt.financedCents)),
    ...(debt.waivedCents > 0 ? [t.waived(f.money(debt.waivedCents))] : []),
    ...option.instalments.map(({ amountCents, dueOn }, index) =>
      t.instalment(index + 1, f.money(amountCents), f.day(dueOn)),
    ),
    t.cost(
      f.money(option.totalCents),
      f.money(option.interestCents),
      percentOf(f, option.annualCostBasisPoints),
    ),
    ...rulesOf(f, offer.terms),
  ];
}

export function percentOf(f: Formats, basisPoints: number): string {
  return plansText[f.language].offer.percent(f.number(basisPoints / 100));
}

/**
 * What a page showed of an option, as its form sends it back: whoever confirms gets these very amounts and days, or
 * sees the new ones first.
 */
export function quoteOf(debt: Debt, option: PlanOption): string {
  const [first, second] = option.instalments;
  const last = option.instalments.at(-1);
  return [
    debt.bills.map((bill) => bill.number).join('+'),
    debt.financedCents,
    option.totalCents,
    first?.amountCents,
    first?.dueOn,
    second?.amountCents,
    last?.amountCents,
  ].join('|');
}
