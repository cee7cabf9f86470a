import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import type { Passwords } from '../../src/identity/passwords.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { createBrowser } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import { ANA, NOBODY, trySignIn, withoutChance } from './support.ts';

const WRONG = { ...ANA, contrasena: 'not hers' };

interface Work {
  queries: string[];
  hashes: number;
  status: number;
  body: string;
  headers: string[];
}

/** What one try costs and answers, in a portal of its own that counts. */
async function workOf(who: Record<string, string>, after = 0): Promise<Work> {
  const portal = await openPortal();
  const work: Work = { queries: [], hashes: 0, status: 0, body: '', headers: [] };
  const store = openDatabase(join(portal.dataDir, 'portal.db'), { onQuery: (sql) => work.queries.push(sql) });
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  const { passwords } = deps;
  deps.passwords = {
    hash: passwords.hash,
    verify: (stored, password) => {
      work.hashes += 1;
      return passwords.verify(stored, password);
    },
  } satisfies Passwords;
  const visitor = createBrowser((request) => app.fetch(request, {}), deps.config.baseUrl);
  for (let i = 0; i < after; i++) await trySignIn(visitor, who);
  await visitor.get('/ingresar');
  work.queries.length = 0;
  work.hashes = 0;
  const page = await visitor.submit('form[action="/ingresar"]', who, { follow: false });
  await store.close();
  work.status = page.status;
  work.body = withoutChance(page.body).replace(String(who.usuario), 'USER');
  work.headers = [...page.headers.keys()].sort();
  return work;
}

test('the portal does not say who has a login: same answer, same work', async () => {
  const [known, unknown] = [await workOf(WRONG), await workOf(NOBODY)];
  assert.equal(known.status, 422);
  assert.ok(known.queries.length > 3);
  assert.equal(known.hashes, 1);
  assert.deepEqual(unknown, known);
});

test('nor does it when the limit is reached', async () => {
  const [known, unknown] = [await workOf(WRONG, 5), await workOf(NOBODY, 5)];
  assert.equal(known.status, 429);
  assert.equal(known.hashes, 0);
  assert.deepEqual(unknown, known);
});

test('nor for a password that is too long to be one', async () => {
  const contrasena = 'x'.repeat(201);
  const [known, unknown] = [await workOf({ ...ANA, contrasena }), await workOf({ ...NOBODY, contrasena })];
  assert.equal(known.status, 422);
  assert.deepEqual(unknown, known);
});
