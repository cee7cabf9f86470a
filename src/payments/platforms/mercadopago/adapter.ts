import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { Log } from '../../../kit/log.ts';
import { createFailure, understand } from '../api.ts';
import type { MercadoPagoSettings } from '../environment.ts';
import { MERCADOPAGO_API } from '../environment.ts';
import type { CheckoutOrder, Lookup, PaymentPlatform, PlatformTruth } from '../platform.ts';
import { PlatformUnavailable } from '../platform.ts';
import type { MercadoPagoClient } from './client.ts';
import { createMercadoPagoClient } from './client.ts';
import { readMercadoPagoNotice } from './notice.ts';
import type { MercadoPagoPayment } from './payment.ts';
import { mercadoPagoPayment, toPayment } from './payment.ts';
import { checkoutOf, closingBody, preference, preferenceBody } from './preference.ts';

export interface MercadoPagoOptions extends Omit<MercadoPagoSettings, 'collector'> {
  clock: Clock;
  log: Log;
  timeoutMs?: number;
}

interface Parts {
  client: MercadoPagoClient;
  clock: Clock;
  log: Log;
}

const ORIGINS = ['https://www.mercadopago.com', 'https://www.mercadopago.com.ar'];
const failure = z.object({ message: z.string() });

/** Mercado Pago, Checkout Pro: a preference is the checkout, and may collect several payments. */
export function createMercadoPagoAdapter(options: MercadoPagoOptions): PaymentPlatform {
  const { api, accessToken, webhookSecret, clock, log, timeoutMs } = options;
  const client = createMercadoPagoClient({
    url: api,
    accessToken,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const parts = { client, clock, log };
  return {
    name: 'mercadopago',
    label: 'Mercado Pago',
    needsScripts: true,
    origins: [...ORIGINS, ...originOfOverride(api)],
    create: (order) => create(parts, order),
    lookup: (attempt) => lookup(parts, attempt),
    expire: async (checkoutId) => {
      const { status } = await client.updatePreference(checkoutId, closingBody(clock));
      if (status !== 200) throw new PlatformUnavailable(`expire answered ${status}`);
    },
    list: async function* (range) {
      for await (const one of client.changed(range)) {
        const parsed = mercadoPagoPayment.safeParse(one);
        if (parsed.success) yield toPayment(parts, parsed.data);
        else log.error({ err: parsed.error }, 'payment on the list not understood');
      }
    },
    readNotice: (notice) => readMercadoPagoNotice(notice, webhookSecret),
    attemptOf: async (paymentId) => (await client.findPayment(paymentId)).external_reference || null,
    // Its redirected checkout has no page that keeps a card and takes no money (decision 022).
    cards: null,
  };
}

/** A stand-in for the platform, in tests, serves its pages itself. */
const originOfOverride = (api: string) => (api === MERCADOPAGO_API ? [] : [new URL(api).origin]);

async function create({ client, clock }: Parts, order: CheckoutOrder): Promise<{ id: string; url: string }> {
  const { status, body } = await client.createPreference(preferenceBody(order, clock), order.attemptId);
  if (status !== 200 && status !== 201)
    throw createFailure(status, failure.safeParse(body).data?.message ?? '');
  const opened = understand(preference, body);
  return { id: opened.id, url: opened.init_point };
}

async function lookup(parts: Parts, { attemptId, checkoutId, paymentId }: Lookup): Promise<PlatformTruth> {
  const { client, clock } = parts;
  const [found, heard, checkout] = await Promise.all([
    client.paymentsOf(attemptId),
    paymentId ? client.findPayment(paymentId) : null,
    checkoutId ? client.findPreference(checkoutId) : null,
  ]);
  const payments = [...found.filter((one) => one.id !== heard?.id), ...(heard ? [heard] : [])]
    .filter((one) => one.external_reference === attemptId)
    .sort(byTime)
    .map((one) => toPayment(parts, one));
  const paid = payments.some((one) => one.status === 'approved');
  return {
    checkout: checkout === null ? null : checkoutOf(understand(preference, checkout), { clock, paid }),
    payments,
  };
}

const byTime = (a: MercadoPagoPayment, b: MercadoPagoPayment) =>
  Date.parse(a.date_created) - Date.parse(b.date_created);
