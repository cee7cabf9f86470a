import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';
import { ask, tokenOf } from './support.ts';

test('a method that no page has is answered with those that the address takes', async () => {
  const { app } = await openPortal();
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    const answer = await ask(app, '/ingresar', { method });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, HEAD, POST'], method);
    assert.equal((await ask(app, '/nada', { method })).status, 404, method);
  }
});

test('what can only be sent cannot be read', async () => {
  const { app } = await openPortal();
  for (const method of ['GET', 'HEAD']) {
    const answer = await ask(app, '/salir', { method });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'], method);
  }
});

test('what can only be read cannot be sent, with a token or without', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas');
  const fields = { _csrf: tokenOf(ana) };
  const answer = await ana.post('/cuentas', fields, { follow: false });
  assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET, HEAD']);
  assert.match(answer.text, /Esa acción no existe/);
  assert.equal((await ana.post('/cuentas', {}, { follow: false })).status, 405);
  for (const sent of [fields, {}])
    assert.equal((await ana.post('/nada', sent, { follow: false })).status, 404);
});

test('the answer is the same for an account of somebody else', async () => {
  const ana = await (await openPortal()).signedIn();
  await ana.get('/cuentas');
  const fields = { _csrf: tokenOf(ana) };
  for (const account of ['100000001', '100000004', 'none'])
    assert.equal(
      (await ana.post(`/cuentas/${account}/facturas`, fields, { follow: false })).status,
      405,
      account,
    );
});

test('HEAD says what GET would, without a body', async () => {
  const { app } = await openPortal();
  for (const path of ['/ingresar', '/nada']) {
    const [get, head] = [await ask(app, path), await ask(app, path, { method: 'HEAD' })];
    assert.equal(head.status, get.status);
    assert.equal(await head.text(), '');
    assert.equal(head.headers.get('content-type'), get.headers.get('content-type'));
  }
});

test('an address that ends with a slash is sent to the one without it', async () => {
  const { app } = await openPortal();
  const answer = await ask(app, '/cuentas/100000001/?factura=B-1001-25');
  assert.deepEqual(
    [answer.status, answer.headers.get('location')],
    [308, '/cuentas/100000001?factura=B-1001-25'],
  );
  for (const path of ['/nada/', '/cuentas//']) assert.equal((await ask(app, path)).status, 404, path);
});
