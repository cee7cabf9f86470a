import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { Log } from '../../../kit/log.ts';
import { createFailure, understand } from '../api.ts';
import type { StripeSettings } from '../environment.ts';
import { STRIPE_API } from '../environment.ts';
import type { CheckoutOrder, PaymentPlatform } from '../platform.ts';
import { PlatformUnavailable } from '../platform.ts';
import { stripeCards } from './cards.ts';
import { createStripeClient } from './client.ts';
import { readStripeNotice } from './notice.ts';
import { openedSession, sessionBody } from './session.ts';
import type { Parts } from './truth.ts';
import { attemptOf, list, lookup, SESSIONS } from './truth.ts';

export interface StripeOptions extends StripeSettings {
  clock: Clock;
  log: Log;
  timeoutMs?: number;
}

const failure = z.object({ error: z.object({ type: z.string(), message: z.string().nullish() }) });

/** Stripe Checkout: a session is the checkout, its payment intent the one payment of it. */
export function createStripeAdapter(options: StripeOptions): PaymentPlatform {
  const { api, secretKey, webhookSecret, clock, log, timeoutMs } = options;
  const client = createStripeClient({
    url: api,
    secretKey,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const parts = { client, clock, log };
  return {
    name: 'stripe',
    label: 'Stripe',
    needsScripts: true,
    origins: ['https://checkout.stripe.com', ...(api === STRIPE_API ? [] : [new URL(api).origin])],
    create: (order) => create(parts, order),
    lookup: (attempt) => lookup(parts, attempt),
    expire: async (checkoutId) => {
      const { status } = await client.post(`${SESSIONS}/${encodeURIComponent(checkoutId)}/expire`, '');
      // 400 and 409: it is not open any more.
      if (![200, 400, 409].includes(status)) throw new PlatformUnavailable(`expire answered ${status}`);
    },
    list: (range) => list(parts, range),
    readNotice: (notice) => readStripeNotice(notice, { secret: webhookSecret, clock }),
    attemptOf: (paymentId) => attemptOf(client, paymentId),
    cards: stripeCards(parts),
  };
}

async function create({ client, clock }: Parts, order: CheckoutOrder): Promise<{ id: string; url: string }> {
  const { status, body } = await client.post(SESSIONS, sessionBody(order, clock), order.attemptId);
  if (status === 200) return understand(openedSession, body);
  const error = failure.safeParse(body).data?.error;
  // The key was used before, with another expiry: what came of that call only a lookup can tell.
  if (error?.type === 'idempotency_error') throw new PlatformUnavailable('create: the key was used before');
  throw createFailure(status, error?.message ?? '');
}
