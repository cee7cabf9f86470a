import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';
import { type App, ask, FORM, tokenOf } from './support.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
];

/** What every response says, whatever it answers. */
function assertSafe(headers: Headers, name: string): void {
  const policy = headers.get('content-security-policy')?.split('; ') ?? [];
  for (const rule of POLICY) assert.ok(policy.includes(rule), `${name}: ${rule}`);
  assert.ok(!policy.join().includes('unsafe'), name);
  const wanted = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  for (const [header, value] of Object.entries(wanted))
    assert.equal(headers.get(header), value, `${name}: ${header}`);
  assert.match(headers.get('x-request-id') ?? '', /^[0-9A-HJKMNP-TV-Z]{26}$/, name);
  assert.ok(headers.has('cache-control'), name);
}

const refuse = async (app: App, init: RequestInit) =>
  await ask(app, '/ingresar', { method: 'POST', ...init });

test('pages, redirects, errors, files and papers all carry the headers', async () => {
  const portal = await openPortal();
  const { app } = portal;
  const ana = await portal.signedIn();
  const visitor = portal.browser();
  const asset =
    (await visitor.get('/ingresar')).root.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '';
  for (let i = 0; i < 5; i++)
    await visitor.submit('form[action="/ingresar"]', { usuario: 'carla.diaz@example.com', contrasena: 'x' });
  const limited = await visitor.post(
    '/ingresar',
    { usuario: 'carla.diaz@example.com', contrasena: 'x', _csrf: tokenOf(visitor) },
    { follow: false },
  );
  const stay = { follow: false };
  const answers: [status: number, answer: { status: number; headers: Headers }][] = [
    [200, await visitor.get('/ingresar')],
    [200, await ask(app, '/ingresar', { method: 'HEAD' })],
    [303, await visitor.get('/cuentas', stay)],
    [400, await refuse(app, { body: '{}', headers: { 'Content-Type': 'application/json' } })],
    [403, await refuse(app, { body: 'a=1', headers: FORM })],
    [404, await visitor.get('/nada')],
    [404, await ana.get('/cuentas/100000004')],
    [405, await ask(app, '/ingresar', { method: 'DELETE' })],
    [413, await refuse(app, { body: `a=${'x'.repeat(70_000)}`, headers: FORM })],
    [422, await ana.post('/cuentas/vincular', { _csrf: tokenOf(await atLinking(ana)), cuenta: '' }, stay)],
    [429, limited],
    [200, await ask(app, asset)],
    [404, await ask(app, '/static/none.css')],
    [200, await ask(app, '/salud')],
    [200, await ana.get('/cuentas/100000001/facturas/B-1001-25.pdf')],
  ];
  for (const [status, answer] of answers) {
    const place = answers.findIndex((one) => one[1] === answer);
    assert.equal(answer.status, status, `answer ${place}`);
    assertSafe(answer.headers, `answer ${place} (${status})`);
    assert.equal(answer.headers.has('strict-transport-security'), false);
  }
  const retryAfter = Number(limited.headers.get('retry-after'));
  assert.ok(retryAfter > 0 && retryAfter <= 60, `${retryAfter} s`);
});

async function atLinking(visitor: Awaited<ReturnType<Awaited<ReturnType<typeof openPortal>>['signedIn']>>) {
  await visitor.get('/cuentas/vincular');
  return visitor;
}

test('nothing of a person is kept by any cache', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  for (const path of [
    '/cuentas',
    '/cuentas/100000001',
    '/cuentas/100000001/facturas/B-1001-25.pdf',
    '/nada',
  ]) {
    assert.equal((await ana.get(path)).headers.get('cache-control'), 'no-store', path);
  }
});

test('a failure carries them too', async () => {
  const portal = await openPortal();
  assert.equal((await ask(portal.app, '/salud')).status, 200);
  await portal.deps.db.destroy();
  const answer = await ask(portal.app, '/salud');
  assert.equal(answer.status, 500);
  assertSafe(answer.headers, 'failure');
});

test('only a portal on https says so', async () => {
  const portal = await openPortal({ env: { BASE_URL: 'https://portal.example' } });
  for (const path of ['/ingresar', '/nada', '/salud']) {
    const value = (await ask(portal.app, path)).headers.get('strict-transport-security');
    assert.equal(value, 'max-age=63072000; includeSubDomains');
  }
});

test('forms may lead to the portal and to the payment platform, nowhere else', async () => {
  const portal = await openPortal({ env: { TEST_PLATFORM_ORIGIN: 'http://pay.example:4000' } });
  const policy = (await ask(portal.app, '/ingresar')).headers.get('content-security-policy') ?? '';
  assert.match(policy, /form-action 'self' http:\/\/pay\.example:4000;/);
});

test('no page has a script or a style of its own, which the policy would block', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  for (const path of ['/', '/cuentas', '/cuentas/100000001', '/cuentas/100000002/facturas', '/nada']) {
    const { root, body } = await ana.get(path);
    assert.equal(root.querySelectorAll('script:not([src]), style, [style]').length, 0, path);
    assert.doesNotMatch(body, /\son\w+="|javascript:|hx-on|hx-vals="js:/i, path);
  }
});
