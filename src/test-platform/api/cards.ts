import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { chargeCard } from '../cards/charge.ts';
import type { Setup } from '../cards/store.ts';
import { findCard, findSetup, forgetCard, openSetup, setupsOfReference } from '../cards/store.ts';
import type { Checkout } from '../store/checkouts.ts';
import type { Book } from '../store/database.ts';
import { address, cents, readJson, unprocessable } from './request.ts';

type Parts = {
  book: Book;
  publicUrl: string;
  wake: () => void;
  hang: (request: Request) => Promise<Response>;
  shown: (checkout: Checkout) => object;
};

const reference = z.string().min(1).max(255);
const setupRequest = z.object({
  reference,
  description: z.string().min(1).max(500),
  return_url: address,
  locale: z.enum(['es', 'en']).default('es'),
});
const chargeRequest = z.object({
  reference,
  token: z.string().min(1),
  amount: cents,
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters (ISO 4217)'),
  description: z.string().min(1).max(500),
  notice_url: address,
});

/** Cards that are kept: their pages, their charges, and forgetting them. */
export function cardApi(api: Hono, { book, publicUrl, wake, hang, shown }: Parts): void {
  const show = (setup: Setup) => showSetup(book, publicUrl, setup);

  api.post('/setups', async (c) => {
    const asked = await read(c, book, setupRequest);
    if (asked instanceof Response) return asked;
    const opened = openSetup(book, asked.key, asked.body);
    if (opened.outcome === 'conflict') return c.json({ error: 'idempotency_key_reused' }, 409);
    return c.json(show(opened.setup), opened.outcome === 'created' ? 201 : 200);
  });

  api.get('/setups', (c) => {
    const asked = z.object({ reference }).safeParse(c.req.query());
    if (!asked.success) return unprocessable(c, asked.error);
    return c.json({ setups: setupsOfReference(book, asked.data.reference).map(show) });
  });

  api.get('/setups/:id', (c) => {
    const setup = findSetup(book, c.req.param('id'));
    return setup ? c.json(show(setup)) : c.json({ error: 'not_found' }, 404);
  });

  api.post('/charges', async (c) => {
    const asked = await read(c, book, chargeRequest);
    if (asked instanceof Response) return asked;
    const { amount, description, notice_url } = asked.body;
    const done = chargeCard(book, asked.key, {
      ...asked.body,
      items: [{ label: description, amount }],
      return_url: new URL('/', notice_url).href,
      locale: 'es',
    });
    if (done.outcome === 'conflict') return c.json({ error: 'idempotency_key_reused' }, 409);
    if (done.outcome === 'no card') return c.json({ error: 'card_unknown' }, 422);
    wake();
    if (done.silent || book.faults.has('timeout-after-charge')) return hang(c.req.raw);
    return c.json(shown(done.checkout), done.outcome === 'charged' ? 201 : 200);
  });

  api.post('/cards/:token/forget', (c) =>
    forgetCard(book, c.req.param('token')) ? c.json({}) : c.json({ error: 'not_found' }, 404),
  );
}

/** The answer to a request that is not one, or what it asks for. */
async function read<S extends z.ZodType>(
  c: Context,
  book: Book,
  schema: S,
): Promise<Response | { key: string; body: z.infer<S> }> {
  if (book.faults.has('refuse-create')) return c.json({ error: 'refused' }, 503);
  const key = c.req.header('Idempotency-Key') ?? '';
  if (key === '' || key.length > 255) return c.json({ error: 'idempotency_key_required' }, 400);
  const body = schema.safeParse(await readJson(c));
  return body.success ? { key, body: body.data } : unprocessable(c, body.error);
}

function showSetup(book: Book, publicUrl: string, setup: Setup) {
  const card = setup.token === null ? null : findCard(book, setup.token);
  return {
    id: setup.id,
    reference: setup.request.reference,
    status: setup.status,
    url: `${publicUrl}/t/${setup.id}`,
    created_at: setup.created_at,
    expires_at: setup.expires_at,
    card: card && { token: card.token, brand: card.brand, last_four: card.last_four },
  };
}
