import { knownAccounts } from '../../accounts/intake.ts';
import type { Tx } from '../../kit/database.ts';
import { reason } from '../reason.ts';
import type { Objection } from './file-table.ts';

/** Keeps out the rows whose account is neither stored nor among this import's good rows, which are stored first. */
export async function checkAccounts(
  tx: Tx,
  rows: readonly { account_number: string }[],
): Promise<(Objection | null)[]> {
  const known = await knownAccounts(
    tx,
    rows.map((row) => row.account_number),
  );
  return rows.map(({ account_number: value }) =>
    known.has(value) ? null : { column: 'account_number', value, reason: reason('unknown_account') },
  );
}
