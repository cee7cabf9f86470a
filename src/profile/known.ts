import { listLinkedAccounts } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import type { User } from '../identity/store.ts';

const MOST_ACCOUNTS = 50;

/** What others know of a person, of which neither a password nor an answer may be made (D17). */
export async function knownOf(
  { db, settings }: Pick<Deps, 'db' | 'settings'>,
  user: User,
): Promise<string[]> {
  const accounts = await listLinkedAccounts(db, user.id, { limit: MOST_ACCOUNTS });
  const ofAccounts = accounts.flatMap((account) => [account.number, account.holderName]);
  return [settings.last().utilityName, user.email, ...ofAccounts];
}
