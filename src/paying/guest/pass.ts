import { z } from 'zod';
import { findAccountByNumber } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx } from '../../http/context.ts';
import { dropCookie, readCookie, writeCookie } from '../../http/cookies.ts';
import { createSeal } from '../../identity/credentials/seal.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import type { ItemRef } from '../../payables/payable.ts';
import type { GuestAccess } from '../../payables/payer.ts';

export interface NewPass {
  accountNumber: string;
  only: readonly ItemRef[] | null;
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
