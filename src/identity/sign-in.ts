import type { Deps } from '../deps.ts';
import type { Limit } from '../http/rate-limit.ts';
import { recordAudit } from '../kit/audit.ts';
import { transact } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import type { Registration } from './registrations.ts';
import { registrationsOfEmail } from './registrations.ts';
import { hashToken } from './sessions/adapter.ts';
import type { Recognition } from './sessions/known-browsers.ts';
import type { User } from './store.ts';
import { emailKey, findUserByEmail } from './store.ts';

export interface SignInTry {
  email: string;
  password: string;
  address: string;
  browserTokens: readonly string[];
}

export type SignInDeps = Pick<Deps, 'db' | 'clock' | 'passwords' | 'knownBrowsers' | 'limits'>;

export type SignInResult =
  | { kind: 'user'; user: User; by: 'password' | 'temporary'; trusted: boolean }
  /** The right pair of a registration whose mailbox nobody confirmed (A004). */
  | { kind: 'not-validated'; registration: Registration };

/**
 * Who signs in, or null for any wrong pair: unknown and known people get the same answer after the same work.
 * Throws `too_many` when the limits are reached.
 */
export async function trySignIn(deps: SignInDeps, attempt: SignInTry): Promise<SignInResult | null> {
  const user = await findUserByEmail(deps.db, attempt.email);
  const [registration] = await registrationsOfEmail(deps.db, deps.clock, attempt.email);
  const browser = await deps.knownBrowsers.recognise(attempt.browserTokens, user?.id ?? '');
  const limits = browser ? ownBrowserLimits(browser) : strangerLimits(attempt);
  await deps.limits.check(limits);
  const own = user ? user.passwordHash : (registration?.passwordHash ?? null);
  const matches = await deps.passwords.verify(own, attempt.password);
  const temporary = await deps.passwords.verify(liveTemporary(deps, user), attempt.password);
  // Again, for what others failed while this one waited: guesses sent all at once are no more than one by one.
  await deps.limits.check(limits);
  const result = await judge(deps, { user, registration: registration ?? null, matches, temporary, browser });
  if (result) await deps.limits.forgive(limits.filter((limit) => !limit.key.startsWith('sign-in address')));
  else await deps.limits.fail(limits);
  return result;
}

interface Evidence {
  user: User | null;
  registration: Registration | null;
  matches: boolean;
  temporary: boolean;
  browser: Recognition | null;
}

async function judge(deps: SignInDeps, found: Evidence): Promise<SignInResult | null> {
  const { user, registration } = found;
  const trusted = found.browser?.trusted ?? false;
  if (user && found.matches) return { kind: 'user', user, by: 'password', trusted };
  if (user && found.temporary && (await useTemporary(deps, user)))
    return { kind: 'user', user, by: 'temporary', trusted };
  if (!user && registration && found.matches) return { kind: 'not-validated', registration };
  return null;
}

/** The temporary password while it counts; else nothing that could match. */
function liveTemporary({ clock }: SignInDeps, user: User | null): string | null {
  const live = user?.temporaryExpiresAt && instant(clock) < user.temporaryExpiresAt;
  return live ? user.temporaryHash : null;
}

/** Uses the temporary password up; with it the old one, which was good until now, is gone (D1). */
async function useTemporary({ db, clock }: SignInDeps, user: User): Promise<boolean> {
  return await transact(db, async (tx) => {
    const result = await tx
      .updateTable('users')
      .set({ temporary_hash: null, temporary_expires_at: null, password_hash: '' })
      .where('id', '=', user.id)
      .where('temporary_hash', '=', user.temporaryHash)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return false;
    const actor = { kind: 'customer', id: user.id } as const;
    await recordAudit(tx, clock, { actor, action: 'sign-in with temporary password' });
    return true;
  });
}

function ownBrowserLimits(browser: Recognition): Limit[] {
  return [{ key: `sign-in browser ${browser.id}`, failures: 10, windowSeconds: 600 }];
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
