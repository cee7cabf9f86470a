import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../../src/kit/ids.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { NOW } from '../support/cast.ts';
import type { FakeStripe } from './fakes/stripe.ts';
import type { Stage } from './support.ts';
import { ATTEMPT, collect, order, stripeStage } from './support.ts';

const RANGE = { from: NOW, to: '2026-03-11T15:00:00.000Z' };

async function opened(): Promise<Stage<FakeStripe> & { id: string }> {
  const stage = await stripeStage();
  const { id } = await stage.platform.create(order());
  return { ...stage, id };
}

const look = async ({ platform, id }: Stage<FakeStripe> & { id: string }) => {
  const { checkout, payments } = await platform.lookup({ attemptId: ATTEMPT, checkoutId: id });
  return { status: checkout?.status, payments };
};

test('the body of a session, field by field', async () => {
  const { fake, platform } = await stripeStage();
  const items = [
    { label: 'Factura de enero de 2026', amountCents: 4_110_250 },
    { label: 'Factura de febrero & más', amountCents: 4_385_812 },
  ];
  await platform.create(order({ items, amountCents: 8_496_062 }));
  const [sent] = fake.received;
  assert.equal(`${sent?.method} ${sent?.path}`, 'POST /v1/checkout/sessions');
  assert.equal(sent?.header('stripe-version'), '2026-10-28.endive');
  assert.equal(sent?.header('idempotency-key'), ATTEMPT);
  assert.deepEqual(
    [...new URLSearchParams(sent?.body)],
    [
      ['mode', 'payment'],
      ['line_items[0][quantity]', '1'],
      ['line_items[0][price_data][currency]', 'ars'],
      ['line_items[0][price_data][unit_amount]', '4110250'],
      ['line_items[0][price_data][product_data][name]', 'Factura de enero de 2026'],
      ['line_items[1][quantity]', '1'],
      ['line_items[1][price_data][currency]', 'ars'],
      ['line_items[1][price_data][unit_amount]', '4385812'],
      ['line_items[1][price_data][product_data][name]', 'Factura de febrero & más'],
      ['success_url', `https://portal.example/pagos/${ATTEMPT}`],
      ['cancel_url', `https://portal.example/pagos/${ATTEMPT}`],
      ['client_reference_id', ATTEMPT],
      ['metadata[attempt_id]', ATTEMPT],
      ['payment_intent_data[metadata][attempt_id]', ATTEMPT],
      ['payment_intent_data[description]', 'Aguas del Valle, cuenta 100000001'],
      ['locale', 'es-419'],
      ['expires_at', String(Date.parse('2026-03-10T15:31:00Z') / 1000)],
      ['adaptive_pricing[enabled]', 'false'],
    ],
  );
});

test('English is sent as English', async () => {
  const { fake, platform } = await stripeStage();
  await platform.create(order({ language: 'en' }));
  assert.equal(fake.sessions[0]?.locale, 'en');
});

test('every amount is sent as whole cents, and comes back as it was', async () => {
  const { fake, platform } = await stripeStage();
  let count = 0;
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 99_999_999 }), async (amountCents) => {
    count += 1;
    const attemptId = `A-${count}`;
    const { id } = await platform.create(
      order({ attemptId, amountCents, items: [{ label: 'x', amountCents }] }),
    );
    assert.match(fake.received.at(-1)?.body ?? '', new RegExp(`unit_amount%5D=${amountCents}&`));
    fake.pay(id, 'succeeded');
    const { payments } = await platform.lookup({ attemptId, checkoutId: id });
    assert.equal(payments[0]?.amountCents, amountCents);
  });
  await fc.assert(property, { seed: 7, numRuns: 25 });
});

test('the same call again is the same session', async () => {
  const { fake, platform } = await stripeStage();
  const first = await platform.create(order());
  assert.deepEqual((await platform.create(order())).id, first.id);
  assert.equal(fake.sessions.length, 1);
});

test('a call again at another moment is not refused: what came of the first is found by looking', async () => {
  const { clock, fake, platform } = await stripeStage();
  fake.fault(/POST/, 'lost');
  const attemptId = newId(clock);
  await assert.rejects(platform.create(order({ attemptId })), PlatformUnavailable);
  clock.advance({ seconds: 20 });
  await assert.rejects(platform.create(order({ attemptId })), (error) => !(error instanceof PlatformRefused));
  const truth = await platform.lookup({ attemptId, checkoutId: null });
  assert.equal(truth.checkout?.id, fake.sessions[0]?.id);
  assert.equal(truth.checkout?.url, fake.sessions[0]?.url);
});

test('a session whose answer was lost is found among hundreds of later ones', async () => {
  const { clock, fake, platform } = await stripeStage();
  const attemptId = newId(clock);
  const { id } = await platform.create(order({ attemptId }));
  for (let i = 0; i < 230; i++) await platform.create(order({ attemptId: `A-${i}` }));
  const asked = fake.received.length;
  const truth = await platform.lookup({ attemptId, checkoutId: null });
  assert.equal(truth.checkout?.id, id);
  assert.equal(fake.received.length - asked, 4, 'three pages and the session');
});

test('an attempt that Stripe never heard of has none', async () => {
  const { clock, platform } = await stripeStage();
  await platform.create(order({ attemptId: newId(clock) }));
  clock.advance({ minutes: 10 });
  for (const attemptId of [newId(clock), 'not-one-of-our-ids']) {
    const truth = await platform.lookup({ attemptId, checkoutId: null });
    assert.deepEqual(truth, { checkout: null, payments: [] });
  }
});

test('an open session without a try has no payment', async () => {
  assert.deepEqual(await look(await opened()), { status: 'open', payments: [] });
});

test('a paid one: approved, with all that is known of it', async () => {
  const stage = await opened();
  const intent = stage.fake.pay(stage.id, 'succeeded');
  assert.deepEqual(await look(stage), {
    status: 'complete',
    payments: [
      {
        id: intent?.id,
        reference: ATTEMPT,
        status: 'approved',
        reason: null,
        amountCents: 4_385_812,
        currency: 'ARS',
        refundedCents: 0,
        disputed: false,
        live: false,
        collector: null,
        method: 'card',
        lastFour: '4242',
      },
    ],
  });
});

test('a bank debit: complete but pending for days, then approved or refused', async () => {
  for (const [outcome, status, reason] of [
    ['succeeded', 'approved', null],
    [{ code: 'insufficient_funds' }, 'rejected', 'funds'],
    [{ code: 'account_closed' }, 'rejected', 'account-data'],
    [{ code: 'debit_not_authorized' }, 'rejected', 'bank-debit'],
  ] as const) {
    const stage = await opened();
    stage.fake.pay(stage.id, 'processing');
    const before = await look(stage);
    assert.deepEqual([before.status, before.payments[0]?.status], ['complete', 'pending']);
    assert.deepEqual([before.payments[0]?.method, before.payments[0]?.lastFour], ['bank_account', '6789']);
    stage.clock.advance({ minutes: 4 * 24 * 60 });
    stage.fake.decide(stage.id, outcome);
    const [payment] = (await look(stage)).payments;
    assert.deepEqual([payment?.status, payment?.reason, payment?.method], [status, reason, 'bank_account']);
  }
});

test('a refused try, and then another that is approved, are one payment', async () => {
  const stage = await opened();
  stage.fake.pay(stage.id, { code: 'card_declined', decline_code: 'insufficient_funds' });
  const refused = await look(stage);
  assert.deepEqual([refused.status, refused.payments[0]?.reason], ['open', 'funds']);
  stage.fake.pay(stage.id, 'succeeded');
  const paid = await look(stage);
  assert.equal(paid.payments.length, 1);
  assert.deepEqual([paid.payments[0]?.id, paid.payments[0]?.status], [refused.payments[0]?.id, 'approved']);
});

test('an identity check on the payer’s screen is no payment yet, one at the bank is pending', async () => {
  const stage = await opened();
  const intent = stage.fake.pay(stage.id, { code: 'card_declined' });
  Object.assign(intent ?? {}, { status: 'requires_action', last_payment_error: null });
  assert.deepEqual((await look(stage)).payments, []);
  Object.assign(stage.fake.sessions[0] ?? {}, { status: 'complete', url: null });
  assert.equal((await look(stage)).payments[0]?.status, 'pending');
});

test('closing makes it unpayable; what is complete or gone stays as it is', async () => {
  const stage = await opened();
  await stage.platform.expire(stage.id);
  assert.equal(stage.fake.pay(stage.id, 'succeeded'), null);
  assert.deepEqual(await look(stage), { status: 'expired', payments: [] });
  await stage.platform.expire(stage.id);
  const paid = await opened();
  paid.fake.pay(paid.id, 'succeeded');
  await paid.platform.expire(paid.id);
  assert.equal((await look(paid)).status, 'complete');
  paid.fake.fault(/expire/, { status: 409, body: {} });
  await paid.platform.expire(paid.id);
});

test('it runs out after 31 minutes', async () => {
  const stage = await opened();
  stage.clock.advance({ minutes: 30, seconds: 59 });
  assert.equal((await look(stage)).status, 'open');
  stage.clock.advance({ seconds: 1 });
  assert.equal((await look(stage)).status, 'expired');
});

test('what was refused and then ran out stays refused', async () => {
  const stage = await opened();
  stage.fake.pay(stage.id, { code: 'incorrect_cvc' });
  stage.clock.advance({ minutes: 40 });
  const { status, payments } = await look(stage);
  assert.deepEqual(
    [status, payments[0]?.status, payments[0]?.reason],
    ['expired', 'rejected', 'security-code'],
  );
});

test('refunds are told, and disputes that hold the money', async () => {
  for (const [status, disputed] of [
    ['needs_response', true],
    ['under_review', true],
    ['lost', true],
    ['a new status', true],
    ['won', false],
    ['prevented', false],
    ['warning_needs_response', false],
    ['warning_closed', false],
  ] as const) {
    const stage = await opened();
    const intent = stage.fake.pay(stage.id, 'succeeded');
    stage.fake.refund(intent?.id ?? '', 1000);
    stage.fake.refund(intent?.id ?? '', 12);
    stage.fake.dispute(intent?.id ?? '', status);
    const [payment] = (await look(stage)).payments;
    assert.deepEqual(
      [payment?.status, payment?.refundedCents, payment?.disputed],
      ['approved', 1012, disputed],
      status,
    );
  }
});

test('the attempt of a payment is what its metadata says', async () => {
  const stage = await opened();
  const intent = stage.fake.pay(stage.id, 'succeeded');
  assert.equal(await stage.platform.attemptOf(intent?.id ?? ''), ATTEMPT);
  const [charge] = stage.fake.charges;
  assert.equal(await stage.platform.attemptOf(charge?.id ?? ''), ATTEMPT);
  Object.assign(charge ?? {}, { metadata: {} });
  assert.equal(await stage.platform.attemptOf(charge?.id ?? ''), ATTEMPT, 'through its payment');
  assert.equal(await stage.platform.attemptOf(stage.fake.addIntent({}).id), null);
  await assert.rejects(stage.platform.attemptOf('pi_none'), PlatformUnavailable);
});

test('the list tells payments of the time over many pages, and what was taken back in it of older ones', async () => {
  const stage = await opened();
  const { clock, fake, platform } = stage;
  const older = fake.pay(stage.id, 'succeeded');
  const second = await platform.create(order({ attemptId: 'A-2' }));
  const disputed = fake.pay(second.id, 'succeeded');
  clock.advance({ minutes: 60 * 24 * 30 });
  for (let i = 0; i < 210; i++) fake.addIntent({ status: 'processing', metadata: { attempt_id: `B-${i}` } });
  fake.addIntent({ metadata: { attempt_id: 'nothing was tried' } });
  fake.addIntent({ amount: 'many', metadata: { attempt_id: 'not understood' } });
  fake.refund(older?.id ?? '', 500);
  fake.refund(older?.id ?? '', 700);
  fake.dispute(disputed?.id ?? '', 'lost');
  const to = clock.now().toISOString();
  const from = new Date(Date.parse(to) - 3 * 24 * 3_600_000).toISOString();
  const all = await collect(platform.list({ from, to }));
  assert.equal(all.length, 212);
  assert.equal(new Set(all.map((one) => one.id)).size, 212);
  assert.equal(all.find((one) => one.reference === ATTEMPT)?.refundedCents, 1200);
  assert.equal(all.find((one) => one.reference === 'A-2')?.disputed, true);
  assert.match(stage.log.map((line) => line.msg).join(), /not understood/);
  assert.deepEqual(
    await collect(platform.list({ from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' })),
    [],
  );
});

test('a payment on the list with test money says so', async () => {
  const { fake, platform } = await stripeStage();
  fake.addIntent({ status: 'processing', livemode: true });
  fake.addIntent({ status: 'processing', livemode: false });
  assert.deepEqual(
    (await collect(platform.list(RANGE))).map((one) => one.live),
    [false, true],
  );
});
