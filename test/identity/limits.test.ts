import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import { openDatabase } from '../../src/kit/database.ts';
import type { TestBrowser } from '../support/browser.ts';
import { ANA, CARLA, NOBODY, openTimedPortal, trySignIn } from './support.ts';

const WRONG = { ...ANA, contrasena: 'not hers' };

async function fail(visitor: TestBrowser, times: number, who: Record<string, string> = WRONG): Promise<void> {
  for (let i = 0; i < times; i++) assert.equal((await trySignIn(visitor, who)).status, 422, `try ${i + 1}`);
}

test('the sixth wrong try of a minute is not even looked at', async () => {
  const portal = await openTimedPortal();
  const stranger = portal.from('203.0.113.5');
  await fail(stranger, 5);
  for (const who of [WRONG, ANA]) {
    const page = await trySignIn(stranger, who);
    assert.equal(page.status, 429);
    assert.equal(page.headers.get('retry-after'), '60');
    assert.match(page.text, /Demasiados intentos.*Podés probar de nuevo en un minuto/);
  }
  portal.pass({ seconds: 60 });
  assert.equal((await trySignIn(stranger, ANA)).status, 303);
});

test("a stranger's wrong tries do not lock Ana out of her own browser", async () => {
  const portal = await openTimedPortal();
  const ana = portal.from('198.51.100.7');
  await trySignIn(ana, ANA);
  await ana.get('/cuentas');
  await ana.submit('form[action="/salir"]');
  // The stranger sits behind the same address, and tries until even that is full.
  const stranger = portal.from('198.51.100.7');
  await fail(stranger, 5);
  for (let i = 0; i < 15; i++) await fail(stranger, 1, { ...NOBODY, usuario: `nadie${i}@example.com` });
  assert.equal((await trySignIn(stranger, CARLA)).status, 429);
  assert.equal((await trySignIn(ana, ANA)).status, 303);
});

test('a hundred tries from a hundred addresses close the login to strangers only', async () => {
  const portal = await openTimedPortal();
  const ana = portal.from('198.51.100.7');
  await trySignIn(ana, ANA);
  const key = { failures: 100, windowSeconds: 86_400 };
  for (let i = 0; i < 100; i++) await fail(portal.from(`203.0.113.${i}`), 1);
  const page = await trySignIn(portal.from('192.0.2.1'), ANA);
  assert.equal(page.status, 429);
  assert.ok(Number(page.headers.get('retry-after')) <= key.windowSeconds);
  assert.match(page.text, /en 24 horas/);
  assert.equal((await trySignIn(portal.from('192.0.2.1'), CARLA)).status, 303);
  ana.cookies.delete('sid');
  assert.equal((await trySignIn(ana, ANA)).status, 303);
});

test("Ana's own browser has a count of its own", async () => {
  const portal = await openTimedPortal();
  const ana = portal.from('198.51.100.7');
  await trySignIn(ana, ANA);
  ana.cookies.delete('sid');
  await fail(ana, 10);
  assert.equal((await trySignIn(ana, ANA)).status, 429);
  // Her browser is known for her, not for others.
  assert.equal((await trySignIn(ana, { ...CARLA, contrasena: 'x' })).status, 422);
  portal.pass({ minutes: 10 });
  assert.equal((await trySignIn(ana, ANA)).status, 303);
});

test('a browser is known for 90 days', async () => {
  const portal = await openTimedPortal();
  const ana = portal.from('198.51.100.7');
  await trySignIn(ana, ANA);
  ana.cookies.delete('sid');
  portal.pass({ minutes: 90 * 24 * 60 });
  await fail(ana, 5);
  assert.equal((await trySignIn(ana, ANA)).status, 429);
});

test('a restart forgives nothing', async (t) => {
  const portal = await openTimedPortal();
  await fail(portal.from('203.0.113.5'), 5);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  deps.clock.now = () => portal.deps.clock.now();
  assert.equal((await trySignIn(portal.from('203.0.113.5', app), ANA)).status, 429);
});

test('reading pages counts as nothing', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  for (let i = 0; i < 60; i++) assert.equal((await visitor.get('/ingresar')).status, 200);
  assert.deepEqual(await portal.deps.db.selectFrom('failure_counts').selectAll().execute(), []);
  assert.equal((await trySignIn(visitor, ANA)).status, 303);
});

test('a try without a password is a slip, not a failure', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  await fail(visitor, 7, { ...ANA, contrasena: '' });
  assert.equal((await trySignIn(visitor, ANA)).status, 303);
});

test('a right pair forgives the wrong ones before it, of that login only', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  await fail(visitor, 4);
  await fail(visitor, 4, { ...CARLA, contrasena: 'x' });
  assert.equal((await trySignIn(visitor, ANA)).status, 303);
  const fresh = portal.from('203.0.113.5');
  await fail(fresh, 1, { ...CARLA, contrasena: 'x' });
  assert.equal((await trySignIn(fresh, CARLA)).status, 429);
});

test('guesses sent all at once are no more than guesses one by one', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  await visitor.get('/ingresar');
  const guess = (contrasena: string) =>
    visitor.submit('form[action="/ingresar"]', { ...ANA, contrasena }, { follow: false });
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => guess(i === 29 ? ANA.contrasena : `guess ${i}`)),
  );
  const looked = answers.filter((page) => page.status === 422).length;
  assert.ok(looked <= 7, `${looked} guesses were answered`);
  assert.equal(answers.at(-1)?.status, 429);
});

test('an IPv6 network counts as one address', async () => {
  const portal = await openTimedPortal();
  for (let i = 1; i <= 5; i++) await fail(portal.from(`2001:db8:0:7::${i}`), 1);
  assert.equal((await trySignIn(portal.from('2001:db8:0:7:ffff::9'), ANA)).status, 429);
  assert.equal((await trySignIn(portal.from('2001:db8:0:8::1'), ANA)).status, 303);
});

test('headers that anybody can write do not make a new address', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  const spoofed = async (i: number) => {
    const headers = {
      'X-Forwarded-For': `10.0.0.${i}`,
      'X-Real-IP': `10.0.0.${i}`,
      Forwarded: `for=10.0.0.${i}`,
    };
    await visitor.get('/ingresar', { headers });
    return await visitor.submit('form[action="/ingresar"]', WRONG, { follow: false, headers });
  };
  for (let i = 0; i < 5; i++) assert.equal((await spoofed(i)).status, 422);
  assert.equal((await spoofed(9)).status, 429);
});

test('behind a trusted proxy each customer has a limit of their own', async () => {
  const portal = await openTimedPortal({ TRUSTED_PROXIES: '10.0.0.1' });
  const through = async (forwarded: string) => {
    const visitor = portal.from('10.0.0.1');
    await visitor.get('/ingresar');
    const headers = { 'X-Forwarded-For': forwarded };
    return (await visitor.submit('form[action="/ingresar"]', WRONG, { follow: false, headers })).status;
  };
  // What the customer writes in front is not believed: only what the proxy added.
  for (let i = 0; i < 5; i++) assert.equal(await through(`192.0.2.${i}, 203.0.113.5`), 422);
  assert.equal(await through('192.0.2.99, 203.0.113.5'), 429);
  assert.equal(await through('203.0.113.6'), 422);
});
