import type { LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import { sumCents } from '../kit/money.ts';

export interface Instalment {
  id: string;
  position: number;
  dueOn: LocalDate;
  amountCents: Cents;
  settledAt: string | null;
}

export interface Plan {
  id: string;
  accountNumber: string;
  state: 'generated' | 'active' | 'completed' | 'lapsed' | 'expired' | 'discarded';
  instalments: Instalment[];
}

export function planProgress(plan: Plan): { paid: number; of: number; remainingCents: Cents } {
  const open = plan.instalments.filter((instalment) => instalment.settledAt === null);
  return {
    paid: plan.instalments.length - open.length,
    of: plan.instalments.length,
    remainingCents: sumCents(open.map((instalment) => instalment.amountCents)),
  };
}

/** Debt that can be financed (A080): overdue bills of a paying account that has no plan, above the operator's minimum. */
export function canBeFinanced(debt: {
  overdueCents: Cents;
  minimumCents: Cents;
  hasPlan: boolean;
  collectable: boolean;
}): boolean {
  return debt.collectable && !debt.hasPlan && debt.overdueCents >= debt.minimumCents;
}
