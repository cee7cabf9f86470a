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
import { assertSoundBooks, ledgerOf, mailsTo, stateOf } from '../support/books.ts';

const mall = await createMall();

interface Sale {
  shop: Shop;
  id: string;
  bill: string;
  total: number;
}

async function openShop(t: TestContext): Promise<Shop> {
  const shop = await mall.open();
  t.after(() => shop.close());
  return shop;
}

const owed = async ({ payments, access }: Shop) =>
  (await payments.payables.list(access.account.number)).filter((item) => item.obstacle === null);

async function start(shop: Shop, kind: 'invoice' | 'instalment' = 'invoice'): Promise<Sale> {
  const item = (await owed(shop)).find((one) => one.kind === kind);
  assert.ok(item);
  const started = await recordAttempt(shop.payments, shop.access, {
    fields: { [kind === 'invoice' ? 'factura' : 'cuota']: [item.id] },
    confirmedCents: null,
    receiptEmail: 'carla.diaz@example.com',
    language: 'es',
  });
  assert.ok(started.kind === 'started', started.kind);
  const attempt = await findAttempt(shop.payments.db, started.attemptId);
  assert.ok(attempt && (await openCheckout(shop.payments, attempt)));
  return { shop, id: attempt.id, bill: item.id, total: attempt.totalCents };
}

async function sell(shop: Shop, kind: 'invoice' | 'instalment' = 'invoice'): Promise<Sale> {
  const sale = await start(shop, kind);
  shop.platform.pay(sale.id, 'approved');
  await settle(shop.payments, sale.id);
  assert.equal(await stateOf(shop.payments.db, sale.id), 'paid');
  return sale;
}

const isOwed = async ({ shop, bill }: Sale) => (await owed(shop)).some((item) => item.id === bill);

/** The platform says so, twice; the books are sound after each time. */
async function told({ shop, id }: Sale, facts: Parameters<Shop['platform']['change']>[1]): Promise<void> {
  assert.ok(shop.platform.change(id, facts));
  for (const _ of [1, 2]) {
    // Events of one moment have no order.
    shop.clock.advance({ minutes: 1 });
    await settle(shop.payments, id);
    await assertSoundBooks(shop.payments.db);
  }
}

const eventsOf = async ({ shop, id }: Sale) =>
  (await listEvents(shop.payments.db, id))
    .map((event) => event.kind)
    .filter((kind) => !['created', 'redirected', 'paid'].includes(kind));
const lettersOf = async ({ shop }: Sale) =>
  (await mailsTo(shop.payments.db)).filter((key) => !key.startsWith('receipt:'));

for (const kind of ['invoice', 'instalment'] as const) {
  test(`refunded in full: the ${kind} is owed again and can be paid again, the attempt stays paid`, async (t) => {
    const sale = await sell(await openShop(t), kind);
    assert.equal(await isOwed(sale), false);
    await told(sale, { refundedCents: sale.total });
    assert.equal(await isOwed(sale), true);
    assert.equal(await stateOf(sale.shop.payments.db, sale.id), 'paid');
    assert.deepEqual(await eventsOf(sale), ['refunded']);
    assert.deepEqual(await lettersOf(sale), [`refund:pa_co_1:${sale.total}`]);
    const again = await sell(sale.shop, kind);
    assert.equal(again.bill, sale.bill);
    await assertSoundBooks(sale.shop.payments.db);
  });
}

test('refunded in two parts: nothing is owed again before the second', async (t) => {
  const sale = await sell(await openShop(t));
  await told(sale, { refundedCents: 1000 });
  assert.equal(await isOwed(sale), false);
  await told(sale, { refundedCents: sale.total });
  assert.equal(await isOwed(sale), true);
  assert.deepEqual(await eventsOf(sale), ['partly-refunded', 'refunded']);
  const back = (await ledgerOf(sale.shop.payments.db, sale.id)).filter((entry) => entry.item === null);
  assert.deepEqual(back.map((entry) => entry.amount).sort(), [-1000, 1000 - sale.total].sort());
});

test('an overtaken answer that knows less of a refund takes nothing back', async (t) => {
  const sale = await sell(await openShop(t));
  await told(sale, { refundedCents: sale.total });
  await told(sale, { refundedCents: 0 });
  assert.equal(await isOwed(sale), true);
  assert.deepEqual(await eventsOf(sale), ['refunded']);
});

test('charged back, won, charged back again: owed, paid, owed, with a mail for each', async (t) => {
  const sale = await sell(await openShop(t));
  for (const disputed of [true, false, true]) {
    await told(sale, { disputed });
    assert.equal(await isOwed(sale), disputed);
  }
  assert.deepEqual(await eventsOf(sale), ['charged-back', 'reinstated', 'charged-back']);
  const letters = await lettersOf(sale);
  assert.deepEqual(letters, ['chargeback:pa_co_1:1', 'chargeback:pa_co_1:2', 'reinstated:pa_co_1:1']);
});

test('refunded while it is disputed: the payer hears of the refund only', async (t) => {
  const sale = await sell(await openShop(t));
  await told(sale, { disputed: true });
  await told(sale, { disputed: true, refundedCents: sale.total });
  await told(sale, { disputed: false, refundedCents: sale.total });
  assert.equal(await isOwed(sale), true);
  assert.deepEqual(await eventsOf(sale), ['charged-back', 'refunded']);
});

test('a dispute that is won after the bill was paid again leaves it to the second payment', async (t) => {
  const first = await sell(await openShop(t));
  await told(first, { disputed: true });
  const second = await sell(first.shop);
  assert.equal(second.bill, first.bill);
  await told(first, { disputed: false });
  await told(second, { refundedCents: second.total });
  assert.equal(await isOwed(first), false, 'the first payment, surplus until now, covers it');
  await told(first, { refundedCents: first.total });
  assert.equal(await isOwed(first), true);
});

test('of two payments of one attempt, the refund of either leaves the bill paid', async (t) => {
  for (const which of [0, 1]) {
    const sale = await sell(await openShop(t));
    const payments = sale.shop.platform.checkoutOf(sale.id)?.payments ?? [];
    const [paid] = payments;
    assert.ok(paid);
    payments.push({ ...paid, id: 'pa_second' });
    await settle(sale.shop.payments, sale.id);
    Object.assign(payments[which] ?? {}, { refundedCents: sale.total });
    await settle(sale.shop.payments, sale.id);
    await assertSoundBooks(sale.shop.payments.db);
    assert.equal(await isOwed(sale), false);
  }
});

test('a bill that the billing system calls paid since stays paid', async (t) => {
  const sale = await sell(await openShop(t));
  const { db } = sale.shop.payments;
  await db.updateTable('invoices').set({ status: 'paid' }).where('number', '=', sale.bill).execute();
  await told(sale, { refundedCents: sale.total });
  assert.equal(await isOwed(sale), false);
});

test('a payment under review that goes back frees what it held', async (t) => {
  const sale = await start(await openShop(t));
  sale.shop.platform.pay(sale.id, 'approved', { amountCents: 5 });
  await settle(sale.shop.payments, sale.id);
  assert.equal(await stateOf(sale.shop.payments.db, sale.id), 'review');
  await told(sale, { refundedCents: 5 });
  const attempt = await findAttempt(sale.shop.payments.db, sale.id);
  assert.deepEqual([attempt?.state, attempt?.reason], ['cancelled', 'given-back']);
  assert.equal(await isOwed(sale), true);
});
