import { z } from 'zod';
import type { Clock } from '../../../kit/clock.ts';
import type { CheckoutOrder, PlatformTruth } from '../platform.ts';
import { toJsonAmount } from './amounts.ts';

const OPEN_MS = 31 * 60_000;
/** A preference is not payable before its beginning, and the platform's clock may be behind ours. */
const SKEW_MS = 2 * 60_000;
const TITLE_LENGTH = 250;
const DESCRIPTOR_LENGTH = 13;

/** ISO 8601 with an offset; the platform does not take `Z`. */
const withOffset = (at: number) => new Date(at).toISOString().replace('Z', '+00:00');

/**
 * The body that opens a checkout. Cash tickets are paid days later, past any window: they are left out. Addresses that
 * are not public are refused by the platform, so a demo does without automatic return and notices.
 */
export function preferenceBody(order: CheckoutOrder, clock: Clock): string {
  const now = clock.now().getTime();
  const { returnUrl } = order;
  return JSON.stringify({
    items: order.items.map((item, position) => ({
      id: String(position + 1),
      title: item.label.slice(0, TITLE_LENGTH),
      quantity: 1,
      currency_id: order.currency,
      unit_price: toJsonAmount(item.amountCents),
    })),
    external_reference: order.attemptId,
    back_urls: { success: returnUrl, pending: returnUrl, failure: returnUrl },
    ...(isPublic(returnUrl) ? { auto_return: 'approved' } : {}),
    ...(isPublic(order.noticeUrl) ? { notification_url: `${order.noticeUrl}?source_news=webhooks` } : {}),
    expires: true,
    expiration_date_from: withOffset(now - SKEW_MS),
    expiration_date_to: withOffset(now + OPEN_MS),
    payment_methods: { excluded_payment_types: [{ id: 'ticket' }] },
    binary_mode: false,
    statement_descriptor: descriptorOf(order.description),
  });
}

const isPublic = (url: string) => url.startsWith('https:');

/** From the platform's documentation: a preference is changed by PUT, and cannot be paid past its end. */
export function closingBody(clock: Clock): string {
  return JSON.stringify({ expires: true, expiration_date_to: withOffset(clock.now().getTime()) });
}

/** What card statements say: the first part of the description, in plain capitals. */
function descriptorOf(description: string): string {
  const [name = ''] = description.normalize('NFD').split(',');
  const plain = name.replace(/[^A-Za-z0-9 ]/g, '').trim();
  return plain.slice(0, DESCRIPTOR_LENGTH).trim().toUpperCase();
}

export const preference = z.object({
  id: z.string().min(1),
  init_point: z.url({ protocol: /^https?$/ }),
  expires: z.boolean().nullish(),
  expiration_date_to: z.iso.datetime({ offset: true }).nullish(),
});

/** A preference has no state of its own: its end is a time, and nothing but a payment completes it. */
export function checkoutOf(
  found: z.infer<typeof preference>,
  at: { clock: Clock; paid: boolean },
): PlatformTruth['checkout'] {
  const { id, init_point: url, expires, expiration_date_to: end } = found;
  const over = expires === true && typeof end === 'string' && Date.parse(end) <= at.clock.now().getTime();
  return { id, url, status: at.paid ? 'complete' : over ? 'expired' : 'open' };
}
