import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import {
  forgetVisit,
  KIOSK_ACTIVATION,
  KIOSK_COOKIE,
  KIOSK_ENDED,
  KIOSK_START,
  KIOSK_WARNING,
} from '../http/client/kiosk.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { dropCookie, readCookie, writeCookie } from '../http/cookies.ts';
import { readForm } from '../http/form.ts';
import { SESSION_COOKIE } from '../http/guards.ts';
import { setHeader } from '../http/headers.ts';
import { localPath } from '../http/origin.ts';
import { clientAddress } from '../http/rate-limit.ts';
import { logOf } from '../http/request-log.ts';
import { instant } from '../kit/dates.ts';
import { notFound } from '../kit/errors.ts';
import { endVisit, kioskDetours } from './end.ts';
import { endedPage, notHerePage, startPage, warningPage } from './page.ts';
import { kioskText } from './text.ts';
import { refresh } from './timer.ts';
import { untilOver, warningFor } from './timing.ts';

const ENDED_SECONDS = 15;

/** The lobby's computer (A156): made one by its key, one visit after another, nothing left behind. */
export function kioskRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.use(kioskDetours(deps));
  app.get(`${KIOSK_ACTIVATION}:key`, (c) => activate(c, deps, c.req.param('key')));
  app.get(KIOSK_START, (c) => start(c, deps));
  app.get(KIOSK_WARNING, (c) => warn(c, deps));
  app.get(KIOSK_ENDED, (c) => showEnded(c, deps));
  app.post('/kiosco/seguir', async (c) => {
    requireKiosk(c);
    const { volver } = await readForm(c);
    return c.redirect(isOver(c, deps) ? KIOSK_ENDED : pathOr(volver, '/'), 303);
  });
  app.post('/kiosco/terminar', (c) => {
    requireKiosk(c);
    return endVisit(c, deps);
  });
}

/** A browser wiped at every start has this as its start page, so it may be asked for again and again. */
async function activate(c: Ctx, deps: Deps, key: string): Promise<Response> {
  setHeader(c, 'Referrer-Policy', 'no-referrer');
  const kiosk = await deps.kiosks.find(key.toUpperCase());
  if (!kiosk) {
    // Only wrong keys count: several computers of a lobby share an address.
    const address = clientAddress(c, deps.config.trustedProxies);
    const limit = { key: `kiosk key ${address}`, failures: 10, windowSeconds: 600 };
    await deps.limits.take([limit]);
    throw notFound('wrong key of a kiosk');
  }
  forgetVisit(c, deps.cookies);
  writeCookie(c, deps.cookies, { name: KIOSK_COOKIE, value: key.toUpperCase() });
  logOf(c).info({ kiosk: kiosk.id }, 'kiosk activated');
  return c.redirect(KIOSK_START, 303);
}

function start(c: Ctx, deps: Deps): Response {
  const language = c.get('language');
  const t = kioskText[language];
  if (!c.get('kiosk')) {
    const model = notHerePage(language);
    return deps.render.page(c, 'kiosk/not-here', { model, title: model.heading, status: 404 });
  }
  if (c.get('session')) return c.redirect('/', 303);
  // Whoever stands before the start page begins anew: a second step left open is nobody's any more.
  if (readCookie(c, deps.cookies, SESSION_COOKIE)) {
    dropCookie(c, deps.cookies, SESSION_COOKIE);
    return c.redirect(KIOSK_START, 303);
  }
  const model = startPage(language, deps.settings.last().phone);
  return deps.render.page(c, 'kiosk/start', { model, title: t.startTitle });
}

function warn(c: Ctx, deps: Deps): Response {
  requireKiosk(c);
  if (isOver(c, deps)) return c.redirect(KIOSK_ENDED, 303);
  const warning = warningFor(visitOf(c), instant(deps.clock));
  const model = warningPage(c.get('language'), { ...warning, back: pathOr(c.req.query('volver'), '/') });
  refresh(c, untilOver(warning.seconds), KIOSK_ENDED);
  return deps.render.page(c, 'kiosk/warning', { model, title: model.heading });
}

/** Ends nothing by itself: the visit has run out by the server's clock, and what the browser held goes now. */
function showEnded(c: Ctx, deps: Deps): Response {
  requireKiosk(c);
  if (visitOf(c)) return c.redirect(KIOSK_WARNING, 303);
  forgetVisit(c, deps.cookies);
  const model = endedPage(c.get('language'));
  refresh(c, ENDED_SECONDS, KIOSK_START);
  return deps.render.page(c, 'kiosk/ended', { model, title: model.heading });
}

function requireKiosk(c: Ctx): void {
  if (!c.get('kiosk')) throw notFound('not a kiosk');
}

const visitOf = (c: Ctx) => c.get('session') ?? c.get('pending');

/** The browser still holds the cookie of a visit that is none any more. */
const isOver = (c: Ctx, deps: Deps) =>
  visitOf(c) === null && readCookie(c, deps.cookies, SESSION_COOKIE) !== null;

const pathOr = (value: unknown, otherwise: string) =>
  localPath(typeof value === 'string' ? value : undefined) ?? otherwise;
