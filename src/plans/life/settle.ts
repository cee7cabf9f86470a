import { settleInvoice } from '../../invoices/store.ts';
import { clockAt } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { releaseClaims, takeOver } from '../../payables/claims.ts';
import type { Credit } from '../../payables/payable.ts';
import { settleClaim } from '../../payables/settled.ts';
import type { AgreedPlan } from '../plan.ts';
import { openInstalments } from '../plan.ts';
import { areBillsOwed, asItems, loadPlan } from '../store.ts';
import { moveTo } from './record.ts';

/**
 * Credits an instalment. The first sets its plan going, the last completes it. False: it had been credited before, or
 * its plan is over or could not begin any more; the money is then surplus of the account.
 */
export async function settleInstalment(tx: Tx, credit: Credit): Promise<boolean> {
  const plan = await planOfInstalment(tx, credit.itemId);
  const instalment = plan?.instalments.find(({ id }) => id === credit.itemId);
  if (!plan || instalment?.settledAt !== null) return false;
  if (plan.state === 'generated') {
    if (instalment.position !== 1 || !(await activate(tx, plan, credit))) return false;
  } else if (plan.state !== 'active') {
    return false;
  }
  await tx
    .updateTable('plan_instalments')
    .set({ settled_at: credit.at, settled_by: credit.attemptId })
    .where('id', '=', instalment.id)
    .execute();
  if (openInstalments(plan).length === 1) await complete(tx, plan, credit.at);
  return true;
}

export async function planOfInstalment(db: Db, instalmentId: string): Promise<AgreedPlan | null> {
  const row = await db
    .selectFrom('plan_instalments')
    .select('plan_id')
    .where('id', '=', instalmentId)
    .executeTakeFirst();
  return row ? await loadPlan(db, row.plan_id) : null;
}

/** From here on its bills are the plan's (D13). When somebody else has one of them, the plan comes to nothing. */
async function activate(tx: Tx, plan: AgreedPlan, { attemptId, at }: Credit): Promise<boolean> {
  const owner = { kind: 'plan' as const, id: plan.id };
  const taken =
    (await areBillsOwed(tx, plan.id)) &&
    (await takeOver(tx, clockAt(at), {
      items: asItems(plan.bills),
      accountNumber: plan.accountNumber,
      from: { kind: 'payment', id: attemptId },
      to: owner,
    }));
  if (!taken) {
    await releaseClaims(tx, owner, null);
    await moveTo(tx, plan.id, { state: 'discarded', endedAt: at });
    return false;
  }
  await moveTo(tx, plan.id, { state: 'active', activatedAt: at, endedAt: null });
  return true;
}

/** All is paid: so are the bills, by the plan. */
async function complete(tx: Tx, plan: AgreedPlan, at: Instant): Promise<void> {
  await moveTo(tx, plan.id, { state: 'completed', endedAt: at });
  for (const number of plan.bills) await settleBill(tx, plan, { number, at });
  await releaseClaims(tx, { kind: 'plan', id: plan.id }, null);
}

/** A bill that the money of a plan has paid. */
export async function settleBill(
  tx: Tx,
  plan: Pick<AgreedPlan, 'id' | 'accountNumber'>,
  { number, at }: { number: string; at: Instant },
): Promise<void> {
  if (!(await settleInvoice(tx, { number, attemptId: plan.id, at }))) return;
  await settleClaim(tx, clockAt(at), {
    item: { kind: 'invoice', id: number },
    accountNumber: plan.accountNumber,
    owner: { kind: 'plan', id: plan.id },
  });
}
