import type { CustomerAccess } from '../../accounts/access.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { Cents } from '../../kit/money.ts';
import { announceFor } from '../orders/announce.ts';
import type { OrderNews } from '../orders/letters.ts';
import { tellPreview, tellSkipped } from '../orders/letters.ts';
import type { DebitOrder } from '../orders/store.ts';
import { findOrder, listOrders, moveOrder } from '../orders/store.ts';
import { outlooksNow } from '../outlook/bills.ts';
import type { DebitEnrolment } from '../store.ts';
import { changeEnrolment, findEnrolment } from '../store.ts';
import type { EnrolDeps } from './enrol.ts';
import { auditDebit } from './trail.ts';

/** Null takes the cap away. False: the account is not enrolled. */
export function setCap(deps: EnrolDeps, access: CustomerAccess, capCents: Cents | null): Promise<boolean> {
  return change(deps, access, async (tx, enrolment) => {
    await changeEnrolment(tx, enrolment.id, { capCents });
    await auditDebit(tx, deps, { access, action: 'cap direct debit', detail: { cents: capCents } });
    return true;
  });
}

/** Debits again after refusals. False: it was not suspended. */
export function resume(deps: EnrolDeps, access: CustomerAccess): Promise<boolean> {
  return change(deps, access, async (tx, enrolment) => {
    if (enrolment.suspendedAt === null) return false;
    await changeEnrolment(tx, enrolment.id, { suspendedAt: null, suspendReason: null, refusals: 0 });
    await auditDebit(tx, deps, {
      access,
      action: 'resume direct debit',
      detail: { since: instant(deps.clock) },
    });
    await tellWaiting(tx, deps, { access, enrolment });
    return true;
  });
}

async function change(
  deps: EnrolDeps,
  access: CustomerAccess,
  work: (tx: Tx, enrolment: DebitEnrolment) => Promise<boolean>,
): Promise<boolean> {
  const changed = await transact(deps.db, async (tx) => {
    const enrolment = await findEnrolment(tx, access.account.number);
    if (!enrolment || !(await work(tx, enrolment))) return false;
    await announceFor(tx, deps, enrolment.id);
    return true;
  });
  deps.wake.mail();
  return changed;
}

/** What was announced before a suspension is debited after all. */
async function tellWaiting(
  tx: Tx,
  deps: EnrolDeps,
  { access: { account }, enrolment }: { access: CustomerAccess; enrolment: DebitEnrolment },
): Promise<void> {
  const resumed = { ...enrolment, suspendedAt: null, suspendReason: null };
  for (const { order, outlook } of await outlooksNow(tx, deps, { account, enrolment: resumed })) {
    if (order?.state === 'announced' && outlook?.kind === 'debited' && isAs(order, outlook))
      await tellPreview(tx, deps, { enrolment: resumed, account, order });
  }
}

/** One whose amount or day has changed is announced anew anyway. */
const isAs = (one: Debited, other: Debited) =>
  one.amountCents === other.amountCents && one.debitOn === other.debitOn;
type Debited = Pick<DebitOrder, 'amountCents' | 'debitOn'>;

/** Takes a debit off the way to the bank, or puts it back. Null: it is too late, or it is no order of this account. */
export async function skipOrder(
  deps: EnrolDeps,
  access: CustomerAccess,
  { id, skip }: { id: string; skip: boolean },
): Promise<DebitOrder | null> {
  const [from, to] = skip ? (['announced', 'skipped'] as const) : (['skipped', 'announced'] as const);
  const { account } = access;
  const moved = await transact(deps.db, async (tx) => {
    const enrolment = await findEnrolment(tx, account.number);
    const orders = await listOrders(tx, account.number);
    const order = orders.find((one) => one.id === id && one.enrolmentId === enrolment?.id);
    if (!enrolment || order?.state !== from) return null;
    const today = localDate(deps.clock.now(), deps.config.timeZone);
    if (!skip && (order.debitOn <= today || orders.some((one) => isRival(one, order)))) return null;
    await moveOrder(tx, deps.clock, { order, to });
    const detail = { order: order.id, invoice: order.invoiceNumber };
    await auditDebit(tx, deps, { access, action: skip ? 'skip a debit' : 'debit after all', detail });
    if (skip) await tellSkipped(tx, deps, { enrolment, account, order });
    else await tellReturned(tx, deps, { enrolment, account, order });
    return order;
  });
  deps.wake.mail();
  return moved;
}

/** The bill may have changed meanwhile: then that is told instead. */
async function tellReturned(tx: Tx, deps: EnrolDeps, news: OrderNews): Promise<void> {
  await announceFor(tx, deps, news.enrolment.id);
  const order = await findOrder(tx, news.order.id);
  if (order?.state === 'announced' && isAs(order, news.order))
    await tellPreview(tx, deps, { ...news, order });
}

const isRival = (one: DebitOrder, order: DebitOrder) =>
  one.id !== order.id &&
  one.invoiceNumber === order.invoiceNumber &&
  (one.state === 'announced' || one.state === 'cut');
