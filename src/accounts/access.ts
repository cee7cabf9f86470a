import type { MiddlewareHandler } from 'hono';
import type { Ctx, PortalEnv } from '../http/context.ts';
import type { CookieRules } from '../http/cookies.ts';
import { dropCookie, readCookie, writeCookie } from '../http/cookies.ts';
import { sessionOf } from '../http/guards.ts';
import type { Db } from '../kit/database.ts';
import { notFound } from '../kit/errors.ts';
import { shownNotice } from '../notices/page.ts';
import { unreadNotices } from '../notices/store.ts';
import type { Account } from './account.ts';
import type { AccountEnrolments } from './billing/enrolments.ts';
import type { Holdings } from './billing/in-hand.ts';
import { findInHand } from './billing/in-hand.ts';
import { accountFrame } from './menus.ts';
import { findLinkedAccount, listFirstAccounts } from './store.ts';

declare const customer: unique symbol;

/** This user, this account: only the guard below makes one, and every store that writes for a customer asks for it. */
export interface CustomerAccess {
  readonly [customer]: true;
  readonly userId: string;
  readonly account: Account;
}

const LAST_ACCOUNT = 'cuenta';
const YEAR_SECONDS = 31_536_000;
const SWITCHER_LENGTH = 8;
const granted = new WeakMap<Request, Granted>();

interface Granted {
  access: CustomerAccess;
  enrolments: AccountEnrolments;
  has: Holdings;
}

/** Lets through who has linked the account of the path. What is not yours is 404, like what does not exist. */
export function requireAccount(db: Db, cookies: CookieRules): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const number = c.req.param('number') ?? '';
    const { userId } = sessionOf(c);
    const found = await findInHand(db, userId, number);
    if (!found) throw notFound(`account ${number} is not of ${userId}`);
    const { account, enrolments, has } = found;
    granted.set(c.req.raw, { access: { userId, account } as CustomerAccess, enrolments, has });
    const others = has.others ? await listFirstAccounts(db, userId, SWITCHER_LENGTH) : [account];
    const language = c.get('language');
    // What answers a form has no address to come back to.
    const back = c.req.method === 'GET' ? c.req.path : `/cuentas/${number}`;
    const unread = has.notices ? await unreadNotices(db, number, userId) : [];
    const notices = unread.flatMap(
      (notice) => shownNotice(language, notice, { accountNumber: number, back }) ?? [],
    );
    c.set('accountFrame', {
      ...accountFrame(language, { account, others, enrolments, path: c.req.path }),
      notices,
    });
    if (readCookie(c, cookies, LAST_ACCOUNT) !== number) {
      writeCookie(c, cookies, { name: LAST_ACCOUNT, value: number, maxAgeSeconds: YEAR_SECONDS });
    }
    return next();
  };
}

export const accessOf = (c: Ctx): CustomerAccess => grantedTo(c).access;

/** What the account is enrolled in, as of the beginning of this request. */
export const enrolmentsIn = (c: Ctx): AccountEnrolments => grantedTo(c).enrolments;

/** What there is of an account at all, as of the beginning of this request. */
export const holdingsIn = (c: Ctx): Holdings => grantedTo(c).has;

function grantedTo(c: Ctx): Granted {
  const found = granted.get(c.req.raw);
  if (!found) throw new Error('route without requireAccount');
  return found;
}

/** The account that this browser looked at last; a hint that the guard checks again. */
export function lastAccount(c: Ctx, cookies: CookieRules): string | null {
  return readCookie(c, cookies, LAST_ACCOUNT);
}

export function forgetLastAccount(c: Ctx, cookies: CookieRules): void {
  dropCookie(c, cookies, LAST_ACCOUNT);
}

/** Access to an account that something of the user's leads to (a payment); null when it is no longer linked. */
export async function accessThrough(db: Db, userId: string, number: string): Promise<CustomerAccess | null> {
  const account = await findLinkedAccount(db, userId, number);
  return account ? ({ userId, account } as CustomerAccess) : null;
}
