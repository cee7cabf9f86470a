import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOnDigitalBill, startDigitalBill } from '../../src/digital-bill/store.ts';
import { transact } from '../../src/kit/database.ts';
import { userIdOf } from '../accounts/support.ts';
import { openPortal } from '../support/portal.ts';

const CARLA = 'carla.diaz@example.com';
const CLOSED = '100000004';
const PAGE = `/cuentas/${CLOSED}/factura-digital`;
const LEAVE = `form[action="${PAGE}/cancelar"]`;

test('a closed account cannot enrol: the page says why and whom to ask (A100)', async () => {
  const portal = await openPortal();
  const carla = await portal.signedIn(CARLA, 'Vertiente#26');
  const page = await carla.get(PAGE);
  assert.equal(page.status, 200);
  assert.match(page.text, /La cuenta está cerrada: no se emiten más facturas/);
  assert.match(page.text, /centro de atención.*\(0261\) 555-0100/);
  assert.equal(page.root.querySelector('#acepto'), null);

  const csrf = page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const answer = await carla.post(PAGE, { _csrf: csrf, acepto: '1', version: '2026-11' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /La cuenta está cerrada/);
  assert.equal(await isOnDigitalBill(portal.deps.db, CLOSED), false);
});

test('an enrolment of before the account closed can still be cancelled', async () => {
  const portal = await openPortal();
  const { deps } = portal;
  const userId = await userIdOf(deps, CARLA);
  await transact(deps.db, (tx) => startDigitalBill(tx, deps.clock, { accountNumber: CLOSED, userId }));
  const carla = await portal.signedIn(CARLA, 'Vertiente#26');
  assert.match((await carla.get(PAGE)).text, /✓\s?Adherida/);
  assert.match((await carla.submit(LEAVE)).text, /Cancelaste la adhesión/);
  assert.equal(await isOnDigitalBill(deps.db, CLOSED), false);
});
