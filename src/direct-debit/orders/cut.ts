import { collectionObstacle } from '../../accounts/account.ts';
import { findAccountByNumber } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { claimItems, itemKey, obstaclesOf } from '../../payables/claims.ts';
import type { CutDecision } from '../rules.ts';
import { cutDecision, lastDayOfFile } from '../rules.ts';
import { findEnrolmentById } from '../store.ts';
import type { AnnounceDeps } from './announce.ts';
import { billNow, calendarOf } from './announce.ts';
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
  const item = { kind: 'invoice' as const, id: order.invoiceNumber };
  const owed = await listOwedInvoices(tx, account.number);
  const obstacles = await obstaclesOf(tx, account.number, instant(clock));
  const invoice = owed.find((one) => one.number === item.id) ?? null;
  const decision = cutDecision({
    on,
    order,
    enrolled: {
      live: enrolment.endedAt === null,
      suspended: enrolment.suspendedAt !== null,
      capCents: enrolment.capCents,
    },
    bill: billNow(invoice, obstacles.get(itemKey(item.kind, item.id)) ?? null),
    payable: collectionObstacle(account) === null,
  });
  const news = { enrolment, account, order };
  if (decision.kind === 'cut') {
    const fileNumber = await openFile(tx, clock);
    await claimItems(tx, clock, {
      owner: { kind: 'debit', id: order.id },
      accountNumber: account.number,
      items: [item],
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
