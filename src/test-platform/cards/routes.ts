import { type Context, Hono } from 'hono';
import { type FieldName, type Input, parseCard } from '../forms.ts';
import { closedPage } from '../page.ts';
import type { Screen } from '../render.ts';
import type { Book } from '../store/database.ts';
import { cardPage } from './page.ts';
import { cancelSetup, findSetup, keepCard, type Setup } from './store.ts';

type Parts = { book: Book; screen: Screen };

/** The page on which a card is typed in to be kept. */
export function cardRoutes({ book, screen }: Parts): Hono {
  const cards = new Hono();

  cards.get('/t/:id', (c) => {
    const setup = findSetup(book, c.req.param('id'));
    if (!setup) return c.notFound();
    return setup.status === 'open' ? showForm(c, setup, NOTHING_TYPED) : showClosed(c, setup);
  });

  cards.post('/t/:id', async (c) => {
    const body = await c.req.parseBody();
    const setup = findSetup(book, c.req.param('id'));
    if (!setup) return c.notFound();
    if (setup.status !== 'open') return afterwards(c, setup);
    const parsed = parseCard(body);
    if (!parsed.ok) return showForm(c, setup, parsed);
    return afterwards(c, keepCard(book, setup.id, parsed.card) ?? setup);
  });

  cards.get('/t/:id/cancelar', (c) => {
    const setup = cancelSetup(book, c.req.param('id'));
    return setup ? c.redirect(setup.request.return_url, 303) : c.notFound();
  });

  /** A second POST goes where the first one went. */
  function afterwards(c: Context, setup: Setup) {
    return setup.status === 'complete' ? c.redirect(setup.request.return_url, 303) : showClosed(c, setup);
  }

  function showForm(c: Context, setup: Setup, typed: { input: Input; wrong: Set<FieldName> }) {
    const model = cardPage(screen.setting(c, setup.request.locale), setup, typed);
    const formTo = new URL(setup.request.return_url).origin;
    return screen.show(c, { view: 'card', model, status: typed.wrong.size > 0 ? 422 : 200, formTo });
  }

  function showClosed(c: Context, { request, status }: Setup) {
    const setting = screen.setting(c, request.locale);
    const words = setting.text.keep.closed[status === 'complete' ? 'complete' : 'expired'];
    return screen.show(c, { view: 'message', model: closedPage(setting, words, request.return_url) });
  }

  return cards;
}

const NOTHING_TYPED = { input: {}, wrong: new Set<FieldName>() };
