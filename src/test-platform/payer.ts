import { type Context, Hono } from 'hono';
import { type Method, type Parsed, parsePayment } from './forms.ts';
import { closedPage } from './page.ts';
import { payPage } from './pay-page.ts';
import type { Screen } from './render.ts';
import { type Checkout, cancelCheckout, findCheckout } from './store/checkouts.ts';
import type { Book } from './store/database.ts';
import { type Payment, pay, paymentOf } from './store/payments.ts';

type Parts = {
  book: Book;
  screen: Screen;
  wake: () => void;
  /** Answers nothing for a minute; for `timeout-after-charge`. */
  hang: (request: Request) => Promise<Response>;
};

const PATHS: [string, Method][] = [
  ['/c/:id', 'card'],
  ['/c/:id/cuenta-bancaria', 'bank_account'],
];

const HINTS = { approved: 'aprobado', rejected: 'rechazado', pending: 'pendiente' };

/** The pages that the payer sees. */
export function payerRoutes({ book, screen, wake, hang }: Parts): Hono {
  const payer = new Hono();

  for (const [path, method] of PATHS) {
    payer.get(path, (c) => {
      const checkout = findCheckout(book, c.req.param('id') ?? '');
      if (!checkout) return c.notFound();
      if (checkout.status !== 'open') return showClosed(c, checkout);
      return showForm(c, checkout, { method, input: {}, wrong: new Set() });
    });

    payer.post(path, async (c) => {
      const body = await c.req.parseBody();
      const checkout = findCheckout(book, c.req.param('id') ?? '');
      if (!checkout) return c.notFound();
      if (checkout.status !== 'open') return afterwards(c, checkout, paymentOf(book, checkout.id));
      const parsed = parsePayment(method, body);
      if (!parsed.ok) return showForm(c, checkout, { method, ...parsed });
      const payment = pay(book, checkout.id, parsed.made);
      wake();
      return afterwards(c, checkout, payment);
    });
  }

  payer.get('/c/:id/cancelar', (c) => {
    const checkout = cancelCheckout(book, c.req.param('id'));
    return checkout ? c.redirect(checkout.request.return_url, 303) : c.notFound();
  });

  function showForm(
    c: Context,
    checkout: Checkout,
    form: { method: Method } & Pick<Parsed & { ok: false }, 'input' | 'wrong'>,
  ) {
    const model = payPage(screen.setting(c, checkout.request.locale), checkout, form);
    const formTo = new URL(checkout.request.return_url).origin;
    return screen.show(c, { view: 'pay', model, status: form.wrong.size > 0 ? 422 : 200, formTo });
  }

  function showClosed(c: Context, checkout: Checkout) {
    const payment = paymentOf(book, checkout.id);
    const status = payment ? 'complete' : 'expired';
    const setting = screen.setting(c, checkout.request.locale);
    const model = closedPage(setting, setting.text.closed[status], returnUrl(checkout, payment));
    return screen.show(c, { view: 'message', model });
  }

  /** A second POST goes where the first one went. */
  function afterwards(c: Context, checkout: Checkout, payment: Payment | null) {
    if (!payment) return showClosed(c, checkout);
    if (book.faults.has('timeout-after-charge')) return hang(c.req.raw);
    return c.redirect(returnUrl(checkout, payment), 303);
  }

  return payer;
}

function returnUrl(checkout: Checkout, payment: Payment | null): string {
  const url = new URL(checkout.request.return_url);
  if (payment) url.searchParams.set('estado', HINTS[payment.status]);
  return url.href;
}
