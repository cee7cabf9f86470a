import type { Instant, LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import { sumCents } from '../kit/money.ts';
import type { PlanTerms } from '../kit/settings.ts';
import type { Language } from '../kit/text.ts';
import type { FinancedBill } from './offer/eligibility.ts';

export interface Instalment {
  id: string;
  position: number;
  dueOn: LocalDate;
  amountCents: Cents;
  settledAt: Instant | null;
}

export type PlanState = 'generated' | 'active' | 'completed' | 'lapsed' | 'expired' | 'discarded';

/** Agreed, and not begun (`generated`) or begun (`active`): an account has one such plan at most. */
export const LIVE_STATES: readonly PlanState[] = ['generated', 'active'];

export interface Plan {
  id: string;
  accountNumber: string;
  state: PlanState;
  /** The last day on which the first instalment may be paid; null for plans of before the portal. */
  expiresOn: LocalDate | null;
  instalments: Instalment[];
}

/** Who asked for a plan, as they wrote it. */
export interface Requester {
  name: string;
  document: string;
  phone: string;
  email: string;
}

/** A customer asks for a plan. */
export interface Wish {
  count: number;
  /** What the page had shown (`quoteOf`). */
  quote: string;
  requester: Requester;
  language: Language;
  /** The login of who asks. */
  email: string;
}

/** What was agreed: the operator's terms and the bills as they were that day. */
export interface Agreement {
  terms: PlanTerms;
  version: string;
  bills: FinancedBill[];
  annualCostBasisPoints: number;
}

export interface AgreedPlan extends Plan {
  createdAt: Instant;
  userId: string | null;
  consentId: string | null;
  requester: Requester | null;
  agreement: Agreement | null;
  debtCents: Cents | null;
  totalCents: Cents | null;
  activatedAt: Instant | null;
  endedAt: Instant | null;
  verificationCode: string | null;
  /** Numbers of its bills, the oldest first. */
  bills: string[];
}

export function planProgress(plan: Pick<Plan, 'instalments'>): {
  paid: number;
  of: number;
  remainingCents: Cents;
} {
  const open = openInstalments(plan);
  return {
    paid: plan.instalments.length - open.length,
    of: plan.instalments.length,
    remainingCents: sumCents(open.map((instalment) => instalment.amountCents)),
  };
}

export const openInstalments = ({ instalments }: Pick<Plan, 'instalments'>): Instalment[] =>
  instalments.filter((instalment) => instalment.settledAt === null);

/** Open and past their day: due dates run to their end. */
export const missedInstalments = (plan: Pick<Plan, 'instalments'>, today: LocalDate): Instalment[] =>
  openInstalments(plan).filter((instalment) => today > instalment.dueOn);

/** What stands in the way of a generated plan: its last day has passed, or a bill of it is not owed any more. */
export interface Facts {
  today: LocalDate;
  billsOwed: boolean;
  /** A payment of one of its instalments is under way: what it brings is waited for. */
  beingPaid: boolean;
}

/** A generated plan ends by itself: what its row says may be older than the facts. */
export function standing(plan: Pick<Plan, 'state' | 'expiresOn'>, facts: Facts): PlanState {
  if (plan.state !== 'generated' || facts.beingPaid) return plan.state;
  if (!facts.billsOwed) return 'discarded';
  return plan.expiresOn !== null && facts.today > plan.expiresOn ? 'expired' : 'generated';
}
