import type { Deps } from '../../deps.ts';
import type { Ctx } from '../../http/context.ts';
import { readCookie, writeCookie } from '../../http/cookies.ts';
import { SESSION_COOKIE } from '../../http/guards.ts';

/** A new token for the visit in hand, after its owner proved who they are; the one before is dead (ASVS 7.2.4). */
export async function renewSession(c: Ctx, deps: Pick<Deps, 'cookies' | 'sessions'>): Promise<void> {
  const token = readCookie(c, deps.cookies, SESSION_COOKIE);
  if (!token) return;
  const value = await deps.sessions.renew(token);
  writeCookie(c, deps.cookies, { name: SESSION_COOKIE, value });
}
