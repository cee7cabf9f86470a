import { collectionObstacle } from '../../accounts/account.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import type { LocalDate } from '../../kit/dates.ts';
import { instant } from '../../kit/dates.ts';
import { itemKey, obstaclesOf } from '../../payables/claims.ts';
import type { CutDecision } from '../rules.ts';
import { cutDecision } from '../rules.ts';
import { billNow } from './announce.ts';
import type { OrderNews } from './letters.ts';

/** Whether an announced order is debited now: by its enrolment, its bill, and whoever else has the bill in hand. */
export async function decideNow(
  tx: Tx,
  clock: Clock,
  { news, on }: { news: OrderNews; on: LocalDate },
): Promise<{ decision: CutDecision; invoice: Invoice | null }> {
  const { order, enrolment, account } = news;
  const owed = await listOwedInvoices(tx, account.number);
  const obstacles = await obstaclesOf(tx, account.number, instant(clock));
  const invoice = owed.find((one) => one.number === order.invoiceNumber) ?? null;
  const decision = cutDecision({
    on,
    order,
    enrolled: {
      live: enrolment.endedAt === null,
      suspended: enrolment.suspendedAt !== null,
      capCents: enrolment.capCents,
    },
    bill: billNow(invoice, obstacles.get(itemKey('invoice', order.invoiceNumber)) ?? null),
    payable: collectionObstacle(account) === null,
  });
  return { decision, invoice };
}
