import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import {
  type Checkout,
  checkoutsOfReference,
  expireCheckout,
  findCheckout,
  openCheckout,
} from '../store/checkouts.ts';
import type { Book } from '../store/database.ts';
import { findPayment, paymentOf, paymentsSince } from '../store/payments.ts';
import { cardApi } from './cards.ts';
import { address, cents, readJson, unprocessable } from './request.ts';

type Parts = {
  book: Book;
  apiKey: string;
  publicUrl: string;
  wake: () => void;
  /** Answers nothing for a minute. */
  hang: (request: Request) => Promise<Response>;
};

const checkoutRequest = z
  .object({
    reference: z.string().min(1).max(255),
    amount: cents,
    currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters (ISO 4217)'),
    description: z.string().min(1).max(500),
    items: z
      .array(z.object({ label: z.string().min(1).max(200), amount: cents }))
      .min(1)
      .max(200),
    return_url: address,
    notice_url: address,
    locale: z.enum(['es', 'en']).default('es'),
  })
  .refine((body) => body.items.reduce((sum, item) => sum + item.amount, 0) === body.amount, {
    path: ['amount'],
    message: 'the items do not add up to the amount',
  });

const referenceQuery = z.object({ reference: z.string().min(1) });
const sinceQuery = z.object({ since: z.iso.datetime({ offset: true }) });

/** The merchant's side: JSON under `/api`, mounted by the platform. */
export function apiRoutes(parts: Parts): Hono {
  const { book, apiKey, publicUrl } = parts;
  const api = new Hono();
  const shown = (checkout: Checkout) => showCheckout(book, publicUrl, checkout);

  api.use(async (c, next) => {
    if (hasKey(c.req.header('Authorization') ?? '', apiKey)) return next();
    c.header('WWW-Authenticate', 'Bearer');
    return c.json({ error: 'unauthorized' }, 401);
  });

  api.post('/checkouts', async (c) => {
    if (book.faults.has('refuse-create')) return c.json({ error: 'refused' }, 503);
    const key = c.req.header('Idempotency-Key') ?? '';
    if (key === '' || key.length > 255) return c.json({ error: 'idempotency_key_required' }, 400);
    const body = checkoutRequest.safeParse(await readJson(c));
    if (!body.success) return unprocessable(c, body.error);
    const opened = openCheckout(book, key, body.data);
    if (opened.outcome === 'conflict') return c.json({ error: 'idempotency_key_reused' }, 409);
    return c.json(shown(opened.checkout), opened.outcome === 'created' ? 201 : 200);
  });

  api.get('/checkouts', (c) => {
    const query = referenceQuery.safeParse(c.req.query());
    if (!query.success) return unprocessable(c, query.error);
    return c.json({ checkouts: checkoutsOfReference(book, query.data.reference).map(shown) });
  });

  api.get('/checkouts/:id', (c) => {
    const checkout = findCheckout(book, c.req.param('id'));
    return checkout ? c.json(shown(checkout)) : c.json({ error: 'not_found' }, 404);
  });

  api.post('/checkouts/:id/expire', (c) => {
    const checkout = expireCheckout(book, c.req.param('id'));
    if (!checkout) return c.json({ error: 'not_found' }, 404);
    return c.json(shown(checkout), checkout.status === 'complete' ? 409 : 200);
  });

  api.get('/payments', (c) => {
    const query = sinceQuery.safeParse(c.req.query());
    if (!query.success) return unprocessable(c, query.error);
    return c.json({ payments: paymentsSince(book, new Date(query.data.since).toISOString()) });
  });

  api.get('/payments/:id', (c) => {
    const payment = findPayment(book, c.req.param('id'));
    return payment ? c.json(payment) : c.json({ error: 'not_found' }, 404);
  });

  cardApi(api, { ...parts, shown });
  api.all('*', (c) => c.json({ error: 'not_found' }, 404));
  return api;
}

function showCheckout(book: Book, publicUrl: string, checkout: Checkout) {
  const payment = paymentOf(book, checkout.id);
  return {
    id: checkout.id,
    reference: checkout.request.reference,
    status: checkout.status,
    url: `${publicUrl}/c/${checkout.id}`,
    amount: checkout.request.amount,
    currency: checkout.request.currency,
    created_at: checkout.created_at,
    expires_at: checkout.expires_at,
    payments: payment ? [payment] : [],
  };
}

function hasKey(header: string, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header), digest(`Bearer ${key}`));
}
