import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBusinessDays, businessDayFrom, isBusinessDay } from '../../../src/kit/argentina/business-days.ts';
import { easterOf, isNationalHoliday } from '../../../src/kit/argentina/national-holidays.ts';
import { addDays } from '../../../src/kit/dates.ts';

const NONE = new Set<string>();

test('Easter falls where it fell', () => {
  const known = [
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2016-03-27',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ];
  for (const day of known) assert.equal(easterOf(Number(day.slice(0, 4))), day);
});

test('the holidays of 2026 and 2027 that need no decree are known', () => {
  const of = (year: number) =>
    Array.from({ length: 365 }, (_, n) => addDays(`${year}-01-01`, n)).filter(isNationalHoliday);
  const fixed = (year: number) =>
    ['05-01', '05-25', '06-20', '07-09', '12-08', '12-25'].map((day) => `${year}-${day}`);
  assert.deepEqual(of(2026), [
    ...['2026-01-01', '2026-02-16', '2026-02-17', '2026-03-24', '2026-04-02', '2026-04-03'],
    ...fixed(2026),
  ]);
  assert.deepEqual(of(2027), [
    ...['2027-01-01', '2027-02-08', '2027-02-09', '2027-03-24', '2027-03-26', '2027-04-02'],
    ...fixed(2027),
  ]);
});

test('banks rest on them without any setting, and the setting adds to them', () => {
  assert.equal(isBusinessDay('2026-12-08', NONE), false);
  assert.equal(businessDayFrom('2026-04-02', NONE), '2026-04-06');
  assert.equal(addBusinessDays('2026-12-04', 2, NONE), '2026-12-09');
  assert.equal(addBusinessDays('2026-12-04', 2, new Set(['2026-12-07'])), '2026-12-10');
});
