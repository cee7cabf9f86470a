import { Hono } from 'hono';
import { type DeskPage, formatMoney, frameOf, type Setting } from './page.ts';
import type { Screen } from './render.ts';
import { type Checkout, recentCheckouts } from './store/checkouts.ts';
import type { Book } from './store/database.ts';
import { decide, type Payment, paymentOf, pendingPayments } from './store/payments.ts';
import type { PlatformText } from './text.es.ts';

type Parts = { book: Book; screen: Screen; wake: () => void };

const RECENT = 20;

/** What the people of a real platform would do: decide the payments under review. */
export function deskRoutes({ book, screen, wake }: Parts): Hono {
  const desk = new Hono();

  desk.get('/', (c) => {
    const recent = recentCheckouts(book, RECENT).map((checkout) => ({
      checkout,
      payment: paymentOf(book, checkout.id),
    }));
    const model = deskPage(screen.setting(c), pendingPayments(book), recent);
    return screen.show(c, { view: 'desk', model });
  });

  for (const [verb, approve] of [
    ['aprobar', true],
    ['rechazar', false],
  ] as const) {
    desk.post(`/pendientes/:id/${verb}`, (c) => {
      if (!decide(book, c.req.param('id'), approve)) return c.notFound();
      wake();
      const { base, suffix } = screen.setting(c);
      return c.redirect(`${base}${suffix}`, 303);
    });
  }
  return desk;
}

function deskPage(
  { text, lang, base, suffix }: Setting,
  pending: Payment[],
  recent: { checkout: Checkout; payment: Payment | null }[],
): DeskPage {
  const words = text.desk;
  const decide = (id: string, verb: string) => `${base}/pendientes/${id}/${verb}${suffix}`;
  return {
    frame: frameOf(text, { lang, base, title: words.title }),
    heading: words.title,
    words: { ...words, amount: text.pay.amount },
    pending: {
      heading: words.pending,
      empty: pending.length === 0 ? words.noPending : null,
      list: pending.map(({ id, reference, amount, currency }) => ({
        id,
        reference,
        amount: formatMoney(amount, currency, lang),
        approve: decide(id, 'aprobar'),
        reject: decide(id, 'rechazar'),
      })),
    },
    recent: {
      heading: words.recent,
      empty: recent.length === 0 ? words.noRecent : null,
      list: recent.map(({ checkout, payment }) => ({
        reference: checkout.request.reference,
        amount: formatMoney(checkout.request.amount, checkout.request.currency, lang),
        state: stateOf(words, checkout, payment),
        created: checkout.created_at.slice(0, 16).replace('T', ' '),
      })),
    },
  };
}

function stateOf(words: PlatformText['desk'], checkout: Checkout, payment: Payment | null): string {
  if (payment) return words.states[payment.status];
  return checkout.status === 'open' ? words.states.open : words.states.expired;
}
