import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../src/kit/database.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { openPortal } from '../support/portal.ts';

const HOME = '/cuentas/100000001';
const BILLS = `${HOME}/facturas`;
const PAGE = `${HOME}/factura-digital`;

test('everyone sees all bills; with the switch only who is enrolled does, and the list says why (D8, A101, A102)', async () => {
  const portal = await openPortal();
  const { deps } = portal;
  const ana = await portal.signedIn();
  const seen = async () => {
    const page = await ana.get(BILLS);
    return ['B-1001-24', 'B-1001-25', 'B-1001-26'].filter((number) => page.text.includes(number)).length;
  };
  const statuses = async () => [
    (await ana.get(`${BILLS}/B-1001-24`)).status,
    (await ana.get(`${BILLS}/B-1001-24.pdf`)).status,
  ];
  await ana.get(PAGE);
  await ana.submit(`form[action="${PAGE}/cancelar"]`);
  assert.equal(await seen(), 3);
  assert.deepEqual(await statuses(), [200, 200]);

  await transact(deps.db, (tx) => saveSettings(tx, deps.clock, { historyNeedsDigitalBill: true }));
  const clock = deps.clock.now;
  deps.clock.now = () => new Date(clock().getTime() + 5000);
  await ana.get(HOME);
  assert.equal(await seen(), 2, 'what is owed stays in sight');
  assert.match(ana.page.text, /Mostramos solo la factura actual/);
  assert.deepEqual(await statuses(), [404, 404]);
  const missing = await ana.get(`${HOME}/no-recibi-factura`);
  assert.doesNotMatch(missing.text, /B-1001-24/);
  assert.equal((await ana.get(`${HOME}/no-recibi-factura?factura=B-1001-24`)).status, 404);

  await ana.get(BILLS);
  await ana.click('Adherite a factura digital');
  assert.equal(new URL(ana.page.url).pathname, PAGE);
  await ana.submit(`form[action="${PAGE}"]`, { acepto: '1' });
  await ana.click('Ver facturas');
  assert.equal(new URL(ana.page.url).pathname, BILLS);
  assert.equal(await seen(), 3);
  assert.deepEqual(await statuses(), [200, 200]);
  assert.match((await ana.get(PAGE)).text, /Dejás de ver las facturas anteriores/);
});
