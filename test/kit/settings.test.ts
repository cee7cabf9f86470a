import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../src/kit/database.ts';
import { createSettings, saveSettings } from '../../src/kit/settings.ts';
import { newFile, opened, standingClock } from './files.ts';

test('a utility without settings is presentable', async (t) => {
  const { db } = await opened(t, newFile(t));
  const settings = await createSettings(db, standingClock()).current();
  assert.equal(settings.utilityName, 'Oficina virtual');
  assert.equal(settings.historyNeedsDigitalBill, false);
  assert.equal(settings.plan.minimumCents, 3_000_000);
});

test("another process's change is seen within two seconds", async (t) => {
  const file = newFile(t);
  const clock = standingClock();
  const reader = createSettings((await opened(t, file)).db, clock);
  const other = await opened(t, file);
  await reader.current();
  await transact(other.db, (tx) => saveSettings(tx, clock, { utilityName: 'Aguas del Norte' }));
  clock.pass(1);
  assert.equal((await reader.current()).utilityName, 'Oficina virtual');
  clock.pass(1);
  assert.equal((await reader.current()).utilityName, 'Aguas del Norte');
  assert.equal(reader.last().utilityName, 'Aguas del Norte');
});

test('a clock that goes back does not freeze the settings', async (t) => {
  const { db } = await opened(t, newFile(t));
  const clock = standingClock();
  const reader = createSettings(db, clock);
  await reader.current();
  await transact(db, (tx) => saveSettings(tx, clock, { phone: '555' }));
  clock.pass(-3600);
  assert.equal((await reader.current()).phone, '555');
});

test('a change replaces what was there and leaves the rest', async (t) => {
  const { db } = await opened(t, newFile(t));
  const clock = standingClock();
  await transact(db, (tx) => saveSettings(tx, clock, { phone: '1', slogan: 'Agua' }));
  await transact(db, (tx) => saveSettings(tx, clock, { phone: '2' }));
  const settings = await createSettings(db, clock).current();
  assert.deepEqual([settings.phone, settings.slogan], ['2', 'Agua']);
});

test('a wrong value is refused and nothing is written', async (t) => {
  const { db } = await opened(t, newFile(t));
  const wrong = { phone: '1', accent: 'red; } body { display: none' };
  await assert.rejects(transact(db, (tx) => saveSettings(tx, standingClock(), wrong)));
  assert.deepEqual(await db.selectFrom('settings').select('key').execute(), []);
});
