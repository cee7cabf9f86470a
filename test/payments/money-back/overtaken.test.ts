import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { openCheckout } from '../../../src/payments/attempts/checkout.ts';
import { listEvents } from '../../../src/payments/attempts/events.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { recordAttempt } from '../../../src/payments/attempts/start.ts';
import { findAttempt } from '../../../src/payments/attempts/store.ts';
import type { Shop } from '../attempts/shop.ts';
import { createMall } from '../attempts/shop.ts';
import { assertSoundBooks } from '../support/books.ts';
import { slowAnswer } from '../support/scripted-platform.ts';

const mall = await createMall();

async function sell(t: TestContext): Promise<{ shop: Shop; id: string }> {
  const shop = await mall.open();
  t.after(() => shop.close());
  const { payments } = shop;
  const offered = await payments.payables.list(shop.access.account.number);
  const item = offered.find((one) => one.kind === 'invoice' && one.obstacle === null);
  const started = await recordAttempt(payments, shop.access, {
    fields: { factura: [item?.id ?? ''] },
    confirmedCents: null,
    receiptEmail: 'carla.diaz@example.com',
    language: 'es',
  });
  assert.ok(started.kind === 'started');
  const attempt = await findAttempt(payments.db, started.attemptId);
  assert.ok(attempt && (await openCheckout(payments, attempt)));
  shop.platform.pay(attempt.id, 'approved');
  await settle(payments, attempt.id);
  return { shop, id: attempt.id };
}

const disputesIn = async (shop: Shop, id: string) =>
  (await listEvents(shop.payments.db, id))
    .map((event) => event.kind)
    .filter((kind) => kind === 'charged-back' || kind === 'reinstated');

for (const [what, before, now, events] of [
  ['before a dispute', false, true, ['charged-back']],
  ['before a dispute was won', true, false, ['charged-back', 'reinstated']],
] as const) {
  test(`an answer from ${what} that arrives after the news of it changes nothing`, async (t) => {
    const { shop, id } = await sell(t);
    const { payments, platform } = shop;
    platform.change(id, { disputed: before });
    await settle(payments, id);
    const slow = slowAnswer();
    platform.script('lookup', slow.step);
    const late = settle(payments, id);
    await slow.acted;
    platform.change(id, { disputed: now });
    shop.clock.advance({ minutes: 1 });
    await settle(payments, id);
    shop.clock.advance({ minutes: 1 });
    slow.release();
    await late;
    assert.deepEqual(await disputesIn(shop, id), events);
    await assertSoundBooks(payments.db);
  });
}

test('an answer that overlaps another and knows more is asked for again, and believed then', async (t) => {
  const { shop, id } = await sell(t);
  const { payments, platform } = shop;
  platform.change(id, { disputed: true });
  const slow = slowAnswer();
  const old = slowAnswer();
  platform.change(id, { disputed: false });
  platform.script('lookup', old.step, slow.step);
  const first = settle(payments, id);
  await old.acted;
  platform.change(id, { disputed: true });
  const second = settle(payments, id);
  await slow.acted;
  old.release();
  await first;
  slow.release();
  await second;
  assert.deepEqual(await disputesIn(shop, id), ['charged-back']);
  await assertSoundBooks(payments.db);
});
