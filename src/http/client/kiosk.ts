import type { MiddlewareHandler } from 'hono';
import type { Ctx, Kiosk, PortalEnv } from '../context.ts';
import type { CookieRules } from '../cookies.ts';
import { dropCookie, readCookie, sentCookies } from '../cookies.ts';
import { setHeader } from '../headers.ts';
import { isOwnOrigin, localPath } from '../origin.ts';
import { requestHeader } from './request-header.ts';

/** What the lobby's computers offer to the web: the one whose key this is. */
export interface KioskLookup {
  find(key: string): Promise<Kiosk | null>;
}

export const KIOSK_COOKIE = 'kiosco';
export const KIOSK_START = '/kiosco';
/** A key follows: this address is as good as the key. */
export const KIOSK_ACTIVATION = '/kiosco/activar/';
export const KIOSK_WARNING = '/kiosco/aviso';
export const KIOSK_ENDED = '/kiosco/terminado';
/** They load by themselves when nobody touched the computer, so they must not count as use. */
export const KIOSK_UNATTENDED: readonly string[] = [KIOSK_WARNING, KIOSK_ENDED];

/** Finds out whether a lobby computer asks. Only its start page makes the cookie (D16). */
export function withKiosk(kiosks: KioskLookup, cookies: CookieRules): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const key = readCookie(c, cookies, KIOSK_COOKIE);
    if (key) c.set('kiosk', await kiosks.find(key));
    return next();
  };
}

/** Takes from the browser all that a visit left in it; it stays a lobby computer. */
export function forgetVisit(c: Ctx, cookies: CookieRules): void {
  const left = Object.keys(sentCookies(c)).map((name) => name.replace(/^__Host-/, ''));
  for (const name of new Set(left)) if (name !== KIOSK_COOKIE) dropCookie(c, cookies, name);
  setHeader(c, 'Clear-Site-Data', '"cache", "storage"');
}

/** The address in the browser's bar that can be asked for again: after a form, the one that the form was on. */
export function pageInView(c: Ctx, baseUrl: string): string {
  const here = new URL(c.req.url);
  if (c.req.method === 'GET') return here.pathname + here.search;
  const from = URL.parse(requestHeader(c, 'referer') ?? '');
  const own = from && isOwnOrigin(from.origin, baseUrl) ? localPath(from.pathname + from.search) : null;
  return own ?? '/';
}
