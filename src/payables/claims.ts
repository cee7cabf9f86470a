import type { Clock } from '../kit/clock.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';
import type { ItemRef, Obstacle } from './payable.ts';

export type ClaimOwner = { kind: 'payment' | 'plan' | 'debit'; id: string };

interface ClaimRow {
  item_kind: string;
  item_id: string;
  owner_kind: 'payment' | 'plan' | 'debit';
  owner_id: string;
  state: 'live' | 'cooling' | 'settled' | 'released';
  opens_at: string | null;
  debit_on: string | null;
  debit_cents: number | null;
}

/**
 * Claims items for one owner. The unique index lets one live claim win on each item; a second is a unique
 * violation, and the whole transaction of the loser is undone. `unlessTaken` leaves what others hold alone.
 */
export async function claimItems(
  tx: Tx,
  clock: Clock,
  claim: { owner: ClaimOwner; accountNumber: string; items: readonly ItemRef[]; unlessTaken?: boolean },
): Promise<void> {
  const now = instant(clock);
  const rows = claim.items.map((item) => ({
    id: newId(clock),
    item_kind: item.kind,
    item_id: item.id,
    account_number: claim.accountNumber,
    owner_kind: claim.owner.kind,
    owner_id: claim.owner.id,
    state: 'live' as const,
    claimed_at: now,
  }));
  await tx
    .insertInto('payable_claims')
    .values(rows)
    .$if(claim.unlessTaken === true, (query) => query.onConflict((conflict) => conflict.doNothing()))
    .execute();
}

const openClaims = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('payable_claims as c')
    // Read here and not in `direct-debit`, which needs the claims.
    .leftJoin('debit_orders as o', 'o.id', 'c.owner_id')
    .select(['c.item_kind', 'c.item_id', 'c.owner_kind', 'c.owner_id', 'c.state', 'c.opens_at'])
    .select(['o.debit_on', 'o.amount_cents as debit_cents'])
    .where('c.account_number', '=', accountNumber)
    .where('c.state', 'in', ['live', 'cooling'])
    .orderBy('c.id'),
);

/** What stands in the way of each item of an account, by `kind id`. */
export async function obstaclesOf(
  db: Db,
  accountNumber: string,
  now: Instant,
): Promise<Map<string, Obstacle>> {
  const rows = await openClaims(db, accountNumber);
  const obstacles = new Map<string, Obstacle>();
  for (const row of rows) {
    const obstacle = toObstacle(row, now);
    if (obstacle) obstacles.set(itemKey(row.item_kind, row.item_id), obstacle);
  }
  return obstacles;
}

export const itemKey = (kind: string, id: string) => `${kind} ${id}`;

function toObstacle(row: ClaimRow, now: Instant): Obstacle | null {
  if (row.state === 'cooling') {
    const opensAt = row.opens_at ?? now;
    return opensAt > now ? { kind: 'cooling', attemptId: row.owner_id, opensAt } : null;
  }
  if (row.owner_kind === 'plan') return { kind: 'in-plan', planId: row.owner_id };
  if (row.owner_kind === 'debit') {
    const { owner_id: debitId, debit_on: debitOn, debit_cents: cents } = row;
    return { kind: 'in-debit', debitId, debitOn, cents };
  }
  return { kind: 'in-progress', attemptId: row.owner_id };
}

/**
 * Makes items that are free, or that one owner holds, another's. False when somebody else holds one of them: then the
 * caller must not go on.
 */
export async function takeOver(
  tx: Tx,
  clock: Clock,
  move: { items: readonly ItemRef[]; accountNumber: string; from: ClaimOwner; to: ClaimOwner },
): Promise<boolean> {
  const { items, from, to } = move;
  for (const item of items) {
    await tx
      .updateTable('payable_claims')
      .set({ owner_kind: to.kind, owner_id: to.id })
      .where('item_kind', '=', item.kind)
      .where('item_id', '=', item.id)
      .where('owner_kind', '=', from.kind)
      .where('owner_id', '=', from.id)
      .where('state', '=', 'live')
      .execute();
  }
  await claimItems(tx, clock, { owner: to, accountNumber: move.accountNumber, items, unlessTaken: true });
  const held = await tx
    .selectFrom('payable_claims')
    .select(['item_kind', 'item_id'])
    .where('owner_kind', '=', to.kind)
    .where('owner_id', '=', to.id)
    .where('state', '=', 'live')
    .execute();
  const mine = new Set(held.map((row) => itemKey(row.item_kind, row.item_id)));
  return items.every((item) => mine.has(itemKey(item.kind, item.id)));
}

/** Lets go of what an owner held; `coolingUntil` keeps the items closed for the 30 minutes of D10. */
export async function releaseClaims(tx: Tx, owner: ClaimOwner, coolingUntil: Instant | null): Promise<void> {
  const released = await tx
    .updateTable('payable_claims')
    .set(coolingUntil ? { state: 'cooling', opens_at: coolingUntil } : { state: 'released', opens_at: null })
    .where('owner_kind', '=', owner.kind)
    .where('owner_id', '=', owner.id)
    .where('state', 'in', ['live', 'cooling'])
    .returning(['item_kind', 'item_id', 'account_number'])
    .execute();
  for (const row of released)
    await passOn(tx, {
      item: { kind: row.item_kind as ItemRef['kind'], id: row.item_id },
      accountNumber: row.account_number,
      from: owner.id,
    });
}

const UNDER_WAY = ['created', 'redirected', 'unknown', 'processing', 'review'] as const;

/**
 * Whoever claimed an item before and may bring money for it still gets hold of it again: a debit that is at the bank,
 * or a payment that had been given up and turned out to be under way while somebody else had it.
 */
export async function passOn(
  tx: Tx,
  { item, accountNumber, from }: { item: ItemRef; accountNumber: string; from: string },
): Promise<void> {
  const of = tx
    .selectFrom('payable_claims as c')
    .select('c.id')
    .where('c.account_number', '=', accountNumber)
    .where('c.item_kind', '=', item.kind)
    .where('c.item_id', '=', item.id);
  if (await of.where('c.state', 'in', ['live', 'settled']).executeTakeFirst()) return;
  const next = await of
    .leftJoin('debit_orders as o', 'o.id', 'c.owner_id')
    .leftJoin('payment_attempts as a', 'a.id', 'c.owner_id')
    .where('c.state', '=', 'released')
    .where('c.owner_id', '!=', from)
    .where((is) => is.or([is('o.state', '=', 'cut'), is('a.state', 'in', UNDER_WAY)]))
    .orderBy('c.owner_kind')
    .orderBy('c.id')
    .executeTakeFirst();
  if (next) await tx.updateTable('payable_claims').set({ state: 'live' }).where('id', '=', next.id).execute();
}

/** Whose claim of one kind stands on an item in a state; null: nobody's. */
export async function claimantOf(
  db: Db,
  item: ItemRef,
  { kind, state }: { kind: ClaimOwner['kind']; state: 'live' | 'settled' },
): Promise<string | null> {
  const row = await db
    .selectFrom('payable_claims')
    .select('owner_id')
    .where('item_kind', '=', item.kind)
    .where('item_id', '=', item.id)
    .where('state', '=', state)
    .where('owner_kind', '=', kind)
    .executeTakeFirst();
  return row?.owner_id ?? null;
}

/** True while a plan in force holds an item. */
export const isInPlan = async (db: Db, item: ItemRef): Promise<boolean> =>
  (await claimantOf(db, item, { kind: 'plan', state: 'live' })) !== null;
