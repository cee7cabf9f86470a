import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleNotices, keepNotice } from '../../../src/payments/attempts/notices.ts';
import type { ProviderPayment } from '../../../src/payments/platforms/platform.ts';
import { listSuspense } from '../../../src/payments/sweep/suspense.ts';
import { createMall } from '../attempts/shop.ts';
import { silent } from '../support/scripted-platform.ts';

const mall = await createMall();

const STRAY: ProviderPayment = {
  id: 'pa_stray',
  reference: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
  status: 'approved',
  reason: null,
  amountCents: 123_400,
  currency: 'ARS',
  refundedCents: 0,
  disputed: false,
  live: true,
  collector: null,
  method: 'card',
  lastFour: '0604',
};
const NOTICE = { attemptId: STRAY.reference, paymentId: STRAY.id };

test('a payment that a notice names and no attempt knows is kept in suspense, once', async (t) => {
  const shop = await mall.open();
  t.after(() => shop.close());
  shop.platform.strays.push(STRAY);
  for (const eventId of ['ev_1', 'ev_2']) {
    await keepNotice(shop.payments, { ...NOTICE, eventId });
    await handleNotices(shop.payments);
  }
  assert.deepEqual(await listSuspense(shop.payments.db), [
    {
      platform: 'test',
      paymentId: 'pa_stray',
      reference: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
      amountCents: 123_400,
      currency: 'ARS',
      firstSeenAt: shop.clock.now().toISOString(),
    },
  ]);
});

test('what is not approved is not in suspense, and a platform that is silent holds nothing up', async (t) => {
  const shop = await mall.open();
  t.after(() => shop.close());
  shop.platform.strays.push({ ...STRAY, status: 'pending' });
  await keepNotice(shop.payments, { ...NOTICE, eventId: 'ev_1' });
  await handleNotices(shop.payments);
  shop.platform.script('lookup', silent);
  await keepNotice(shop.payments, { ...NOTICE, eventId: 'ev_2' });
  await handleNotices(shop.payments);
  assert.deepEqual(await listSuspense(shop.payments.db), []);
});
