import type { Deps } from '../../deps.ts';
import type { Ctx } from '../../http/context.ts';
import { readCookie, writeCookie } from '../../http/cookies.ts';
import { createSeal } from '../../identity/credentials/seal.ts';

/** The attempts that this browser began as a guest: they open here and nowhere else. */
const COOKIE = 'intentos';
const MOST = 5;
const DAY_SECONDS = 86_400;

const sealOf = ({ config }: Pick<Deps, 'config'>) => createSeal(config.secret, 'guest attempts');

function attemptsOf(c: Ctx, deps: Deps): string[] {
  const value = readCookie(c, deps.cookies, COOKIE);
  if (!value) return [];
  try {
    return sealOf(deps).open(value).split(' ');
  } catch {
    // A cookie that is not ours to read opens nothing.
    return [];
  }
}

export function rememberGuestAttempt(c: Ctx, deps: Deps, attemptId: string): void {
  const ids = [attemptId, ...attemptsOf(c, deps).filter((id) => id !== attemptId)].slice(0, MOST);
  const value = sealOf(deps).close(ids.join(' '));
  writeCookie(c, deps.cookies, { name: COOKIE, value, maxAgeSeconds: DAY_SECONDS * 5 });
}

export const isGuestAttempt = (c: Ctx, deps: Deps, attemptId: string): boolean =>
  attemptsOf(c, deps).includes(attemptId);
