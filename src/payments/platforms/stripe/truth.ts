import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { Instant } from '../../../kit/dates.ts';
import { timeOfId } from '../../../kit/ids.ts';
import type { Log } from '../../../kit/log.ts';
import { understand } from '../api.ts';
import type { Lookup, PlatformTruth, ProviderPayment } from '../platform.ts';
import type { StripeClient } from './client.ts';
import type { PaymentIntent } from './payment.ts';
import { ATTEMPT_KEY, metadata, paymentIntent, toPayment } from './payment.ts';
import { checkoutOf, listedSession, session } from './session.ts';

export interface Parts {
  client: StripeClient;
  clock: Clock;
  log: Log;
}

export const SESSIONS = '/v1/checkout/sessions';
export const INTENTS = '/v1/payment_intents';

export async function lookup(parts: Parts, asked: Lookup): Promise<PlatformTruth> {
  const { attemptId, checkoutId } = asked;
  if (asked.chargedBy === 'enrolled-card') return await lookupCharge(parts, asked);
  const id = checkoutId ?? (await findSession(parts, attemptId));
  if (id === null) return { checkout: null, payments: [] };
  const found = understand(
    session,
    await parts.client.get(`${SESSIONS}/${encodeURIComponent(id)}`, {
      expand: ['payment_intent.latest_charge'],
    }),
  );
  const intent = found.payment_intent;
  const submitted = found.status === 'complete';
  const payment = intent ? await paymentOf(parts, intent, submitted) : null;
  return { checkout: checkoutOf(found), payments: payment ? [payment] : [] };
}

const BEFORE_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * The session of an attempt whose create had no answer. Stripe's search is documented to lag behind and does not know
 * sessions; their list is current, so it is read back to the moment at which the attempt was recorded (its id tells).
 */
async function findSession(parts: Parts, attemptId: string): Promise<string | null> {
  for await (const one of parts.client.pages(SESSIONS, { created: createdSince(parts, attemptId) })) {
    const found = listedSession.safeParse(one);
    if (found.data?.client_reference_id === attemptId) return found.data.id;
  }
  return null;
}

/** From the moment on at which something with this id was recorded here. */
export function createdSince({ clock }: Pick<Parts, 'clock'>, id: string): { gte: number } {
  const recorded = timeOfId(id) ?? clock.now().getTime() - DAY_MS;
  return { gte: Math.floor((recorded - BEFORE_MS) / 1000) };
}

/** By then a charge has been made or never will be: what is on the list later belongs to others. */
const CHARGE_SECONDS = 2 * 3600;

/** What was charged without a session is found among the intents of its time. */
async function lookupCharge(parts: Parts, { attemptId, paymentId }: Lookup): Promise<PlatformTruth> {
  const { client } = parts;
  const isOurs = (raw: unknown) => named.safeParse(raw).data?.metadata?.[ATTEMPT_KEY] === attemptId;
  const read = async (raw: unknown): Promise<PlatformTruth> => {
    const payment = await paymentOf(parts, understand(paymentIntent, raw), true);
    return { checkout: null, payments: payment ? [payment] : [] };
  };
  if (paymentId?.startsWith('pi_')) {
    const told = await findIntent(client, paymentId);
    if (isOurs(told)) return await read(told);
  }
  const { gte } = createdSince(parts, attemptId);
  const created = { gte, lte: gte + CHARGE_SECONDS };
  for await (const one of client.pages(INTENTS, { created, expand: ['data.latest_charge'] }))
    if (isOurs(one)) return await read(one);
  return { checkout: null, payments: [] };
}

async function paymentOf(
  parts: Parts,
  intent: PaymentIntent,
  submitted: boolean,
): Promise<ProviderPayment | null> {
  const disputed = intent.latest_charge?.disputed === true;
  const moneyTaken = disputed && (await disputeHoldsMoney(parts.client, intent.id));
  return toPayment(parts, intent, { submitted, moneyTaken });
}

const dispute = z.object({ status: z.string() });
/** Inquiries take no money, and what was won or prevented has given it back. */
const HARMLESS = ['won', 'prevented', 'warning_needs_response', 'warning_under_review', 'warning_closed'];

async function disputeHoldsMoney(client: StripeClient, intentId: string): Promise<boolean> {
  for await (const one of client.pages('/v1/disputes', { payment_intent: intentId })) {
    if (!HARMLESS.includes(understand(dispute, one).status)) return true;
  }
  return false;
}

/** Payments that were made in the time, and those that a refund or a dispute of that time is about. */
export async function* list(
  parts: Parts,
  { from, to }: { from: Instant; to: Instant },
): AsyncGenerator<ProviderPayment> {
  const { client, log } = parts;
  const created = { gte: Math.floor(Date.parse(from) / 1000), lte: Math.ceil(Date.parse(to) / 1000) };
  const seen = new Set<string>();
  const known = async (raw: unknown) => {
    const parsed = paymentIntent.safeParse(raw);
    if (!parsed.success) log.error({ err: parsed.error }, 'payment on the list not understood');
    else if (!seen.has(parsed.data.id)) {
      seen.add(parsed.data.id);
      return await paymentOf(parts, parsed.data, true);
    }
    return null;
  };
  for await (const one of client.pages(INTENTS, { created, expand: ['data.latest_charge'] })) {
    const payment = await known(one);
    if (payment) yield payment;
  }
  for (const path of ['/v1/refunds', '/v1/disputes']) {
    for await (const one of client.pages(path, { created })) {
      const { data: about } = takenBack.safeParse(one);
      if (!about?.payment_intent || seen.has(about.payment_intent)) continue;
      const payment = await known(await findIntent(client, about.payment_intent));
      if (payment) yield payment;
    }
  }
}

const takenBack = z.object({ payment_intent: z.string().nullish() });

const findIntent = (client: StripeClient, id: string) =>
  client.get(`${INTENTS}/${encodeURIComponent(id)}`, { expand: ['latest_charge'] });

const named = z.object({ metadata, payment_intent: z.string().nullish() });

export async function attemptOf(client: StripeClient, paymentId: string): Promise<string | null> {
  const isCharge = paymentId.startsWith('ch_') || paymentId.startsWith('py_');
  const path = `${isCharge ? '/v1/charges' : INTENTS}/${encodeURIComponent(paymentId)}`;
  const found = understand(named, await client.get(path));
  const reference = found.metadata?.[ATTEMPT_KEY];
  if (reference || !isCharge || !found.payment_intent) return reference || null;
  return await attemptOf(client, found.payment_intent);
}
