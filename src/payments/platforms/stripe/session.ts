import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { CheckoutOrder, PlatformTruth } from '../platform.ts';
import { formEncode } from './encode.ts';
import { ATTEMPT_KEY, metadata, paymentIntent } from './payment.ts';

/** Stripe wants at least 30 minutes; one more for clocks that differ. */
const OPEN_SECONDS = 31 * 60;
const NAME_LENGTH = 250;

export const LOCALES = { es: 'es-419', en: 'en' } as const;

/** The body that opens a checkout. The prices are ours: no conversion on the platform's side. */
export function sessionBody(order: CheckoutOrder, clock: Clock): string {
  const reference = { [ATTEMPT_KEY]: order.attemptId };
  return formEncode({
    mode: 'payment',
    line_items: order.items.map((item) => ({
      quantity: 1,
      price_data: {
        currency: order.currency.toLowerCase(),
        unit_amount: item.amountCents,
        product_data: { name: item.label.slice(0, NAME_LENGTH) },
      },
    })),
    success_url: order.returnUrl,
    cancel_url: order.returnUrl,
    client_reference_id: order.attemptId,
    metadata: reference,
    payment_intent_data: { metadata: reference, description: order.description },
    locale: LOCALES[order.language],
    expires_at: Math.floor(clock.now().getTime() / 1000) + OPEN_SECONDS,
    adaptive_pricing: { enabled: false },
  });
}

/** A session as a list shows it. Its address is gone when it is not open any more. */
export const listedSession = z.object({
  id: z.string().min(1),
  status: z.enum(['open', 'complete', 'expired']),
  url: z.url({ protocol: /^https?$/ }).nullish(),
  client_reference_id: z.string().nullish(),
  metadata,
});

export const session = listedSession.extend({ payment_intent: paymentIntent.nullish() });

export const openedSession = listedSession.extend({ url: z.url({ protocol: /^https?$/ }) });

export function checkoutOf({ id, url, status }: z.infer<typeof listedSession>): PlatformTruth['checkout'] {
  return { id, url: url ?? '', status };
}
