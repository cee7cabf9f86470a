import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { openTimedPortal } from '../identity/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { ANAS, ANAS_BILL, recoverUsername, USERNAME } from './support.ts';

const SOSA = { ...ANAS, apellido: 'Sosa' };

async function fail(visitor: TestBrowser, times: number, typed = SOSA): Promise<void> {
  for (let i = 0; i < times; i++)
    assert.equal((await recoverUsername(visitor, typed)).status, 422, `try ${i + 1}`);
}

test('five wrong surnames close the account to that address for a while, whatever its spelling', async () => {
  const portal = await openTimedPortal();
  const stranger = portal.from('203.0.113.5');
  await fail(stranger, 4);
  await fail(stranger, 1, { ...SOSA, cuenta: '100-000-001' });
  const page = await recoverUsername(stranger, ANAS);
  assert.equal(page.status, 429);
  assert.equal(page.headers.get('retry-after'), '900');
  assert.equal((await recoverUsername(portal.from('203.0.113.6'), ANAS)).status, 200);
  const other = { cuenta: '100000006', apellido: 'Ferretería El Cóndor SRL' };
  assert.equal((await recoverUsername(stranger, other)).status, 200);
  portal.pass({ minutes: 15 });
  assert.equal((await recoverUsername(stranger, ANAS)).status, 200);
});

test('thirty failures an hour are enough for one address', async () => {
  const portal = await openTimedPortal();
  const stranger = portal.from('203.0.113.5');
  for (let i = 0; i < 30; i++) await fail(stranger, 1, { ...SOSA, cuenta: `7770000${i}` });
  assert.equal((await recoverUsername(stranger, ANAS)).status, 429);
  portal.pass({ minutes: 60 });
  assert.equal((await recoverUsername(stranger, ANAS)).status, 200);
});

test('fifty failures a day close an account to everybody, one that does not exist no less', async () => {
  const portal = await openTimedPortal();
  for (const cuenta of [ANAS.cuenta, '999999999']) {
    for (let i = 0; i < 50; i++) await fail(portal.from(`203.0.113.${i}`), 1, { ...SOSA, cuenta });
    assert.equal((await recoverUsername(portal.from('192.0.2.1'), { ...ANAS, cuenta })).status, 429);
  }
});

test('what was found counts as nothing, but guessing bills does', async () => {
  const portal = await openTimedPortal();
  const ana = portal.from('198.51.100.7');
  for (let i = 0; i < 8; i++) assert.equal((await recoverUsername(ana, ANAS)).status, 200);
  for (let i = 0; i < 5; i++)
    assert.equal((await recoverUsername(ana, { ...ANAS, factura: `B-1001-${70 + i}` })).status, 200);
  assert.equal((await recoverUsername(ana, { ...ANAS, factura: ANAS_BILL })).status, 429);
});

test('a form that was not filled in counts as nothing', async () => {
  const portal = await openTimedPortal();
  const ana = portal.from('198.51.100.7');
  await fail(ana, 7, { ...ANAS, apellido: '' });
  assert.equal((await recoverUsername(ana, ANAS)).status, 200);
});

test('guesses sent all at once are no more than guesses one by one', async () => {
  const portal = await openTimedPortal();
  const stranger = portal.from('203.0.113.5');
  await stranger.get(USERNAME);
  const guess = (apellido: string) =>
    stranger.submit(`form[action="${USERNAME}"]`, { ...ANAS, apellido }, { follow: false });
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => guess(i === 29 ? ANAS.apellido : `guess ${i}`)),
  );
  assert.ok(answers.filter((page) => page.status === 422).length <= 7);
});

test('a restart forgives nothing', async (t) => {
  const portal = await openTimedPortal();
  await fail(portal.from('203.0.113.5'), 5);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  deps.clock.now = () => portal.deps.clock.now();
  assert.equal((await recoverUsername(portal.from('203.0.113.5', app), ANAS)).status, 429);
});
