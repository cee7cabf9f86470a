import { getCookie, setCookie } from 'hono/cookie';
import type { Ctx } from './context.ts';

export interface CookieRules {
  /** `https` portals prefix `__Host-`, which browsers bind to the host, the whole path and Secure. */
  secure: boolean;
}

export interface CookieOptions {
  maxAgeSeconds?: number;
}

const fullName = (rules: CookieRules, name: string) => (rules.secure ? `__Host-${name}` : name);

export function readCookie(c: Ctx, rules: CookieRules, name: string): string | null {
  return getCookie(c, fullName(rules, name)) ?? null;
}

export function writeCookie(
  c: Ctx,
  rules: CookieRules,
  cookie: { name: string; value: string } & CookieOptions,
): void {
  setCookie(c, fullName(rules, cookie.name), cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: rules.secure,
    ...(isKept(c, cookie) ? { maxAge: cookie.maxAgeSeconds } : {}),
  });
}

/** On a lobby computer no cookie outlives the browser; only its removal has an age. */
function isKept(c: Ctx, { maxAgeSeconds }: CookieOptions): boolean {
  return maxAgeSeconds !== undefined && (maxAgeSeconds === 0 || c.get('kiosk') === null);
}

export function dropCookie(c: Ctx, rules: CookieRules, name: string): void {
  writeCookie(c, rules, { name, value: '', maxAgeSeconds: 0 });
}

/** True when the browser sent any cookie of ours: without one, forms cannot be told from forgeries. */
export function hasAnyCookie(c: Ctx): boolean {
  return Object.keys(getCookie(c)).length > 0;
}
