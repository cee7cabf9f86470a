import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { openCheckout } from '../../../src/payments/attempts/checkout.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { recordAttempt } from '../../../src/payments/attempts/start.ts';
import { findAttempt } from '../../../src/payments/attempts/store.ts';
import type { ProviderPayment } from '../../../src/payments/platforms/platform.ts';
import { PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { sweepNightly, sweepSinceLast } from '../../../src/payments/sweep/nightly.ts';
import { listSuspense } from '../../../src/payments/sweep/suspense.ts';
import { sweepPlatform } from '../../../src/payments/sweep/sweep.ts';
import type { Shop } from '../attempts/shop.ts';
import { createMall } from '../attempts/shop.ts';
import { assertSoundBooks, stateOf } from '../support/books.ts';
import { silent } from '../support/scripted-platform.ts';

const mall = await createMall();

const TIME_ZONE = 'America/Argentina/Mendoza';
const RANGE = { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
const NOTHING = { seen: 0, asked: 0, settled: 0, refunds: 0, unknown: 0 };

async function openShop(t: TestContext): Promise<Shop> {
  const shop = await mall.open();
  t.after(() => shop.close());
  return shop;
}

async function start({ payments, access }: Shop): Promise<string> {
  const offered = await payments.payables.list(access.account.number);
  const bill = offered.find((one) => one.kind === 'invoice' && one.obstacle === null);
  const started = await recordAttempt(payments, access, {
    fields: { factura: [bill?.id ?? ''] },
    confirmedCents: null,
    receiptEmail: 'carla.diaz@example.com',
    language: 'es',
  });
  assert.ok(started.kind === 'started');
  const attempt = await findAttempt(payments.db, started.attemptId);
  assert.ok(attempt && (await openCheckout(payments, attempt)));
  return attempt.id;
}

const listCalls = ({ platform }: Shop) => platform.calls.filter((call) => call === 'list').length;

test('a payment that was approved after its attempt had expired is credited', async (t) => {
  const shop = await openShop(t);
  const id = await start(shop);
  shop.platform.pay(id, 'pending');
  shop.clock.advance({ minutes: 60 });
  const { db } = shop.payments;
  await db.updateTable('payment_attempts').set({ state: 'expired' }).where('id', '=', id).execute();
  await db.updateTable('payable_claims').set({ state: 'released' }).where('owner_id', '=', id).execute();
  shop.platform.decide(id, 'approved');
  const report = await sweepPlatform(shop.payments, RANGE);
  assert.deepEqual(report, { ...NOTHING, seen: 1, asked: 1, settled: 1 });
  assert.equal(await stateOf(db, id), 'paid');
  await assertSoundBooks(db);
});

test('a refund that nobody told of is found, and the next sweep finds nothing', async (t) => {
  const shop = await openShop(t);
  const id = await start(shop);
  shop.platform.pay(id, 'approved');
  await settle(shop.payments, id);
  const total = (await findAttempt(shop.payments.db, id))?.totalCents ?? 0;
  shop.platform.change(id, { refundedCents: total });
  assert.deepEqual(await sweepPlatform(shop.payments, RANGE), { ...NOTHING, seen: 1, asked: 1, refunds: 1 });
  await assertSoundBooks(shop.payments.db);
  assert.deepEqual(await sweepPlatform(shop.payments, RANGE), { ...NOTHING, seen: 1 });
});

test('payments of attempts that are gone are in suspense, those of others without reference are not', async (t) => {
  const shop = await openShop(t);
  const id = await start(shop);
  shop.platform.pay(id, 'approved');
  const payment = shop.platform.checkoutOf(id)?.payments[0] as ProviderPayment;
  shop.platform.strays.push(
    { ...payment, id: 'pa_gone', reference: '01JZZZZZZZZZZZZZZZZZZZZZZZ' },
    { ...payment, id: 'pa_other', reference: null },
  );
  for (const unknown of [1, 0])
    assert.equal((await sweepPlatform(shop.payments, RANGE)).unknown, unknown, 'told once');
  const kept = await listSuspense(shop.payments.db);
  assert.deepEqual(
    kept.map((one) => [one.paymentId, one.reference]),
    [['pa_gone', '01JZZZZZZZZZZZZZZZZZZZZZZZ']],
  );
});

test('once a night from three o’clock on, also after a restart', async (t) => {
  const shop = await openShop(t);
  const night = () => sweepNightly(shop.payments, { timeZone: TIME_ZONE });
  await night();
  assert.equal(listCalls(shop), 1);
  await night();
  await shop.restart();
  await night();
  assert.equal(listCalls(shop), 1);
  const local = new Intl.DateTimeFormat('en', { timeZone: TIME_ZONE, hour: '2-digit', hourCycle: 'h23' });
  while (Number(local.format(shop.clock.now())) !== 2) shop.clock.advance({ minutes: 30 });
  await night();
  assert.equal(listCalls(shop), 1);
  shop.clock.advance({ minutes: 60 });
  await night();
  assert.equal(listCalls(shop), 2);
});

test('without the whole list it is tried again; then the list goes back to the last sweep', async (t) => {
  const shop = await openShop(t);
  await sweepSinceLast(shop.payments);
  const began = shop.clock.now().getTime();
  shop.clock.advance({ minutes: 10 * 24 * 60 });
  shop.platform.script('list', silent);
  await assert.rejects(sweepSinceLast(shop.payments), PlatformUnavailable);
  let from = '';
  const platform = { ...shop.payments.platform };
  platform.list = (range) => {
    from = range.from;
    return shop.platform.list(range);
  };
  await sweepNightly({ ...shop.payments, platform }, { timeZone: TIME_ZONE });
  assert.equal(Date.parse(from), began - 3_600_000);
});
