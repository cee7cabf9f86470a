import type { Nested } from './form.ts';
import { inner, textOf } from './form.ts';
import type { Answer } from './server.ts';

export interface FakeObject {
  id: string;
  object: string;
  created: number;
  [field: string]: unknown;
}

export type Books = Record<'sessions' | 'intents' | 'charges' | 'refunds' | 'disputes', FakeObject[]>;

export function closeSession(books: Books, session: FakeObject): void {
  Object.assign(session, { status: 'expired', url: null });
  const intent = books.intents.find((one) => one.id === session.payment_intent);
  if (intent && intent.status !== 'succeeded') intent.status = 'canceled';
}

/** Newest first, by cursor. */
export function pageOf(books: Books, objects: FakeObject[], values: Nested) {
  const created = inner(values, 'created');
  const gte = Number(textOf(created, 'gte') ?? 0);
  const lte = Number(textOf(created, 'lte') ?? Number.MAX_SAFE_INTEGER);
  const intent = textOf(values, 'payment_intent');
  const all = objects
    .filter((one) => one.created >= gte && one.created <= lte)
    .filter((one) => intent === null || one.payment_intent === intent)
    .toReversed();
  const after = textOf(values, 'starting_after');
  const start = after === null ? 0 : all.findIndex((one) => one.id === after) + 1;
  const end = start + Number(textOf(values, 'limit') ?? 10);
  const expand = (Object.values(inner(values, 'expand')) as string[]).map((path) =>
    path.replace(/^data\./, ''),
  );
  return {
    object: 'list',
    data: all.slice(start, end).map((one) => expanded(books, one, expand)),
    has_more: end < all.length,
  };
}

export function expanded(books: Books, object: FakeObject, paths: string[]): FakeObject {
  const shown = { ...object };
  for (const path of paths) {
    const [field = '', ...rest] = path.split('.');
    const target = [...books.intents, ...books.charges].find((one) => one.id === shown[field]);
    if (target) shown[field] = expanded(books, target, rest.length > 0 ? [rest.join('.')] : []);
  }
  return shown;
}

export const refused = (status: number, message: string, type = 'invalid_request_error'): Answer => ({
  status,
  body: { error: { type, message } },
});

/** What Stripe is known to refuse. */
export function complaintOf(values: Nested, now: number): string | null {
  if (textOf(values, 'mode') !== 'payment' || !textOf(values, 'success_url')) return 'Missing required param';
  if ('payment_method_types' in values) return 'Received unknown parameter: payment_method_types';
  const expiry = Number(textOf(values, 'expires_at')) - now;
  if (!(expiry >= 30 * 60 && expiry <= 24 * 3600))
    return 'expires_at must be between 30 minutes and 24 hours';
  const items = Object.values(inner(values, 'line_items')) as Nested[];
  if (items.length === 0) return 'line_items needed';
  for (const item of items) {
    const price = inner(item, 'price_data');
    if (!/^[a-z]{3}$/.test(textOf(price, 'currency') ?? '')) return 'Invalid currency';
    if (!/^[1-9]\d*$/.test(textOf(price, 'unit_amount') ?? '')) return 'Invalid integer: unit_amount';
    if (!textOf(inner(price, 'product_data'), 'name')) return 'Missing product name';
  }
  return null;
}
