import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { AgreedPlan } from '../plan.ts';
import { missedInstalments, openInstalments } from '../plan.ts';
import { isBeingPaid, loadPlan, stateNow } from '../store.ts';
import { lapse } from './lapse.ts';
import { moveTo } from './record.ts';

const PAGE = 200;

export interface SweepDeps {
  db: Db;
  clock: Clock;
  timeZone: string;
  /** For plans of before the portal, which do not say how many instalments may be missed. */
  lapseAfterMissed: number;
  /** Puts the letter about an end into the outbox, in the transaction that ends the plan. */
  onEnd(tx: Tx, plan: AgreedPlan): Promise<void>;
}

/** Ends what has ended by itself: plans whose first payment did not come, and those whose instalments were missed. */
export async function sweepPlans(deps: SweepDeps): Promise<void> {
  for (let after = ''; ; await setImmediate()) {
    const page = await mayBeDue(deps.db, todayOf(deps), after);
    for (const { id } of page) {
      const plan = await loadPlan(deps.db, id);
      if (plan && (await isDue(deps.db, plan, deps))) await transact(deps.db, (tx) => endIfDue(tx, deps, id));
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.account;
  }
}

/** Of the live plans those that have not begun, and those with an instalment whose day is over, by account. */
async function mayBeDue(db: Db, today: LocalDate, after: string): Promise<{ id: string; account: string }[]> {
  return await db
    .selectFrom('plans as p')
    .select(['p.id', 'p.account_number as account'])
    .where('p.state', 'in', ['generated', 'active'])
    .where('p.account_number', '>', after)
    .where((where) =>
      where.or([
        where('p.state', '=', 'generated'),
        where.exists(
          where
            .selectFrom('plan_instalments as i')
            .select('i.id')
            .whereRef('i.plan_id', '=', 'p.id')
            .where('i.settled_at', 'is', null)
            .where('i.due_on', '<', today),
        ),
      ]),
    )
    .orderBy('p.account_number')
    .limit(PAGE)
    .execute();
}

/** Brings the plan of one account up to date, before another may be made. */
export async function refreshPlanOf(
  tx: Tx,
  deps: Omit<SweepDeps, 'db'>,
  accountNumber: string,
): Promise<void> {
  const row = await tx
    .selectFrom('plans')
    .select('id')
    .where('account_number', '=', accountNumber)
    .where('state', 'in', ['generated', 'active'])
    .executeTakeFirst();
  if (row) await endIfDue(tx, deps, row.id);
}

async function endIfDue(tx: Tx, deps: Omit<SweepDeps, 'db'>, id: string): Promise<void> {
  const plan = await loadPlan(tx, id);
  if (!plan || !(await isDue(tx, plan, deps))) return;
  const at = instant(deps.clock);
  if (plan.state === 'active') await lapse(tx, plan, at);
  else await moveTo(tx, id, { state: await stateNow(tx, plan, todayOf(deps)), endedAt: at });
  const ended = await loadPlan(tx, id);
  if (ended) await deps.onEnd(tx, ended);
}

async function isDue(db: Db, plan: AgreedPlan, deps: Omit<SweepDeps, 'db'>): Promise<boolean> {
  const today = todayOf(deps);
  if (plan.state === 'generated') return (await stateNow(db, plan, today)) !== 'generated';
  const missed = missedInstalments(plan, today).length;
  const most = plan.agreement?.terms.lapseAfterMissed ?? deps.lapseAfterMissed;
  if (plan.state !== 'active' || missed < most) return false;
  return !(await isBeingPaid(
    db,
    openInstalments(plan).map(({ id }) => id),
  ));
}

const todayOf = ({ clock, timeZone }: Pick<SweepDeps, 'clock' | 'timeZone'>): LocalDate =>
  localDate(clock.now(), timeZone);
