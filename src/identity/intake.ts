import type { LegacyUsersTable } from '../../db/tables/people.ts';
import type { Tx } from '../kit/database.ts';
import type { Intake, Stated } from '../kit/intake/upsert.ts';
import { upsertRows } from '../kit/intake/upsert.ts';

/** A username of the former portal: an alias that leads to the claim page (D6), never a login. */
export type LegacyUser = Stated<LegacyUsersTable>;

const LEGACY_USERS = {
  table: 'legacy_users',
  key: ['username'],
  columns: ['email', 'account_number', 'ebill', 'autopay'],
} as const;

/** Takes in former usernames, each once. */
export function takeLegacyUsers(tx: Tx, users: readonly LegacyUser[]): Promise<Intake> {
  return upsertRows(tx, LEGACY_USERS, users);
}
