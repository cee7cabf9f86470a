import { clockAt } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { claimItems, releaseClaims } from '../../payables/claims.ts';
import type { Credit } from '../../payables/payable.ts';
import type { AgreedPlan } from '../plan.ts';
import { asItems, isBeingPaid, loadPlan } from '../store.ts';
import { allocate, freeBill, lapse, paidCents } from './lapse.ts';
import { moveTo } from './record.ts';
import { planOfInstalment } from './settle.ts';

/** Takes an instalment's credit back, and what had followed from it. */
export async function reopenInstalment(tx: Tx, credit: Credit): Promise<boolean> {
  const updated = await tx
    .updateTable('plan_instalments')
    .set({ settled_at: null, settled_by: null })
    .where('id', '=', credit.itemId)
    .where('settled_by', '=', credit.attemptId)
    .executeTakeFirst();
  const plan = updated.numUpdatedRows === 1n ? await planOfInstalment(tx, credit.itemId) : null;
  if (!plan) return false;
  if (plan.state === 'lapsed') await allocate(tx, plan.id, plan.endedAt ?? credit.at);
  if (plan.state === 'completed') await resume(tx, plan, credit.at);
  if (plan.state === 'active') await withdrawUnlessBegun(tx, plan);
  return true;
}

/** Nothing of it is paid any more: it is as it was before its first payment. */
async function withdrawUnlessBegun(tx: Tx, plan: AgreedPlan): Promise<void> {
  if (paidCents(plan) > 0 || plan.expiresOn === null) return;
  await releaseClaims(tx, { kind: 'plan', id: plan.id }, null);
  await moveTo(tx, plan.id, { state: 'generated', activatedAt: null, endedAt: null });
}

/** A completed plan is in force again. Where the account has another by now, it ends like one that was not paid. */
async function resume(tx: Tx, plan: AgreedPlan, at: Instant): Promise<void> {
  if (!(await makeRoom(tx, plan, at))) return await lapse(tx, plan, at);
  for (const number of plan.bills) await freeBill(tx, plan.id, number);
  await moveTo(tx, plan.id, { state: 'active', endedAt: null });
  await claimItems(tx, clockAt(at), {
    owner: { kind: 'plan', id: plan.id },
    accountNumber: plan.accountNumber,
    items: asItems(plan.bills),
    unlessTaken: true,
  });
  await withdrawUnlessBegun(tx, plan);
}

/** A plan that nobody has begun to pay gives way. */
async function makeRoom(tx: Tx, plan: AgreedPlan, at: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('plans')
    .select('id')
    .where('account_number', '=', plan.accountNumber)
    .where('state', 'in', ['generated', 'active'])
    .where('id', '!=', plan.id)
    .executeTakeFirst();
  const other = row && (await loadPlan(tx, row.id));
  if (!other) return true;
  const ids = other.instalments.map(({ id }) => id);
  if (other.state === 'active' || (await isBeingPaid(tx, ids))) return false;
  await moveTo(tx, other.id, { state: 'discarded', endedAt: at });
  return true;
}
