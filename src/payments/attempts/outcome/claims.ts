import type { Tx } from '../../../kit/database.ts';
import { addMinutes } from '../../../kit/dates.ts';
import { claimItems, releaseClaims } from '../../../payables/claims.ts';
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
async function reclaim({ clock, sources }: SettleDeps, tx: Tx, attempt: Attempt): Promise<void> {
  const owner = { kind: 'payment' as const, id: attempt.id };
  const { accountNumber } = attempt;
  await releaseClaims(tx, owner, null);
  for (const item of await listItems(tx, attempt.id)) {
    const source = sources.find(({ kind }) => kind === item.kind);
    const more = (await source?.alsoHolds?.(tx, item.id)) ?? [];
    await claimItems(tx, clock, { owner, accountNumber, items: [item, ...more], unlessTaken: true });
  }
}
