import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addBusinessDays, businessDayFrom, isBusinessDay } from '../../../src/kit/argentina/business-days.ts';
import { addDays } from '../../../src/kit/dates.ts';

const NONE = new Set<string>();
/** A Monday. */
const MONDAY = '2026-11-23';

test('banks rest on Saturdays, Sundays and the holidays of the settings', () => {
  assert.equal(isBusinessDay(MONDAY, NONE), true);
  assert.equal(isBusinessDay('2026-11-22', NONE), false);
  assert.equal(isBusinessDay('2026-11-21', NONE), false);
  assert.equal(isBusinessDay(MONDAY, new Set([MONDAY])), false);
  assert.equal(businessDayFrom('2026-11-21', NONE), MONDAY);
  assert.equal(businessDayFrom('2026-11-21', new Set([MONDAY])), '2026-11-24');
  assert.equal(businessDayFrom(MONDAY, NONE), MONDAY);
});

test('business days are counted from the day after', () => {
  assert.equal(addBusinessDays(MONDAY, 0, NONE), MONDAY);
  assert.equal(addBusinessDays(MONDAY, 5, NONE), '2026-11-30');
  assert.equal(addBusinessDays('2026-11-21', 5, NONE), '2026-11-27');
  assert.equal(addBusinessDays(MONDAY, 5, new Set(['2026-11-24'])), '2026-12-01');
});

test('between a day and its n-th business day lie n business days, whatever the holidays', () => {
  const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), fc.array(days, { maxLength: 30 }), (from, n, off) => {
      const holidays = new Set(off);
      const to = addBusinessDays(from, n, holidays);
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
        if (isBusinessDay(day, holidays)) count += 1;
      assert.equal(count, n);
      assert.ok(isBusinessDay(to, holidays));
    }),
  );
});
