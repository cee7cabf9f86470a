import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { hotQuery } from '../kit/database.ts';
import type { LocalDate } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';
import type { Cents } from '../kit/money.ts';
import { claimItems } from '../payables/claims.ts';
import type { Credit } from '../payables/payable.ts';
import type { Instalment, Plan } from './plan.ts';

const activePlan = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('plans as p')
    .innerJoin('plan_instalments as i', 'i.plan_id', 'p.id')
    .select([
      'p.id as planId',
      'i.id as id',
      'i.position as position',
      'i.due_on as dueOn',
      'i.amount_cents as amountCents',
      'i.settled_at as settledAt',
    ])
    .where('p.account_number', '=', accountNumber)
    .where('p.state', '=', 'active')
    .orderBy('i.position'),
);

/** The plan in force of an account, with its instalments in order. */
export async function findActivePlan(db: Db, accountNumber: string): Promise<Plan | null> {
  const rows = await activePlan(db, accountNumber);
  const first = rows[0];
  if (!first) return null;
  const instalments: Instalment[] = rows.map(({ planId: _, ...instalment }) => instalment);
  return { id: first.planId, accountNumber, state: 'active', instalments };
}

export interface NewPlan {
  accountNumber: string;
  invoiceNumbers: string[];
  instalments: { dueOn: LocalDate; amountCents: Cents; paid: boolean }[];
}

/** Writes a plan in force and claims its bills, which cannot be paid alone from then on (D13). */
export async function addActivePlan(tx: Tx, clock: Clock, plan: NewPlan): Promise<string> {
  const id = newId(clock);
  const now = instant(clock);
  await tx
    .insertInto('plans')
    .values({ id, account_number: plan.accountNumber, state: 'active', created_at: now })
    .execute();
  await tx
    .insertInto('plan_invoices')
    .values(plan.invoiceNumbers.map((number) => ({ plan_id: id, invoice_number: number })))
    .execute();
  await tx
    .insertInto('plan_instalments')
    .values(
      plan.instalments.map((instalment, index) => ({
        id: newId(clock),
        plan_id: id,
        position: index + 1,
        due_on: instalment.dueOn,
        amount_cents: instalment.amountCents,
        settled_at: instalment.paid ? now : null,
      })),
    )
    .execute();
  const items = plan.invoiceNumbers.map((number) => ({ kind: 'invoice' as const, id: number }));
  await claimItems(tx, clock, { owner: { kind: 'plan', id }, accountNumber: plan.accountNumber, items });
  return id;
}

/** Credits an instalment; the last one completes its plan. False: it had been credited before. */
export async function settleInstalment(tx: Tx, credit: Credit): Promise<boolean> {
  const updated = await tx
    .updateTable('plan_instalments')
    .set({ settled_at: credit.at, settled_by: credit.attemptId })
    .where('id', '=', credit.itemId)
    .where('settled_at', 'is', null)
    .returning('plan_id')
    .executeTakeFirst();
  if (!updated) return false;
  const open = await tx
    .selectFrom('plan_instalments')
    .select('id')
    .where('plan_id', '=', updated.plan_id)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  if (!open)
    await tx.updateTable('plans').set({ state: 'completed' }).where('id', '=', updated.plan_id).execute();
  return true;
}

/** Takes an instalment's credit back. A plan that it had completed is in force again, unless another one is. */
export async function reopenInstalment(tx: Tx, credit: Credit): Promise<boolean> {
  const updated = await tx
    .updateTable('plan_instalments')
    .set({ settled_at: null, settled_by: null })
    .where('id', '=', credit.itemId)
    .where('settled_by', '=', credit.attemptId)
    .returning('plan_id')
    .executeTakeFirst();
  if (!updated) return false;
  const plan = await tx
    .selectFrom('plans')
    .select(['account_number', 'state'])
    .where('id', '=', updated.plan_id)
    .executeTakeFirstOrThrow();
  if (plan.state !== 'completed' || (await findActivePlan(tx, plan.account_number))) return true;
  await tx.updateTable('plans').set({ state: 'active' }).where('id', '=', updated.plan_id).execute();
  return true;
}
