import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centsToDecimal } from '../../../src/kit/money.ts';
import { fromJsonAmount, toJsonAmount } from '../../../src/payments/platforms/mercadopago/amounts.ts';
import { PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { NOW } from '../support/cast.ts';
import { ATTEMPT, collect, mercadoPagoStage, order } from './support.ts';

const OTHERS = '01KKBXYW00ABCDEFGHJKMNPQRZ';

test('the body of a preference, to the byte', async () => {
  const { fake, platform } = await mercadoPagoStage();
  const items = [
    { label: 'Factura de enero de 2026', amountCents: 4_110_250 },
    { label: 'Factura de febrero de 2026', amountCents: 4_385_812 },
  ];
  await platform.create(order({ items, amountCents: 8_496_062 }));
  const [sent] = fake.received;
  assert.equal(`${sent?.method} ${sent?.path}`, 'POST /checkout/preferences');
  assert.equal(
    sent?.body,
    '{"items":[' +
      '{"id":"1","title":"Factura de enero de 2026","quantity":1,"currency_id":"ARS","unit_price":41102.50},' +
      '{"id":"2","title":"Factura de febrero de 2026","quantity":1,"currency_id":"ARS","unit_price":43858.12}],' +
      `"external_reference":"${ATTEMPT}",` +
      `"back_urls":{"success":"https://portal.example/pagos/${ATTEMPT}",` +
      `"pending":"https://portal.example/pagos/${ATTEMPT}","failure":"https://portal.example/pagos/${ATTEMPT}"},` +
      '"auto_return":"approved",' +
      '"notification_url":"https://portal.example/avisos/plataforma?source_news=webhooks",' +
      '"expires":true,"expiration_date_from":"2026-03-10T14:58:00.000+00:00",' +
      '"expiration_date_to":"2026-03-10T15:31:00.000+00:00",' +
      '"payment_methods":{"excluded_payment_types":[{"id":"ticket"}]},"binary_mode":false,' +
      '"statement_descriptor":"AGUAS DEL VAL"}',
  );
});

test('a demo without a public address opens a checkout all the same', async () => {
  const { fake, platform } = await mercadoPagoStage();
  await platform.create(
    order({ returnUrl: 'http://localhost:3000/x', noticeUrl: 'http://localhost:3000/y' }),
  );
  assert.equal('auto_return' in (fake.preferences[0] ?? {}), false);
  assert.equal('notification_url' in (fake.preferences[0] ?? {}), false);
});

test('labels of any length and kind are taken', async () => {
  const { fake, platform } = await mercadoPagoStage();
  const label = `"\\ñ<${'x'.repeat(400)}`;
  await platform.create(order({ items: [{ label, amountCents: 1 }], description: 'Ñandú & Cía. ¡Agua!, 1' }));
  assert.equal(fake.preferences[0]?.items[0]?.title, label.slice(0, 250));
  assert.equal(fake.preferences[0]?.statement_descriptor, 'NANDU  CIA AG');
});

test('cents become a JSON number digit by digit, and come back', () => {
  const cents = fc.integer({ min: 1, max: 99_999_999_999 });
  fc.assert(
    fc.property(cents, (amount) => {
      const text = JSON.stringify({ unit_price: toJsonAmount(amount) });
      assert.equal(text, `{"unit_price":${centsToDecimal(amount)}}`);
      assert.equal(fromJsonAmount((JSON.parse(text) as { unit_price: number }).unit_price), amount);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

for (const [amount, cents] of [
  [0.1 + 0.2, 30],
  [1.1 * 3, 330],
  [43858.119999999995, 4_385_812],
  [1e-7, 0],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  [1e21, null],
] as const) {
  test(`${amount} in major units is ${cents} cents`, () => {
    assert.equal(fromJsonAmount(amount), cents);
  });
}

test('a payment over 999,999,999,999.99 or none is not understood', async () => {
  const { fake, platform } = await mercadoPagoStage();
  const payment = fake.addPayment({ external_reference: ATTEMPT, transaction_amount: 1e13 });
  await assert.rejects(platform.lookup({ attemptId: ATTEMPT, checkoutId: null }), PlatformUnavailable);
  fake.change(payment, { transaction_amount: null as unknown as number });
  await assert.rejects(platform.lookup({ attemptId: ATTEMPT, checkoutId: null }), PlatformUnavailable);
});

test('a checkout lives until it is paid, runs out or is closed', async () => {
  const { clock, fake, platform } = await mercadoPagoStage();
  const { id, url } = await platform.create(order());
  const status = async () => (await platform.lookup({ attemptId: ATTEMPT, checkoutId: id })).checkout?.status;
  assert.equal(await status(), 'open');
  clock.advance({ minutes: 30, seconds: 59 });
  assert.equal(await status(), 'open');
  clock.advance({ seconds: 1 });
  assert.equal(await status(), 'expired');
  assert.equal(fake.pay(id), null);

  const second = await platform.create(order());
  assert.notEqual(second.url, url);
  await platform.expire(second.id);
  const closed = await platform.lookup({ attemptId: ATTEMPT, checkoutId: second.id });
  assert.deepEqual(closed.checkout, { ...second, status: 'expired' });

  const third = await platform.create(order());
  fake.pay(third.id);
  const paid = await platform.lookup({ attemptId: ATTEMPT, checkoutId: third.id });
  assert.equal(paid.checkout?.status, 'complete');
  clock.advance({ minutes: 60 });
  const later = await platform.lookup({ attemptId: ATTEMPT, checkoutId: third.id });
  assert.equal(later.checkout?.status, 'complete', 'what was paid does not run out');
});

test('all tries on one checkout are told, in their order', async () => {
  const { clock, fake, platform } = await mercadoPagoStage();
  const { id } = await platform.create(order());
  const outcomes = [
    { status: 'rejected', status_detail: 'cc_rejected_insufficient_amount' },
    { status: 'rejected', status_detail: 'cc_rejected_bad_filled_security_code' },
    { status: 'approved', status_detail: 'accredited', payment_type_id: 'account_money', card: {} },
  ];
  for (const outcome of outcomes) {
    fake.pay(id, outcome);
    clock.advance({ seconds: 20 });
  }
  const { payments } = await platform.lookup({ attemptId: ATTEMPT, checkoutId: id });
  assert.deepEqual(
    payments.map((one) => [one.status, one.reason, one.method, one.lastFour]),
    [
      ['rejected', 'funds', 'card', '0604'],
      ['rejected', 'security-code', 'card', '0604'],
      ['approved', null, 'other', null],
    ],
  );
  const [, , paid] = payments;
  assert.equal(paid?.amountCents, 4_385_812);
  assert.equal(paid?.reference, ATTEMPT);
  assert.equal(paid?.collector, '99887766');
  assert.equal(paid?.live, true);
});

test('more payments than a page holds are all found', async () => {
  const { fake, platform } = await mercadoPagoStage();
  for (let i = 0; i < 125; i++) fake.addPayment({ external_reference: ATTEMPT, status: 'rejected' });
  fake.addPayment({ external_reference: OTHERS });
  const { payments } = await platform.lookup({ attemptId: ATTEMPT, checkoutId: null });
  assert.equal(new Set(payments.map((one) => one.id)).size, 125);
});

test('without a known checkout nothing is found but payments, and of a lost answer there may be none', async () => {
  const { fake, platform } = await mercadoPagoStage();
  fake.fault(/POST/, 'lost');
  await assert.rejects(platform.create(order()), PlatformUnavailable);
  assert.equal(fake.preferences.length, 1, 'it was opened, and nobody knows its address');
  assert.deepEqual(await platform.lookup({ attemptId: ATTEMPT, checkoutId: null }), {
    checkout: null,
    payments: [],
  });
});

test('a payment that a notice names is read by itself while the search does not show it', async () => {
  const { fake, platform } = await mercadoPagoStage();
  const { id } = await platform.create(order());
  const payment = fake.pay(id);
  assert.ok(payment);
  fake.lagging.add(payment.id);
  const blind = await platform.lookup({ attemptId: ATTEMPT, checkoutId: id });
  assert.deepEqual(blind.payments, []);
  const paymentId = String(payment.id);
  const told = await platform.lookup({ attemptId: ATTEMPT, checkoutId: id, paymentId });
  assert.deepEqual([told.checkout?.status, told.payments[0]?.status], ['complete', 'approved']);
  fake.lagging.clear();
  const both = await platform.lookup({ attemptId: ATTEMPT, checkoutId: id, paymentId });
  assert.equal(both.payments.length, 1, 'and not twice');
});

test('a payment of somebody else is not taken for ours, whoever names it', async () => {
  const { fake, platform } = await mercadoPagoStage();
  const others = fake.addPayment({ external_reference: OTHERS });
  const unnamed = fake.addPayment({ external_reference: null });
  for (const { id } of [others, unnamed]) {
    const paymentId = String(id);
    const told = await platform.lookup({ attemptId: ATTEMPT, checkoutId: null, paymentId });
    assert.deepEqual(told.payments, []);
  }
  assert.equal(await platform.attemptOf(String(others.id)), OTHERS);
  assert.equal(await platform.attemptOf(String(unnamed.id)), null);
  await assert.rejects(platform.attemptOf('1'), PlatformUnavailable, 'it may not be there yet');
});

test('the list tells what changed in the time, over many pages, whatever changes meanwhile', async () => {
  const { clock, fake, platform } = await mercadoPagoStage();
  fake.addPayment({ external_reference: 'before' });
  clock.advance({ minutes: 10 });
  const from = clock.now().toISOString();
  for (let i = 0; i < 120; i++) {
    fake.addPayment({ external_reference: `A-${i}` });
    if (i % 7 === 0) clock.advance({ seconds: 1 });
  }
  const to = new Date(Date.parse(from) + 3_600_000).toISOString();
  const found: string[] = [];
  for await (const one of platform.list({ from, to })) {
    found.push(one.reference ?? '');
    const moved = found.length === 10 ? fake.payments[5] : undefined;
    if (moved) {
      clock.advance({ minutes: 5 });
      fake.change(moved, { status: 'refunded', transaction_amount_refunded: 100 });
    }
  }
  assert.equal(new Set(found).size, 120);
  assert.equal(found.includes('before'), false);
});

test('a page of payments of the same moment does not hold the list up', async () => {
  const { fake, platform } = await mercadoPagoStage();
  for (let i = 0; i < 130; i++) fake.addPayment({ external_reference: `A-${i}` });
  const all = await collect(platform.list({ from: NOW, to: NOW }));
  assert.equal(new Set(all.map((one) => one.id)).size, 130);
});

test('what cannot be understood on the list is logged, and the rest is told', async () => {
  const { fake, platform, log } = await mercadoPagoStage();
  fake.addPayment({ external_reference: 'A-1' });
  fake.addPayment({ transaction_amount: 'many' as unknown as number });
  fake.addPayment({ external_reference: 'A-2' });
  const all = await collect(platform.list({ from: NOW, to: NOW }));
  assert.deepEqual(
    all.map((one) => one.reference),
    ['A-1', 'A-2'],
  );
  assert.match(log.map((line) => line.msg).join(), /not understood/);
});
