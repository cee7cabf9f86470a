import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestBrowser } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import { ask, FORM, tokenOf } from './support.ts';

const PAIR = { usuario: 'ana.gomez@example.com', contrasena: 'Manantial#26' };
const OWN = { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:3000' };

async function atSignIn(env: Record<string, string> = {}): Promise<TestBrowser> {
  const visitor = (await openPortal({ env })).browser();
  await visitor.get('/ingresar');
  return visitor;
}

const send = async (visitor: TestBrowser, token: string | null, headers: Record<string, string> = {}) => {
  const fields = token === null ? PAIR : { ...PAIR, _csrf: token };
  return await visitor.post('/ingresar', fields, { follow: false, headers });
};

const ACCEPTED: [name: string, headers: Record<string, string>, env?: Record<string, string>][] = [
  ['no header at all, as old and text browsers send it', {}],
  ['both headers of the same origin', OWN],
  ['an Origin of null', { Origin: 'null' }],
  ['another loopback name', { Origin: 'http://127.0.0.1:3000', 'Sec-Fetch-Site': 'same-origin' }],
  ['the loopback name of IPv6', { Origin: 'http://[::1]:3000' }],
  ['an address that was typed in', { 'Sec-Fetch-Site': 'none' }],
  [
    'the public name behind a proxy',
    { Origin: 'https://portal.example' },
    { BASE_URL: 'https://portal.example' },
  ],
];
for (const [name, headers, env] of ACCEPTED) {
  test(`a form with its token is taken with ${name}`, async () => {
    const visitor = await atSignIn(env);
    assert.equal((await send(visitor, tokenOf(visitor), headers)).status, 303);
  });
}

const REFUSED: [name: string, headers: Record<string, string>, env?: Record<string, string>][] = [
  ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['with the Origin of another site', { Origin: 'https://evil.example' }],
  ['with another port', { Origin: 'http://localhost:3001' }],
  ['with another scheme', { Origin: 'https://localhost:3000' }],
  ['with an Origin that is none', { Origin: 'evil' }],
  ['with a name that begins like ours', { Origin: 'http://localhost:3000.evil.example' }],
  [
    'with a loopback name when ours is public',
    { Origin: 'http://localhost' },
    { BASE_URL: 'http://portal.example' },
  ],
];
for (const [name, headers, env] of REFUSED) {
  test(`a form ${name} is refused, with or without its token`, async () => {
    const visitor = await atSignIn(env);
    const page = await send(visitor, tokenOf(visitor), headers);
    assert.equal(page.status, 403);
    assert.match(page.text, /Esta página venció/);
    assert.equal(visitor.cookies.has('sid'), false);
  });
}

test('a form without a token, with an empty, a broken or a repeated one is refused', async () => {
  const visitor = await atSignIn();
  const token = tokenOf(visitor);
  const [noise = '', seal = ''] = token.split('.');
  const other = `${noise.startsWith('A') ? 'B' : 'A'}${noise.slice(1)}`;
  for (const wrong of [null, '', '.', 'x', `${noise}.`, `.${seal}`, `${other}.${seal}`, `${token}x`])
    assert.equal((await send(visitor, wrong, OWN)).status, 403, String(wrong));
  const twice = await visitor.post('/ingresar', { ...PAIR, _csrf: [token, token] }, { follow: false });
  assert.equal(twice.status, 403);
});

test("another visit's token is refused, and so is that of somebody else's session", async () => {
  const portal = await openPortal();
  const [one, two] = [portal.browser(), portal.browser()];
  for (const visitor of [one, two]) await visitor.get('/ingresar');
  assert.equal((await send(one, tokenOf(two), OWN)).status, 403);

  const ana = await portal.signedIn();
  const carla = await portal.signedIn('carla.diaz@example.com', 'Vertiente#26');
  for (const visitor of [ana, carla]) await visitor.get('/cuentas/vincular');
  const forged = { _csrf: tokenOf(carla), cuenta: '1' };
  assert.equal((await ana.post('/cuentas/vincular', forged, { follow: false })).status, 403);
});

test('a token of before signing in is worth nothing after', async () => {
  const portal = await openPortal();
  const ana = portal.browser();
  await ana.get('/ingresar');
  const before = tokenOf(ana);
  await ana.submit('form[action="/ingresar"]', PAIR);
  assert.equal((await ana.post('/salir', { _csrf: before }, { follow: false })).status, 403);
  assert.ok(ana.cookies.has('sid'));
});

test('no two pages carry the same token, and each of them works', async () => {
  const visitor = await atSignIn();
  const first = tokenOf(visitor);
  await visitor.get('/ingresar');
  assert.notEqual(tokenOf(visitor), first);
  assert.equal((await send(visitor, first)).status, 303);
});

test('who blocks cookies is told so, not that the page has expired', async () => {
  const visitor = await atSignIn();
  const token = tokenOf(visitor);
  visitor.cookies.clear();
  const page = await send(visitor, token);
  assert.equal(page.status, 403);
  assert.match(page.text, /Tu navegador no guarda cookies.*Permití las cookies de este sitio/);
});

test('a token in the address is none', async () => {
  const visitor = await atSignIn();
  const path = `/ingresar?_csrf=${encodeURIComponent(tokenOf(visitor))}`;
  assert.equal((await visitor.post(path, PAIR, { follow: false })).status, 403);
});

test('nothing but a form is read, so that no script elsewhere can send one', async () => {
  const visitor = await atSignIn();
  const { app } = await openPortal();
  const body = JSON.stringify({ ...PAIR, _csrf: tokenOf(visitor) });
  for (const type of [
    'application/json',
    'text/plain',
    'application/octet-stream',
    'multipart/form-data',
    '',
  ])
    assert.equal(
      (await ask(app, '/ingresar', { method: 'POST', body, headers: { 'Content-Type': type } })).status,
      400,
      type,
    );
});

test('a form is read as well when it comes in parts', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await visitor.get('/ingresar');
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...PAIR, _csrf: tokenOf(visitor) })) body.append(name, value);
  const headers = { Cookie: `pre=${visitor.cookies.get('pre')}` };
  assert.equal((await ask(portal.app, '/ingresar', { method: 'POST', body, headers })).status, 303);
});

test('reading needs no token', async () => {
  const { app } = await openPortal();
  const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
  assert.equal((await ask(app, '/ingresar', { headers })).status, 200);
  assert.equal((await ask(app, '/ingresar', { method: 'HEAD', headers })).status, 200);
  assert.equal((await ask(app, '/salir', { method: 'POST', headers: FORM, body: 'a=1' })).status, 403);
});
