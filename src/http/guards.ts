import type { MiddlewareHandler } from 'hono';
import type { Ctx, PortalEnv, Session, SessionLookup, Stage } from './context.ts';
import type { CookieRules } from './cookies.ts';
import { readCookie } from './cookies.ts';
import type { FormFields } from './form.ts';
import { readForm } from './form.ts';

export const SESSION_COOKIE = 'sid';

/** Where a visit goes that is not signed in yet. */
export const STAGE_PAGE: Record<Exclude<Stage, 'full'>, string> = {
  question: '/pregunta',
  'change-password': '/clave/cambiar',
};

/**
 * Finds out who asks. A session that ran out signs nobody in; it only lets the form it sent be kept. One that waits
 * for its second step signs nobody in either. Requests for `unattended` pages are not use of the session.
 */
export function withSession(
  sessions: SessionLookup,
  cookies: CookieRules,
  unattended: readonly string[] = [],
): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const token = readCookie(c, cookies, SESSION_COOKIE);
    const touch = !unattended.includes(c.req.path);
    const found = token ? await sessions.find(token, { touch }) : null;
    const live = found?.live ? found.session : null;
    c.set('session', live?.stage === 'full' ? live : null);
    c.set('pending', live && live.stage !== 'full' ? live : null);
    c.set('expired', found && !found.live ? found.session : null);
    return next();
  };
}

export interface FormKeeper {
  keep(userId: string, path: string, fields: FormFields): Promise<void>;
}

/**
 * Signed out, a private address leads to the sign-in and back. A form that arrives too late is kept for its
 * own sender and filled in again (nothing lost); `formAt` names its page where that is another address.
 */
export function requireSession(
  keeper: FormKeeper,
  formAt?: (c: Ctx, fields: FormFields) => string,
): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    if (c.get('session')) return next();
    if (c.req.method !== 'POST') return toSignIn(c, c.req.path + new URL(c.req.url).search);
    const fields = await readForm(c);
    const page = formAt?.(c, fields) ?? c.req.path;
    const expired = c.get('expired');
    if (expired?.stage === 'full' && !formAt) await keeper.keep(expired.userId, page, fields);
    return toSignIn(c, page);
  };
}

function toSignIn(c: Ctx, back: string): Response {
  const pending = c.get('pending');
  const page = pending && pending.stage !== 'full' ? STAGE_PAGE[pending.stage] : '/ingresar';
  // In the lobby the next to sign in is somebody else, whom the address of the last one does not concern.
  if (c.get('kiosk') && !pending) return c.redirect(page, 303);
  return c.redirect(`${page}?volver=${encodeURIComponent(back)}`, 303);
}

/** The session that `requireSession` made sure of. */
export function sessionOf(c: Ctx): Session {
  const session = c.get('session');
  if (!session) throw new Error('route without requireSession');
  return session;
}
