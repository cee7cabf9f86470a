import type { CustomerAccess } from '../../accounts/access.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant, localDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import { announceFor } from '../orders/announce.ts';
import type { DebitOrder } from '../orders/store.ts';
import { listOrders, moveOrder } from '../orders/store.ts';
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

/** Takes a debit off the way to the bank, or puts it back. Null: it is too late, or it is no order of this account. */
export async function skipOrder(
  deps: EnrolDeps,
  access: CustomerAccess,
  { id, skip }: { id: string; skip: boolean },
): Promise<DebitOrder | null> {
  const [from, to] = skip ? (['announced', 'skipped'] as const) : (['skipped', 'announced'] as const);
  return await transact(deps.db, async (tx) => {
    const enrolment = await findEnrolment(tx, access.account.number);
    const orders = await listOrders(tx, access.account.number);
    const order = orders.find((one) => one.id === id && one.enrolmentId === enrolment?.id);
    if (!order || order.state !== from) return null;
    const today = localDate(deps.clock.now(), deps.config.timeZone);
    if (!skip && (order.debitOn <= today || orders.some((one) => isRival(one, order)))) return null;
    await moveOrder(tx, deps.clock, { order, to });
    const detail = { order: order.id, invoice: order.invoiceNumber };
    await auditDebit(tx, deps, { access, action: skip ? 'skip a debit' : 'debit after all', detail });
    return order;
  });
}

const isRival = (one: DebitOrder, order: DebitOrder) =>
  one.id !== order.id &&
  one.invoiceNumber === order.invoiceNumber &&
  (one.state === 'announced' || one.state === 'cut');
