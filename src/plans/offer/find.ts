import type { Account } from '../../accounts/account.ts';
import type { Deps } from '../../deps.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Db } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { PlanTerms } from '../../kit/settings.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import { findLivePlan } from '../store.ts';
import type { Debt, Eligibility } from './eligibility.ts';
import { debtOf, judgeDebt } from './eligibility.ts';
import type { PlanOption } from './schedule.ts';
import { optionsFor } from './schedule.ts';

export interface Offer {
  debt: Debt;
  bills: OfferedPayable[];
  leftOut: OfferedPayable[];
  options: PlanOption[];
  terms: PlanTerms;
  today: LocalDate;
}

export type Found = { kind: 'offer'; offer: Offer } | Exclude<Eligibility, { kind: 'eligible' }>;

export type FindDeps = Pick<Deps, 'db' | 'clock' | 'config' | 'settings' | 'payables'>;

/** What an account may be offered now; the same inside the transaction that writes the plan. */
export async function findOffer(deps: FindDeps, account: Account, db: Db = deps.db): Promise<Found> {
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const terms = deps.settings.last().plan;
  const items = await deps.payables.list(account.number, db);
  const plan = await findLivePlan(db, account.number, today);
  const facts = { account, items, planId: plan?.id ?? null, minimumCents: terms.minimumCents };
  const verdict = judgeDebt(facts);
  if (verdict.kind !== 'eligible') return verdict;
  const debt = debtOf(verdict.bills, await listOwedInvoices(db, account.number), terms);
  const options = optionsFor(debt.financedCents, terms, today);
  if (options.length === 0) {
    const { minimumCents } = terms;
    return { kind: 'below-minimum', overdueCents: debt.owedCents, minimumCents };
  }
  return { kind: 'offer', offer: { ...verdict, debt, options, terms, today } };
}
