import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestBrowser } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import {
  ANA,
  answerQuestion,
  CARLA,
  openTimedPortal,
  signInHere,
  type TimedPortal,
  trySignIn,
} from './support.ts';

const LINK = '/cuentas/vincular';

async function signInBackTo(volver: string): Promise<string | null> {
  const visitor = (await openTimedPortal()).browser();
  await visitor.get(`/ingresar?volver=${encodeURIComponent(volver)}`);
  const step = await visitor.submit('form[action="/ingresar"]', { ...ANA, volver }, { follow: false });
  assert.equal(step.status, 303);
  const question = step.headers.get('location') ?? '';
  assert.match(question, /^\/pregunta(\?volver=|$)/);
  const answer = await answerQuestion(visitor, question);
  assert.equal(answer.status, 303);
  return answer.headers.get('location');
}

test('signing in leads back to the page that was asked for, with its query', async () => {
  const visitor = (await openTimedPortal()).browser();
  const page = await visitor.get('/cuentas/100000001/facturas?factura=B-1001-25');
  assert.match(page.url, /\/ingresar\?volver=/);
  assert.match(page.text, /Después de ingresar volvés a donde estabas/);
  const back = await signInHere(visitor, ANA);
  assert.match(back.url, /\/cuentas\/100000001\/facturas\?factura=B-1001-25$/);
});

test('a wrong pair on the way does not lose the way', async () => {
  const visitor = (await openTimedPortal()).browser();
  await visitor.get('/cuentas');
  await visitor.submit('form[action="/ingresar"]', { ...ANA, contrasena: 'x' });
  const page = await signInHere(visitor, ANA);
  assert.match(page.url, /\/cuentas$/);
});

const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'http:evil.example',
  'javascript:alert(1)',
  'evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e%2e//evil.example',
  '/\t/evil.example',
  '/\r\nSet-Cookie: sid=x',
  '/\u0000//evil.example',
  ' //evil.example',
  `/${'a'.repeat(2100)}`,
];
for (const volver of ELSEWHERE) {
  test(`«${JSON.stringify(volver).slice(0, 40)}» leads nowhere but home`, async () => {
    assert.equal(await signInBackTo(volver), '/');
  });
}

test('a portal in disguise stays a path of ours', async () => {
  assert.equal(await signInBackTo('/%2F%2Fevil.example'), '/%2F%2Fevil.example');
  assert.equal(await signInBackTo('/@evil.example'), '/@evil.example');
  assert.equal(await signInBackTo('/cuentas#//evil.example'), '/cuentas');
});

/** Fills in the form, and sends it after the visit is over. */
async function sendLate(portal: TimedPortal, visitor: TestBrowser): Promise<void> {
  await trySignIn(visitor, ANA);
  await visitor.get(LINK);
  portal.pass({ minutes: 50 });
  const typed = { cuenta: '100000003', apellido: 'Pérez', postal: '5501', contrasena: 'Manantial#26' };
  const page = await visitor.submit(`form[method="post"][action="${LINK}"]`, typed);
  assert.match(page.url, /\/ingresar\?volver=%2Fcuentas%2Fvincular$/);
  assert.equal(page.status, 200);
}

const accountField = (visitor: TestBrowser) =>
  visitor.page.root.querySelector('[name=cuenta]')?.getAttribute('value') || null;

test('a form that came too late is there again after signing in', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await sendLate(portal, ana);
  const page = await signInHere(ana, ANA);
  assert.match(page.url, new RegExp(`${LINK}$`));
  assert.equal(accountField(ana), '100000003');
  // Once: a later visit to the page is a new one.
  await ana.get(LINK);
  assert.equal(accountField(ana), null);
});

test('nobody else finds it there', async () => {
  const portal = await openTimedPortal();
  const shared = portal.browser();
  await sendLate(portal, shared);
  await signInHere(shared, CARLA);
  await shared.get(LINK);
  assert.equal(accountField(shared), null);
});

test('it is kept without secrets, for an hour', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await sendLate(portal, ana);
  const kept = await portal.deps.db.selectFrom('kept_forms').select('fields').executeTakeFirstOrThrow();
  assert.doesNotMatch(kept.fields, /Manantial|_csrf|contrasena/);
  portal.pass({ minutes: 61 });
  await trySignIn(ana, ANA);
  await ana.get(LINK);
  assert.equal(accountField(ana), null);
});

test('secrets are left out by whatever name a form gives them', async () => {
  const portal = await openTimedPortal();
  await trySignIn(portal.browser(), ANA);
  const { user_id } = await portal.deps.db.selectFrom('sessions').select('user_id').executeTakeFirstOrThrow();
  const secret = {
    _csrf: 'x',
    contrasena: 'x',
    contrasena_repetida: 'x',
    clave_nueva: 'x',
    respuesta: 'x',
    cbu: 'x',
  };
  await portal.deps.keptForms.keep(user_id, '/a', { ...secret, telefono: '261', factura: ['1', '2'] });
  assert.deepEqual(await portal.deps.keptForms.take(user_id, '/a'), { telefono: '261' });
});

test('a form with a forged token is not kept, whoever seems to send it', async () => {
  const portal = await openTimedPortal();
  const ana = portal.browser();
  await trySignIn(ana, ANA);
  portal.pass({ minutes: 50 });
  const page = await ana.post(LINK, { _csrf: 'a.b', cuenta: '1' }, { follow: false });
  assert.equal(page.status, 403);
  assert.deepEqual(await portal.deps.db.selectFrom('kept_forms').selectAll().execute(), []);
});

test('a private address of nobody says no more than that one must sign in', async () => {
  const visitor = (await openTimedPortal()).browser();
  for (const path of [
    '/cuentas',
    '/cuentas/100000001',
    '/cuentas/999',
    '/cuentas/100000001/facturas/B-1001-25.pdf',
  ]) {
    const page = await visitor.get(path, { follow: false });
    assert.equal(page.status, 303);
    assert.equal(page.headers.get('location'), `/ingresar?volver=${encodeURIComponent(path)}`);
  }
});

test('a form left open in another tab still counts after the same person signed in again', async () => {
  const portal = await openPortal();
  const visitor = await portal.signedIn();
  const open = await visitor.get('/cuentas/vincular');
  const token = open.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  await visitor.post('/ingresar', {
    _csrf: token,
    usuario: 'ana.gomez@example.com',
    contrasena: 'Manantial#26',
  });
  await visitor.submit('form[action="/pregunta"]', { respuesta: 'Aconcagua' });
  const late = await visitor.post('/cuentas/vincular', {
    _csrf: token,
    cuenta: '1',
    apellido: 'x',
    codigoPostal: '5500',
  });
  assert.equal(late.status, 422);
});
