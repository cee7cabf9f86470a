import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULTS } from '../../src/test-platform/platform.ts';
import { until } from '../support/until.ts';
import { anasBill, api, CARD, create, newCheckout, newWorld, payByCard, post } from './support.ts';

test('the faults are the six that the operator can name', () => {
  assert.deepEqual(FAULTS, [
    'lose-notice',
    'double-notice',
    'late-notice',
    'reorder-notices',
    'timeout-after-charge',
    'refuse-create',
  ]);
});

test('lose-notice: the payment is made and nobody is ever told', async (t) => {
  const { open, merchant } = await newWorld(t);
  const losing = await open(['lose-notice']);
  const lost = await newCheckout(losing, merchant, { reference: 'lost' });
  await payByCard(losing, lost, { holder: 'CONT' });
  const { body } = await api(losing, `/checkouts/${lost}`);
  const [payment] = body.payments as { id: string }[];
  await post(`${losing.url}/pendientes/${payment?.id}/aprobar`, {});
  await losing.stop();
  const platform = await open();
  await payByCard(platform, await newCheckout(platform, merchant, { reference: 'told' }));
  await until(() => merchant.notices.length > 0, 'the notice of the second payment');
  assert.deepEqual(
    merchant.notices.map(({ event }) => event.data.reference),
    ['told'],
  );
  assert.equal((await api(platform, `/payments/${payment?.id}`)).body.status, 'approved');
});

test('double-notice: each notice arrives twice with the same event', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open(['double-notice']);
  await payByCard(platform, await newCheckout(platform, merchant));
  await until(() => merchant.notices.length === 2, 'both copies');
  const [first, second] = merchant.notices;
  assert.equal(first?.raw, second?.raw);
});

test('late-notice: the notice arrives 10 s after the payment', async (t) => {
  const { open, merchant, ahead } = await newWorld(t);
  const platform = await open(['late-notice']);
  const id = await newCheckout(platform, merchant);
  const before = Date.now();
  await payByCard(platform, id);
  await until(() => {
    ahead.ms += 50;
    return merchant.notices.length > 0;
  }, 'the late notice');
  assert.ok((merchant.notices[0]?.at ?? 0) - before >= 10_000);
});

test('reorder-notices: every payment sends its update and then its creation', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open(['reorder-notices']);
  for (const holder of ['APRO', 'CONT']) {
    merchant.notices.length = 0;
    await payByCard(platform, await newCheckout(platform, merchant), { holder });
    await until(() => merchant.notices.length === 2, 'both notices');
    const [first, second] = merchant.notices.map(({ event }) => event);
    assert.deepEqual([first?.type, second?.type], ['payment.updated', 'payment.created']);
    assert.equal(first?.data.payment_id, second?.data.payment_id);
    assert.notEqual(first?.id, second?.id);
  }
});

test('timeout-after-charge: charged and told, the payer gets no answer', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open(['timeout-after-charge']);
  const id = await newCheckout(platform, merchant);
  let answered = false;
  const gone = new AbortController();
  const paying = post(`${platform.url}/c/${id}`, CARD, { signal: gone.signal }).then(() => {
    answered = true;
  });
  await until(() => merchant.notices.length === 1, 'the notice');
  const { body } = await api(platform, `/checkouts/${id}`);
  assert.equal(body.status, 'complete');
  const page = await fetch(`${platform.url}/c/${id}`);
  assert.match(await page.text(), /Este pago ya fue procesado/);
  assert.equal(answered, false);
  gone.abort();
  await assert.rejects(paying, { name: 'AbortError' });
});

test('timeout-after-charge: a stop does not wait for the minute', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open(['timeout-after-charge']);
  const id = await newCheckout(platform, merchant);
  const paying = payByCard(platform, id).then(
    (answer) => answer.status,
    () => 'cut',
  );
  await until(() => merchant.notices.length === 1, 'the notice');
  await platform.stop();
  assert.ok([504, 'cut'].includes(await paying));
});

test('refuse-create: no checkout is made', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open(['refuse-create']);
  const { status, body } = await create(platform, 'k1', anasBill(merchant));
  assert.deepEqual([status, body], [503, { error: 'refused' }]);
  assert.deepEqual((await api(platform, '/checkouts?reference=intento-ana-1')).body, { checkouts: [] });
});

test('faults add up: double, late and reordered', async (t) => {
  const { open, merchant, ahead } = await newWorld(t);
  const platform = await open(['double-notice', 'late-notice', 'reorder-notices']);
  await payByCard(platform, await newCheckout(platform, merchant));
  ahead.ms += 10_000;
  await until(() => merchant.notices.length === 4, 'four notices');
  assert.deepEqual(
    merchant.notices.map(({ event }) => event.type),
    ['payment.updated', 'payment.updated', 'payment.created', 'payment.created'],
  );
});
