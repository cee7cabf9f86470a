import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { requestHeader } from './client/request-header.ts';
import type { Ctx } from './context.ts';
import { addCookie } from './headers.ts';

export interface CookieRules {
  /** `https` portals prefix `__Host-`, which browsers bind to the host, the whole path and Secure. */
  secure: boolean;
}

export interface CookieOptions {
  maxAgeSeconds?: number;
}

const fullName = (rules: CookieRules, name: string) => (rules.secure ? `__Host-${name}` : name);

/** All that the browser sent, by name. */
export function sentCookies(c: Ctx): Readonly<Record<string, string>> {
  const known = c.get('cookies');
  if (known) return known;
  const cookies = parse(requestHeader(c, 'cookie') ?? '');
  c.set('cookies', cookies);
  return cookies;
}

export function readCookie(c: Ctx, rules: CookieRules, name: string): string | null {
  return sentCookies(c)[fullName(rules, name)] ?? null;
}

export function writeCookie(
  c: Ctx,
  rules: CookieRules,
  cookie: { name: string; value: string } & CookieOptions,
): void {
  const options = {
    ...{ path: '/', httpOnly: true, sameSite: 'Lax' as const, secure: rules.secure },
    ...(isKept(c, cookie) ? { maxAge: cookie.maxAgeSeconds } : {}),
  };
  addCookie(c, generateCookie(fullName(rules, cookie.name), cookie.value, options));
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
  return Object.keys(sentCookies(c)).length > 0;
}
