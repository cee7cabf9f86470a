import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../kit/errors.ts';
import { requestHeader } from './client/request-header.ts';
import type { Ctx, PortalEnv } from './context.ts';
import type { CookieRules } from './cookies.ts';
import { hasAnyCookie, readCookie, writeCookie } from './cookies.ts';
import { readForm } from './form.ts';
import { isOwnOrigin } from './origin.ts';

export interface CsrfOptions extends CookieRules {
  secret: string;
  baseUrl: string;
}

export const CSRF_FIELD = '_csrf';
const COOKIE = 'pre';

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64url');

/** The token of this response: fresh noise and its seal, so that no two responses carry the same bytes (BREACH). */
export function csrfToken(c: Ctx, options: CsrfOptions): string {
  const known = c.get('csrfToken');
  if (known) return known;
  const noise = randomBytes(12).toString('base64url');
  const token = `${noise}.${hmac(secretOf(c, options), noise)}`;
  c.set('csrfToken', token);
  return token;
}

function secretOf(c: Ctx, options: CsrfOptions): string {
  const session = c.get('session') ?? c.get('pending');
  if (session) return session.csrfSecret;
  // A lobby's computer is known anyway: those who only look around leave no cookie on it.
  const kiosk = c.get('kiosk');
  if (kiosk) return hmac(options.secret, `kiosk ${kiosk.id}`);
  let visit = readCookie(c, options, COOKIE);
  if (!visit || visit.length > 64) {
    visit = randomBytes(16).toString('base64url');
    writeCookie(c, options, { name: COOKIE, value: visit });
  }
  return hmac(options.secret, `visit ${visit}`);
}

/** Every POST needs the token of its form; Origin and Sec-Fetch-Site are the second layer, since old browsers send neither. */
export function csrfGuard(options: CsrfOptions): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const origin = requestHeader(c, 'origin');
    if (origin && origin !== 'null' && !isOwnOrigin(origin, options.baseUrl)) throw refused('foreign origin');
    if (requestHeader(c, 'sec-fetch-site') === 'cross-site') throw refused('cross-site');
    const fields = await readForm(c);
    const token = fields[CSRF_FIELD];
    if (typeof token !== 'string' || !isValid(c, options, token)) {
      throw hasAnyCookie(c) ? refused('no valid token') : new AppError('forbidden', 'cookies blocked');
    }
    return next();
  };
}

function isValid(c: Ctx, options: CsrfOptions, token: string): boolean {
  const [noise = '', seal = ''] = token.split('.');
  const expired = c.get('expired');
  const secrets = [secretOf(c, options), ...(expired ? [expired.csrfSecret] : [])];
  return secrets.some((secret) => {
    const expected = Buffer.from(hmac(secret, noise));
    const given = Buffer.from(seal);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function refused(reason: string): AppError {
  return new AppError('forbidden', `csrf: ${reason}`);
}
