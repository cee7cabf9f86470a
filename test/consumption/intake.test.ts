import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BillingReading } from '../../src/consumption/intake.ts';
import { takeReadings } from '../../src/consumption/intake.ts';
import { transact } from '../../src/kit/database.ts';
import { ANAS, openDesk } from '../payables/support.ts';

const march: BillingReading = {
  account_number: ANAS,
  meter_number: 'M104417',
  read_on: '2026-03-01',
  value_m3: '1204.5',
  estimated: 1,
};

test('a reading is of an account, a meter and a day; an estimate gives way to what was read', async (t) => {
  const { db } = await openDesk(t);
  const take = (...readings: BillingReading[]) => transact(db, (tx) => takeReadings(tx, readings));
  assert.deepEqual(await take(march, { ...march, read_on: '2026-01-01' }), {
    added: 2,
    changed: 0,
    unchanged: 0,
  });
  assert.deepEqual(await take({ ...march, value_m3: '1198', estimated: 0 }), {
    added: 0,
    changed: 1,
    unchanged: 0,
  });
  assert.deepEqual(await take({ ...march, meter_number: 'M200001' }), { added: 1, changed: 0, unchanged: 0 });
  const rows = await db
    .selectFrom('readings')
    .select(['meter_number as meter', 'read_on as on', 'value_m3 as value', 'estimated'])
    .orderBy('meter_number')
    .orderBy('read_on')
    .execute();
  assert.deepEqual(rows, [
    { meter: 'M104417', on: '2026-01-01', value: '1204.5', estimated: 1 },
    { meter: 'M104417', on: '2026-03-01', value: '1198', estimated: 0 },
    { meter: 'M200001', on: '2026-03-01', value: '1204.5', estimated: 1 },
  ]);
});
