import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import { createLog } from '../../src/kit/log.ts';
import { collapse } from '../support/browser.ts';
import { openLobby } from './support.ts';

const STAY = { follow: false };
const WRONG = '0123456789ABCDEFGHJKMNPQRS';

test('the right key makes a lobby computer of the browser, until it is closed', async () => {
  const { browser, key } = await openLobby();
  const visitor = browser();
  const answer = await visitor.get(`/kiosco/activar/${key}`, STAY);
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/kiosco']);
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, new RegExp(`^kiosco=${key}; Path=/; HttpOnly; SameSite=Lax$`));
  assert.equal((await visitor.get('/kiosco')).status, 200);
});

test('on https the cookie is bound to the host', async () => {
  const { app, key } = await openLobby({ BASE_URL: 'https://portal.example' });
  const answer = await app.request(`https://portal.example/kiosco/activar/${key}`);
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, new RegExp(`^__Host-kiosco=${key}; Path=/; HttpOnly; Secure; SameSite=Lax$`));
});

test('a profile that is wiped at every start activates itself again', async () => {
  const lobby = await openLobby();
  for (let start = 0; start < 15; start++) {
    const visitor = await lobby.kiosk();
    assert.equal(new URL(visitor.page.url).pathname, '/kiosco');
    assert.deepEqual([...visitor.cookies.keys()], ['kiosco']);
  }
});

test('a key typed by hand may be in small letters', async () => {
  const { browser, key } = await openLobby();
  assert.equal((await browser().get(`/kiosco/activar/${key.toLowerCase()}`)).status, 200);
});

test('what the browser held before is gone with the activation', async () => {
  const { browser, key, deps } = await openLobby();
  const visitor = browser();
  for (const name of ['sid', 'dev', 'lang', 'pre']) visitor.cookies.set(name, 'x');
  await visitor.get(`/kiosco/activar/${key}`);
  assert.deepEqual([...visitor.cookies.keys()], ['kiosco']);
  assert.equal(deps.cookies.secure, false);
});

test('a wrong key is a page that does not exist, and guessing ends soon', async () => {
  const { from, key } = await openLobby();
  const thief = from('203.0.113.7');
  for (let i = 0; i < 10; i++) assert.equal((await thief.get(`/kiosco/activar/${WRONG}`)).status, 404);
  assert.equal((await thief.get(`/kiosco/activar/${WRONG}`)).status, 429);
  assert.equal(thief.cookies.has('kiosco'), false);
  assert.equal((await from('203.0.113.8').get(`/kiosco/activar/${WRONG}`)).status, 404);
  assert.equal((await thief.get(`/kiosco/activar/${key}`)).status, 200);
});

test('a computer that was removed is one no more', async () => {
  const lobby = await openLobby();
  const visitor = await lobby.kiosk();
  assert.equal((await lobby.kiosks.remove('Hall'))?.name, 'Hall');
  assert.equal((await visitor.get('/kiosco')).status, 404);
  assert.equal((await visitor.get(`/kiosco/activar/${lobby.key}`)).status, 404);
  assert.deepEqual(await lobby.kiosks.list(), []);
  const actions = await lobby.deps.db.selectFrom('audit_trail').select('action').execute();
  assert.deepEqual(
    actions.map(({ action }) => action).filter((action) => action.startsWith('kiosk')),
    ['kiosk added', 'kiosk removed'],
  );
});

test('the table holds no key', async () => {
  const { deps, key } = await openLobby();
  const rows = await deps.db.selectFrom('kiosks').selectAll().execute();
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(key));
  const audit = await deps.db.selectFrom('audit_trail').selectAll().execute();
  assert.ok(!JSON.stringify(audit).includes(key));
});

test('elsewhere the start page says whom to ask, and the other addresses do not exist', async () => {
  const visitor = (await openLobby()).browser();
  const page = await visitor.get('/kiosco');
  assert.equal(page.status, 404);
  assert.match(collapse(page.text), /Si trabajás en el local/);
  for (const path of ['/kiosco/aviso', '/kiosco/terminado'])
    assert.equal((await visitor.get(path)).status, 404, path);
  await visitor.get('/ingresar');
  const _csrf = visitor.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
  for (const path of ['/kiosco/terminar', '/kiosco/seguir'])
    assert.equal((await visitor.post(path, { _csrf }, STAY)).status, 404, path);
});

test('neither the log nor another site learns a key', async () => {
  const { deps, key } = await openLobby();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const { app } = compose(deps.config, { db: deps.db, log, port: 3000 });
  const paths = [
    `/kiosco/activar/${key}`,
    `/kiosco/activar/${key}/`,
    `/Kiosco/activar//${key}`,
    `/kiosco/activar/${WRONG}`,
  ];
  for (const path of paths) {
    const answer = await app.request(`http://localhost:3000${path}`, {
      headers: { Cookie: `kiosco=${key}` },
    });
    if (path.startsWith('/kiosco/activar/') && !path.endsWith('/'))
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer', path);
  }
  const all = lines.join('');
  assert.match(all, /"path":"\/kiosco\/activar\/…"/);
  assert.match(all, /"msg":"kiosk activated"/);
  for (const secret of [key, WRONG]) assert.ok(!all.includes(secret), `the log holds ${secret}`);
});
