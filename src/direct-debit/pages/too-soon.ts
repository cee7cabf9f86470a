import { accessOf } from '../../accounts/access.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx } from '../../http/context.ts';
import { hasBalance, periodLabel } from '../../invoices/invoice.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import { localDate } from '../../kit/dates.ts';
import { calendarOf } from '../orders/announce.ts';
import { debitDayOf, isToldInTime } from '../rules.ts';

/** Bills that nobody can be told of in time any more (D24). */
export async function billsTooSoon(c: Ctx, deps: Deps): Promise<string[]> {
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const calendar = calendarOf(deps.settings.last());
  const owed = await listOwedInvoices(deps.db, accessOf(c).account.number);
  return owed
    .filter((bill) => bill.kind === 'service' && hasBalance(bill, today) && bill.dueOn >= today)
    .filter((bill) => !isToldInTime(today, debitDayOf(bill.dueOn, calendar), calendar))
    .map((bill) => periodLabel(bill.period, c.get('language')));
}
