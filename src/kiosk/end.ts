import type { MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { forgetVisit, KIOSK_START } from '../http/client/kiosk.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { readCookie } from '../http/cookies.ts';
import { setFlash } from '../http/flash.ts';
import { readForm } from '../http/form.ts';
import { SESSION_COOKIE } from '../http/guards.ts';
import { localPath, withBack } from '../http/origin.ts';
import { logOf } from '../http/request-log.ts';
import { kioskText } from './text.ts';

/** Ends the visit at once and leaves nothing of it: then the start page, or the sign-in for somebody who goes on. */
export async function endVisit(c: Ctx, deps: Deps): Promise<Response> {
  const { volver } = await readForm(c);
  const token = readCookie(c, deps.cookies, SESSION_COOKIE);
  if (token) await deps.sessions.end(token);
  logOf(c).info({ user: c.get('session')?.userId ?? null }, 'signed out');
  forgetVisit(c, deps.cookies);
  const back = localPath(typeof volver === 'string' ? volver : undefined);
  if (back) return c.redirect(withBack('/ingresar', back), 303);
  // In the utility's own language: the one that was chosen is forgotten too.
  setFlash(c, deps.cookies, { tone: 'good', text: kioskText[deps.language].erased });
  return c.redirect(KIOSK_START, 303);
}

const PAPER = /\.pdf$/;
/** The note on how to print, which shows where it is the target. */
const HOW_TO_PRINT = '#imprimir';

/** What other addresses do on a lobby's computer: here and not in the pages that have them. */
export function kioskDetours(deps: Deps): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    if (!c.get('kiosk')) return next();
    const { pathname, search } = new URL(c.req.url);
    if (c.req.method === 'POST') return pathname === '/salir' ? endVisit(c, deps) : next();
    if (pathname === '/' && !c.get('session')) return c.redirect(KIOSK_START, 303);
    // A file would stay in the computer's downloads; the page says the same and prints.
    if (PAPER.test(pathname)) return c.redirect(pathname.replace(PAPER, '') + search + HOW_TO_PRINT, 303);
    return next();
  };
}
