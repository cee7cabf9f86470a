import { z } from 'zod';
import { timeOfId } from '../../../kit/ids.ts';
import { createFailure, understand } from '../api.ts';
import type { CardCharge, CardOrder, CardPort, CardTruth, EnrolledCard } from '../cards.ts';
import { PlatformUnavailable } from '../platform.ts';
import { formEncode } from './encode.ts';
import { ATTEMPT_KEY } from './payment.ts';
import { LOCALES, listedSession, openedSession } from './session.ts';
import type { Parts } from './truth.ts';
import { createdSince, INTENTS, SESSIONS } from './truth.ts';

/**
 * Under this name our enrolment's id goes along. Never as the session's reference: by that a notice would take it for an
 * attempt.
 */
const ENROLMENT_KEY = 'enrolment_id';
const OPEN_MS = 60 * 60_000;

const failure = z.object({
  error: z.object({
    type: z.string(),
    message: z.string().nullish(),
    payment_intent: z.object({ id: z.string() }).nullish(),
  }),
});
const setupSession = listedSession.extend({
  customer: z.string().nullish(),
  setup_intent: z
    .object({
      status: z.string(),
      payment_method: z
        .object({
          id: z.string().min(1),
          card: z.object({ last4: z.string(), brand: z.string() }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/** Checkout in its setup mode keeps a card with a customer made for it; a payment intent charges it off session. */
export const stripeCards = (parts: Parts): CardPort => ({
  open: async (order) => {
    const { client } = parts;
    const { status, body } = await client.post(SESSIONS, setupBody(parts, order), order.enrolmentId);
    if (status !== 200) throw failed(status, body);
    return understand(openedSession, body);
  },
  lookup: (enrolment) => lookup(parts, enrolment),
  charge: async (charge) => {
    const { status, body } = await parts.client.post(INTENTS, chargeBody(charge), charge.attemptId);
    // Declined: the intent says so to whoever looks.
    const declined = status === 402 && failure.safeParse(body).data?.error.payment_intent;
    if (status !== 200 && !declined) throw failed(status, body);
  },
  forget: async (token) => {
    const { method } = partsOfToken(token);
    const path = `/v1/payment_methods/${encodeURIComponent(method)}/detach`;
    const { status } = await parts.client.post(path, '');
    // 400 and 404: it is attached to nobody any more.
    if (![200, 400, 404].includes(status)) throw new PlatformUnavailable(`detach answered ${status}`);
  },
});

/** The same every time for the same enrolment, or the key would be refused. */
function setupBody({ clock }: Parts, order: CardOrder): string {
  const reference = { [ENROLMENT_KEY]: order.enrolmentId };
  const began = timeOfId(order.enrolmentId) ?? clock.now().getTime();
  return formEncode({
    mode: 'setup',
    currency: order.currency.toLowerCase(),
    allowed_payment_method_types: ['card'],
    customer_creation: 'always',
    success_url: order.returnUrl,
    cancel_url: order.returnUrl,
    metadata: reference,
    setup_intent_data: { metadata: reference, description: order.label },
    locale: LOCALES[order.language],
    expires_at: Math.floor((began + OPEN_MS) / 1000),
  });
}

function chargeBody({ token, ...charge }: CardCharge): string {
  const { customer, method } = partsOfToken(token);
  return formEncode({
    amount: charge.amountCents,
    currency: charge.currency.toLowerCase(),
    customer,
    payment_method: method,
    off_session: true,
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    description: charge.description,
    metadata: { [ATTEMPT_KEY]: charge.attemptId },
  });
}

async function lookup(
  parts: Parts,
  { enrolmentId, sessionId }: { enrolmentId: string; sessionId: string | null },
): Promise<CardTruth> {
  const id = sessionId ?? (await findSession(parts, enrolmentId));
  if (id === null) return { session: null, card: null };
  const found = understand(
    setupSession,
    await parts.client.get(`${SESSIONS}/${encodeURIComponent(id)}`, {
      expand: ['setup_intent.payment_method'],
    }),
  );
  return {
    session: { id: found.id, url: found.url ?? '', status: found.status },
    card: found.status === 'complete' ? cardOf(found) : null,
  };
}

async function findSession(parts: Parts, enrolmentId: string): Promise<string | null> {
  for await (const one of parts.client.pages(SESSIONS, { created: createdSince(parts, enrolmentId) })) {
    const found = listedSession.safeParse(one);
    if (found.data?.metadata?.[ENROLMENT_KEY] === enrolmentId) return found.data.id;
  }
  return null;
}

const BRANDS: Readonly<Record<string, string>> = {
  amex: 'American Express',
  cabal: 'Cabal',
  diners: 'Diners Club',
  mastercard: 'Mastercard',
  naranja: 'Naranja',
  visa: 'Visa',
};

/** A card can be charged only for the customer to whom it belongs: the token names both. */
function cardOf({ customer, setup_intent }: z.infer<typeof setupSession>): EnrolledCard | null {
  const method = setup_intent?.status === 'succeeded' ? setup_intent.payment_method : null;
  if (!customer || !method?.card) return null;
  const { last4, brand } = method.card;
  const label = Object.hasOwn(BRANDS, brand) ? BRANDS[brand] : null;
  return { token: `${customer}:${method.id}`, lastFour: last4, label: label ?? brand };
}

function partsOfToken(token: string): { customer: string; method: string } {
  const [customer = '', method = ''] = token.split(':');
  return { customer, method };
}

function failed(status: number, body: unknown): Error {
  const error = failure.safeParse(body).data?.error;
  // The key was used before, for another request: what came of that one only a lookup can tell.
  if (error?.type === 'idempotency_error') return new PlatformUnavailable('the key was used before');
  return createFailure(status, error?.message ?? '');
}
