import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLog } from '../../../src/kit/log.ts';
import { createMercadoPagoAdapter } from '../../../src/payments/platforms/mercadopago/adapter.ts';
import type { PlatformNotice } from '../../../src/payments/platforms/platform.ts';
import { createTestClock } from '../support/clock.ts';
import type { NoticeFacts, SignedNotice } from './fakes/mercadopago.ts';
import { MP_SECRET } from './fakes/mercadopago.ts';
import { mercadoPagoStage, messageOf } from './support.ts';

const { fake, platform } = await mercadoPagoStage();
const PAYMENT = '20000000001';
const read = (notice: SignedNotice): PlatformNotice | null => platform.readNotice(messageOf(notice));
const notice = (facts: Partial<NoticeFacts> = {}) => fake.notice(PAYMENT, facts);
const altered = (change: (notice: SignedNotice) => Partial<SignedNotice>): SignedNotice => {
  const genuine = notice();
  return { ...genuine, ...change(genuine) };
};
const withHeader = (name: string, value: string) =>
  altered(({ headers }) => ({ headers: { ...headers, [name]: value } }));
const seal = (manifest: string, secret = MP_SECRET) =>
  createHmac('sha256', secret).update(manifest).digest('hex');

test('a genuine notice names the payment, and no attempt', () => {
  assert.deepEqual(read(notice({ ts: '1742505638683' })), {
    eventId: `${PAYMENT} req-${PAYMENT}-1742505638683 1742505638683`,
    attemptId: null,
    paymentId: PAYMENT,
  });
});

const FORGED: [string, SignedNotice][] = [
  ['another secret', notice({ secret: 'guessed' })],
  ['an empty secret', notice({ secret: '' })],
  ['no signature', altered(() => ({ headers: {} }))],
  ['an empty signature', withHeader('X-Signature', '')],
  ['noise for a signature', withHeader('X-Signature', ',,==;ts=ts=v1')],
  ['a seal without a time', withHeader('X-Signature', `v1=${seal(`id:${PAYMENT};ts:;`)}`)],
  ['a time without a seal', withHeader('X-Signature', 'ts=1742505638683')],
  ['a time that is none', withHeader('X-Signature', `ts=soon,v1=${seal(`id:${PAYMENT};ts:soon;`)}`)],
  ['another request id', withHeader('X-Request-Id', 'req-2')],
  ['another payment', altered(() => ({ query: 'data.id=20000000002&type=payment' }))],
  ['no payment', altered(() => ({ query: 'type=payment' }))],
  [
    'a truncated seal',
    altered(({ headers }) => ({
      headers: { ...headers, 'X-Signature': headers['X-Signature']?.slice(0, -2) ?? '' },
    })),
  ],
  [
    'a seal of another version',
    altered(({ headers }) => ({
      headers: { ...headers, 'X-Signature': (headers['X-Signature'] ?? '').replace('v1=', 'v2=') },
    })),
  ],
];
for (const [what, forged] of FORGED) {
  test(`a notice with ${what} is refused`, () => assert.equal(read(forged), null));
}

test('without a secret every notice is refused, also one that is sealed with nothing', () => {
  const open = createMercadoPagoAdapter({
    api: fake.url,
    accessToken: 'x',
    webhookSecret: '',
    clock: createTestClock('2026-03-10T15:00:00.000Z'),
    log: createLog('silent'),
  });
  assert.equal(open.readNotice(messageOf(notice({ secret: '' }))), null);
});

for (const [what, facts] of [
  ['milliseconds', { ts: '1742505638683' }],
  ['seconds', { ts: '1704908010' }],
  ['no request id', { requestId: null }],
] as const) {
  test(`a notice whose time is in the past, with ${what}, is genuine: deliveries go on for days`, () => {
    assert.equal(read(notice(facts))?.paymentId, PAYMENT);
  });
}

test('an id with letters is genuine both as it is and in lower case', () => {
  const query = 'data.id=ORD01JQ4S4KY8&type=payment';
  const headers = (id: string) => ({
    'X-Signature': `ts=1742505638683,v1=${seal(`id:${id};request-id:r;ts:1742505638683;`)}`,
    'X-Request-Id': 'r',
  });
  for (const id of ['ORD01JQ4S4KY8', 'ord01jq4s4ky8']) {
    assert.equal(read({ query, headers: headers(id), body: '{}' })?.paymentId, 'ORD01JQ4S4KY8');
  }
  assert.equal(read({ query, headers: headers('Ord01JQ4S4KY8'), body: '{}' }), null);
});

test('spaces in the signature do no harm', () => {
  const { 'X-Signature': signature = '' } = notice().headers;
  assert.ok(read(withHeader('X-Signature', signature.replace(',', ' , ').replace(/=/g, ' = '))));
});

test('the body is not signed, so nothing of it is used where the query says it', () => {
  const first = read(notice({ ts: '1742505638683' }));
  for (const body of ['', 'hola', '{"id":1}', '{"type":"plan","data":{"id":"7"}}', '\u{FFFD}\0'])
    assert.deepEqual(read(notice({ ts: '1742505638683', body })), first);
});

test('a repeated notice is one event, and the same payment later another', () => {
  assert.deepEqual(read(notice()), read(notice()));
  assert.notEqual(read(notice({ ts: '1' }))?.eventId, read(notice({ ts: '2' }))?.eventId);
});

for (const type of [
  'topic_chargebacks_wh',
  'topic_claims_integration_wh',
  'topic_merchant_order_wh',
  'order',
]) {
  test(`a genuine notice of topic ${type} is taken, and leads nowhere`, () => {
    const other = read(notice({ type }));
    assert.deepEqual([other?.attemptId, other?.paymentId], [null, null]);
  });
}

test('a notice without a payment, or with something that is no id, leads nowhere', () => {
  assert.equal(read(fake.notice(''))?.paymentId, null);
  assert.equal(read(fake.notice('../../v1/users'))?.paymentId, null);
});

test('whatever arrives: refused, never a failure', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('X-Signature', 'X-Request-Id'), fc.string({ unit: 'grapheme-ascii' })),
      fc.string(),
      fc.string({ unit: 'binary' }),
      (headers, query, body) => {
        const message = messageOf({ headers: {}, query, body });
        const header = (name: string) =>
          Object.entries(headers).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
        assert.equal(platform.readNotice({ ...message, header }), null);
      },
    ),
    { seed: 7 },
  );
});
