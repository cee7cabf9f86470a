import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestBrowser } from '../support/browser.ts';
import { ANA, openTimedPortal, trySignIn } from './support.ts';

async function isSignedIn(visitor: TestBrowser): Promise<boolean> {
  const page = await visitor.get('/cuentas', { follow: false });
  if (page.status === 200) return true;
  assert.equal(page.status, 303);
  assert.match(page.headers.get('location') ?? '', /^\/ingresar\?volver=/);
  return false;
}

test('a visit that rests 45 minutes is over', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  portal.pass({ minutes: 44, seconds: 59 });
  assert.equal(await isSignedIn(ana), true);
  portal.pass({ minutes: 45 });
  assert.equal(await isSignedIn(ana), false);
});

test('a visit that goes on is kept, to the 12 hours and no longer', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  for (let minutes = 0; minutes < 700; minutes += 20) {
    portal.pass({ minutes: 20 });
    assert.equal(await isSignedIn(ana), true, `after ${minutes + 20} minutes`);
  }
  portal.pass({ minutes: 19, seconds: 59 });
  assert.equal(await isSignedIn(ana), true);
  portal.pass({ seconds: 1 });
  assert.equal(await isSignedIn(ana), false);
});

test('a payment of 30 minutes elsewhere ends no visit', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  portal.pass({ minutes: 31 });
  assert.equal(await isSignedIn(ana), true);
});

test('looking around writes to the disk once a minute at most', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  const seen = async () =>
    (await portal.deps.db.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow())
      .last_seen_at;
  const before = await seen();
  portal.pass({ seconds: 60 });
  await ana.get('/cuentas');
  assert.equal(await seen(), before);
  portal.pass({ seconds: 1 });
  await ana.get('/cuentas');
  assert.notEqual(await seen(), before);
});

test('signed out, the cookie opens nothing, nor does the page that Back would show', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  const page = await ana.get('/cuentas/100000001');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const token = ana.cookies.get('sid') ?? '';
  const answer = await ana.submit('form[action="/salir"]', {}, { follow: false });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('clear-site-data'), '"cache"');
  assert.equal(ana.cookies.has('sid'), false);
  assert.match((await ana.get('/')).text, /Cerraste la sesión/);
  const thief = portal.browser();
  thief.cookies.set('sid', token);
  assert.equal(await isSignedIn(thief), false);
  assert.deepEqual(await portal.deps.db.selectFrom('sessions').selectAll().execute(), []);
});

test('signing out ends one visit, not those of other browsers', async () => {
  const portal = await openTimedPortal();
  const [phone, computer] = [portal.browser(), portal.browser()];
  for (const visitor of [phone, computer]) await trySignIn(visitor, ANA);
  await phone.get('/cuentas');
  await phone.submit('form[action="/salir"]');
  assert.equal(await isSignedIn(computer), true);
});

test('all visits of somebody can be ended at once', async () => {
  const portal = await openTimedPortal();
  const [phone, computer] = [portal.browser(), portal.browser()];
  for (const visitor of [phone, computer]) await trySignIn(visitor, ANA);
  const { user_id } = await portal.deps.db.selectFrom('sessions').select('user_id').executeTakeFirstOrThrow();
  await portal.deps.sessions.endAll(user_id);
  assert.equal(await isSignedIn(phone), false);
  assert.equal(await isSignedIn(computer), false);
});

test('a late visit can sign out too', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  await ana.get('/cuentas');
  portal.pass({ minutes: 50 });
  const answer = await ana.submit('form[action="/salir"]', {}, { follow: false });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/']);
});

test('what ran out is swept away, what counts is not', async () => {
  const portal = await openTimedPortal();
  const { db, sessions, keptForms, knownBrowsers, limits } = portal.deps;
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  const { user_id } = await db.selectFrom('sessions').select('user_id').executeTakeFirstOrThrow();
  await keptForms.keep(user_id, '/mis-datos', { telefono: '261' });
  await limits.fail([{ key: 'test', failures: 5, windowSeconds: 60 }]);
  const sweep = () => Promise.all([sessions, keptForms, knownBrowsers, limits].map((kept) => kept.sweep()));
  const tables = ['sessions', 'kept_forms', 'known_browsers', 'failure_counts'] as const;
  const counts = () =>
    Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
  await sweep();
  assert.deepEqual(await counts(), [1, 1, 1, 1]);
  portal.pass({ minutes: 61 });
  await sweep();
  assert.deepEqual(await counts(), [1, 0, 1, 0]);
  portal.pass({ minutes: 48 * 60 });
  await sweep();
  assert.deepEqual(await counts(), [0, 0, 1, 0]);
  portal.pass({ minutes: 90 * 24 * 60 });
  await sweep();
  assert.deepEqual(await counts(), [0, 0, 0, 0]);
});
