import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import { parseJson } from '../api.ts';
import type { PlatformNotice, SignedMessage } from '../platform.ts';
import { isSealed, partsOf } from '../seal.ts';
import { ATTEMPT_KEY } from './payment.ts';

const TOLERANCE_SECONDS = 300;
/** What tells something of a payment; every other event is about something else. */
const OBJECTS = ['checkout.session', 'payment_intent', 'charge', 'refund', 'dispute'];

const text = z.string().min(1);
/** The id of another object, which an event may carry whole. */
const idOf = z.union([text, z.object({ id: text }).transform(({ id }) => id)]).nullish();

const event = z.object({
  id: text,
  data: z.object({
    object: z.object({
      id: z.string().nullish(),
      object: text,
      client_reference_id: z.string().nullish(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
      payment_intent: idOf,
      charge: idOf,
    }),
  }),
});

/** Reads an event. It must be of these five minutes, before or after: the signature covers time and body. */
export function readStripeNotice(
  message: SignedMessage,
  { secret, clock }: { secret: string; clock: Clock },
): PlatformNotice | null {
  const parts = partsOf(message.header('stripe-signature') ?? '');
  const time = parts.get('t')?.[0] ?? '';
  if (!/^\d{1,12}$/.test(time)) return null;
  const age = Math.abs(clock.now().getTime() / 1000 - Number(time));
  if (age > TOLERANCE_SECONDS) return null;
  if (!isSealed(`${time}.${message.rawBody}`, parts.get('v1') ?? [], secret)) return null;
  const body = parseJson(message.rawBody);
  const parsed = event.safeParse(body);
  if (parsed.success) return placeOf(parsed.data);
  const { data: other } = z.object({ id: text }).safeParse(body);
  return other ? { eventId: other.id, attemptId: null, paymentId: null } : null;
}

function placeOf({ id: eventId, data: { object } }: z.infer<typeof event>): PlatformNotice {
  if (!OBJECTS.includes(object.object)) return { eventId, attemptId: null, paymentId: null };
  const named = object.metadata?.[ATTEMPT_KEY];
  const itself = object.object === 'payment_intent' || object.object === 'charge' ? object.id : null;
  return {
    eventId,
    attemptId: object.client_reference_id || (typeof named === 'string' && named !== '' ? named : null),
    paymentId: object.payment_intent || object.charge || itself || null,
  };
}
