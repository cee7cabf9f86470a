import type { CustomerAccess } from '../../accounts/access.ts';
import type { Deps } from '../../deps.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { findPlan, isBeingPaid } from '../store.ts';
import { moveTo } from './record.ts';

/** Gives up a plan that has not begun, at its customer's wish. False: it has begun, or is just being paid. */
export function discardPlan(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  access: CustomerAccess,
  id: string,
): Promise<boolean> {
  return transact(db, async (tx) => {
    const plan = await findPlan(tx, access, id);
    const ids = plan?.instalments.map((instalment) => instalment.id) ?? [];
    if (plan?.state !== 'generated' || (await isBeingPaid(tx, ids))) return false;
    await moveTo(tx, id, { state: 'discarded', endedAt: instant(clock) });
    await recordAudit(tx, clock, {
      actor: { kind: 'customer', id: access.userId },
      action: 'discard plan',
      accountNumber: access.account.number,
      detail: { plan: id },
    });
    return true;
  });
}
