import type { Deps } from '../deps.ts';
import type { Ctx } from '../http/context.ts';
import { readCookie, writeCookie } from '../http/cookies.ts';

const COOKIE = 'registro';
const DAY_SECONDS = 86_400;
/** People who register one after the other at the same computer, or in several tabs. */
const KEPT = 4;
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** An id as it is written, or null. */
export const registrationId = (value: unknown): string | null =>
  typeof value === 'string' && ID.test(value) ? value : null;

const keptIn = (c: Ctx, { cookies }: Pick<Deps, 'cookies'>): string[] =>
  (readCookie(c, cookies, COOKIE) ?? '')
    .split('.')
    .filter((id) => ID.test(id))
    .slice(0, KEPT);

/**
 * Notes that this browser made a registration. Its id alone is not enough to see the e-mail in full or to replace it:
 * the recovery of a username shows the id to people who may not see either (D2).
 */
export function keepOwn(c: Ctx, deps: Pick<Deps, 'cookies'>, id: string): void {
  const value = [id, ...keptIn(c, deps)].slice(0, KEPT).join('.');
  writeCookie(c, deps.cookies, { name: COOKIE, value, maxAgeSeconds: DAY_SECONDS });
}

/** The id when the registration was made in this browser. */
export function ownRegistration(c: Ctx, deps: Pick<Deps, 'cookies'>, value: unknown): string | null {
  const id = registrationId(value);
  return id !== null && keptIn(c, deps).includes(id) ? id : null;
}

/** The newest of this browser. */
export const lastOwn = (c: Ctx, deps: Pick<Deps, 'cookies'>): string | null => keptIn(c, deps)[0] ?? null;
