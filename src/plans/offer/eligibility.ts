import type { Account } from '../../accounts/account.ts';
import { collectionObstacle } from '../../accounts/account.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import type { PlanTerms } from '../../kit/settings.ts';
import type { OfferedPayable } from '../../payables/payable.ts';

export type Eligibility =
  | { kind: 'eligible'; bills: OfferedPayable[]; leftOut: OfferedPayable[] }
  | { kind: 'not-collected' }
  | { kind: 'has-plan'; planId: string }
  | { kind: 'no-debt' }
  | { kind: 'being-paid'; bills: OfferedPayable[] }
  | { kind: 'below-minimum'; overdueCents: Cents; minimumCents: Cents };

/** Debt that can be financed (A080): overdue bills that nothing holds, of an account that is paid here and has no plan. */
export function judgeDebt(facts: {
  account: Account;
  items: readonly OfferedPayable[];
  planId: string | null;
  minimumCents: Cents;
}): Eligibility {
  const { account, planId, minimumCents } = facts;
  if (collectionObstacle(account)) return { kind: 'not-collected' };
  if (planId !== null) return { kind: 'has-plan', planId };
  const overdue = facts.items.filter((item) => item.kind === 'invoice' && item.overdue);
  const bills = overdue.filter((item) => item.obstacle === null);
  const leftOut = overdue.filter((item) => item.obstacle !== null);
  if (overdue.length === 0) return { kind: 'no-debt' };
  if (owed(bills) >= minimumCents) return { kind: 'eligible', bills, leftOut };
  if (owed(overdue) >= minimumCents) return { kind: 'being-paid', bills: leftOut };
  return { kind: 'below-minimum', overdueCents: owed(overdue), minimumCents };
}

const owed = (items: readonly OfferedPayable[]) => sumCents(items.map((item) => item.amountCents));

export interface FinancedBill {
  number: string;
  owedCents: Cents;
  waivedCents: Cents;
}

/** What a plan covers. */
export interface Debt {
  bills: FinancedBill[];
  owedCents: Cents;
  waivedCents: Cents;
  financedCents: Cents;
}

/** The debt as owed today (D26), less what the operator waives of its surcharges. */
export function debtOf(
  bills: readonly OfferedPayable[],
  invoices: readonly Invoice[],
  terms: PlanTerms,
): Debt {
  const byNumber = new Map(invoices.map((invoice) => [invoice.number, invoice]));
  const financed = bills.map((bill) => ({
    number: bill.id,
    owedCents: bill.amountCents,
    waivedCents: Math.floor((surchargeOf(bill, byNumber.get(bill.id)) * terms.waiverPercent) / 100),
  }));
  const owedCents = sumCents(financed.map((bill) => bill.owedCents));
  const waivedCents = sumCents(financed.map((bill) => bill.waivedCents));
  return { bills: financed, owedCents, waivedCents, financedCents: owedCents - waivedCents };
}

/** Where the billing system states what is owed, it does not say how much of it is surcharge. */
function surchargeOf(bill: OfferedPayable, invoice: Invoice | undefined): Cents {
  if (!invoice || invoice.amountDueCents !== null) return 0;
  return Math.max(0, bill.amountCents - invoice.amountCents);
}
