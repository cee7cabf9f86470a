import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoicesOf, linesOfSeries, openSeries } from '../../db/seeds/demo-bills.ts';
import { endOfMonth, periodsUntil } from '../../db/seeds/demo-calendar.ts';
import { meteredSeries, paymentsOf, readingsOf } from '../../db/seeds/demo-history.ts';
import { addDays, addMonths, isLocalDate } from '../../src/kit/dates.ts';
import { sumCents } from '../../src/kit/money.ts';

const YEARS_OF_DAYS = Array.from({ length: 1500 }, (_, at) => addDays('2026-11-22', at));

test('whatever the day of loading, the bills of an account have different periods', () => {
  for (const today of YEARS_OF_DAYS) {
    for (const series of [meteredSeries(today), ...openSeries(today)]) {
      const periods = invoicesOf(series, today).map(({ period }) => period);
      assert.equal(new Set(periods).size, series.bills.length, `${series.account} on ${today}`);
      assert.ok(
        periods.every((period) => /^\d{4}-(B[1-6]|0[1-9]|1[0-2])$/.test(period)),
        `${today} ${periods}`,
      );
    }
  }
});

test('whatever the day of loading, nothing was issued, read or paid in the future', () => {
  for (const today of YEARS_OF_DAYS) {
    const metered = meteredSeries(today);
    for (const bill of [metered, ...openSeries(today)].flatMap((series) => invoicesOf(series, today))) {
      assert.ok(bill.issued_on <= today && bill.issued_on < bill.due_on, `${bill.number} on ${today}`);
      assert.ok(bill.status === 'open' || bill.due_on < today, `${bill.number} on ${today}`);
    }
    assert.ok(readingsOf(metered, today).every(({ read_on }) => read_on < today && isLocalDate(read_on)));
    assert.ok(paymentsOf(metered).every(({ paid_on }) => paid_on < today));
  }
});

test('whatever the day of loading, lines are positive and sum to the amounts', () => {
  for (const today of YEARS_OF_DAYS.filter((_, at) => at % 15 === 0)) {
    const series = meteredSeries(today);
    const lines = linesOfSeries(series);
    assert.ok(lines.every(({ amount_cents }) => amount_cents > 0));
    const total = sumCents(series.bills.map(({ cents }) => cents));
    assert.equal(sumCents(lines.map(({ amount_cents }) => amount_cents)), total, today);
  }
});

test('a month later is the same day, or the last one of a shorter month', () => {
  assert.equal(addMonths('2026-11-22', 1), '2026-12-22');
  assert.equal(addMonths('2027-01-31', 1), '2027-02-28');
  assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
  assert.equal(addMonths('2027-01-15', -13), '2025-12-15');
  assert.equal(endOfMonth('2028-02'), '2028-02-29');
  assert.equal(endOfMonth('2026-12'), '2026-12-31');
});

test('periods count back over the turn of the year', () => {
  assert.deepEqual(periodsUntil('2027-01-15', 'monthly', 2), ['2026-11', '2026-12']);
  assert.deepEqual(periodsUntil('2027-02-28', 'bimonthly', 3), ['2026-B5', '2026-B6', '2027-B1']);
});
