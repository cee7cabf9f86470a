import type { BillingInvoice, BillingInvoiceLine } from '../../src/invoices/intake.ts';
import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays } from '../../src/kit/dates.ts';
import type { Cents } from '../../src/kit/money.ts';
import type { Rhythm } from './demo-calendar.ts';
import { periodsUntil } from './demo-calendar.ts';
import type { Tariff } from './demo-lines.ts';
import { linesOf } from './demo-lines.ts';

/** The bills of one account, oldest first. */
export interface Series {
  account: string;
  rhythm: Rhythm;
  tariff: Tariff;
  bills: Bill[];
}

export interface Bill {
  number: string;
  dueOn: LocalDate;
  cents: Cents;
  paidOn: LocalDate | null;
}

const DAYS_TO_PAY = 15;
const DAYS_TO_SECOND_DUE = 10;

/** Bills of the accounts that have no history, as days from today to the due date, and amount. */
export function openSeries(today: LocalDate): Series[] {
  const open = (number: string, days: number, cents: Cents): Bill => ({
    number,
    dueOn: addDays(today, days),
    cents,
    paidOn: null,
  });
  const unmetered = (areaM2: number): Tariff => ({ kind: 'unmetered', areaM2 });
  return [
    {
      account: '100000002',
      rhythm: 'bimonthly',
      tariff: unmetered(96),
      bills: [
        open('B-1002-08', -280, 2_741_190),
        open('B-1002-09', -220, 2_895_445),
        open('B-1002-10', -160, 2_987_000),
        open('B-1002-11', -100, 3_108_730),
        open('B-1002-12', -40, 3_011_680),
      ],
    },
    {
      account: '100000003',
      rhythm: 'monthly',
      tariff: unmetered(72),
      bills: [
        open('B-1003-10', -20, 2_231_075),
        open('B-1003-11', 8, 2_301_520),
        open('B-1003-12', 40, 2_301_520),
      ],
    },
    {
      account: '100000004',
      rhythm: 'bimonthly',
      tariff: unmetered(54),
      bills: [open('B-1004-12', -50, 1_523_000)],
    },
    {
      account: '100000005',
      rhythm: 'bimonthly',
      tariff: unmetered(61),
      bills: [open('B-1005-12', 12, 1_999_090)],
    },
    {
      account: '100000006',
      rhythm: 'bimonthly',
      tariff: unmetered(310),
      bills: [
        open('B-1006-09', -165, 3_941_000),
        open('B-1006-10', -105, 4_018_000),
        open('B-1006-11', -45, 4_041_000),
        open('B-1006-12', 15, 8_842_000),
      ],
    },
    {
      account: '100000007',
      rhythm: 'bimonthly',
      tariff: unmetered(88),
      bills: [open('B-1007-12', 18, 2_048_030)],
    },
  ];
}

/** The bills of a series as the billing system would state them today. */
export function invoicesOf({ account, rhythm, bills }: Series, today: LocalDate): BillingInvoice[] {
  const newest = issueDate(bills.at(-1)?.dueOn ?? today, today);
  const periods = periodsUntil(rhythm === 'monthly' ? today : newest, rhythm, bills.length);
  return bills.map((bill, index) => ({
    number: bill.number,
    account_number: account,
    kind: 'service',
    period: periods[index] ?? '',
    issued_on: issueDate(bill.dueOn, today),
    due_on: bill.dueOn,
    second_due_on: addDays(bill.dueOn, DAYS_TO_SECOND_DUE),
    amount_cents: bill.cents,
    second_amount_cents: withSurcharge(bill.cents),
    amount_due_cents: dueToday(bill, today),
    status: bill.paidOn === null ? 'open' : 'paid',
    paid_on: bill.paidOn,
  }));
}

export const linesOfSeries = ({ tariff, bills }: Series): BillingInvoiceLine[] =>
  bills.flatMap((bill) => linesOf(bill.number, bill.cents, tariff));

/** A bill due far ahead is out already. */
function issueDate(dueOn: LocalDate, today: LocalDate): LocalDate {
  const usual = addDays(dueOn, -DAYS_TO_PAY);
  return usual < today ? usual : today;
}

const withSurcharge = (cents: Cents): Cents => Math.round((cents * 103) / 100);

/** What the demo says of an overdue bill is what is owed for it today: stated, it wins over the second amount (D26). */
const dueToday = (bill: Bill, today: LocalDate): Cents | null =>
  bill.paidOn === null && bill.dueOn < today ? bill.cents : null;
