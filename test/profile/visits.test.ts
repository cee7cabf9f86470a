import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARLA, tryPassword, trySignIn } from '../identity/support.ts';
import { openLobby } from '../kiosk/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { ANA_EMAIL, actions, opened, pathOf, userOf } from './support.ts';

const END = 'form[action="/mis-datos/sesiones/cerrar"]';
const END_OTHERS = 'form[action="/mis-datos/sesiones/cerrar-las-demas"]';
const FORGET = 'form[action="/mis-datos/equipos/olvidar"]';

const isIn = async (visitor: TestBrowser) =>
  (await visitor.get('/mis-datos', { follow: false })).status === 200;

const csrfOf = (visitor: TestBrowser) =>
  visitor.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';

test('each open session is listed with its device and last use, this one marked and first', async () => {
  const { ana, signedIn, pass } = await opened();
  pass({ minutes: 5 });
  await signedIn();
  const page = await ana.get('/mis-datos');
  assert.equal(page.root.querySelectorAll(END).length, 1);
  assert.ok(page.root.querySelector('#sesion-1')?.parentNode?.text.includes('Esta sesión'));
  assert.ok(page.root.querySelector('#sesion-2')?.parentNode?.querySelector(END));
  assert.ok(page.text.includes('Último uso: 22 de noviembre de 2026, 09:05'));
});

test('one session is ended, and its next request leads to the sign-in', async () => {
  const { ana, signedIn, deps } = await opened();
  const other = await signedIn();
  assert.ok(await isIn(other));
  await ana.get('/mis-datos');
  const done = await ana.submit(END);
  assert.equal(pathOf(done), '/mis-datos');
  assert.ok(done.text.includes('Cerramos esa sesión.'));
  assert.deepEqual([await isIn(other), await isIn(ana)], [false, true]);
  assert.ok((await actions(deps)).includes('end session'));
});

test('all others are ended at once; this one goes on', async () => {
  const { ana, signedIn } = await opened();
  const others = [await signedIn(), await signedIn()];
  await ana.get('/mis-datos');
  const done = await ana.submit(END_OTHERS);
  assert.ok(done.text.includes('Cerramos todas las demás sesiones.'));
  assert.equal(done.root.querySelector(END_OTHERS), null);
  for (const other of others) assert.equal(await isIn(other), false);
});

test('a lobby computer is called one, and is ended like the rest', async () => {
  const { ana, deps } = await opened();
  const user = await userOf(deps);
  await deps.sessions.start(user, { kind: 'kiosk', device: 'Salón central 2' });
  const page = await ana.get('/mis-datos');
  for (const words of ['Salón central 2', 'Computadora del local']) assert.ok(page.text.includes(words));
  await ana.submit(END);
  assert.equal((await deps.sessions.list(user.id)).length, 1);
});

test('a browser that is forgotten is asked again there', async () => {
  const { ana, deps } = await opened();
  const user = await userOf(deps);
  await deps.db.updateTable('known_browsers').set({ trusted_at: '2026-11-22T12:00:00.000Z' }).execute();
  const again = { usuario: ANA_EMAIL, contrasena: 'Manantial#26' };
  const page = await ana.get('/mis-datos');
  assert.ok(page.text.includes('De confianza'));
  const done = await ana.submit(FORGET);
  assert.ok(done.text.includes('Olvidamos ese equipo'));
  assert.ok(done.text.includes('No recordamos ningún navegador.'));
  assert.deepEqual(await deps.knownBrowsers.list(user.id), []);
  await ana.submit('form[action="/salir"]');
  assert.match((await tryPassword(ana, again)).headers.get('location') ?? '', /^\/pregunta/);
});

test('without forgetting, the trusted browser is not asked', async () => {
  const { ana, deps } = await opened();
  await deps.db.updateTable('known_browsers').set({ trusted_at: '2026-11-22T12:00:00.000Z' }).execute();
  await ana.get('/mis-datos');
  await ana.submit('form[action="/salir"]');
  const page = await tryPassword(ana, { usuario: ANA_EMAIL, contrasena: 'Manantial#26' });
  assert.equal(page.headers.get('location'), '/');
});

test('sessions and browsers of other users are out of reach, and told no differently from none', async () => {
  const { ana, signedIn, deps } = await opened();
  const carla = await signedIn(CARLA.usuario, CARLA.contrasena);
  const { id } = await userOf(deps, CARLA.usuario);
  const [visit] = await deps.sessions.list(id);
  const [browser] = await deps.knownBrowsers.list(id);
  await ana.get('/mis-datos');
  const _csrf = csrfOf(ana);
  for (const value of [visit?.id ?? '', 'nothing', '', 'x'.repeat(9000)]) {
    const page = await ana.post('/mis-datos/sesiones/cerrar', { _csrf, sesion: value });
    assert.ok(page.text.includes('Ya no estaba en la lista.'));
  }
  for (const value of [browser?.id ?? '', 'nothing', '']) {
    const page = await ana.post('/mis-datos/equipos/olvidar', { _csrf, equipo: value });
    assert.ok(page.text.includes('Ya no estaba en la lista.'));
  }
  await ana.post('/mis-datos/sesiones/cerrar-las-demas', { _csrf });
  assert.ok(await isIn(carla));
  assert.equal((await deps.knownBrowsers.list(id)).length, 1);
});

test('nothing on the page signs anybody in: ids are not tokens', async () => {
  const { ana, browser } = await opened();
  const page = await ana.get('/mis-datos');
  const thief = browser();
  for (const input of page.root.querySelectorAll('[name=equipo], [name=sesion]')) {
    thief.cookies.set('sid', input.getAttribute('value') ?? '');
    assert.equal(await isIn(thief), false);
  }
  assert.ok(!page.body.includes(ana.cookies.get('sid') ?? '?'));
});

test('in the lobby the page is the same, and nothing about the computer is remembered', async () => {
  const lobby = await openLobby();
  const visitor = await lobby.kiosk();
  await trySignIn(visitor, { usuario: ANA_EMAIL, contrasena: 'Manantial#26' });
  const page = await visitor.get('/mis-datos');
  assert.equal(page.status, 200);
  assert.equal(page.root.querySelectorAll('main h2').length, 8);
  for (const words of ['Hall', 'Computadora del local', 'No recordamos ningún navegador.'])
    assert.ok(page.text.includes(words), words);
});
