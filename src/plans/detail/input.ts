import type { Account } from '../../accounts/account.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { AgreedPlan, PlanState } from '../plan.ts';

export interface PlanInput {
  account: Account;
  today: LocalDate;
  timeZone: string;
  /** What it is today, which the row may not say yet. */
  state: PlanState;
  plan: AgreedPlan;
  /** Its bills, the oldest first. */
  invoices: readonly Invoice[];
  /** What the account offers for payment, of all kinds. */
  offered: readonly OfferedPayable[];
  chosen: readonly OfferedPayable[];
  fields: ReadonlyMap<string, string>;
  /** The words that were accepted; empty for plans of before the portal. */
  consent: readonly string[];
  /** The reader is who asked for it: others see less of their data (D31). */
  own: boolean;
}
