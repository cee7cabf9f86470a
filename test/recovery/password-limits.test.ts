import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { ANA, NOBODY, openTimedPortal } from '../identity/support.ts';
import { askTemporary, lettersTo, PASSWORD } from './support.ts';

test('three letters in a quarter of an hour are enough for one address, from wherever they are asked for', async () => {
  const portal = await openTimedPortal();
  for (const { usuario } of [ANA, NOBODY]) {
    for (let i = 0; i < 3; i++)
      assert.equal((await askTemporary(portal.from(`203.0.113.${i}`), usuario)).status, 303);
    const page = await askTemporary(portal.from('203.0.113.9'), usuario.toUpperCase());
    assert.deepEqual([page.status, page.headers.get('retry-after')], [429, '900']);
    assert.equal((await lettersTo(portal, usuario)).length, 3);
  }
  portal.pass({ minutes: 15 });
  assert.equal((await askTemporary(portal.from('203.0.113.9'), ANA.usuario)).status, 303);
});

test('ten a day are enough for one address', async () => {
  const portal = await openTimedPortal();
  for (let i = 0; i < 10; i++) {
    assert.equal((await askTemporary(portal.from(`203.0.113.${i}`), ANA.usuario)).status, 303);
    portal.pass({ minutes: 15 });
  }
  assert.equal((await askTemporary(portal.from('203.0.113.99'), ANA.usuario)).status, 429);
  portal.pass({ minutes: 24 * 60 });
  assert.equal((await askTemporary(portal.from('203.0.113.99'), ANA.usuario)).status, 303);
});

test('twenty an hour are enough for one visitor', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  for (let i = 0; i < 20; i++)
    assert.equal((await askTemporary(visitor, `nadie${i}@example.com`)).status, 303);
  assert.equal((await askTemporary(visitor, ANA.usuario)).status, 429);
  assert.equal((await askTemporary(portal.from('203.0.113.6'), ANA.usuario)).status, 303);
  portal.pass({ minutes: 60 });
  assert.equal((await askTemporary(visitor, ANA.usuario)).status, 303);
});

test('sent all at once they are no more than one by one', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  await visitor.get(PASSWORD);
  const ask = () => visitor.submit(`form[action="${PASSWORD}"]`, { usuario: ANA.usuario }, { follow: false });
  await Promise.all(Array.from({ length: 12 }, ask));
  assert.ok((await lettersTo(portal, ANA.usuario)).length <= 3);
});

test('a slip of the pen counts as nothing', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.from('203.0.113.5');
  for (let i = 0; i < 22; i++) assert.equal((await askTemporary(visitor, 'ana.gomez@')).status, 422);
  assert.equal((await askTemporary(visitor, ANA.usuario)).status, 303);
});

test('a restart forgives nothing', async (t) => {
  const portal = await openTimedPortal();
  for (let i = 0; i < 3; i++) await askTemporary(portal.from('203.0.113.5'), ANA.usuario);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  deps.clock.now = () => portal.deps.clock.now();
  assert.equal((await askTemporary(portal.from('203.0.113.6', app), ANA.usuario)).status, 429);
});
