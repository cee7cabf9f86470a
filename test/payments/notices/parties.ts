import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { testPlatformKeys } from '../../../src/payments/platforms/configured.ts';
import type { TestPortal } from '../../support/portal.ts';
import { fakeMercadoPago, MP_SECRET, MP_TOKEN } from '../platforms/fakes/mercadopago.ts';
import { fakeStripe, STRIPE_KEY, STRIPE_SECRET } from '../platforms/fakes/stripe.ts';
import { NOW } from '../support/cast.ts';
import type { TestClock } from '../support/clock.ts';

/** A notice as it arrives: address, headers and body. */
export interface Sent {
  address: string;
  headers: Record<string, string>;
  body: string;
}

/** What somebody who signs does: with which secret, when, what. */
export interface Signing {
  secret?: string;
  /** Unix seconds, or whatever stands in their place. */
  at?: string | number;
  body?: string;
}

/** A platform in use, with a payment that it has approved and not told of yet. */
export interface Party {
  env: Record<string, string>;
  /** The payer pays on the page that the browser was sent to. */
  pay(url: string): void;
  /** Its notice of that payment, or one that is signed in another way. */
  sign(portal: TestPortal, signing?: Signing): Sent;
  /** The header that carries the signature. */
  seal: string;
}

export const SECONDS = Date.parse(NOW) / 1000;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

export const PARTIES = { prueba: testPlatform, stripe, mercadopago: mercadoPago };

async function testPlatform(): Promise<Party> {
  const reference = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
  const told = JSON.stringify({ id: 'ev_1', data: { payment_id: 'pa_1', reference } });
  return {
    env: {},
    // Its own pages take the money; here nobody answers at its address, and the notice is of an unknown attempt.
    pay: () => {},
    seal: 'X-Test-Signature',
    sign: ({ deps }, { secret, at = SECONDS, body = told } = {}) => {
      const v1 = hmac(secret ?? testPlatformKeys(deps.config).noticeSecret, `${at}.${body}`);
      return {
        address: '/avisos/prueba',
        headers: { ...JSON_TYPE, 'X-Test-Signature': `t=${at},v1=${v1}` },
        body,
      };
    },
  };
}

async function stripe(clock: TestClock): Promise<Party> {
  const fake = await fakeStripe(clock);
  return {
    env: {
      PAYMENT_PLATFORM: 'stripe',
      STRIPE_API: fake.url,
      STRIPE_SECRET_KEY: STRIPE_KEY,
      STRIPE_WEBHOOK_SECRET: STRIPE_SECRET,
    },
    pay: (url) => assert.ok(fake.pay(/pay\/(.+)/.exec(url)?.[1] ?? '', 'succeeded')),
    seal: 'Stripe-Signature',
    sign: (_, { secret = STRIPE_SECRET, at = SECONDS, body } = {}) => {
      const told = body ?? fake.event('checkout.session.completed', fake.sessions.at(-1) ?? {}).body;
      const headers = { ...JSON_TYPE, 'Stripe-Signature': `t=${at},v1=${hmac(secret, `${at}.${told}`)}` };
      return { address: '/avisos/stripe', headers, body: told };
    },
  };
}

async function mercadoPago(clock: TestClock): Promise<Party> {
  const fake = await fakeMercadoPago(clock);
  return {
    env: {
      PAYMENT_PLATFORM: 'mercadopago',
      MERCADOPAGO_API: fake.url,
      MERCADOPAGO_ACCESS_TOKEN: MP_TOKEN,
      MERCADOPAGO_WEBHOOK_SECRET: MP_SECRET,
    },
    pay: (url) => assert.ok(fake.pay(/pref_id=(.+)/.exec(url)?.[1] ?? '')),
    seal: 'X-Signature',
    sign: (_, { secret = MP_SECRET, at = SECONDS * 1000, body } = {}) => {
      const payment = fake.payments.at(-1)?.id ?? '';
      const facts = { secret, ts: String(at), ...(body === undefined ? {} : { body }) };
      const { query, ...sent } = fake.notice(payment, facts);
      return { ...sent, address: `/avisos/mercadopago?${query}` };
    },
  };
}
