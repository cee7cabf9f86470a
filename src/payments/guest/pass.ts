import { z } from 'zod';
import type { Account } from '../../accounts/account.ts';
import { findAccountByNumber } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx } from '../../http/context.ts';
import { dropCookie, readCookie, writeCookie } from '../../http/cookies.ts';
import { createSeal } from '../../identity/credentials/seal.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import type { ItemKind } from '../../payables/payable.ts';

declare const guest: unique symbol;

/** Somebody without a session who proved an account or typed a pay code: only the pass below makes one. */
export interface GuestAccess {
  readonly [guest]: true;
  readonly userId: null;
  readonly account: Account;
  /** What a pay code stands for: nothing else of the account may be seen or paid. Null: all of it, by proof (D4). */
  readonly only: readonly PassItem[] | null;
  /** Where the receipt goes; null: the payer says. */
  readonly receiptEmail: string | null;
}

export interface PassItem {
  kind: ItemKind;
  id: string;
}

/** Those that a pass opens: a pay code opens what it stands for, whatever a form says. */
export function openedBy<T extends { kind: string; id: string }>(
  only: readonly PassItem[] | null,
  items: readonly T[],
): T[] {
  return items.filter(
    (item) => only === null || only.some((one) => one.kind === item.kind && one.id === item.id),
  );
}

export interface NewPass {
  accountNumber: string;
  only: readonly PassItem[] | null;
  receiptEmail: string | null;
}

const COOKIE = 'pase';
const PASS_MINUTES = 30;

const passSchema = z.object({
  accountNumber: z.string(),
  only: z.array(z.object({ kind: z.enum(['invoice', 'instalment', 'charge']), id: z.string() })).nullable(),
  receiptEmail: z.string().nullable(),
  until: z.string(),
});

const sealOf = ({ config }: Pick<Deps, 'config'>) => createSeal(config.secret, 'guest pass');

/** Lets this browser go on as the guest who was just let in, for half an hour. Sealed, so that it can be neither read nor made. */
export function grantPass(c: Ctx, deps: Deps, pass: NewPass): void {
  const until = addMinutes(instant(deps.clock), PASS_MINUTES);
  const value = sealOf(deps).close(JSON.stringify({ ...pass, until }));
  writeCookie(c, deps.cookies, { name: COOKIE, value });
}

/** The guest behind this browser, or null when there is none any more. */
export async function guestOf(c: Ctx, deps: Deps): Promise<GuestAccess | null> {
  const pass = readPass(deps, readCookie(c, deps.cookies, COOKIE));
  if (!pass || pass.until <= instant(deps.clock)) return null;
  const account = await findAccountByNumber(deps.db, pass.accountNumber);
  if (!account) return null;
  return { userId: null, account, only: pass.only, receiptEmail: pass.receiptEmail } as GuestAccess;
}

export function dropPass(c: Ctx, deps: Deps): void {
  dropCookie(c, deps.cookies, COOKIE);
}

/** Tells visits apart that have no session. */
export const passId = (c: Ctx, deps: Deps): string => readCookie(c, deps.cookies, COOKIE) ?? '';

function readPass(deps: Deps, value: string | null) {
  if (!value) return null;
  try {
    return passSchema.parse(JSON.parse(sealOf(deps).open(value)));
  } catch {
    // A cookie that is not ours to read lets nobody in.
    return null;
  }
}
