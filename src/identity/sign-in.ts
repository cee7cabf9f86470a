import type { FailureLimits, Limit } from '../http/rate-limit.ts';
import type { Db } from '../kit/database.ts';
import type { Passwords } from './passwords.ts';
import { hashToken } from './sessions/adapter.ts';
import type { KnownBrowsers } from './sessions/known-browsers.ts';
import type { User } from './store.ts';
import { emailKey, findUserByEmail } from './store.ts';

export interface SignInTry {
  email: string;
  password: string;
  address: string;
  browserToken: string | null;
}

export interface SignInDeps {
  db: Db;
  passwords: Passwords;
  knownBrowsers: KnownBrowsers;
  limits: FailureLimits;
}

/**
 * The user, or null for any wrong pair: unknown and known people get the same answer after the same work.
 * Throws `too_many` when the limits are reached.
 */
export async function trySignIn(
  deps: SignInDeps,
  attempt: SignInTry,
): Promise<{ user: User; known: boolean } | null> {
  const user = await findUserByEmail(deps.db, attempt.email);
  const known = await deps.knownBrowsers.knows(attempt.browserToken, user?.id ?? '');
  const limits = known ? ownBrowserLimits(attempt) : strangerLimits(attempt);
  await deps.limits.check(limits);
  const matches = await deps.passwords.verify(user?.passwordHash ?? null, attempt.password);
  // Again, for what others failed while this one waited: guesses sent all at once are no more than one by one.
  await deps.limits.check(limits);
  if (user && matches) {
    await deps.limits.forgive(limits.filter((limit) => !limit.key.startsWith('sign-in address')));
    return { user, known };
  }
  await deps.limits.fail(limits);
  return null;
}

function ownBrowserLimits(attempt: SignInTry): Limit[] {
  return [
    { key: `sign-in browser ${hashToken(attempt.browserToken ?? '')}`, failures: 10, windowSeconds: 600 },
  ];
}

/** Five a minute for a login from one address, twenty for the address, a hundred a day for the login (NIST 800-63B). */
function strangerLimits({ email, address }: SignInTry): Limit[] {
  const login = hashToken(emailKey(email)).slice(0, 32);
  return [
    { key: `sign-in pair ${login} ${address}`, failures: 5, windowSeconds: 60 },
    { key: `sign-in address ${address}`, failures: 20, windowSeconds: 60 },
    { key: `sign-in login ${login}`, failures: 100, windowSeconds: 86_400 },
  ];
}
