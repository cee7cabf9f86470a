import type { Lookup, ProvenAccount } from '../accounts/linking/find.ts';
import { findProvenAccount } from '../accounts/linking/find.ts';
import { accountKey } from '../accounts/number.ts';
import type { Deps } from '../deps.ts';
import type { Limit } from '../http/rate-limit.ts';
import { hasUsers } from './store.ts';

export type ProveDeps = Pick<Deps, 'db' | 'limits' | 'settings'>;

/**
 * The account of a visitor who shows that it is theirs; null is a refusal, which never says why (D5). Only refusals
 * count; throws `too_many` when there were enough of them.
 */
export async function proveAsGuest(
  deps: ProveDeps,
  { lookup, address }: { lookup: Lookup; address: string },
): Promise<ProvenAccount | null> {
  const limits = limitsOf(lookup.number, address);
  await deps.limits.take(limits);
  const proven = await findProvenAccount(deps.db, lookup);
  const open = proven !== null && (await takesUser(deps, proven.account.number));
  if (!open) return null;
  await deps.limits.giveBack(limits);
  return proven;
}

/** Whether an account may get one more user by registration (D5). */
export async function takesUser(
  { db, settings }: Pick<Deps, 'db' | 'settings'>,
  number: string,
): Promise<boolean> {
  return !settings.last().oneUserPerAccount || !(await hasUsers(db, number));
}

/** Wrong proofs of guests: of an account from an address; from an address, and of an account from anywhere. */
function limitsOf(number: string, address: string): Limit[] {
  const key = accountKey(number);
  return [
    { key: `register pair ${key} ${address}`, failures: 5, windowSeconds: 900 },
    { key: `register address ${address}`, failures: 60, windowSeconds: 3600 },
    { key: `register account ${key}`, failures: 100, windowSeconds: 86_400 },
  ];
}
