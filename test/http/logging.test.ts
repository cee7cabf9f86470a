import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';
import { ask, openLogged } from './support.ts';

const CANARIES = [
  'Manantial#26',
  'WRONG-CANARY',
  'ana.gomez@example.com',
  'QUERY-CANARY',
  'ANSWER-CANARY',
  'Aconcagua',
  'nadie@example.com',
];

test('no password, token, e-mail or query reaches the log', async () => {
  const portal = await openLogged();
  const ana = portal.browser();
  await ana.get('/ingresar?volver=/cuentas%3FQUERY-CANARY&usuario=nadie@example.com');
  const tokens = [ana.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''];
  await ana.submit('form[action="/ingresar"]', { usuario: 'nadie@example.com', contrasena: 'WRONG-CANARY' });
  await ana.submit('form[action="/ingresar"]', {
    usuario: 'ana.gomez@example.com',
    contrasena: 'Manantial#26',
  });
  await ana.submit('form[action="/pregunta"]', { respuesta: 'ANSWER-CANARY' });
  await ana.submit('form[action="/pregunta"]', { respuesta: 'Aconcagua' });
  await ana.get('/cuentas?buscar=QUERY-CANARY');
  await ana.get('/cuentas/100000004?QUERY-CANARY');
  tokens.push(...ana.cookies.values());
  await ana.post('/salir', { _csrf: 'WRONG-CANARY' });
  const all = portal.lines.join('');
  assert.match(all, /"msg":"signed in"/);
  assert.match(all, /"msg":"sign-in failed"/);
  assert.match(all, /"code":"not_found"/);
  assert.match(all, /"code":"forbidden","reason":"csrf: no valid token"/);
  for (const secret of [...CANARIES, ...tokens.filter((token) => token.length > 9)])
    assert.ok(!all.includes(secret), `the log holds ${secret}`);
});

test('every line of a request carries its number, which the page shows too', async () => {
  const portal = await openLogged();
  const page = await portal.browser().post('/ingresar', {});
  const id = page.headers.get('x-request-id') ?? '';
  assert.match(page.text, new RegExp(`Número de esta consulta: ${id}`));
  const mine = portal.lines.map((line) => JSON.parse(line)).filter((entry) => entry.request === id);
  assert.deepEqual(
    mine.map((entry) => entry.msg),
    ['request refused', 'request'],
  );
});

test('a number that the client chose is not believed', async () => {
  const portal = await openLogged();
  const headers = { 'X-Request-Id': '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'X-Correlation-Id': 'chosen' };
  const answer = await ask(portal.app, '/ingresar', { headers });
  assert.notEqual(answer.headers.get('x-request-id'), headers['X-Request-Id']);
  assert.doesNotMatch(portal.lines.join(''), /01ARZ3NDEKTSV4RRFFQ69G5FAV|chosen/);
});

test('when the database is gone people read an apology, the log the cause, and the portal lives', async () => {
  const portal = await openLogged();
  const ana = portal.browser();
  await ana.get('/ingresar');
  await portal.deps.db.destroy();
  for (const path of ['/salud', '/cuentas?buscar=x']) {
    ana.cookies.set('sid', 'a'.repeat(43));
    const page = await ana.get(path);
    assert.equal(page.status, 500);
    assert.match(page.text, /Algo falló de nuestro lado/);
    assert.doesNotMatch(page.body, /destroy|driver|sqlite|\.ts|at async|Error:/i);
    const id = page.headers.get('x-request-id');
    const entry = portal.lines
      .map((line) => JSON.parse(line))
      .find((line) => line.request === id && line.err);
    assert.equal(entry?.level, 50);
    assert.ok(entry?.err.stack);
  }
  const post = await ana.post('/ingresar', { usuario: 'a@example.com', contrasena: 'x' }, { follow: false });
  assert.equal(post.status, 500);
  assert.equal((await ask(portal.app, '/static/none.css')).status, 404);
});

test('when not even the page of the error can be drawn, its words still come', async () => {
  const portal = await openLogged();
  const { settings } = portal.deps;
  const real = settings.last;
  let calls = 0;
  settings.last = () => {
    calls += 1;
    if (calls > 1) throw new Error('SECRET-CAUSE');
    return real();
  };
  const answer = await ask(portal.app, '/nada');
  const body = await answer.text();
  assert.equal(answer.status, 404);
  assert.match(body, /No encontramos esa página/);
  assert.doesNotMatch(body, /SECRET-CAUSE/);
  assert.ok(answer.headers.has('content-security-policy'));
  assert.match(portal.lines.join(''), /error page failed/);
});

test('no name in a header makes it into a link or a redirect', async () => {
  const portal = await openPortal();
  const headers = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Original-URL': '/cuentas',
    Forwarded: 'host=evil.example',
  };
  for (const path of ['/', '/ingresar', '/cuentas', '/nada', '/idioma/en?volver=/ayuda']) {
    const answer = await portal.app.fetch(new Request(`http://evil.example${path}`, { headers }), {});
    const body = await answer.text();
    assert.doesNotMatch(body, /evil\.example/, path);
    assert.doesNotMatch(JSON.stringify([...answer.headers]), /evil\.example/, path);
    assert.match(answer.headers.get('location') ?? '/', /^\/(?!\/)/, path);
  }
});
