import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterPage, warningFor } from '../../src/kiosk/timing.ts';
import { addSeconds } from '../../src/kit/dates.ts';
import { ANA, tryPassword, trySignIn } from '../identity/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { openLobby, refreshOf } from './support.ts';

const STAY = { follow: false };
const HOME = '/cuentas/100000002';
const WARNING = '/kiosco/aviso?volver=%2Fcuentas%2F100000002';
const GO_ON = 'form[action="/kiosco/seguir"]';
const NOW = '2026-11-22T12:00:00.000Z';

async function openAtHome() {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  await trySignIn(ana, ANA);
  await ana.get(HOME);
  return { lobby, ana };
}

async function isSignedIn(visitor: TestBrowser): Promise<boolean> {
  return (await visitor.get(HOME, STAY)).status === 200;
}

test('signed in, a page that nobody touches gives way to the warning after 2 minutes', async () => {
  const { ana } = await openAtHome();
  assert.deepEqual(refreshOf(ana), { seconds: 120, url: WARNING });
  await ana.get(`${HOME}/facturas?pagina=1`);
  assert.equal(
    refreshOf(ana)?.url,
    `/kiosco/aviso?volver=${encodeURIComponent(`${HOME}/facturas?pagina=1`)}`,
  );
  await ana.get('/nada');
  assert.equal(refreshOf(ana)?.seconds, 120);
});

test('a second step that waits gives way as soon, what is typed signed out after 5 minutes', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  for (const path of ['/ingresar', '/registrarse', '/recuperar/clave', '/recuperar/usuario', '/pagar']) {
    await ana.get(path);
    assert.deepEqual(refreshOf(ana), {
      seconds: 300,
      url: `/kiosco/aviso?volver=${encodeURIComponent(path)}`,
    });
  }
  await tryPassword(ana, ANA);
  await ana.get('/pregunta');
  assert.deepEqual(refreshOf(ana), { seconds: 120, url: '/kiosco/aviso?volver=%2Fpregunta' });
});

test('after a form with errors the warning leads back to the page of the form', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  await ana.get('/ingresar');
  const headers = { Referer: 'http://localhost:3000/ingresar?volver=%2Fcuentas' };
  const page = await ana.submit('form[action="/ingresar"]', { usuario: '' }, { headers });
  assert.equal(page.status, 422);
  assert.equal(
    refreshOf(ana)?.url,
    `/kiosco/aviso?volver=${encodeURIComponent('/ingresar?volver=%2Fcuentas')}`,
  );
  for (const Referer of ['https://evil.example/ingresar', 'nonsense', '']) {
    await ana.submit('form[action="/ingresar"]', { usuario: '' }, { headers: { Referer } });
    assert.equal(refreshOf(ana)?.url, '/kiosco/aviso?volver=%2F');
  }
});

test('other browsers have no such timer', async () => {
  const lobby = await openLobby();
  const ana = await lobby.signedIn();
  assert.equal((await ana.get(HOME)).headers.has('refresh'), false);
});

test('the warning waits 30 seconds, does not count as use, and then the visit is over', async () => {
  const { lobby, ana } = await openAtHome();
  lobby.pass({ seconds: 120 });
  const warning = await ana.get(WARNING);
  assert.match(warning.text, /¿Seguís ahí\?.*30 segundos/);
  assert.deepEqual(refreshOf(ana), { seconds: 31, url: '/kiosco/terminado' });
  lobby.pass({ seconds: 10 });
  await ana.get(WARNING);
  assert.deepEqual(refreshOf(ana), { seconds: 21, url: '/kiosco/terminado' });
  lobby.pass({ seconds: 21 });
  const ended = await ana.get('/kiosco/terminado');
  assert.match(ended.text, /La visita terminó/);
  assert.equal(ended.headers.get('clear-site-data'), '"cache", "storage"');
  assert.deepEqual(refreshOf(ana), { seconds: 15, url: '/kiosco' });
  assert.deepEqual([...ana.cookies.keys()], ['kiosco']);
  assert.equal(await isSignedIn(ana), false);
});

test('a visit rests 149 seconds and no 150', async () => {
  for (const [seconds, live] of [
    [119, true],
    [149, true],
    [150, false],
  ] as const) {
    const { lobby, ana } = await openAtHome();
    lobby.pass({ seconds });
    assert.equal(await isSignedIn(ana), live, `after ${seconds} s`);
  }
});

test('one press goes on, where one was, for 2 minutes more, time and again', async () => {
  const { lobby, ana } = await openAtHome();
  for (let time = 0; time < 11; time++) {
    lobby.pass({ seconds: 120 });
    await ana.get(WARNING);
    lobby.pass({ seconds: 25 });
    const answer = await ana.submit(GO_ON, {}, STAY);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, HOME]);
    await ana.get(HOME);
    assert.equal(refreshOf(ana)?.seconds, 120);
  }
});

test('a press that comes too late ends the visit cleanly', async () => {
  const { lobby, ana } = await openAtHome();
  lobby.pass({ seconds: 120 });
  await ana.get(WARNING);
  lobby.pass({ seconds: 31 });
  await ana.submit(GO_ON);
  assert.match(ana.page.text, /La visita terminó/);
  assert.deepEqual([...ana.cookies.keys()], ['kiosco']);
});

test('from the warning, Terminar y borrar ends the visit', async () => {
  const { lobby, ana } = await openAtHome();
  lobby.pass({ seconds: 120 });
  await ana.get(WARNING);
  await ana.submit('main form[action="/kiosco/terminar"]');
  assert.equal(new URL(ana.page.url).pathname, '/kiosco');
  assert.deepEqual(await lobby.deps.db.selectFrom('sessions').selectAll().execute(), []);
});

test('after 30 minutes of use the last warning says so and leads to the sign-in and back', async () => {
  const { lobby, ana } = await openAtHome();
  for (let minute = 1; minute < 29; minute++) {
    lobby.pass({ minutes: 1 });
    await ana.get(HOME);
  }
  lobby.pass({ seconds: 50 });
  await ana.get(HOME);
  assert.deepEqual(refreshOf(ana), { seconds: 40, url: WARNING });
  lobby.pass({ seconds: 40 });
  const warning = await ana.get(WARNING);
  assert.match(warning.text, /Tu visita termina.*30 minutos como máximo.*30 segundos/);
  assert.equal(warning.root.querySelector(GO_ON), null);
  assert.equal(refreshOf(ana)?.seconds, 31);
  await ana.get(HOME);
  assert.deepEqual(refreshOf(ana), { seconds: 31, url: '/kiosco/terminado' });
  await ana.get(WARNING);
  const answer = await ana.submit('main form[action="/kiosco/terminar"]', {}, STAY);
  assert.equal(answer.headers.get('location'), `/ingresar?volver=${encodeURIComponent(HOME)}`);
  assert.deepEqual([...ana.cookies.keys()], ['kiosco']);
});

test('30 minutes end a visit whatever is done', async () => {
  const { lobby, ana } = await openAtHome();
  for (let minute = 1; minute < 30; minute++) {
    lobby.pass({ minutes: 1 });
    assert.equal(await isSignedIn(ana), true, `after ${minute} minutes`);
  }
  lobby.pass({ seconds: 59 });
  assert.equal(await isSignedIn(ana), true);
  lobby.pass({ seconds: 1 });
  assert.equal(await isSignedIn(ana), false);
});

test('no page that loads by itself ends a visit or changes the database', async () => {
  const { lobby, ana } = await openAtHome();
  const rows = () => lobby.deps.db.selectFrom('sessions').selectAll().execute();
  lobby.pass({ seconds: 100 });
  const before = await rows();
  assert.equal((await ana.get('/kiosco/terminado', STAY)).headers.get('location'), '/kiosco/aviso');
  await ana.get('/kiosco/aviso');
  assert.deepEqual(await rows(), before);
  lobby.pass({ seconds: 60 });
  await ana.get('/kiosco/aviso');
  assert.match(ana.page.text, /La visita terminó/);
  assert.deepEqual(await rows(), before);
});

test('the warning leads to no other site', async () => {
  const lobby = await openLobby();
  const visitor = await lobby.kiosk();
  for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    await visitor.get(`/kiosco/aviso?volver=${encodeURIComponent(evil)}`);
    const answer = await visitor.submit(GO_ON, {}, STAY);
    assert.equal(answer.headers.get('location'), '/', evil);
  }
});

test('the warning always has its time, at every second of a visit', () => {
  for (let at = 0; at < 1800; at++) {
    const now = addSeconds(NOW, at);
    const visit = { lastSeenAt: now, endsAt: addSeconds(NOW, 1800) };
    const { seconds, to } = afterPage(visit, now);
    assert.ok(seconds >= 1 && seconds <= 120, `at ${at}`);
    if (to === 'ended') continue;
    const warning = warningFor(visit, addSeconds(now, seconds));
    assert.ok(warning.seconds >= 29, `at ${at}: ${warning.seconds} s`);
    assert.equal(warning.last, at + seconds >= 1770, `at ${at}`);
  }
});
