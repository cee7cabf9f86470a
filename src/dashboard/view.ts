import type { Account } from '../accounts/account.ts';
import type { AccountEnrolments } from '../accounts/billing/enrolments.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import type { Remark } from '../payables/remark.ts';
import type { Surplus } from '../payments/surplus/rule.ts';
import type { Plan } from '../plans/plan.ts';

/** What INICIO is made of. */
export interface HomeView extends AccountEnrolments {
  account: Account;
  today: LocalDate;
  items: readonly OfferedPayable[];
  remarks: readonly Remark[];
  chosen: readonly OfferedPayable[];
  fields: ReadonlyMap<string, string>;
  plan: Plan | null;
  planMinimumCents: number;
  /** Amounts of charges that are on no bill and were not accepted yet. */
  unbilledCents: readonly Cents[];
  phone: string;
  surplus: readonly Surplus[];
}
