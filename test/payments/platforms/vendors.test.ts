import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MercadoPagoConfig, Payment, Preference, WebhookSignatureValidator } from 'mercadopago';
import { AppConfig } from 'mercadopago/dist/utils/config/index.js';
import Stripe from 'stripe';
import { patience } from '../../support/pace.ts';
import { MP_SECRET, MP_TOKEN } from './fakes/mercadopago.ts';
import type { FakeStripe } from './fakes/stripe.ts';
import { STRIPE_KEY, STRIPE_SECRET } from './fakes/stripe.ts';
import { ATTEMPT, mercadoPagoStage, messageOf, order, stripeStage } from './support.ts';

// The stand-ins are held against the platforms' own clients, so that our adapters are not only held against ourselves.

const mercadoPago = () =>
  new MercadoPagoConfig({ accessToken: MP_TOKEN, options: { timeout: patience(5000) } });
const stripeFor = ({ port }: FakeStripe) =>
  new Stripe(STRIPE_KEY, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  });

test('the client of Mercado Pago can read and change what our adapter opened', async () => {
  const { fake, platform } = await mercadoPagoStage();
  Object.assign(AppConfig, { BASE_URL: fake.url });
  const { id } = await platform.create(order());
  const preference = await new Preference(mercadoPago()).get({ preferenceId: id });
  assert.equal(preference.external_reference, ATTEMPT);
  assert.equal(preference.items?.[0]?.unit_price, 43858.12);
  assert.deepEqual(preference.payment_methods?.excluded_payment_types, [{ id: 'ticket' }]);
  fake.pay(id, { status: 'approved' });
  const { results } = await new Payment(mercadoPago()).search({
    options: { external_reference: ATTEMPT, sort: 'date_created', criteria: 'desc' },
  });
  assert.equal(results?.length, 1);
  const payment = await new Payment(mercadoPago()).get({ id: Number(results?.[0]?.id) });
  assert.equal(payment.transaction_amount, 43858.12);
  await platform.expire(id);
  assert.equal(fake.pay(id), null);
});

test('our adapter finds what the client of Mercado Pago opened and paid', async () => {
  const { fake, platform } = await mercadoPagoStage();
  Object.assign(AppConfig, { BASE_URL: fake.url });
  const opened = await new Preference(mercadoPago()).create({
    body: {
      items: [{ id: '1', title: 'Factura', quantity: 1, unit_price: 100.1, currency_id: 'ARS' }],
      external_reference: ATTEMPT,
    },
    requestOptions: { idempotencyKey: ATTEMPT },
  });
  fake.addPayment({ external_reference: ATTEMPT, transaction_amount: 100.1 });
  const truth = await platform.lookup({ attemptId: ATTEMPT, checkoutId: opened.id ?? '' });
  assert.equal(truth.checkout?.status, 'complete');
  assert.equal(truth.payments[0]?.amountCents, 10_010);
});

for (const [what, facts] of [
  ['milliseconds', { ts: '1742505638683' }],
  ['seconds', { ts: '1704908010' }],
  ['no request id', { ts: '1742505638683', requestId: null }],
] as const) {
  test(`a notice signed with ${what} is genuine to Mercado Pago's validator and to ours`, async () => {
    const { fake, platform } = await mercadoPagoStage();
    const notice = fake.notice('20000000001', facts);
    WebhookSignatureValidator.validate({
      xSignature: notice.headers['X-Signature'] ?? '',
      xRequestId: notice.headers['X-Request-Id'] ?? '',
      dataId: new URLSearchParams(notice.query).get('data.id') ?? '',
      secret: MP_SECRET,
    });
    assert.equal(platform.readNotice(messageOf(notice))?.paymentId, '20000000001');
  });
}

test('the client of Stripe can read what our adapter opened, and expire it', async () => {
  const { fake, platform } = await stripeStage();
  const stripe = stripeFor(fake);
  const { id, url } = await platform.create(order());
  const session = await stripe.checkout.sessions.retrieve(id);
  assert.equal(session.client_reference_id, ATTEMPT);
  assert.equal(session.amount_total, 4_385_812);
  assert.equal(session.currency, 'ars');
  assert.equal(session.url, url);
  assert.equal((await stripe.checkout.sessions.expire(id)).status, 'expired');
  await assert.rejects(stripe.checkout.sessions.expire(id), Stripe.errors.StripeInvalidRequestError);
});

test('our adapter finds what the client of Stripe opened and paid', async () => {
  const { fake, platform } = await stripeStage();
  const stripe = stripeFor(fake);
  const make = (unit_amount: number) =>
    stripe.checkout.sessions.create(
      {
        mode: 'payment',
        line_items: [
          { quantity: 1, price_data: { currency: 'ars', unit_amount, product_data: { name: 'Factura' } } },
        ],
        success_url: 'https://portal.example/',
        client_reference_id: ATTEMPT,
        payment_intent_data: { metadata: { attempt_id: ATTEMPT } },
        expires_at: Date.parse('2026-03-10T15:40:00Z') / 1000,
      },
      { idempotencyKey: ATTEMPT },
    );
  const session = await make(10_010);
  assert.equal((await make(10_010)).id, session.id, 'the same key is the same session');
  await assert.rejects(make(1), Stripe.errors.StripeIdempotencyError);
  fake.pay(session.id, 'succeeded');
  const intents = await stripe.paymentIntents.list({ limit: 3, expand: ['data.latest_charge'] });
  assert.equal(intents.data[0]?.status, 'succeeded');
  assert.equal(typeof intents.data[0]?.latest_charge, 'object');
  const truth = await platform.lookup({ attemptId: ATTEMPT, checkoutId: session.id });
  assert.equal(truth.checkout?.status, 'complete');
  assert.equal(truth.payments[0]?.amountCents, 10_010);
  assert.equal(truth.payments[0]?.reference, ATTEMPT);
});

test('the client of Stripe refuses what Stripe refuses', async () => {
  const { fake } = await stripeStage();
  const wrong = new Stripe('sk_test_other', { host: '127.0.0.1', port: fake.port, protocol: 'http' });
  await assert.rejects(wrong.checkout.sessions.list(), Stripe.errors.StripeAuthenticationError);
  await assert.rejects(
    stripeFor(fake).checkout.sessions.retrieve('cs_none'),
    Stripe.errors.StripeInvalidRequestError,
  );
});

test("Stripe's signer and ours agree", async () => {
  const { fake, platform, clock } = await stripeStage();
  const stripe = stripeFor(fake);
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  const object = { id: 'cs_1', object: 'checkout.session', client_reference_id: ATTEMPT };
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'x', data: { object } });
  const header = stripe.webhooks.generateTestHeaderString({ payload, secret: STRIPE_SECRET, timestamp });
  const read = platform.readNotice(messageOf({ body: payload, headers: { 'Stripe-Signature': header } }));
  assert.deepEqual(read, { eventId: 'evt_1', attemptId: ATTEMPT, paymentId: null });
  const { body, headers } = fake.event('checkout.session.completed', object);
  const given = headers['Stripe-Signature'] ?? '';
  const event = stripe.webhooks.constructEvent(body, given, STRIPE_SECRET, Number.MAX_SAFE_INTEGER);
  assert.equal(event.type, 'checkout.session.completed');
});
