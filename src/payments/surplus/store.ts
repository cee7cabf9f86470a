import { hotQuery } from '../../kit/database/hot-query.ts';
import type { Db } from '../../kit/database.ts';
import type { Surplus } from './rule.ts';
import { surplusOf } from './rule.ts';

/**
 * Attempts with money that went back, came back or was not owed when it came: any other pays what it was made for and
 * leaves nothing over, so an account's long history is not read for this.
 */
const exceptionalAttempts = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('ledger_entries')
    .select('attempt_id as id')
    .distinct()
    .where('account_number', '=', accountNumber)
    .where('kind', '!=', 'credit'),
);

/** The balance in an account's favour, by the attempts that it comes from. */
export async function findSurplus(db: Db, accountNumber: string): Promise<Surplus[]> {
  const attempts = (await exceptionalAttempts(db, accountNumber)).map(({ id }) => id);
  if (attempts.length === 0) return [];
  const entries = await db
    .selectFrom('ledger_entries')
    .select([
      'platform',
      'provider_payment_id as payment',
      'attempt_id as attemptId',
      'item_kind as kind',
      'item_id as id',
      'amount_cents as cents',
    ])
    .where('attempt_id', 'in', attempts)
    .orderBy('id')
    .execute();
  const claims = await db
    .selectFrom('payable_claims')
    .select(['item_kind as kind', 'item_id as id', 'owner_id as owner'])
    .where('owner_kind', '=', 'payment')
    .where('owner_id', 'in', attempts)
    .where('state', '=', 'settled')
    .execute();
  return surplusOf(
    entries.map(({ platform, payment, kind, id, ...entry }) => ({
      ...entry,
      paymentId: `${platform} ${payment}`,
      item: id === null ? null : `${kind} ${id}`,
    })),
    new Map(claims.map(({ kind, id, owner }) => [`${kind} ${id}`, owner])),
  );
}
