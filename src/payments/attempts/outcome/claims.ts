import type { Tx } from '../../../kit/database.ts';
import { addMinutes } from '../../../kit/dates.ts';
import { claimItems, releaseClaims } from '../../../payables/claims.ts';
import type { ItemRef } from '../../../payables/payable.ts';
import type { Attempt } from '../attempt.ts';
import { ATTEMPT_STATES } from '../attempt.ts';
import { listItems } from '../store.ts';
import type { SettleDeps } from './deps.ts';

export async function updateClaims(
  deps: SettleDeps,
  tx: Tx,
  { attempt, state }: { attempt: Attempt; state: Attempt['state'] },
): Promise<void> {
  const owner = { kind: 'payment' as const, id: attempt.id };
  const held = ATTEMPT_STATES[attempt.state].holds;
  if (!ATTEMPT_STATES[state].holds) {
    const cooling = state === 'rejected' && deps.retryMinutes > 0;
    await releaseClaims(tx, owner, cooling ? addMinutes(attempt.createdAt, deps.retryMinutes) : null);
  } else if (state !== 'paid' && !held) {
    await reclaim(deps, tx, attempt);
  }
}

/** An attempt that had been given up turns out to be under way: its items are closed again where nobody else holds them. */
async function reclaim(deps: SettleDeps, tx: Tx, attempt: Attempt): Promise<void> {
  await releaseClaims(tx, { kind: 'payment', id: attempt.id }, null);
  await holdAgain(deps, tx, { attempt, items: await listItems(tx, attempt.id) });
}

/** An attempt gets hold of items again, and of what goes with them, as far as nobody else has them. */
export async function holdAgain(
  { clock, sources }: Pick<SettleDeps, 'clock' | 'sources'>,
  tx: Tx,
  { attempt, items }: { attempt: Pick<Attempt, 'id' | 'accountNumber'>; items: readonly ItemRef[] },
): Promise<void> {
  const owner = { kind: 'payment' as const, id: attempt.id };
  const { accountNumber } = attempt;
  for (const item of items) {
    const source = sources.find(({ kind }) => kind === item.kind);
    const more = (await source?.alsoHolds?.(tx, item.id)) ?? [];
    await claimItems(tx, clock, { owner, accountNumber, items: [item, ...more], unlessTaken: true });
  }
}
