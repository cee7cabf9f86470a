import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../src/kit/ids.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import type { FakeStripe } from '../platforms/fakes/stripe.ts';
import type { ChargeOutcome } from '../platforms/fakes/stripe-cards.ts';
import type { Stage } from '../platforms/support.ts';
import { collect, messageOf, stripeStage } from '../platforms/support.ts';

async function openStage() {
  const stage = await stripeStage();
  const { cards } = stage.platform;
  assert.ok(cards);
  return { ...stage, cards, enrolmentId: newId(stage.clock), attemptId: newId(stage.clock) };
}

const order = (enrolmentId: string) => ({
  enrolmentId,
  language: 'es' as const,
  currency: 'ARS',
  returnUrl: 'https://portal.example/vuelta',
  label: 'Aguas del Valle: débito automático de la cuenta 100000001',
});

const charge = (token: string, attemptId: string) => ({
  attemptId,
  token,
  amountCents: 4_110_250,
  currency: 'ARS',
  description: 'Aguas del Valle, cuenta 100000001',
  noticeUrl: 'https://portal.example/avisos/stripe',
});

const look = ({ platform }: Stage<FakeStripe>, attemptId: string, paymentId?: string) =>
  platform.lookup({
    attemptId,
    checkoutId: null,
    chargedBy: 'enrolled-card',
    ...(paymentId ? { paymentId } : {}),
  });

async function enrolled(outcome: ChargeOutcome = 'succeeded') {
  const stage = await openStage();
  const { id } = await stage.cards.open(order(stage.enrolmentId));
  stage.fake.keepCard(id, outcome);
  const { card } = await stage.cards.lookup({ enrolmentId: stage.enrolmentId, sessionId: id });
  assert.ok(card);
  return { ...stage, token: card.token };
}

test('the body of a setup session, field by field', async () => {
  const { fake, cards, enrolmentId, clock } = await openStage();
  await cards.open(order(enrolmentId));
  const [sent] = fake.received;
  assert.equal(`${sent?.method} ${sent?.path}`, 'POST /v1/checkout/sessions');
  assert.equal(sent?.header('idempotency-key'), enrolmentId);
  assert.deepEqual(
    [...new URLSearchParams(sent?.body)],
    [
      ['mode', 'setup'],
      ['currency', 'ars'],
      ['allowed_payment_method_types[0]', 'card'],
      ['customer_creation', 'always'],
      ['success_url', 'https://portal.example/vuelta'],
      ['cancel_url', 'https://portal.example/vuelta'],
      ['metadata[enrolment_id]', enrolmentId],
      ['setup_intent_data[metadata][enrolment_id]', enrolmentId],
      ['setup_intent_data[description]', 'Aguas del Valle: débito automático de la cuenta 100000001'],
      ['locale', 'es-419'],
      ['expires_at', String(clock.now().getTime() / 1000 + 3600)],
    ],
  );
});

test('a card is kept: the token names card and customer, and the page is the same however often it is asked for', async () => {
  const { fake, cards, enrolmentId, clock } = await openStage();
  const first = await cards.open(order(enrolmentId));
  clock.advance({ minutes: 20 });
  assert.deepEqual((await cards.open(order(enrolmentId))).id, first.id);
  const waiting = await cards.lookup({ enrolmentId, sessionId: null });
  assert.deepEqual([waiting.session?.id, waiting.session?.status, waiting.card], [first.id, 'open', null]);
  fake.keepCard(first.id, 'succeeded', 'mastercard');
  const done = await cards.lookup({ enrolmentId, sessionId: first.id });
  assert.equal(done.session?.status, 'complete');
  assert.deepEqual(done.card, { token: 'cus_1:pm_1', lastFour: '4242', label: 'Mastercard' });
});

test('a page that nobody used expires, and one that was never opened is none', async () => {
  const { cards, enrolmentId, clock } = await openStage();
  assert.deepEqual(await cards.lookup({ enrolmentId, sessionId: null }), { session: null, card: null });
  const { id } = await cards.open(order(enrolmentId));
  clock.advance({ minutes: 61 });
  assert.equal((await cards.lookup({ enrolmentId, sessionId: id })).session?.status, 'expired');
});

test('the body of a charge, field by field', async () => {
  const { fake, cards, token, attemptId } = await enrolled();
  await cards.charge(charge(token, attemptId));
  const sent = fake.received.at(-1);
  assert.equal(`${sent?.method} ${sent?.path}`, 'POST /v1/payment_intents');
  assert.equal(sent?.header('idempotency-key'), attemptId);
  assert.deepEqual(
    [...new URLSearchParams(sent?.body)],
    [
      ['amount', '4110250'],
      ['currency', 'ars'],
      ['customer', 'cus_1'],
      ['payment_method', 'pm_1'],
      ['off_session', 'true'],
      ['confirm', 'true'],
      ['automatic_payment_methods[enabled]', 'true'],
      ['automatic_payment_methods[allow_redirects]', 'never'],
      ['description', 'Aguas del Valle, cuenta 100000001'],
      ['metadata[attempt_id]', attemptId],
    ],
  );
});

const OUTCOMES: [ChargeOutcome, string, string | null][] = [
  ['succeeded', 'approved', null],
  ['processing', 'pending', null],
  [{ code: 'card_declined', decline_code: 'insufficient_funds' }, 'rejected', 'funds'],
  [
    { code: 'authentication_required', decline_code: 'authentication_required' },
    'rejected',
    'authentication',
  ],
  [{ code: 'expired_card' }, 'rejected', 'card-expired'],
];

for (const [outcome, status, reason] of OUTCOMES) {
  const words = typeof outcome === 'object' ? outcome.code : outcome;
  test(`a charge that is ${words} is read from the intents of its time, once`, async () => {
    const stage = await enrolled(outcome);
    const { cards, token, attemptId, fake } = stage;
    for (let n = 0; n < 3; n++) await cards.charge(charge(token, attemptId));
    assert.equal(fake.intents.length, 1);
    for (const paymentId of [undefined, 'pi_000001', 'ch_000001']) {
      const { checkout, payments } = await look(stage, attemptId, paymentId);
      assert.equal(checkout, null);
      assert.deepEqual(
        payments.map((one) => [one.status, one.reason, one.amountCents, one.reference, one.method]),
        [[status, reason, 4_110_250, attemptId, 'card']],
      );
    }
    assert.deepEqual((await look(stage, newId(stage.clock), 'pi_000001')).payments, []);
    if (status !== 'approved') return;
    const range = { from: '2026-03-10T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' };
    assert.deepEqual(
      (await collect(stage.platform.list(range))).map((one) => one.reference),
      [attemptId],
    );
  });
}

test('a lost answer leaves one charge, which a look finds', async () => {
  const stage = await enrolled();
  const { cards, token, attemptId, fake } = stage;
  fake.fault(/POST \/v1\/payment_intents/, 'lost');
  await assert.rejects(cards.charge(charge(token, attemptId)), PlatformUnavailable);
  assert.equal((await look(stage, attemptId)).payments[0]?.status, 'approved');
  assert.equal(fake.intents.length, 1);
});

test('errors that decide nothing, and those that do', async () => {
  const stage = await enrolled();
  const { cards, token, attemptId, fake } = stage;
  const error = (status: number, type = 'invalid_request_error') => ({
    status,
    body: { error: { type, message: 'no' } },
  });
  for (const answer of [error(500), error(409), error(400, 'idempotency_error')]) {
    fake.fault(/POST/, answer);
    await assert.rejects(cards.charge(charge(token, attemptId)), PlatformUnavailable);
    fake.fault(/POST/, answer);
    await assert.rejects(cards.open(order(newId(stage.clock))), PlatformUnavailable);
  }
  for (const answer of [error(400), error(401), error(402, 'card_error')]) {
    fake.fault(/POST/, answer);
    await assert.rejects(cards.charge(charge(token, attemptId)), PlatformRefused);
  }
  fake.fault(/POST/, 'garbage');
  await assert.rejects(cards.open(order(newId(stage.clock))), PlatformUnavailable);
});

test('a card that was detached is charged no more, and is detached once', async () => {
  const stage = await enrolled();
  const { cards, token, attemptId, fake } = stage;
  for (let n = 0; n < 2; n++) await cards.forget(token);
  assert.equal(fake.methods[0]?.customer, null);
  await assert.rejects(cards.charge(charge(token, attemptId)), PlatformRefused);
  assert.deepEqual((await look(stage, attemptId)).payments, []);
  fake.fault(/POST/, { status: 500, body: {} });
  await assert.rejects(cards.forget(token), PlatformUnavailable);
});

test('the notice of a setup session is about no payment', async () => {
  const { fake, platform, cards, enrolmentId } = await openStage();
  await cards.open(order(enrolmentId));
  const event = fake.event('checkout.session.completed', fake.sessions[0] ?? {});
  const notice = platform.readNotice(messageOf(event));
  assert.deepEqual([notice?.attemptId, notice?.paymentId], [null, null]);
});
