import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEMO_ANSWER } from '../../../db/seeds/demo-people.ts';
import { createBrowser } from '../../support/browser.ts';
import { openPortal } from '../../support/portal.ts';
import { ANA, openTimedPortal, tryPassword, trySignIn } from '../support.ts';
import { ana, isIn } from './support.ts';

// Each test bears the number of its check, and the requirement of ASVS 5.0.0 behind it.

test('13 (7.2.3): a token is 128 random bits at least, and a copy of the file holds none that works', async () => {
  const portal = await openTimedPortal();
  const visitor = await ana(portal);
  const tokens = ['sid', 'dev'].map((name) => visitor.cookies.get(name) ?? '');
  for (const token of tokens) {
    assert.match(token, /^[A-Za-z0-9]{32,}$/);
    assert.ok(Math.log2(62) * token.length >= 128);
  }
  const files = ['portal.db', 'portal.db-wal'].map((name) => {
    try {
      return readFileSync(join(portal.dataDir, name), 'latin1');
    } catch {
      return '';
    }
  });
  assert.ok(files.join('').length > 100_000);
  for (const token of tokens) assert.ok(!files.join('').includes(token));
});

test('14 (7.2.4): sign-in, second step and renewed password each bring a new token, and the old one is dead', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await tryPassword(visitor, ANA);
  const seen = [visitor.cookies.get('sid') ?? ''];
  await visitor.get('/pregunta');
  await visitor.submit('form[action="/pregunta"]', { respuesta: DEMO_ANSWER });
  seen.push(visitor.cookies.get('sid') ?? '');
  await visitor.get('/clave/confirmar?volver=/cuentas');
  await visitor.submit('form[action="/clave/confirmar"]', { contrasena: ANA.contrasena });
  assert.equal(new URL(visitor.page.url).pathname, '/cuentas');
  assert.equal(new Set([...seen, visitor.cookies.get('sid')]).size, 3);
  for (const old of seen) {
    const thief = portal.browser();
    thief.cookies.set('sid', old);
    assert.equal(await isIn(thief), false);
  }
});

test('15 (7.3.1, 7.3.2): a visit ends after 45 minutes of rest and after 12 hours in all', async () => {
  const portal = await openTimedPortal();
  const visitor = await ana(portal);
  portal.pass({ minutes: 44 });
  assert.equal(await isIn(visitor), true);
  portal.pass({ minutes: 45 });
  assert.equal(await isIn(visitor), false);
  const busy = await ana(portal);
  for (let minutes = 0; minutes < 12 * 60 - 40; minutes += 40) {
    assert.equal(await isIn(busy), true);
    portal.pass({ minutes: 40 });
  }
  portal.pass({ minutes: 40 });
  assert.equal(await isIn(busy), false);
});

test('16 (7.4.1): after sign-out the cookie is worth nothing, and Back shows the sign-in', async () => {
  const portal = await openTimedPortal();
  const visitor = await ana(portal);
  const token = visitor.cookies.get('sid') ?? '';
  const page = await visitor.get('/cuentas/100000001');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const out = await visitor.submit('form[action="/salir"]', {}, { follow: false });
  assert.match(out.headers.get('clear-site-data') ?? '', /"cache"/);
  visitor.cookies.set('sid', token);
  const back = await visitor.get('/cuentas/100000001', { follow: false });
  assert.match(back.headers.get('location') ?? '', /^\/ingresar/);
});

test('17 (7.4.2, 7.4.5, 8.3.2): what is revoked is refused on the next request', async () => {
  const portal = await openTimedPortal();
  const { db, sessions } = portal.deps;
  const [first, second] = [await ana(portal), await ana(portal)];
  const { id: userId } = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', ANA.usuario)
    .executeTakeFirstOrThrow();
  const [visit] = await sessions.list(userId);
  await sessions.endOthers(userId, visit?.id ?? '');
  assert.deepEqual([await isIn(first), await isIn(second)].sort(), [false, true]);
  const rest = await ana(portal);
  await db.deleteFrom('account_links').where('user_id', '=', userId).execute();
  assert.equal((await rest.get('/cuentas/100000001')).status, 404);
});

test('18 (7.4.4): every page of somebody signed in has the button to sign out, and it is a POST', async () => {
  const portal = await openPortal();
  const visitor = await portal.signedIn();
  const pages = portal.app.routes
    .filter((route) => route.method === 'GET' && !route.path.includes('*'))
    .map((route) => route.path.replace(':number', '100000002').replace(/\/:[^/]+$/, '/B-1002-08'));
  let seen = 0;
  for (const path of new Set(pages)) {
    if (path.startsWith('/idioma') || path.startsWith('/galeria') || path.startsWith('/kiosco')) continue;
    const page = await visitor.get(path, { follow: false });
    if (page.status !== 200 || !page.headers.get('content-type')?.startsWith('text/html')) continue;
    seen += 1;
    const form = page.root.querySelector('form[action="/salir"], form[action="/kiosco/terminar"]');
    assert.equal(form?.getAttribute('method'), 'post', path);
  }
  assert.ok(seen > 20, `${seen} pages`);
});

test('19 (7.5.1, 7.5.3): changes of e-mail, question and second factor ask for the password again after 15 minutes', async () => {
  const portal = await openTimedPortal();
  const visitor = await ana(portal);
  const paths = [
    '/mis-datos/usuario',
    '/mis-datos/pregunta',
    '/mis-datos/segundo-factor',
    '/mis-datos/correo-de-facturacion/100000001',
  ];
  for (const path of paths) assert.equal((await visitor.get(path, { follow: false })).status, 200, path);
  portal.pass({ minutes: 15 });
  for (const path of paths) {
    const page = await visitor.get(path, { follow: false });
    assert.equal(page.headers.get('location'), `/clave/confirmar?volver=${encodeURIComponent(path)}`, path);
  }
  await visitor.get('/clave/confirmar?volver=/mis-datos/usuario');
  const wrong = await visitor.submit('form[action="/clave/confirmar"]', { contrasena: 'wrong' });
  assert.equal(wrong.status, 422);
  await visitor.submit('form[action="/clave/confirmar"]', { contrasena: ANA.contrasena });
  assert.equal(new URL(visitor.page.url).pathname, '/mis-datos/usuario');
});

test('20 (7.5.2): sessions are listed, and each can be ended', async () => {
  const portal = await openTimedPortal();
  const [here, elsewhere] = [await ana(portal), await ana(portal)];
  const { root } = await here.get('/mis-datos');
  const forms = root
    .querySelectorAll('form')
    .filter((form) => form.getAttribute('action')?.includes('sesiones'));
  assert.ok(forms.length >= 2, root.text);
  const one = forms.find((form) => form.querySelector('input[name="sesion"]'));
  assert.ok(one);
  await here.submit(`form[action="${one.getAttribute('action')}"]`);
  assert.equal(await isIn(here), true);
  assert.equal(await isIn(elsewhere), false);
});

test('21 (3.3.1–3.3.4, 14.2.1): cookies are __Host-, Secure, HttpOnly and SameSite, and no token is in an address', async () => {
  const portal = await openPortal({ env: { BASE_URL: 'https://oficina.example.com' } });
  const lines: string[] = [];
  const visitor = createBrowser(async (request) => {
    const response = await portal.app.fetch(request, {});
    lines.push(...response.headers.getSetCookie());
    assert.doesNotMatch(response.headers.get('location') ?? '', /sid|token|[A-Za-z0-9]{40}/);
    return response;
  }, 'https://oficina.example.com');
  await trySignIn(visitor, ANA);
  await visitor.get('/cuentas/100000001');
  const names = lines.map((line) => line.split('=')[0]);
  for (const name of ['__Host-sid', '__Host-pre', '__Host-dev', '__Host-cuenta'])
    assert.ok(names.includes(name), name);
  for (const line of lines) {
    assert.match(line, /^__Host-/);
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
      assert.ok(line.includes(attribute), line);
    assert.doesNotMatch(line, /Domain=/i);
  }
  const session = lines.find((line) => line.startsWith('__Host-sid='));
  assert.doesNotMatch(session ?? '', /Max-Age|Expires/i);
});
