import type { Account } from '../../accounts/account.ts';
import { collectionObstacle } from '../../accounts/account.ts';
import type { Deps } from '../../deps.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Db } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { itemKey, obstaclesOf } from '../../payables/claims.ts';
import type { Obstacle } from '../../payables/payable.ts';
import { billNow, calendarOf, latestOrder } from '../orders/announce.ts';
import type { DebitOrder } from '../orders/store.ts';
import { listOrders } from '../orders/store.ts';
import type { Calendar } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';
import type { Outlook } from './rule.ts';
import { outlookOf } from './rule.ts';

/** An owed bill of the service, and what becomes of it. */
export interface BillOutlook {
  invoice: Invoice;
  obstacle: Obstacle | null;
  /** Its order at the bank, or the latest of the enrolment. */
  order: DebitOrder | null;
  /** Null: something else says what becomes of it (a plan, a payment). */
  outlook: Outlook | null;
}

/** By what an account is debited, or would be. */
export type Debiting = Pick<DebitEnrolment, 'id' | 'suspendedAt' | 'capCents'>;

/** Who enrols now has neither cap nor debits yet. */
export const ENROLLING: Debiting = { id: '', suspendedAt: null, capCents: null };

export interface OutlooksAsked {
  account: Account;
  enrolment: Debiting;
  today: LocalDate;
  calendar: Calendar;
  obstacleOf(invoiceNumber: string): Obstacle | null;
}

/** Every owed bill of an account that is debited; none where its bills are paid elsewhere. */
export async function outlooksOf(db: Db, asked: OutlooksAsked): Promise<BillOutlook[]> {
  const { account, enrolment, today, calendar } = asked;
  if (collectionObstacle(account)) return [];
  const orders = await listOrders(db, account.number);
  const own = orders.filter((one) => one.enrolmentId === enrolment.id);
  const owed = (await listOwedInvoices(db, account.number)).filter((one) => one.kind === 'service');
  return owed.map((invoice) => {
    const obstacle = asked.obstacleOf(invoice.number);
    const atBank = orders.find((one) => one.invoiceNumber === invoice.number && one.state === 'cut');
    const order = atBank ?? latestOrder(own, invoice.number);
    const outlook = outlookOf({
      today,
      calendar,
      enrolled: { live: true, suspended: enrolment.suspendedAt !== null, capCents: enrolment.capCents },
      bill: billNow(invoice, obstacle),
      order,
    });
    return { invoice, obstacle, order, outlook };
  });
}

/** The same as of now. */
export async function outlooksNow(
  db: Db,
  { clock, config, settings }: Pick<Deps, 'clock' | 'config' | 'settings'>,
  { account, enrolment }: { account: Account; enrolment: Debiting },
): Promise<BillOutlook[]> {
  const obstacles = await obstaclesOf(db, account.number, instant(clock));
  return await outlooksOf(db, {
    ...{ account, enrolment },
    today: localDate(clock.now(), config.timeZone),
    calendar: calendarOf(settings.last()),
    obstacleOf: (number) => obstacles.get(itemKey('invoice', number)) ?? null,
  });
}
