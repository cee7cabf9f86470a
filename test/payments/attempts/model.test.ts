import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { ATTEMPT_STATES } from '../../../src/payments/attempts/attempt.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { assertSoundBooks, stateOf } from '../support/books.ts';
import type { Happening, World } from './model.ts';
import { happen, happening, isPayable, newWorld, payableFor, sweepAll } from './model.ts';
import { createMall } from './shop.ts';

const RUNS = Number(process.env.PROOF_RUNS ?? 150);
const seed = process.env.PROOF_SEED ? { seed: Number(process.env.PROOF_SEED) } : { seed: 20_260_310 };

const mall = await createMall();
after(() => mall.close());

/** What happens at the same time: its calls to the platform are answered in any order, or the server dies over them. */
const moment = fc.array(happening, { minLength: 1, maxLength: 4, size: 'max' });

test('whatever happens, in whatever order, every item is paid for once and every peso is on the books', {
  timeout: 3_600_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.array(moment, { minLength: 4, maxLength: 14, size: 'max' }),
    fc.scheduler(),
    async (moments, scheduler) => {
      const shop = await mall.open();
      try {
        const world = await newWorld(shop);
        // Each call waits its turn before it is done and again before its answer arrives; whoever had the turn
        // before is let run until it waits itself.
        const turn = scheduler.scheduleFunction(() => new Promise<void>((resolve) => setImmediate(resolve)));
        shop.platform.always = async (act) => {
          const { death } = world;
          await Promise.race([turn(), death.promise]);
          const answer = act();
          await Promise.race([turn(), death.promise]);
          return answer;
        };
        for (const events of moments) {
          await scheduler.waitFor(atOnce(world, events, turn));
          await assertSound(world);
        }
        shop.platform.always = null;
        await finish(world);
      } finally {
        await shop.close();
      }
    },
  );
  await fc.assert(property, { numRuns: RUNS, ...seed });
});

async function atOnce(world: World, events: readonly Happening[], turn: () => Promise<void>): Promise<void> {
  const begin = async (event: Happening) => {
    await turn();
    await world.up;
    const { death } = world;
    await happen(world, event).catch((error) => {
      if (death === world.death) throw error;
    });
  };
  await Promise.all(events.map(begin));
}

async function assertSound(world: World): Promise<void> {
  const { db } = world.shop.payments;
  await assertSoundBooks(db);
  for (const { id } of world.owed) {
    const open = await payableFor(world, id);
    assert.ok(open.length <= 1, `${id} can be paid in ${open.length} places at once`);
  }
  for (const checkout of world.shop.platform.checkouts.filter((one) => isPayable(world, one))) {
    const state = await stateOf(db, checkout.order.attemptId);
    assert.ok(ATTEMPT_STATES[state].holds, `a checkout can be paid, and its attempt is ${state}`);
  }
  const surplus = await db
    .selectFrom('ledger_entries')
    .select('item_id')
    .where('kind', '=', 'surplus')
    .execute();
  const reopened = await db
    .selectFrom('payment_items')
    .select('item_id')
    .where('attempt_id', 'in', [...world.wentBack])
    .execute();
  const mayBeSurplus = new Set([...world.paidElsewhere, ...reopened.map((row) => row.item_id)]);
  for (const entry of surplus)
    assert.ok(mayBeSurplus.has(entry.item_id ?? ''), `${entry.item_id} was paid twice by the portal`);
}

/** The platform answers again and decides all that it has in hand: then nothing is lost, and nothing is left open. */
async function finish(world: World): Promise<void> {
  const { platform, payments, clock } = world.shop;
  for (const call of ['create', 'lookup', 'expire', 'list'] as const) platform.unscript(call);
  for (const id of world.attempts) {
    if (world.handedOut.has(platform.checkoutOf(id)?.url ?? '')) platform.pay(id, 'approved');
    platform.decide(id, 'approved');
  }
  clock.advance({ minutes: 45 });
  await reconcile(payments, { all: true });
  // No notice is told any more: the platform's list alone must bring what is missing.
  await sweepAll(payments);
  await assertSound(world);
  const attempts = await payments.db.selectFrom('payment_attempts').select(['id', 'state']).execute();
  assert.deepEqual(
    attempts.filter(({ state }) => !['paid', 'rejected', 'cancelled', 'expired'].includes(state)),
    [],
  );
  const approved = platform.checkouts.flatMap((one) =>
    one.payments.filter((payment) => payment.status === 'approved'),
  );
  const ledger = await payments.db.selectFrom('ledger_entries').select('amount_cents').execute();
  assert.equal(
    ledger.reduce((sum, entry) => sum + entry.amount_cents, 0),
    approved.reduce((sum, one) => sum + (one.disputed ? 0 : one.amountCents - one.refundedCents), 0),
    'what the platform collected and kept is what is on the books',
  );
  assert.deepEqual(world.shop.store.check(), []);
}
