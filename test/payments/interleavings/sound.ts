import assert from 'node:assert/strict';
import { ATTEMPT_STATES } from '../../../src/payments/attempts/attempt.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { assertSoundBooks, stateOf } from '../support/books.ts';
import type { ScriptedCheckout } from '../support/scripted-platform.ts';
import { sweepAll } from './happen.ts';
import { assertDifferences, importReport } from './settlement.ts';
import type { World } from './world.ts';
import { isPayable, wasHandedOut } from './world.ts';

/** What must be true after each moment. */
export async function assertSound(world: World): Promise<void> {
  const { db } = world.shop.payments;
  await assertSoundBooks(db);
  assert.deepEqual(world.shop.toldTwice, [], 'told a second time');
  for (const { id } of world.owed) {
    const open = await payableFor(world, id);
    assert.ok(open.length <= 1, `${id} can be paid in ${open.length} places at once`);
  }
  for (const checkout of world.shop.platform.checkouts.filter((one) => isPayable(world, one))) {
    const state = await stateOf(db, checkout.order.attemptId);
    assert.ok(ATTEMPT_STATES[state].holds, `a checkout can be paid, and its attempt is ${state}`);
  }
  await assertHeld(world);
  await assertCreditedOnce(world);
}

/** What a payment is under way for is somebody's, as long as it is owed. */
async function assertHeld({ shop, owed }: World): Promise<void> {
  const { db } = shop.payments;
  const offered = await shop.payments.payables.list(shop.access.account.number);
  const free = offered.filter(({ id, obstacle }) => obstacle === null && owed.some((one) => one.id === id));
  for (const { id } of free) {
    const holders = await db
      .selectFrom('payment_items as i')
      .innerJoin('payment_attempts as a', 'a.id', 'i.attempt_id')
      .select(['a.id', 'a.state'])
      .where('i.item_id', '=', id)
      .execute();
    const held = holders.filter(({ state }) => state !== 'paid' && ATTEMPT_STATES[state].holds);
    assert.deepEqual(held, [], `${id} is offered while a payment of it is under way`);
  }
}

async function payableFor(world: World, item: string): Promise<ScriptedCheckout[]> {
  const { platform, payments } = world.shop;
  const rows = await payments.db
    .selectFrom('payment_items')
    .select('attempt_id')
    .where('item_id', '=', item)
    .execute();
  const attempts = new Set(rows.map((row) => row.attempt_id));
  return platform.checkouts.filter((one) => attempts.has(one.order.attemptId) && isPayable(world, one));
}

/** Each item is credited by one payment; another becomes surplus, and only for what the portal could not prevent. */
async function assertCreditedOnce(world: World): Promise<void> {
  const { db } = world.shop.payments;
  const entries = await db
    .selectFrom('ledger_entries')
    .select(['kind', 'item_id', 'provider_payment_id', 'amount_cents'])
    .where('kind', 'in', ['credit', 'surplus'])
    .execute();
  const reopened = await itemsOf(world, world.wentBack);
  const excused = new Set([...world.paidElsewhere, ...reopened, ...(await itemsOf(world, world.late))]);
  for (const { id } of world.owed) {
    const [credits, surplus] = ['credit', 'surplus'].map((kind) =>
      entries.filter((entry) => entry.item_id === id && entry.kind === kind),
    );
    assert.ok(surplus?.length === 0 || excused.has(id), `${id} was paid twice by the portal`);
    assert.ok(credits && (credits.length <= 1 || reopened.has(id)), `${id} was credited twice`);
  }
  for (const { payments } of world.shop.platform.checkouts) {
    for (const payment of payments) {
      const own = entries.filter((entry) => entry.provider_payment_id === payment.id);
      const sum = own.reduce((total, entry) => total + entry.amount_cents, 0);
      assert.ok(own.length === 0 || sum === payment.amountCents, `${payment.id} is credited as a whole`);
    }
  }
}

async function itemsOf(world: World, attempts: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await world.shop.payments.db
    .selectFrom('payment_items')
    .select('item_id')
    .where('attempt_id', 'in', [...attempts])
    .execute();
  return new Set(rows.map((row) => row.item_id));
}

/** The platform answers again and decides all that it has in hand: then nothing is lost, and nothing is left open. */
export async function finish(world: World): Promise<void> {
  const { platform, payments, clock } = world.shop;
  for (const call of ['create', 'lookup', 'expire', 'list'] as const) platform.unscript(call);
  for (const id of world.attempts) {
    if (wasHandedOut(world, id)) platform.pay(id, 'approved');
    platform.decide(id, 'approved');
  }
  clock.advance({ minutes: 45 });
  await reconcile(payments, { all: true });
  // No notice is told any more: the platform's list alone must bring what is missing.
  await sweepAll(payments);
  await assertSound(world);
  await assertNothingOpen(world);
  await assertKept(world);
  await assertDifferences(world);
  await importReport(world, null);
  await assertDifferences(world);
  assert.deepEqual(world.shop.store.check(), []);
}

async function assertNothingOpen({ shop }: World): Promise<void> {
  const attempts = await shop.payments.db.selectFrom('payment_attempts').select(['id', 'state']).execute();
  assert.deepEqual(
    attempts.filter(({ state }) => !['paid', 'rejected', 'cancelled', 'expired'].includes(state)),
    [],
  );
}

/** Credits and surplus, without what went back, are what the platform holds; payment by payment, and in the sum. */
async function assertKept({ shop, tally }: World): Promise<void> {
  const kept = new Map<string, number>();
  for (const one of shop.platform.checkouts.flatMap(({ payments }) => payments))
    if (one.status === 'approved') kept.set(one.id, one.disputed ? 0 : one.amountCents - one.refundedCents);
  const booked = new Map<string, number>();
  const entries = await shop.payments.db
    .selectFrom('ledger_entries')
    .select(['kind', 'provider_payment_id as payment', 'amount_cents as cents'])
    .execute();
  for (const { payment, cents } of entries) booked.set(payment, (booked.get(payment) ?? 0) + cents);
  const sorted = (map: Map<string, number>) => [...map].sort(([a], [b]) => a.localeCompare(b));
  assert.deepEqual(sorted(booked), sorted(kept), 'what the platform collected and kept is on the books');
  tally.surplus += entries.filter(({ kind }) => kind === 'surplus').length;
}
