import { type Context, Hono } from 'hono';
import type { Screen } from '../render.ts';
import { recentCheckouts } from '../store/checkouts.ts';
import type { Book } from '../store/database.ts';
import { type Changed, chargeBack, refund, reinstate } from '../store/money-back.ts';
import { decide, paymentOf, pendingPayments } from '../store/payments.ts';
import { readAmount } from './amount.ts';
import { deskPage, type Mistake } from './page.ts';

type Parts = { book: Book; screen: Screen; wake: () => void };

const RECENT = 20;

/** What the people of a real platform and its banks would do: decide, give back, dispute. */
export function deskRoutes({ book, screen, wake }: Parts): Hono {
  const desk = new Hono();

  desk.get('/', (c) => show(c, null));

  for (const [verb, approve] of [
    ['aprobar', true],
    ['rechazar', false],
  ] as const) {
    desk.post(`/pendientes/:id/${verb}`, (c) => {
      if (!decide(book, c.req.param('id'), approve)) return c.notFound();
      return done(c);
    });
  }

  desk.post('/pagos/:id/devolver', (c) => answer(c, refund(book, c.req.param('id'), null)));
  desk.post('/pagos/:id/desconocer', (c) => answer(c, chargeBack(book, c.req.param('id'))));
  desk.post('/pagos/:id/resolver', (c) => answer(c, reinstate(book, c.req.param('id'))));
  desk.post('/pagos/:id/devolver-parte', async (c) => {
    const id = c.req.param('id');
    const { importe } = await c.req.parseBody();
    const typed = typeof importe === 'string' ? importe : '';
    const cents = readAmount(typed);
    const changed = cents === null ? null : refund(book, id, cents);
    if (changed?.outcome === 'unknown') return c.notFound();
    return changed?.outcome === 'done' ? done(c) : show(c, { id, typed });
  });

  function answer(c: Context, { outcome }: Changed): Response | Promise<Response> {
    return outcome === 'unknown' ? c.notFound() : done(c);
  }

  /** Also for what was done before, as by a button pressed twice: the page shows how it stands. */
  function done(c: Context): Response {
    wake();
    const { base, suffix } = screen.setting(c);
    return c.redirect(`${base}${suffix}`, 303);
  }

  function show(c: Context, mistake: Mistake | null): Response {
    const recent = recentCheckouts(book, RECENT).map((checkout) => ({
      checkout,
      payment: paymentOf(book, checkout.id),
    }));
    const model = deskPage(screen.setting(c), { pending: pendingPayments(book), recent, mistake });
    return screen.show(c, { view: 'desk', model, status: mistake ? 422 : 200 });
  }
  return desk;
}
