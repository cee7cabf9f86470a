import type { MiddlewareHandler } from 'hono';
import { accessThrough } from '../../accounts/access.ts';
import type { Account } from '../../accounts/account.ts';
import { enrolmentsOfAccount } from '../../accounts/billing/enrolments.ts';
import { accountFrame } from '../../accounts/menus.ts';
import { findAccountByNumber, listFirstAccounts } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { requireSession } from '../../http/guards.ts';
import { notFound } from '../../kit/errors.ts';
import type { Attempt } from '../../payments/attempts/attempt.ts';
import { findAttempt } from '../../payments/attempts/store.ts';
import { isGuestAttempt } from '../guest/attempt-cookie.ts';

const SWITCHER_LENGTH = 8;

/** Signed in, or the browser in which a guest began this very attempt. */
export function requirePayer(deps: Deps): MiddlewareHandler<PortalEnv> {
  const session = requireSession(deps.keptForms, (c) => `/pagos/${idOf(c)}`);
  return (c, next) => (isGuestAttempt(c, deps, idOf(c)) ? next() : session(c, next));
}

export const idOf = (c: Ctx) => (c.req.param('attempt') ?? c.req.param('file') ?? '').replace(/\.pdf$/, '');

export interface Mine {
  attempt: Attempt;
  account: Account;
  /** Seen by a guest, who is shown what is paid and nothing else of the account. */
  guest: boolean;
}

/** The attempt, for its payer and for those who have linked its account; for all others it does not exist. */
export async function myAttempt(c: Ctx, deps: Deps, id: string): Promise<Mine> {
  const session = c.get('session');
  const attempt = await findAttempt(deps.db, id);
  if (!attempt) throw notFound(`attempt ${id}`);
  const access = session ? await accessThrough(deps.db, session.userId, attempt.accountNumber) : null;
  const guest = access === null && isGuestAttempt(c, deps, id);
  const own = guest || (session !== null && attempt.userId === session.userId);
  const account = access?.account ?? (own ? await findAccountByNumber(deps.db, attempt.accountNumber) : null);
  if (!account) throw notFound(`attempt ${id} is not of ${session?.userId}`);
  if (session && access) {
    const { userId } = session;
    const others = await listFirstAccounts(deps.db, userId, SWITCHER_LENGTH);
    const enrolments = await enrolmentsOfAccount(deps.db, account.number);
    c.set('accountFrame', accountFrame(c.get('language'), { account, others, enrolments, path: c.req.path }));
  }
  return { attempt, account, guest };
}
