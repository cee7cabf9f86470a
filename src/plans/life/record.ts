import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import type { Instant, LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import type { Cents } from '../../kit/money.ts';
import { claimItems } from '../../payables/claims.ts';
import type { PlanState } from '../plan.ts';
import { asItems } from '../store.ts';

export interface NewPlan {
  accountNumber: string;
  invoiceNumbers: string[];
  instalments: { dueOn: LocalDate; amountCents: Cents; paid: boolean }[];
}

/** Writes a plan in force and claims its bills, which cannot be paid alone from then on (D13). */
export async function addActivePlan(tx: Tx, clock: Clock, plan: NewPlan): Promise<string> {
  const id = newId(clock);
  const now = instant(clock);
  const { accountNumber } = plan;
  await tx
    .insertInto('plans')
    .values({ id, account_number: accountNumber, state: 'active', created_at: now, activated_at: now })
    .execute();
  await addContents(tx, clock, { ...plan, id });
  const items = asItems(plan.invoiceNumbers);
  await claimItems(tx, clock, { owner: { kind: 'plan', id }, accountNumber, items });
  return id;
}

/** The bills and the instalments of a plan whose row is there. */
export async function addContents(
  tx: Tx,
  clock: Clock,
  plan: Omit<NewPlan, 'accountNumber'> & { id: string },
): Promise<void> {
  await tx
    .insertInto('plan_invoices')
    .values(plan.invoiceNumbers.map((number) => ({ plan_id: plan.id, invoice_number: number })))
    .execute();
  await tx
    .insertInto('plan_instalments')
    .values(
      plan.instalments.map((instalment, index) => ({
        id: newId(clock),
        plan_id: plan.id,
        position: index + 1,
        due_on: instalment.dueOn,
        amount_cents: instalment.amountCents,
        settled_at: instalment.paid ? instant(clock) : null,
      })),
    )
    .execute();
}

/** Moves a plan to another state; `endedAt` only for the states in which it is over. */
export async function moveTo(
  tx: Tx,
  id: string,
  move: { state: PlanState; activatedAt?: Instant | null; endedAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('plans')
    .set({
      state: move.state,
      ended_at: move.endedAt,
      ...(move.activatedAt === undefined ? {} : { activated_at: move.activatedAt }),
    })
    .where('id', '=', id)
    .execute();
}
