import { setImmediate } from 'node:timers/promises';
import type { Account } from '../../accounts/account.ts';
import { collectionObstacle } from '../../accounts/account.ts';
import { findAccountByNumber } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import { hasBalance, owedInTime } from '../../invoices/invoice.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { Settings } from '../../kit/settings.ts';
import { itemKey, obstaclesOf } from '../../payables/claims.ts';
import type { Obstacle } from '../../payables/payable.ts';
import type { LetterDeps } from '../letters.ts';
import { addressees } from '../letters.ts';
import type { Announcement, BillNow, Calendar } from '../rules.ts';
import { announcementOf } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';
import { findEnrolmentById, listDebitable } from '../store.ts';
import { tellOverCap, tellPreview } from './letters.ts';
import type { DebitOrder } from './store.ts';
import { insertOrder, listOrders, moveOrder } from './store.ts';

export type AnnounceDeps = LetterDeps & Pick<Deps, 'db' | 'log'>;

export const calendarOf = (settings: Settings): Calendar => ({
  holidays: new Set(settings.bankHolidays),
  cutBusinessDays: settings.directDebit.cutBusinessDays,
});

interface Step {
  invoiceNumber: string;
  order: DebitOrder | null;
  what: NonNullable<Announcement>;
}

const PAGE = 200;

/** Tells every enrolled customer what is going to be debited, and takes back what is not any more. */
export async function announceDebits(deps: AnnounceDeps & Pick<Deps, 'wake'>): Promise<number> {
  await deps.settings.current();
  let told = 0;
  for (let after = ''; ; ) {
    const page = await listDebitable(deps.db, after, PAGE);
    for (const enrolment of page) {
      const steps = await stepsOf(deps.db, deps, enrolment);
      if (steps.length === 0) continue;
      told += await transact(deps.db, (tx) => announceFor(tx, deps, enrolment.id));
    }
    if (told > 0) deps.wake.mail();
    const last = page.at(-1);
    if (!last || page.length < PAGE) return told;
    after = last.id;
    // Pages are served between two pages of enrolments.
    await setImmediate();
  }
}

/** The same for one enrolment, as a part of something larger. Answers how many orders changed. */
export async function announceFor(tx: Tx, deps: AnnounceDeps, enrolmentId: string): Promise<number> {
  const enrolment = await findEnrolmentById(tx, enrolmentId);
  const account = enrolment && (await findAccountByNumber(tx, enrolment.accountNumber));
  if (!enrolment || !account) return 0;
  const steps = await stepsOf(tx, deps, enrolment);
  const told = { account, userId: enrolment.userId, toAll: false };
  // Nobody would know of the debit: then there is none.
  if (steps.length > 0 && (await addressees(tx, deps, told)).length === 0) {
    deps.log.warn({ account: account.number }, 'direct debit without anybody to tell');
    return 0;
  }
  for (const step of steps) await take(tx, deps, { enrolment, account, step });
  return steps.length;
}

async function stepsOf(db: Db, deps: AnnounceDeps, enrolment: DebitEnrolment): Promise<Step[]> {
  const account = await findAccountByNumber(db, enrolment.accountNumber);
  if (!account || enrolment.meansSealed === null || collectionObstacle(account)) return [];
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const owed = (await listOwedInvoices(db, account.number)).filter((one) => hasBalance(one, today));
  const obstacles = await obstaclesOf(db, account.number, instant(deps.clock));
  const orders = (await listOrders(db, account.number)).filter((one) => one.enrolmentId === enrolment.id);
  const waiting = orders.filter((one) => one.state === 'announced').map((one) => one.invoiceNumber);
  const bills = new Map(owed.filter((one) => one.kind === 'service').map((one) => [one.number, one]));
  return [...new Set([...bills.keys(), ...waiting])].flatMap((invoiceNumber) => {
    const invoice = bills.get(invoiceNumber);
    const order = latestOrder(orders, invoiceNumber);
    const what = announcementOf({
      today,
      calendar: calendarOf(deps.settings.last()),
      enrolled: {
        live: enrolment.endedAt === null,
        suspended: enrolment.suspendedAt !== null,
        capCents: enrolment.capCents,
      },
      bill: billNow(invoice ?? null, obstacles.get(itemKey('invoice', invoiceNumber)) ?? null),
      order,
    });
    return what === null ? [] : [{ invoiceNumber, order, what }];
  });
}

/** The order under which a bill stands: ids sort by time. */
export const latestOrder = (orders: readonly DebitOrder[], invoiceNumber: string): DebitOrder | null =>
  orders.filter((one) => one.invoiceNumber === invoiceNumber).sort((a, b) => (a.id < b.id ? 1 : -1))[0] ??
  null;

const HOLDERS: Readonly<Record<Obstacle['kind'], BillNow['holder']>> = {
  'in-progress': 'payment',
  // Declined: nobody holds the bill, and it is still owed.
  cooling: null,
  'in-plan': 'plan',
  'in-debit': 'debit',
};

export const billNow = (invoice: Invoice | null, obstacle: Obstacle | null): BillNow =>
  billOwed({ dueOn: invoice?.dueOn ?? '', owedCents: invoice && owedInTime(invoice) }, obstacle);

export const billOwed = (bill: Pick<BillNow, 'dueOn' | 'owedCents'>, obstacle: Obstacle | null): BillNow => ({
  ...bill,
  holder: obstacle && HOLDERS[obstacle.kind],
});

async function take(
  tx: Tx,
  deps: AnnounceDeps,
  { enrolment, account, step }: { enrolment: DebitEnrolment; account: Account; step: Step },
): Promise<void> {
  const { what, order, invoiceNumber } = step;
  if (what.kind === 'withdraw') {
    if (order) await moveOrder(tx, deps.clock, { order, to: 'withdrawn', reason: what.reason });
    return;
  }
  const { debitOn, amountCents } = what;
  const state = what.kind === 'announce' ? 'announced' : 'over-cap';
  const reused = order !== null && order.state !== 'withdrawn';
  const now: DebitOrder = reused
    ? { ...order, state, debitOn, amountCents }
    : await insertOrder(tx, deps.clock, {
        enrolmentId: enrolment.id,
        accountNumber: account.number,
        invoiceNumber,
        debitOn,
        amountCents,
        state,
      });
  if (reused) await moveOrder(tx, deps.clock, { order, to: state, debitOn, amountCents });
  if (state === 'announced') await tellPreview(tx, deps, { enrolment, account, order: now });
  else await tellOverCap(tx, deps, { enrolment, account, order: now });
}
