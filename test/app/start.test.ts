import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../src/kit/database.ts';
import { startProcess } from './process.ts';

test('the portal starts with nothing set, says where it is and who can sign in', async (t) => {
  const portal = startProcess(t);
  const url = await portal.url();
  assert.match(url, /^http:\/\/localhost:\d+$/);
  assert.deepEqual(await (await fetch(`${url}/salud`)).json(), { status: 'ok' });
  const page = await (await fetch(url)).text();
  assert.match(page, /<button[^>]*>Ingresar<\/button>/);
  portal.child.kill('SIGTERM');
  assert.equal(await portal.ended(), 0);
  assert.match(portal.output(), /ana\.gomez@example\.com +Manantial#26/);
  assert.equal(portal.errors(), '');
});

test('without the demo there are no logins, and none are printed', async (t) => {
  const portal = startProcess(t, { DEMO: '0' });
  await portal.url();
  portal.child.kill('SIGTERM');
  assert.equal(await portal.ended(), 0);
  assert.doesNotMatch(portal.output(), /Manantial/);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  assert.deepEqual(await store.db.selectFrom('users').select('id').execute(), []);
});

test('a wrong environment ends it with 78 and every problem, before anything is made', async (t) => {
  const portal = startProcess(t, { PORT: 'x', CURRENCY: 'pesos', BASE_URL: 'nowhere' });
  assert.equal(await portal.ended(), 78);
  for (const name of ['PORT', 'CURRENCY', 'BASE_URL'])
    assert.match(portal.errors(), new RegExp(`^ {2}- ${name}`, 'm'));
  assert.doesNotMatch(portal.errors(), /at .*\.ts|Error:/);
  assert.equal(portal.output(), '');
  assert.equal(existsSync(join(portal.dataDir, 'portal.db')), false);
});

test('a port in use is said in a line, not in a stack', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const portal = startProcess(t, { PORT: String((taken.address() as AddressInfo).port) });
  assert.equal(await portal.ended(), 78);
  assert.match(portal.errors(), /EADDRINUSE/);
  assert.doesNotMatch(portal.errors(), /\n\s+at /);
});

const PRETEND_OLD = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}});";

test('an old Node hands over to the one that came with the install, and its signals too', async (t) => {
  const portal = startProcess(t, {}, ['--import', `data:text/javascript,${PRETEND_OLD}`]);
  const url = await portal.url();
  assert.equal((await fetch(`${url}/salud`)).status, 200);
  portal.child.kill('SIGTERM');
  assert.equal(await portal.ended(), 0);
  await assert.rejects(fetch(`${url}/salud`));
});

test('where none came with the install, an old Node is told what to do instead', async (t) => {
  const elsewhere = `${PRETEND_OLD}Object.defineProperty(process,'platform',{value:'plan9'})`;
  const portal = startProcess(t, {}, ['--import', `data:text/javascript,${elsewhere}`]);
  assert.equal(await portal.ended(), 78);
  assert.match(portal.errors(), /Ventanilla needs Node 24 or newer/);
});

test('what came with the demo is refused in production', async (t) => {
  const demo = startProcess(t);
  await demo.url();
  demo.child.kill('SIGTERM');
  await demo.ended();
  const { startPortal } = await import('../../src/server.ts');
  const { readConfig, ConfigError } = await import('../../src/config.ts');
  const { createLog } = await import('../../src/kit/log.ts');
  const config = readConfig({
    DATA_DIR: demo.dataDir,
    PORT: '0',
    PORTAL_SECRET: 'a secret that is surely long enough',
  });
  const refused = startPortal({ ...config, production: true, demoData: false }, createLog('silent'));
  await assert.rejects(refused, (error) => error instanceof ConfigError && /demo/.test(error.message));
});
