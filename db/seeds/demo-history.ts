import type { BillingReading } from '../../src/consumption/intake.ts';
import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays, addMonths } from '../../src/kit/dates.ts';
import type { OutsidePayment } from '../../src/payments/intake.ts';
import type { Bill, Series } from './demo-bills.ts';
import { endOfMonth, periodsUntil } from './demo-calendar.ts';
import { consumptionOf, meteredTotal } from './demo-lines.ts';
import { METER } from './demo-people.ts';

const ACCOUNT = '100000001';
const PAID_BILLS = 24;
const OPEN_BILLS = 2;
const FIRST_READING_M3 = 1_204;
const CHANNELS = ['banco', 'pagofacil', 'rapipago', 'portal_anterior'];

/** Cubic metres of each month from January on: gardens are watered in summer. */
const BY_MONTH = [44, 42, 36, 30, 25, 22, 21, 22, 26, 30, 36, 42];
/** An estimated reading between two taken at the meter. */
const ESTIMATED_PERIOD = 9;

/** The metered account: two years of paid monthly bills and two open ones. */
export function meteredSeries(today: LocalDate): Series {
  const firstOpenDue = addDays(today, 5);
  const months = periodsUntil(today, 'monthly', PAID_BILLS + OPEN_BILLS);
  const paid = months.slice(0, PAID_BILLS).map((month, index): Bill => {
    const dueOn = addMonths(firstOpenDue, index - PAID_BILLS);
    return {
      number: `B-1001-${String(index + 1).padStart(2, '0')}`,
      dueOn,
      cents: meteredTotal(usualConsumption(month, index)),
      paidOn: addDays(dueOn, -((index * 5) % 11)),
    };
  });
  const open: Bill[] = [
    { number: 'B-1001-25', dueOn: firstOpenDue, cents: 4_385_812, paidOn: null },
    { number: 'B-1001-26', dueOn: addDays(today, 35), cents: 4_110_250, paidOn: null },
  ];
  return { account: ACCOUNT, rhythm: 'monthly', tariff: { kind: 'metered' }, bills: [...paid, ...open] };
}

/** Readings on the last day of each month billed, and the one before the first. */
export function readingsOf({ account, bills }: Series, today: LocalDate): BillingReading[] {
  const months = periodsUntil(today, 'monthly', bills.length + 1);
  let value = FIRST_READING_M3;
  return months.map((month, index) => {
    const bill = index === 0 ? undefined : bills[index - 1];
    if (bill) value += consumptionOf(bill.cents);
    return {
      account_number: account,
      meter_number: METER,
      read_on: endOfMonth(month),
      value_m3: String(value),
      estimated: index === ESTIMATED_PERIOD ? 1 : 0,
    };
  });
}

export function paymentsOf({ account, bills }: Series): OutsidePayment[] {
  return bills
    .filter((bill) => bill.paidOn !== null)
    .map((bill, index) => ({
      reference: bill.number.replace('B-', 'CAJA-'),
      account_number: account,
      invoice_number: bill.number,
      paid_on: bill.paidOn ?? bill.dueOn,
      amount_cents: bill.cents,
      channel: CHANNELS[index % CHANNELS.length] ?? '',
    }));
}

function usualConsumption(month: string, index: number): number {
  return (BY_MONTH[Number(month.slice(5)) - 1] ?? 0) + ((index * 7) % 5) - 2;
}
