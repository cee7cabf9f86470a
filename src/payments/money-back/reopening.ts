import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { passOn } from '../../payables/claims.ts';
import type { PayableSource } from '../../payables/payable.ts';
import { releaseSettled, settleClaim, settlerOf } from '../../payables/settled.ts';
import type { Attempt, AttemptItem } from '../attempts/attempt.ts';
import type { ProviderPayment } from '../platforms/platform.ts';

/** What the platform told of a payment of an attempt. */
export interface Told {
  attempt: Attempt;
  items: AttemptItem[];
  payment: ProviderPayment;
  sources: readonly PayableSource[];
}

/**
 * A payment is gone altogether: what its attempt had paid is owed again, unless another payment that stands was
 * made for it as well. That one, surplus until now, pays it from here on.
 */
export async function reopenItems(tx: Tx, clock: Clock, told: Told): Promise<void> {
  const { attempt } = told;
  const at = instant(clock);
  for (const item of told.items) {
    if ((await settlerOf(tx, item)) !== attempt.id) continue;
    const heirs = await payersOf(tx, item);
    if (heirs.includes(attempt.id)) continue;
    const source = sourceOf(told.sources, item);
    await releaseSettled(tx, item);
    await source.reopen(tx, { itemId: item.id, attemptId: attempt.id, at });
    const [heir] = heirs;
    if (heir) await pay(tx, clock, { told, item, attemptId: heir });
    // Whoever else still waits for money for it has it, so that nobody opens a checkout beside that one.
    else await passOn(tx, { item, accountNumber: attempt.accountNumber, from: attempt.id });
  }
}

/** The money is there again: it pays what is still owed; the rest of it is surplus. */
export async function closeAgain(tx: Tx, clock: Clock, told: Told): Promise<void> {
  for (const item of told.items) await pay(tx, clock, { told, item, attemptId: told.attempt.id });
}

async function pay(
  tx: Tx,
  clock: Clock,
  { told, item, attemptId }: { told: Told; item: AttemptItem; attemptId: string },
): Promise<void> {
  const source = sourceOf(told.sources, item);
  if (!(await source.settle(tx, { itemId: item.id, attemptId, at: instant(clock) }))) return;
  const owner = { kind: 'payment' as const, id: attemptId };
  await settleClaim(tx, clock, { item, owner, accountNumber: told.attempt.accountNumber });
}

function sourceOf(sources: readonly PayableSource[], item: AttemptItem): PayableSource {
  const source = sources.find((candidate) => candidate.kind === item.kind);
  if (!source) throw new Error(`nothing settles items of kind ${item.kind}`);
  return source;
}

/** The attempts with a payment for this item of which something is left, the oldest first. */
async function payersOf(tx: Tx, item: AttemptItem): Promise<string[]> {
  const rows = await tx
    .selectFrom('ledger_entries as paid')
    .innerJoin('ledger_entries as all', (join) =>
      join
        .onRef('all.platform', '=', 'paid.platform')
        .onRef('all.provider_payment_id', '=', 'paid.provider_payment_id'),
    )
    .select(({ fn }) => ['paid.attempt_id as attemptId', fn.sum<number>('all.amount_cents').as('left')])
    .where('paid.item_kind', '=', item.kind)
    .where('paid.item_id', '=', item.id)
    .groupBy(['paid.id', 'paid.attempt_id'])
    .orderBy('paid.id')
    .execute();
  return rows.filter((row) => row.left > 0).map((row) => row.attemptId);
}
