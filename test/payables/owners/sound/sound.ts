import assert from 'node:assert/strict';
import { announceDebits } from '../../../../src/direct-debit/orders/announce.ts';
import { handleNotices } from '../../../../src/payments/attempts/notices.ts';
import { reconcile } from '../../../../src/payments/attempts/reconcile.ts';
import { sweepPlans } from '../../../../src/plans/life/sweep.ts';
import { sweepDeps } from '../../../../src/plans/life/sweep-deps.ts';
import { readList } from '../happen.ts';
import { cut } from '../parties/agreements.ts';
import { ANOTHER_CENTS, finalWords, takeAnswers } from '../parties/bank.ts';
import type { World } from '../world.ts';
import { assertBooks } from './books.ts';
import { assertChanges } from './changes.ts';
import { assertClaims, assertOneWay } from './owners.ts';
import type { Rows } from './rows.ts';
import { NUMBERS, readRows } from './rows.ts';

/** What must be true after each moment. */
export async function assertSound(world: World, before: Rows): Promise<Rows> {
  const rows = await readRows(world);
  assertChanges(world, before, rows);
  assertClaims(world, rows);
  assertOneWay(world, rows);
  await assertBooks(world, rows);
  return rows;
}

/** The platform and the bank decide all that they have in hand: then all is on the books, and nothing is left open. */
export async function finish(world: World, before: Rows): Promise<void> {
  const { platform, deps, clock } = world.office;
  for (const id of world.attempts) {
    if (world.handedOut.has(id)) platform.pay(id, 'approved');
    while (platform.decide(id, 'approved'));
  }
  // What a killed command had taken into a file goes to the bank with the next one.
  await cut(world);
  clock.advance(45);
  await handleNotices(deps.payments);
  await reconcile(deps.payments, { all: true });
  await readList(world);
  for (const _ of ['told', 'told again']) await takeAnswers(world, finalWords(world));
  await sweepPlans(sweepDeps(deps));
  await announceDebits(deps);
  const rows = await assertSound(world, before);
  assertNothingOpen(world, rows);
  assertKept(world, rows);
  assertFollowed(rows);
  assert.deepEqual(world.office.check(), []);
}

function assertNothingOpen(world: World, rows: Rows): void {
  const over = ['paid', 'rejected', 'cancelled', 'expired'];
  assert.deepEqual(
    rows.attempts.filter(({ state }) => !over.includes(state)).map(({ id, state }) => [id, state]),
    [],
    'attempts without an end',
  );
  for (const order of rows.orders.filter(({ state }) => state === 'cut'))
    assert.equal(world.bank.get(order.id)?.truth, 'another-amount', 'an order without an end');
  const stuck = new Set(
    [...world.bank.values()].filter(({ truth }) => truth === 'another-amount').map(({ invoice }) => invoice),
  );
  const planned = rows.plans.filter(({ state }) => state === 'active').flatMap(({ bills }) => bills);
  for (const number of NUMBERS) {
    const offered = rows.offered.get(`invoice ${number}`);
    if (!offered || stuck.has(number) || planned.includes(number)) continue;
    assert.equal(offered.obstacle, null, `${number} is owed, and nobody can pay it`);
  }
}

/** What the platform and the bank hold is on the books, or noted as nobody's. */
function assertKept(world: World, rows: Rows): void {
  const kept: [string, number][] = [];
  for (const one of world.office.platform.checkouts.flatMap(({ payments }) => payments))
    if (one.status === 'approved')
      kept.push([one.id, one.disputed ? 0 : one.amountCents - one.refundedCents]);
  for (const { id, truth, cents } of world.bank.values()) {
    if (truth === 'collected') kept.push([id, cents]);
    if (truth === 'returned') kept.push([id, 0]);
  }
  const booked = new Map<string, number>();
  for (const { provider_payment_id: id, amount_cents } of rows.ledger)
    booked.set(id, (booked.get(id) ?? 0) + amount_cents);
  const sorted = (pairs: Iterable<[string, number]>) => [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(booked), sorted(kept), 'what was collected and kept is on the books');
  const strange = [...world.bank.values()]
    .filter(({ truth }) => truth === 'another-amount')
    .map(({ id, cents }): [string, number] => [id, cents + ANOTHER_CENTS]);
  const noted = rows.suspense.map((one): [string, number] => [one.provider_payment_id, one.amount_cents]);
  assert.deepEqual(sorted(noted), sorted(strange), 'the rest is noted as nobody’s');
}

/** What an import, a payment or a plan has closed is announced no more, and no plan waits for it. */
function assertFollowed(rows: Rows): void {
  const isOwed = (bill: string) =>
    rows.bills.some(
      (one) =>
        one.number === bill && one.status === 'open' && one.settled_at === null && one.amount_due_cents !== 0,
    );
  for (const order of rows.orders.filter(({ state }) => state === 'announced')) {
    assert.ok(isOwed(order.invoice_number), `${order.invoice_number} is announced and not owed`);
    const planned = rows.plans.some(
      ({ state, bills }) => state === 'active' && bills.includes(order.invoice_number),
    );
    assert.ok(!planned, `${order.invoice_number} is announced and in a plan`);
  }
  for (const plan of rows.plans.filter(({ state }) => state === 'generated'))
    assert.ok(plan.bills.every(isOwed), 'a plan waits although one of its bills is not owed any more');
}
