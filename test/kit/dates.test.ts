import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMinutes,
  addSeconds,
  daysBetween,
  instant,
  isLocalDate,
  secondsBetween,
} from '../../src/kit/dates.ts';
import { localDate } from '../../src/kit/intl/zone.ts';

const MENDOZA = 'America/Argentina/Mendoza';
const SANTIAGO = 'America/Santiago';
const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a moment is UTC with milliseconds, and sorts as text', () => {
  assert.equal(instant({ now: () => new Date(0) }), '1970-01-01T00:00:00.000Z');
  assert.ok('2026-09-30T23:59:59.999Z' < '2026-10-01T00:00:00.000Z');
});

test('minutes and seconds pass the end of a year', () => {
  assert.equal(addMinutes('2026-12-31T23:30:00.000Z', 45), '2027-01-01T00:15:00.000Z');
  assert.equal(addSeconds('2026-12-31T23:59:59.500Z', 1), '2027-01-01T00:00:00.500Z');
  assert.equal(secondsBetween('2026-12-31T23:59:59.500Z', '2027-01-01T00:00:00.000Z'), 0.5);
});

const SHIFTS: [day: string, days: number, result: string][] = [
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-02-29', 1, '2028-03-01'],
  ['2026-02-28', 1, '2026-03-01'],
  ['2100-02-28', 1, '2100-03-01'],
  ['2026-01-31', 30, '2026-03-02'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
];
for (const [day, days, result] of SHIFTS) {
  test(`${days} days from ${day} is ${result}`, () => assert.equal(addDays(day, days), result));
}

test('days added are days counted, across every change of clocks', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
      const other = addDays(day, days);
      assert.equal(daysBetween(day, other), days);
      assert.ok(isLocalDate(other));
      assert.equal(addDays(other, -days), day);
    }),
  );
});

test('only days of the calendar are days', () => {
  for (const day of ['2026-02-28', '2028-02-29', '2026-12-31']) assert.ok(isLocalDate(day), day);
  for (const text of [
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-04-31',
    '',
    '20260101',
  ])
    assert.ok(!isLocalDate(text), text);
});

test('the day changes at midnight of the utility, not of Greenwich', () => {
  assert.equal(localDate('2026-11-23T02:59:59.999Z', MENDOZA), '2026-11-22');
  assert.equal(localDate('2026-11-23T03:00:00.000Z', MENDOZA), '2026-11-23');
  assert.equal(localDate(new Date('2027-01-01T01:00:00Z'), MENDOZA), '2026-12-31');
});

test('where clocks are changed, each day still follows the one before', () => {
  // Chile goes forward on 6 September 2026 at midnight, so that day begins at one o'clock.
  assert.equal(localDate('2026-09-06T03:59:59.999Z', SANTIAGO), '2026-09-05');
  assert.equal(localDate('2026-09-06T04:00:00.000Z', SANTIAGO), '2026-09-06');
  let day = localDate('2026-01-01T12:00:00.000Z', SANTIAGO);
  for (let at = '2026-01-01T12:00:00.000Z'; at < '2027-01-01'; at = addMinutes(at, 30)) {
    const next = localDate(at, SANTIAGO);
    assert.ok([0, 1].includes(daysBetween(day, next)), `${day} ${next}`);
    day = next;
  }
});
