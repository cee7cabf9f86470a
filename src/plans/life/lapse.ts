import type { Invoice } from '../../invoices/invoice.ts';
import { amountOwed, isOwed } from '../../invoices/invoice.ts';
import { listInvoicesByNumber, reopenInvoice } from '../../invoices/store.ts';
import type { Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addDays } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import { sumCents } from '../../kit/money.ts';
import { passOn, releaseClaims } from '../../payables/claims.ts';
import { releaseSettled } from '../../payables/settled.ts';
import type { AgreedPlan, Plan } from '../plan.ts';
import { loadPlan } from '../store.ts';
import { moveTo } from './record.ts';
import { settleBill } from './settle.ts';

/** The plan is over: its bills are owed again, but for those that what was paid covers whole, the oldest first. */
export async function lapse(tx: Tx, plan: AgreedPlan, at: Instant): Promise<void> {
  await moveTo(tx, plan.id, { state: 'lapsed', endedAt: at });
  await releaseClaims(tx, { kind: 'plan', id: plan.id }, null);
  await allocate(tx, plan.id, at);
}

/** Puts what was paid of a lapsed plan to its bills; again when some of it has gone back. */
export async function allocate(tx: Tx, planId: string, at: Instant): Promise<void> {
  const plan = await loadPlan(tx, planId);
  if (!plan) return;
  const covered = coveredBills(plan, await listInvoicesByNumber(tx, plan.bills));
  for (const { invoice, covers } of covered) {
    const { number } = invoice;
    const mine = invoice.settledBy === plan.id;
    if (covers && !mine) await settleBill(tx, plan, { number, at });
    if (covers || !mine) continue;
    await freeBill(tx, plan.id, number);
    const item = { kind: 'invoice' as const, id: number };
    await passOn(tx, { item, accountNumber: plan.accountNumber, from: plan.id });
  }
}

/** A bill that the plan had paid is owed again. */
export async function freeBill(tx: Tx, planId: string, number: string): Promise<void> {
  if (await reopenInvoice(tx, { number, attemptId: planId }))
    await releaseSettled(tx, { kind: 'invoice', id: number });
}

export interface Covered {
  invoice: Invoice;
  cents: Cents;
  covers: boolean;
}

/** Which bills the paid instalments pay whole. `invoices` are the oldest first; what others have paid is passed over. */
export function coveredBills(plan: Pick<AgreedPlan, 'id' | 'instalments'>, invoices: Invoice[]): Covered[] {
  let left = paidCents(plan);
  return invoices
    .filter((invoice) => invoice.settledBy === plan.id || isOwed(invoice))
    .map((invoice) => {
      const cents = overdueCents(invoice);
      const covers = cents <= left;
      left = covers ? left - cents : 0;
      return { invoice, cents, covers };
    });
}

/** What was paid of a lapsed plan and pays none of its bills: the account's. */
export function creditLeft(plan: Pick<AgreedPlan, 'id' | 'instalments'>, invoices: Invoice[]): Cents {
  const used = invoices.filter((invoice) => invoice.settledBy === plan.id).map(overdueCents);
  return paidCents(plan) - sumCents(used);
}

export const paidCents = ({ instalments }: Pick<Plan, 'instalments'>): Cents =>
  sumCents(instalments.filter(({ settledAt }) => settledAt !== null).map(({ amountCents }) => amountCents));

/** Bills come into a plan overdue: what is owed of them no longer depends on the day. */
const overdueCents = (invoice: Invoice): Cents => amountOwed(invoice, addDays(invoice.dueOn, 1));
