import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openPortal } from '../support/portal.ts';
import { type App, ask, FORM, tokenOf } from './support.ts';

const SEED = 20261122;
const weird = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '0',
      '-1',
      'null',
      'undefined',
      '__proto__',
      'constructor',
      'toString',
      '\u0000',
      '..',
      '.',
      "' or 1=1--",
    ],
    ...[
      '100000001',
      '1e309',
      '9'.repeat(400),
      '<script>alert(1)</script>',
      '\ud800',
      '\u202e',
      '2026-02-30',
      'B-1001-25',
    ],
  ),
);
const FIELDS = [
  ...[
    'factura',
    'cuota',
    'cargo',
    'buscar',
    'volver',
    'pagina',
    'desde',
    'hasta',
    'total',
    'cuenta',
    'apellido',
  ],
  ...['correo', 'contrasenaActual', 'repetir', 'pregunta', 'respuesta', 'codigo', 'token', 'registro'],
  ...['codigoPostal', 'anterior', 'confiar', 'idioma', 'sesion', 'equipo'],
  ...['usuario', 'contrasena', '__proto__', 'constructor', 'hasOwnProperty', 'toString'],
];
const pairs = fc.array(fc.tuple(fc.constantFrom(...FIELDS), weird), { maxLength: 8 });
const encoded = (fields: [string, string][]) =>
  fields.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&');

function routesOf(app: App, method: string): string[] {
  const paths = app.routes.filter((route) => route.method === method).map((route) => route.path);
  return [...new Set(paths)].filter(
    (path) => !['/salir', '/kiosco/terminar'].includes(path) && !path.startsWith('/avisos/'),
  );
}

/** Fills in the places of a path: `:number` and `:file{.+\\.pdf}`. */
function fill(path: string, values: string[]): string {
  let place = 0;
  return path.replace(/:\w+(\{[^}]*\})?|\*/g, () =>
    encodeURIComponent((values[place++] ?? 'x').toWellFormed()),
  );
}

test('whatever stands in an address and its query, nothing breaks', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const cookie = [...ana.cookies].map((pair) => pair.join('=')).join('; ');
  const routes = routesOf(portal.app, 'GET');
  assert.ok(routes.length > 10);
  const value = fc.oneof({ weight: 2, arbitrary: weird }, { weight: 1, arbitrary: fc.constant('100000001') });
  const anyRequest = fc.record({
    route: fc.constantFrom(...routes),
    values: fc.array(value, { minLength: 3, maxLength: 3 }),
    query: pairs,
    signedIn: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(anyRequest, async ({ route, values, query, signedIn }) => {
      const path = `${fill(route, values)}?${encoded(query)}`;
      const answer = await ask(portal.app, path, signedIn ? { headers: { Cookie: cookie } } : {});
      assert.ok(answer.status < 500, `${path} ${answer.status}`);
    }),
    { numRuns: 300, seed: SEED },
  );
});

test('whatever a form sends, nothing breaks', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const cookie = [...ana.cookies].map((pair) => pair.join('=')).join('; ');
  await ana.get('/cuentas/vincular');
  const token = tokenOf(ana);
  const anyForm = fc.record({
    route: fc.constantFrom(...routesOf(portal.app, 'POST').filter((path) => path !== '/ingresar')),
    values: fc.array(fc.oneof(weird, fc.constant('100000001')), { minLength: 3, maxLength: 3 }),
    fields: pairs,
  });
  await fc.assert(
    fc.asyncProperty(anyForm, async ({ route, values, fields }) => {
      const body = `_csrf=${encodeURIComponent(token)}&${encoded(fields)}`;
      const headers = { ...FORM, Cookie: cookie };
      const answer = await ask(portal.app, fill(route, values), { method: 'POST', body, headers });
      assert.ok(answer.status < 500, `${route} ${answer.status}`);
    }),
    { numRuns: 200, seed: SEED },
  );
});

test('whatever is sent to the sign-in, nothing breaks and nobody gets in', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await visitor.get('/ingresar');
  const token = tokenOf(visitor);
  const headers = { ...FORM, Cookie: `pre=${visitor.cookies.get('pre')}` };
  await fc.assert(
    fc.asyncProperty(fc.tuple(pairs, weird, weird), async ([fields, usuario, contrasena]) => {
      const body = `_csrf=${token}&${encoded([['usuario', usuario], ['contrasena', contrasena], ...fields])}`;
      const answer = await ask(portal.app, '/ingresar', { method: 'POST', body, headers });
      // Who still has a username without @ is led to claim it (D6).
      const claims = answer.headers.get('location') === '/registrarse?anterior=1';
      assert.ok([422, 429].includes(answer.status) || claims, `${body} ${answer.status}`);
      assert.doesNotMatch(answer.headers.get('set-cookie') ?? '', /sid=/);
      assert.doesNotMatch(await answer.text(), /<script>alert/);
    }),
    { numRuns: 150, seed: SEED },
  );
});

test('bytes that are no form are refused, never a failure', async () => {
  const { app } = await openPortal();
  const types = fc.constantFrom(
    ...[
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'text/plain',
    ],
    ...['application/json', 'x', 'application/x-www-form-urlencoded; charset=utf-16'],
  );
  await fc.assert(
    fc.asyncProperty(types, fc.uint8Array({ maxLength: 300 }), async (type, bytes) => {
      const init = { method: 'POST', body: new Uint8Array(bytes), headers: { 'Content-Type': type } };
      const { status } = await ask(app, '/ingresar', init);
      assert.ok(status === 400 || status === 403, `${type} ${status}`);
    }),
    { numRuns: 200, seed: SEED },
  );
});

const PATHS = [
  '/%',
  '/%E0%A4%A',
  '/cuentas/%ff',
  '/cuentas/%00',
  '/cuentas/%2e%2e%2f',
  '/%2e%2e/%2e%2e/etc/passwd',
  '//x',
  '/a/'.repeat(300),
];
for (const path of PATHS) {
  test(`the address ${path.slice(0, 30)} is answered`, async () => {
    const portal = await openPortal();
    const ana = await portal.signedIn();
    const cookie = `sid=${ana.cookies.get('sid')}`;
    const answer = await portal.app.fetch(
      new Request(`http://localhost:3000${path}`, { headers: { Cookie: cookie } }),
      {},
    );
    assert.equal(answer.status, 404);
  });
}

test('cookies of any content sign nobody in and break nothing', async () => {
  const { app } = await openPortal();
  for (const value of [
    '%',
    '%E0%A4%A',
    '%00',
    '"',
    '{}',
    'a'.repeat(4000),
    '__proto__',
    '..',
    '%0d%0aSet-Cookie:x',
  ]) {
    const names = ['sid', 'pre', 'dev', 'lang', 'flash', 'cuenta', '__proto__'];
    const headers = { Cookie: names.map((name) => `${name}=${value}`).join('; ') };
    const answer = await ask(app, '/ingresar', { headers });
    assert.equal(answer.status, 200, value);
    assert.equal((await ask(app, '/cuentas', { headers })).status, 303, value);
  }
  const flash = (what: unknown) => Buffer.from(JSON.stringify(what)).toString('base64url');
  for (const forged of [flash(null), flash([]), flash(['good']), flash(['bad', { a: 1 }]), flash('x'), 'e30'])
    assert.equal((await ask(app, '/ingresar', { headers: { Cookie: `flash=${forged}` } })).status, 200);
});

test('what is too large is turned away, in all and field by field', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await visitor.get('/ingresar');
  const headers = { ...FORM, Cookie: `pre=${visitor.cookies.get('pre')}` };
  const send = async (body: string | ReadableStream, more: RequestInit = {}) =>
    (await ask(portal.app, '/ingresar', { method: 'POST', headers, body, ...more })).status;
  const start = `_csrf=${tokenOf(visitor)}&usuario=a@b.ar&contrasena=b`;
  assert.equal(await send(`${start}&x=${'y'.repeat(9000)}`), 422);
  assert.equal(await send(`${start}&x=${'y'.repeat(10_001)}`), 413);
  assert.equal(await send(`${start}&x=${'y'.repeat(66_000)}`), 413);
  assert.equal(await send(`${start}${'&x=1'.repeat(501)}`), 400);
  const stream = new Blob([start, '&x=', 'y'.repeat(70_000)]).stream();
  assert.equal(await send(stream, { duplex: 'half' } as RequestInit), 413);
});

test('a file where words belong is refused', async () => {
  const { app } = await openPortal();
  const body = new FormData();
  body.append('usuario', new Blob(['x']), 'x.txt');
  assert.equal((await ask(app, '/ingresar', { method: 'POST', body })).status, 400);
});
