import { findAccountByNumber } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { claimItems } from '../../payables/claims.ts';
import type { CutDecision } from '../rules.ts';
import { lastDayOfFile } from '../rules.ts';
import { findEnrolmentById } from '../store.ts';
import type { AnnounceDeps } from './announce.ts';
import { calendarOf } from './announce.ts';
import { decideNow } from './decide.ts';
import { openFile } from './files.ts';
import { tellOverCap, tellWithdrawn } from './letters.ts';
import type { DebitOrder } from './store.ts';
import { listWaiting, moveOrder } from './store.ts';

export type CutDeps = AnnounceDeps & Pick<Deps, 'wake'>;

export interface CutReport {
  cut: number;
  overCap: number;
  withdrawn: number;
}

/** Few enough that the portal's own writers wait some milliseconds only. */
const BATCH = 50;

/**
 * Takes the orders that are due on a day into the open file, each with the claim on its bill. Killed at any moment and
 * started again it goes on where it was; without anything due it makes no file.
 */
export async function cutOrders(deps: CutDeps, on: LocalDate): Promise<CutReport> {
  const settings = await deps.settings.current();
  const by = lastDayOfFile(on, calendarOf(settings));
  const report: CutReport = { cut: 0, overCap: 0, withdrawn: 0 };
  for (;;) {
    const done = await transact(deps.db, async (tx) => {
      const orders = await listWaiting(tx, by, BATCH);
      for (const order of orders) count(report, await cutOne(tx, deps, { order, on }));
      return orders.length < BATCH;
    });
    if (done) return report;
  }
}

function count(report: CutReport, { kind }: CutDecision): void {
  if (kind === 'cut') report.cut += 1;
  else if (kind === 'over-cap') report.overCap += 1;
  else report.withdrawn += 1;
}

async function cutOne(
  tx: Tx,
  deps: CutDeps,
  { order, on }: { order: DebitOrder; on: LocalDate },
): Promise<CutDecision> {
  const { clock } = deps;
  const enrolment = await findEnrolmentById(tx, order.enrolmentId);
  const account = await findAccountByNumber(tx, order.accountNumber);
  if (!enrolment || !account) throw new Error(`order ${order.id} hangs in the air`);
  const news = { enrolment, account, order };
  const { decision } = await decideNow(tx, clock, { news, on });
  if (decision.kind === 'cut') {
    const fileNumber = await openFile(tx, clock);
    await claimItems(tx, clock, {
      owner: { kind: 'debit', id: order.id },
      accountNumber: account.number,
      items: [{ kind: 'invoice', id: order.invoiceNumber }],
    });
    await moveOrder(tx, clock, { order, to: 'cut', amountCents: decision.amountCents, fileNumber });
  } else if (decision.kind === 'over-cap') {
    await moveOrder(tx, clock, { order, to: 'over-cap' });
    await tellOverCap(tx, deps, news);
  } else {
    const { reason } = decision;
    await moveOrder(tx, clock, { order, to: 'withdrawn', reason });
    await tellWithdrawn(tx, deps, { ...news, reason });
  }
  return decision;
}
