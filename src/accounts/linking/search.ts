import type { FailureLimits, Limit } from '../../http/rate-limit.ts';
import type { Db } from '../../kit/database.ts';
import { accountKey } from '../number.ts';
import { findAccountByNumber, findLinkedAccount } from '../store.ts';
import type { Lookup, ProvenAccount } from './find.ts';
import { findProvenAccount } from './find.ts';

export interface SearchTry {
  lookup: Lookup;
  userId: string;
  address: string;
}

export type SearchResult =
  | { kind: 'proven'; proven: ProvenAccount }
  | { kind: 'linked'; number: string }
  | { kind: 'no-match' };

/** Looks for the account of a lookup. Only wrong proofs count; throws `too_many` when there were enough of them. */
export async function searchAccount(
  deps: { db: Db; limits: FailureLimits },
  attempt: SearchTry,
): Promise<SearchResult> {
  const mine = await linkedNumber(deps.db, attempt);
  if (mine) return { kind: 'linked', number: mine };
  const limits = limitsOf(attempt);
  await deps.limits.take(limits);
  const proven = await findProvenAccount(deps.db, attempt.lookup);
  if (!proven) return { kind: 'no-match' };
  await deps.limits.giveBack(limits);
  return { kind: 'proven', proven };
}

async function linkedNumber(db: Db, { lookup, userId }: SearchTry): Promise<string | null> {
  const account = await findAccountByNumber(db, lookup.number);
  const linked = account && (await findLinkedAccount(db, userId, account.number));
  return linked ? linked.number : null;
}

function limitsOf({ lookup, userId, address }: SearchTry): Limit[] {
  return [
    { key: `link pair ${userId} ${accountKey(lookup.number)}`, failures: 5, windowSeconds: 900 },
    { key: `link user ${userId}`, failures: 20, windowSeconds: 86_400 },
    { key: `link address ${address}`, failures: 60, windowSeconds: 3600 },
  ];
}
