import type { Lookup, ProvenAccount } from '../../accounts/linking/find.ts';
import { findProvenAccount } from '../../accounts/linking/find.ts';
import { accountKey } from '../../accounts/number.ts';
import type { Deps } from '../../deps.ts';
import type { Limit } from '../../http/rate-limit.ts';

/**
 * The account that a guest proves (D4); null for an unknown number as for a wrong proof. Only wrong proofs count: six
 * for an account and day, whoever tries. Throws `too_many`.
 */
export async function findForGuest(
  deps: Pick<Deps, 'db' | 'limits'>,
  attempt: { lookup: Lookup; address: string },
): Promise<ProvenAccount | null> {
  const limits: Limit[] = [
    { key: `guest account ${accountKey(attempt.lookup.number)}`, failures: 6, windowSeconds: 86_400 },
    { key: `guest address ${attempt.address}`, failures: 60, windowSeconds: 3600 },
  ];
  await deps.limits.take(limits);
  const proven = await findProvenAccount(deps.db, attempt.lookup);
  if (proven) await deps.limits.giveBack(limits);
  return proven;
}
