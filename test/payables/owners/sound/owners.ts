import assert from 'node:assert/strict';
import { ATTEMPT_STATES } from '../../../../src/payments/attempts/attempt.ts';
import type { World } from '../world.ts';
import type { Rows } from './rows.ts';
import { billsBehind, excusedBills, movedBills, NUMBERS, planOf } from './rows.ts';

const keyOf = (claim: { item_kind: string; item_id: string }) => `${claim.item_kind} ${claim.item_id}`;

/** Each claim has a living owner, and each owner has its claims. */
export function assertClaims(world: World, rows: Rows): void {
  const standing = rows.claims.filter(({ state }) => state === 'live' || state === 'settled');
  const keys = standing.map(keyOf);
  assert.equal(new Set(keys).size, keys.length, 'an item has two owners');
  for (const claim of standing.filter(({ state }) => state === 'live')) {
    const what = `${keyOf(claim)} is held by ${claim.owner_kind} ${claim.owner_id}`;
    if (claim.owner_kind === 'payment') {
      const attempt = rows.attempts.find(({ id }) => id === claim.owner_id);
      assert.ok(
        attempt && ATTEMPT_STATES[attempt.state].holds && attempt.state !== 'paid',
        `${what}, ${attempt?.state}`,
      );
    } else if (claim.owner_kind === 'plan') {
      const plan = rows.plans.find(({ id }) => id === claim.owner_id);
      assert.equal(plan?.state, 'active', `${what}, ${plan?.state}`);
    } else {
      const order = rows.orders.find(({ id }) => id === claim.owner_id);
      assert.equal(order?.state, 'cut', `${what}, ${order?.state}`);
    }
  }
  const isHeld = (kind: string, id: string) => keys.includes(`${kind} ${id}`) || !isOwed(rows, kind, id);
  for (const order of rows.orders.filter(({ state }) => state === 'cut'))
    assert.ok(isHeld('invoice', order.invoice_number), `${order.invoice_number} is at the bank and nobody's`);
  for (const plan of rows.plans) assertPlanHolds(world, rows, plan);
  for (const item of rows.items) {
    const attempt = rows.attempts.find(({ id }) => id === item.attempt_id);
    if (!attempt || attempt.state === 'paid' || !ATTEMPT_STATES[attempt.state].holds) continue;
    assert.ok(isHeld(item.item_kind, item.item_id), `${item.item_id} is being paid and nobody's`);
    const plan = planOf(rows, item.item_id);
    if (plan?.state !== 'generated' || plan.instalments[0]?.id !== item.item_id) continue;
    for (const bill of plan.bills)
      assert.ok(isHeld('invoice', bill), `${bill}, whose plan is being begun, is nobody's`);
  }
}

/** As long as the billing system does not say otherwise, the bills of a plan in force are the plan's, and paid by it. */
function assertPlanHolds(world: World, rows: Rows, { id, state, bills }: Rows['plans'][number]): void {
  if (state !== 'active' && state !== 'completed') return;
  for (const bill of bills.filter((number) => !world.closedByBilling.has(number))) {
    const owned: string = state === 'active' ? 'live' : 'settled';
    const isOwner = (one: Rows['claims'][number]) => one.item_id === bill && one.state === owned;
    const owner: string | undefined = rows.claims.find(isOwner)?.owner_id;
    assert.equal(owner, id, `whose is ${bill}, which is in a plan that is ${state}`);
  }
}

function isOwed(rows: Rows, kind: string, id: string): boolean {
  if (kind === 'instalment') {
    const plan = planOf(rows, id);
    const open = plan?.instalments.find((one) => one.id === id)?.settledAt === null;
    return open && (plan?.state === 'generated' || plan?.state === 'active');
  }
  const bill = rows.bills.find(({ number }) => number === id);
  return bill?.status === 'open' && bill.settled_at === null;
}

/** The ways on which money for a bill may come right now, as the platform and the bank know them. */
function waysOf(world: World, rows: Rows): Map<string, Set<string>> {
  const ways = new Map(NUMBERS.map((number) => [number, new Set<string>()]));
  const add = (bill: string, way: string) => ways.get(bill)?.add(way);
  const { platform } = world.office;
  for (const checkout of platform.checkouts) {
    const id = checkout.order.attemptId;
    const open = platform.isOpen(checkout) && world.handedOut.has(id);
    if (!open && !checkout.payments.some(({ status }) => status === 'pending')) continue;
    for (const item of rows.items.filter(({ attempt_id }) => attempt_id === id)) {
      const plan = item.item_kind === 'instalment' ? planOf(rows, item.item_id) : undefined;
      if (plan && (plan.state !== 'generated' || plan.instalments[0]?.id !== item.item_id)) continue;
      for (const bill of billsBehind(rows, item)) add(bill, `payment ${id}`);
    }
  }
  for (const order of world.bank.values())
    if (order.truth === 'waiting') add(order.invoice, `debit ${order.id}`);
  for (const plan of rows.plans.filter(({ state }) => state === 'active'))
    for (const bill of plan.bills) add(bill, `plan ${plan.id}`);
  return ways;
}

/** Nobody can be asked for the same bill in two places, and what is paid or in some hand is not offered. */
export function assertOneWay(world: World, rows: Rows): void {
  const excused = excusedBills(world, rows);
  const moved = movedBills(world, rows);
  const claimed = new Set(rows.claims.filter(({ state }) => state === 'live').map(keyOf));
  for (const [bill, ways] of waysOf(world, rows)) {
    const held = `${bill}: ${[...ways].join(', ')}`;
    assert.ok(ways.size <= 1 || excused.has(bill), `can be paid in two places: ${held}`);
    const row = rows.bills.find(({ number }) => number === bill);
    assert.ok(ways.size === 0 || !row?.settled_at || moved.has(bill), `is paid and can be paid: ${held}`);
    const offered = rows.offered.get(`invoice ${bill}`);
    const payable = offered?.obstacle === null;
    assert.ok(!payable || ways.size === 0 || excused.has(bill), `is offered: ${held}`);
    assert.ok(
      !payable || (row?.status === 'open' && row.settled_at === null),
      `${bill} is offered and not owed`,
    );
  }
  for (const [key, { obstacle, alsoHolds = [] }] of rows.offered) {
    const all = [key, ...alsoHolds.map(({ kind, id }) => `${kind} ${id}`)];
    const held = all.some((one) => claimed.has(one));
    assert.ok(obstacle !== null || !held, `${key} is shown as payable and held`);
  }
}
