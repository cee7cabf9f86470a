import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';
import type { ClaimOwner } from './claims.ts';
import { claimantOf } from './claims.ts';
import type { ItemRef } from './payable.ts';

/** Marks what an owner held as paid for good: not claimable again (D10), unless the money goes back. */
export async function settleClaim(
  tx: Tx,
  clock: Clock,
  settled: { item: ItemRef; accountNumber: string; owner: ClaimOwner },
): Promise<void> {
  const { item, owner } = settled;
  await tx
    .updateTable('payable_claims')
    .set({ state: 'released' })
    .where('item_kind', '=', item.kind)
    .where('item_id', '=', item.id)
    .where('state', 'in', ['live', 'cooling'])
    .execute();
  const now = instant(clock);
  await tx
    .insertInto('payable_claims')
    .values({
      id: newId(clock),
      item_kind: item.kind,
      item_id: item.id,
      account_number: settled.accountNumber,
      owner_kind: owner.kind,
      owner_id: owner.id,
      state: 'settled',
      claimed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The attempt that paid an item for good; null while none has. */
export const settlerOf = (tx: Tx, item: ItemRef): Promise<string | null> =>
  claimantOf(tx, item, { kind: 'payment', state: 'settled' });

/** True when a plan's money has paid an item, and not a payment of its own. */
export const isPaidByPlan = async (db: Db, item: ItemRef): Promise<boolean> =>
  (await claimantOf(db, item, { kind: 'plan', state: 'settled' })) !== null;

/** The money went back: the item is nobody's, until it is passed on. */
export async function releaseSettled(tx: Tx, item: ItemRef): Promise<void> {
  await tx
    .updateTable('payable_claims')
    .set({ state: 'released' })
    .where('item_kind', '=', item.kind)
    .where('item_id', '=', item.id)
    .where('state', '=', 'settled')
    .execute();
}
