import assert from 'node:assert/strict';
import type { Kind } from '../tally.ts';
import type { World } from '../world.ts';
import type { Rows } from './rows.ts';

const PLAN_ENDS: Record<string, Kind> = {
  completed: 'plan completed',
  lapsed: 'plan lapsed',
  expired: 'plan expired',
  discarded: 'plan that came to nothing',
};

const ORDER_STATES: Record<string, Kind> = {
  announced: 'debit announced',
  'over-cap': 'over the cap',
  withdrawn: 'debit withdrawn',
};

/** What the moment changed: counted, and looked at where only the change can be wrong. */
export function assertChanges(world: World, before: Rows, rows: Rows): void {
  const live = rows.plans.filter(({ state }) => state === 'generated' || state === 'active');
  assert.equal(new Set(live.map(({ accountNumber }) => accountNumber)).size, live.length, 'two live plans');
  for (const plan of rows.plans) {
    const was = world.planStates.get(plan.id);
    if (was === plan.state) continue;
    if (was === 'generated' && plan.state === 'active') assertBegun(before, plan);
    world.planStates.set(plan.id, plan.state);
    const kind = PLAN_ENDS[plan.state];
    if (kind) world.tally[kind] += 1;
  }
  for (const order of rows.orders) {
    if (world.orderStates.get(order.id) === order.state) continue;
    world.orderStates.set(order.id, order.state);
    const kind = ORDER_STATES[order.state];
    if (kind) world.tally[kind] += 1;
    if (order.file_number !== null && order.state === 'cut') {
      world.tally['debit cut'] += 1;
      assertCut(before, order);
    }
  }
  for (const entry of rows.ledger.slice(before.ledger.length)) {
    if (entry.kind === 'surplus') world.tally.surplus += 1;
    if (entry.item_kind !== 'instalment' || entry.kind !== 'credit') continue;
    const place = rows.instalments.find(({ id }) => id === entry.item_id)?.position;
    world.tally[place === 1 ? 'first instalment paid' : 'later instalment paid'] += 1;
  }
}

/** A plan does not begin with a bill that had been paid or closed before. */
function assertBegun(before: Rows, plan: Rows['plans'][number]): void {
  for (const bill of before.bills.filter(({ number }) => plan.bills.includes(number))) {
    const owed = bill.status === 'open' && bill.settled_at === null && bill.amount_due_cents !== 0;
    assert.ok(owed, `a plan began with ${bill.number}, which was not owed`);
  }
}

/** What was paid, or in somebody's hand for good, before the file was made is not in it. */
function assertCut(before: Rows, order: Rows['orders'][number]): void {
  const bill = before.bills.find(({ number }) => number === order.invoice_number);
  const after = `${order.invoice_number} went to the bank after it`;
  assert.ok(bill?.settled_at === null, `${after} was paid`);
  assert.ok(
    bill.status === 'open' && bill.amount_due_cents !== 0,
    `${after} was closed by the billing system`,
  );
  const announced = before.orders.find(({ id }) => id === order.id);
  if (announced) assert.ok(order.amount_cents <= announced.amount_cents, 'more than was announced');
}
