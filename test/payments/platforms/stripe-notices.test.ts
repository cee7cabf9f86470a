import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLog } from '../../../src/kit/log.ts';
import type { PlatformNotice } from '../../../src/payments/platforms/platform.ts';
import { createStripeAdapter } from '../../../src/payments/platforms/stripe/adapter.ts';
import type { SignedEvent } from './fakes/stripe.ts';
import { STRIPE_SECRET } from './fakes/stripe.ts';
import { ATTEMPT, messageOf, stripeStage } from './support.ts';

const { fake, platform, clock } = await stripeStage();
const NOW_SECONDS = clock.now().getTime() / 1000;
const SESSION = {
  id: 'cs_1',
  object: 'checkout.session',
  client_reference_id: ATTEMPT,
  payment_intent: 'pi_1',
  metadata: { attempt_id: ATTEMPT },
};
const read = (event: SignedEvent): PlatformNotice | null => platform.readNotice(messageOf(event));
const completed = (facts: { id?: string; at?: number; secret?: string } = {}) =>
  fake.event('checkout.session.completed', SESSION, facts);
const signedAs = (signature: string): SignedEvent => ({
  ...completed(),
  headers: { 'Stripe-Signature': signature },
});
const sealOf = (event: SignedEvent) => /v1=(\w+)/.exec(event.headers['Stripe-Signature'] ?? '')?.[1] ?? '';
const signed = (body: string): SignedEvent => {
  const v1 = createHmac('sha256', STRIPE_SECRET).update(`${NOW_SECONDS}.${body}`).digest('hex');
  return { body, headers: { 'Stripe-Signature': `t=${NOW_SECONDS},v1=${v1}` } };
};

const meta = { metadata: { attempt_id: ATTEMPT } };
const PLACES: [string, object, attemptId: string | null, paymentId: string | null][] = [
  ['checkout.session.completed', SESSION, ATTEMPT, 'pi_1'],
  ['checkout.session.async_payment_succeeded', { ...SESSION, client_reference_id: null }, ATTEMPT, 'pi_1'],
  ['checkout.session.async_payment_failed', SESSION, ATTEMPT, 'pi_1'],
  ['checkout.session.expired', { ...SESSION, payment_intent: null }, ATTEMPT, null],
  ['payment_intent.payment_failed', { id: 'pi_1', object: 'payment_intent', ...meta }, ATTEMPT, 'pi_1'],
  ['payment_intent.succeeded', { id: 'pi_2', object: 'payment_intent', metadata: {} }, null, 'pi_2'],
  ['charge.refunded', { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', ...meta }, ATTEMPT, 'pi_1'],
  ['charge.refunded', { id: 'ch_1', object: 'charge', payment_intent: null, metadata: null }, null, 'ch_1'],
  ['refund.created', { id: 're_1', object: 'refund', charge: 'ch_1', payment_intent: 'pi_1' }, null, 'pi_1'],
  ['charge.dispute.created', { id: 'du_1', object: 'dispute', charge: 'ch_1', metadata: {} }, null, 'ch_1'],
  ['charge.dispute.closed', { id: 'du_1', object: 'dispute', charge: { id: 'ch_1' } }, null, 'ch_1'],
  ['customer.created', { id: 'cus_1', object: 'customer', ...meta }, null, null],
  ['payout.paid', { id: 'po_1', object: 'payout', payment_intent: 7 }, null, null],
];
for (const [type, object, attemptId, paymentId] of PLACES) {
  test(`${type}: attempt ${attemptId}, payment ${paymentId}`, () => {
    assert.deepEqual(read(fake.event(type, object, { id: 'evt_1' })), {
      eventId: 'evt_1',
      attemptId,
      paymentId,
    });
  });
}

test('the time may be five minutes off, to either side', () => {
  for (const age of [-300, -1, 0, 299, 300])
    assert.ok(read(completed({ at: NOW_SECONDS + age })), String(age));
  for (const age of [-3600, -301, 301, 3600, 86_400])
    assert.equal(read(completed({ at: NOW_SECONDS + age })), null, String(age));
});

test('one good seal among several is enough: secrets are exchanged while in use', () => {
  const seal = sealOf(completed());
  assert.ok(read(signedAs(`t=${NOW_SECONDS},v1=${'0'.repeat(64)},v1=${seal},v0=${'1'.repeat(64)}`)));
  assert.equal(read(signedAs(`t=${NOW_SECONDS},v1=${'0'.repeat(64)},v0=${seal}`)), null);
});

const FORGED: [string, SignedEvent][] = [
  ['another secret', completed({ secret: 'whsec_other' })],
  ['an empty secret', completed({ secret: '' })],
  ['another body', { ...completed(), body: completed().body.replace('cs_1', 'cs_2') }],
  ['a moved time', signedAs(`t=${NOW_SECONDS + 1},v1=${sealOf(completed())}`)],
  ['no time', signedAs(`v1=${sealOf(completed())}`)],
  ['a time that is none', signedAs(`t=soon,v1=${sealOf(completed())}`)],
  ['no seal', signedAs(`t=${NOW_SECONDS}`)],
  ['a truncated seal', signedAs(`t=${NOW_SECONDS},v1=${sealOf(completed()).slice(0, -2)}`)],
  ['a seal that is no hex', signedAs(`t=${NOW_SECONDS},v1=${'z'.repeat(64)}`)],
  ['no signature', { ...completed(), headers: {} }],
  ['noise for a signature', signedAs(',,==;t=t=t')],
];
for (const [what, forged] of FORGED) {
  test(`an event with ${what} is refused`, () => assert.equal(read(forged), null));
}

test('without a secret every event is refused, also one that is sealed with nothing', () => {
  const open = createStripeAdapter({
    api: fake.url,
    secretKey: 'x',
    webhookSecret: '',
    clock,
    log: createLog('silent'),
  });
  assert.equal(open.readNotice(messageOf(completed({ secret: '' }))), null);
});

test('a genuine signature under an event of a shape that is not known: taken, and leads nowhere', () => {
  for (const body of ['{"id":"evt_1"}', '{"id":"evt_1","data":{"object":7}}']) {
    assert.deepEqual(read(signed(body)), { eventId: 'evt_1', attemptId: null, paymentId: null });
  }
  for (const body of ['', 'hola', 'null', '[]', '{}', '{"id":""}', '\u{FFFD}\0'])
    assert.equal(read(signed(body)), null, body);
});

test('a repeated event is one', () => {
  assert.equal(
    read(completed({ at: NOW_SECONDS }))?.eventId,
    read(completed({ at: NOW_SECONDS + 9 }))?.eventId,
  );
});

test('any genuine event: where it leads is text or nothing, never a failure', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('charge', 'checkout.session', 'x'), (value, object) => {
      const body = JSON.stringify({
        id: 'evt_1',
        data: { object: { object, client_reference_id: value, metadata: value, payment_intent: value } },
      });
      const told = read(signed(body));
      assert.equal(told?.eventId, 'evt_1');
      for (const place of [told.attemptId, told.paymentId])
        assert.ok(place === null || (typeof place === 'string' && place !== ''));
    }),
    { seed: 7 },
  );
});
