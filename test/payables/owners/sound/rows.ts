import type { Db } from '../../../../src/kit/database.ts';
import type { OfferedPayable } from '../../../../src/payables/payable.ts';
import type { AgreedPlan } from '../../../../src/plans/plan.ts';
import { loadPlan } from '../../../../src/plans/store.ts';
import { ACCOUNTS, BILLS } from '../parties/cast.ts';
import type { World } from '../world.ts';

/** All that is on record, read at one time. */
export type Rows = Awaited<ReturnType<typeof readRows>>;

export async function readRows(world: World) {
  const { db } = world.office;
  const plans = await readPlans(db);
  return {
    plans,
    bills: await db.selectFrom('invoices').selectAll().execute(),
    claims: await db.selectFrom('payable_claims').selectAll().orderBy('id').execute(),
    attempts: await db.selectFrom('payment_attempts').selectAll().orderBy('id').execute(),
    items: await db.selectFrom('payment_items').selectAll().execute(),
    payments: await db.selectFrom('provider_payments').selectAll().execute(),
    ledger: await db.selectFrom('ledger_entries').selectAll().orderBy('id').execute(),
    suspense: await db.selectFrom('suspense_payments').selectAll().execute(),
    orders: await db.selectFrom('debit_orders').selectAll().orderBy('id').execute(),
    instalments: await db.selectFrom('plan_instalments').selectAll().execute(),
    enrolments: await db.selectFrom('direct_debit_enrolments').selectAll().execute(),
    offered: await readOffered(world),
  };
}

async function readPlans(db: Db): Promise<AgreedPlan[]> {
  const ids = await db.selectFrom('plans').select('id').orderBy('id').execute();
  const plans: AgreedPlan[] = [];
  for (const { id } of ids) {
    const plan = await loadPlan(db, id);
    if (plan) plans.push(plan);
  }
  return plans;
}

async function readOffered({ office }: World): Promise<Map<string, OfferedPayable>> {
  const offered = new Map<string, OfferedPayable>();
  for (const number of ACCOUNTS)
    for (const item of await office.deps.payables.list(number)) offered.set(`${item.kind} ${item.id}`, item);
  return offered;
}

export const NUMBERS: readonly string[] = BILLS.map(({ number }) => number);

/** The bills that an item stands for: itself, or those of the instalment's plan. */
export function billsBehind(
  rows: Rows,
  item: { item_kind: string | null; item_id: string | null },
): string[] {
  if (item.item_kind === 'invoice') return [item.item_id ?? ''];
  const plan = rows.plans.find(({ instalments }) => instalments.some(({ id }) => id === item.item_id));
  return plan?.bills ?? [];
}

export function planOf(rows: Rows, instalmentId: string): AgreedPlan | undefined {
  return rows.plans.find(({ instalments }) => instalments.some(({ id }) => id === instalmentId));
}

/** What is left of each payment on the books. */
export function leftOf(rows: Rows): Map<string, number> {
  const left = new Map<string, number>();
  for (const entry of rows.ledger) {
    const id = entry.provider_payment_id;
    left.set(id, (left.get(id) ?? 0) + entry.amount_cents);
  }
  return left;
}

/** Bills that something was paid for which nobody could prevent any more. */
export function excusedBills(world: World, rows: Rows): Set<string> {
  const items = rows.items.filter(({ attempt_id }) => world.late.has(attempt_id));
  const late = [...world.bank.values()].filter((order) => order.late).map((order) => order.invoice);
  return new Set([...items.flatMap((item) => billsBehind(rows, item)), ...late]);
}

/** And those whose money went back, or that the billing system closed meanwhile. */
export function movedBills(world: World, rows: Rows): Set<string> {
  const items = rows.items.filter(({ attempt_id }) => world.wentBack.has(attempt_id));
  return new Set([
    ...excusedBills(world, rows),
    ...items.flatMap((item) => billsBehind(rows, item)),
    ...world.closedByBilling,
    ...[...world.bank.values()].filter(({ truth }) => truth === 'returned').map(({ invoice }) => invoice),
  ]);
}
