import type { Db } from '../../kit/database.ts';
import type { Surplus } from './rule.ts';
import { surplusOf } from './rule.ts';

/** The balance in an account's favour, by the attempts that it comes from. */
export async function findSurplus(db: Db, accountNumber: string): Promise<Surplus[]> {
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
    .where('account_number', '=', accountNumber)
    .orderBy('id')
    .execute();
  if (entries.length === 0) return [];
  const claims = await db
    .selectFrom('payable_claims')
    .select(['item_kind as kind', 'item_id as id', 'owner_id as owner'])
    .where('account_number', '=', accountNumber)
    .where('owner_kind', '=', 'payment')
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
