import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleNotices, keepNotice } from '../../../src/payments/attempts/notices.ts';
import { stateOf } from '../support/books.ts';
import { BILL, METERED, NEXT_BILL } from '../support/cast.ts';
import { silent } from '../support/scripted-platform.ts';
import type { Till } from '../support/till.ts';
import { openTill, startPaying } from '../support/till.ts';

/** A notice that names a payment only. */
async function arrive(till: Till, paymentId: string): Promise<void> {
  await keepNotice(till.deps.payments, { eventId: `ev_${paymentId}`, attemptId: null, paymentId });
  till.clock.advance({ seconds: 1 });
}

async function paid(till: Till, bill: string): Promise<{ attempt: string; payment: string }> {
  const visitor = await till.visitor();
  const attempt = await startPaying(till, visitor, { account: METERED, bills: [bill] });
  till.platform.pay(attempt, 'approved');
  return { attempt, payment: till.platform.checkoutOf(attempt)?.payments[0]?.id ?? '' };
}

const waiting = async ({ deps }: Till) =>
  (
    await deps.db
      .selectFrom('received_notices')
      .select('payment_id')
      .where('handled_at', 'is', null)
      .execute()
  ).map((row) => row.payment_id);

test('the platform is asked whose a payment is, and the attempt is settled', async () => {
  const till = await openTill();
  const { attempt, payment } = await paid(till, BILL);
  await arrive(till, payment);
  await handleNotices(till.deps.payments);
  assert.equal(await stateOf(till.deps.db, attempt), 'paid');
  assert.deepEqual(await waiting(till), []);
});

test('a payment that is for no attempt of ours is done with', async () => {
  const till = await openTill();
  await arrive(till, 'pa_of_somebody_else');
  await handleNotices(till.deps.payments);
  assert.deepEqual(await waiting(till), []);
});

test('a payment without an answer waits, and does not hold up the notice behind it', async () => {
  const till = await openTill();
  const first = await paid(till, BILL);
  const second = await paid(till, NEXT_BILL);
  await arrive(till, first.payment);
  await arrive(till, second.payment);
  till.platform.script('lookup', silent);
  await handleNotices(till.deps.payments);
  assert.equal(await stateOf(till.deps.db, second.attempt), 'paid');
  assert.equal(await stateOf(till.deps.db, first.attempt), 'redirected');
  const asked = till.platform.calls.length;
  await handleNotices(till.deps.payments);
  assert.equal(till.platform.calls.length, asked, 'not before its turn');
  till.clock.advance({ seconds: 5 });
  await handleNotices(till.deps.payments);
  assert.equal(await stateOf(till.deps.db, first.attempt), 'paid');
  assert.deepEqual(await waiting(till), []);
});

test('more notices without an answer than one round takes do not hold up the next', async () => {
  const till = await openTill();
  for (let i = 0; i < 100; i++) await arrive(till, `pa_stuck_${i}`);
  const { attempt, payment } = await paid(till, BILL);
  await arrive(till, payment);
  till.platform.script('lookup', ...Array.from({ length: 100 }, () => silent));
  await handleNotices(till.deps.payments);
  await handleNotices(till.deps.payments);
  assert.equal(await stateOf(till.deps.db, attempt), 'paid');
});

test('it is asked about ever more rarely, and given up after five days', async () => {
  const till = await openTill();
  await arrive(till, 'pa_stuck');
  till.platform.always = silent;
  const hours = 6 * 24;
  for (let minutes = 0; minutes < hours * 60; minutes += 5) {
    till.clock.advance({ minutes: 5 });
    await handleNotices(till.deps.payments);
  }
  assert.deepEqual(await waiting(till), []);
  const asked = till.platform.calls.length;
  assert.ok(asked > 15 && asked < 50, String(asked));
});

test('an attempt with an unusual name is a name, not an absent answer', async () => {
  const till = await openTill();
  for (const name of ['no answer', 'null', 'unknown']) {
    const platform = { ...till.deps.payments.platform, attemptOf: async () => name };
    await arrive(till, name);
    await handleNotices({ ...till.deps.payments, platform });
  }
  assert.deepEqual(await waiting(till), []);
});
