import type { Account } from '../../accounts/account.ts';
import { collectionObstacle } from '../../accounts/account.ts';
import type { Deps } from '../../deps.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import { owedInTime } from '../../invoices/invoice.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Db } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { Cents } from '../../kit/money.ts';
import { itemKey, obstaclesOf } from '../../payables/claims.ts';
import type { Obstacle } from '../../payables/payable.ts';
import { billOwed, calendarOf, latestOrder } from '../orders/announce.ts';
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

/** Today, the bank's days, and by what it is debited. */
export interface OutlooksAsked {
  enrolment: Debiting;
  today: LocalDate;
  calendar: Calendar;
}

/** What is known of a bill before its orders are. */
export interface DebitableBill {
  number: string;
  dueOn: LocalDate;
  owedCents: Cents | null;
  obstacle: Obstacle | null;
}

/** What becomes of these bills of an account. */
export function outlooksOf<B extends DebitableBill>(
  { enrolment, today, calendar }: OutlooksAsked,
  orders: readonly DebitOrder[],
  bills: readonly B[],
): { bill: B; order: DebitOrder | null; outlook: Outlook | null }[] {
  const own = orders.filter((one) => one.enrolmentId === enrolment.id);
  const enrolled = { live: true, suspended: enrolment.suspendedAt !== null, capCents: enrolment.capCents };
  return bills.map((bill) => {
    const atBank = orders.find((one) => one.invoiceNumber === bill.number && one.state === 'cut');
    const order = atBank ?? latestOrder(own, bill.number);
    const now = billOwed({ dueOn: bill.dueOn, owedCents: bill.owedCents }, bill.obstacle);
    return { bill, order, outlook: outlookOf({ today, calendar, enrolled, bill: now, order }) };
  });
}

/** Every owed bill of an account that is debited, as of now; none where its bills are paid elsewhere. */
export async function outlooksNow(
  db: Db,
  { clock, config, settings }: Pick<Deps, 'clock' | 'config' | 'settings'>,
  { account, enrolment }: { account: Account; enrolment: Debiting },
): Promise<BillOutlook[]> {
  if (collectionObstacle(account)) return [];
  const obstacles = await obstaclesOf(db, account.number, instant(clock));
  const owed = (await listOwedInvoices(db, account.number)).filter((one) => one.kind === 'service');
  const bills = owed.map((invoice) => ({
    ...{ invoice, number: invoice.number, dueOn: invoice.dueOn, owedCents: owedInTime(invoice) },
    obstacle: obstacles.get(itemKey('invoice', invoice.number)) ?? null,
  }));
  const today = localDate(clock.now(), config.timeZone);
  const asked = { enrolment, today, calendar: calendarOf(settings.last()) };
  return outlooksOf(asked, await listOrders(db, account.number), bills).map(
    ({ bill: { invoice, obstacle }, order, outlook }) => ({ invoice, obstacle, order, outlook }),
  );
}
