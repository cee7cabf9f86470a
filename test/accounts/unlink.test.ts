import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDirectDebit } from '../../src/direct-debit/store.ts';
import { transact } from '../../src/kit/database.ts';
import { openPortal } from '../support/portal.ts';
import { linkedNumbers, trail, userIdOf } from './support.ts';

const ANA = 'ana.gomez@example.com';
const FORM = 'form[action="/cuentas/100000001/desvincular"]';

test('unlinking says what stays active, asks, and then takes the account off the list', async () => {
  const portal = await openPortal();
  const { deps } = portal;
  const userId = await userIdOf(deps, ANA);
  await transact(deps.db, (tx) => startDirectDebit(tx, deps.clock, { accountNumber: '100000001', userId }));
  const ana = await portal.signedIn();
  await ana.get('/cuentas');
  const page = await ana.click('Desvincular');
  assert.ok(page.text.includes('¿Desvincular la cuenta 100000001?'));
  assert.ok(page.text.includes('Factura digital: las facturas siguen llegando por correo electrónico'));
  assert.ok(page.text.includes('Débito automático: las facturas se siguen debitando'));
  assert.equal((await linkedNumbers(deps, userId)).length, 2);
  const done = await ana.submit(FORM);
  assert.equal(new URL(done.url).pathname, '/cuentas');
  assert.ok(done.text.includes('Desvinculaste la cuenta 100000001.'));
  assert.deepEqual(await linkedNumbers(deps, userId), ['100000002']);
  const [entry] = await trail(deps);
  assert.deepEqual([entry?.action, entry?.account_number, entry?.actor_id], ['unlink', '100000001', userId]);
});

test('enrolments stay as they are', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas/100000001/desvincular');
  await ana.submit(FORM);
  const live = await portal.deps.db
    .selectFrom('digital_bill_enrolments')
    .select('ended_at')
    .where('account_number', '=', '100000001')
    .executeTakeFirstOrThrow();
  assert.equal(live.ended_at, null);
});

test('an account without enrolments says that nothing stays', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const page = await ana.get('/cuentas/100000002/desvincular');
  assert.ok(page.text.includes('No tiene adhesiones activas.'));
});

test('after unlinking the account is gone, and the browser forgets that it was the last one', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas/100000001/desvincular');
  assert.equal(ana.cookies.get('cuenta'), '100000001');
  await ana.submit(FORM, {}, { follow: false });
  assert.equal(ana.cookies.get('cuenta'), undefined);
  assert.equal((await ana.get('/cuentas/100000001/desvincular')).status, 404);
});

test('what is not yours answers like what does not exist', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const others = await ana.get('/cuentas/100000004/desvincular');
  const nobodys = await ana.get('/cuentas/123/desvincular');
  assert.deepEqual([others.status, nobodys.status], [404, 404]);
  await ana.get('/cuentas/100000001/desvincular');
  const forged = ana.page.form(FORM);
  forged.setAttribute('action', '/cuentas/100000004/desvincular');
  assert.equal((await ana.submit('main form')).status, 404);
});

test('signed out or without the token of its form nothing is unlinked', async () => {
  const portal = await openPortal();
  const out = await portal.browser().get('/cuentas/100000001/desvincular', { follow: false });
  assert.equal(out.headers.get('location'), '/ingresar?volver=%2Fcuentas%2F100000001%2Fdesvincular');
  const ana = await portal.signedIn();
  assert.equal((await ana.post('/cuentas/100000001/desvincular', {})).status, 403);
  assert.equal((await linkedNumbers(portal.deps, await userIdOf(portal.deps, ANA))).length, 2);
});
