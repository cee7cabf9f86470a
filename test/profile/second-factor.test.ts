import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totpCode } from '../../src/identity/second-step/totp.ts';
import { ANA, tryPassword } from '../identity/support.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import type { AnasPortal } from './support.ts';
import {
  ANA_EMAIL,
  actions,
  errorsOf,
  lastMail,
  mailsTo,
  opened,
  pathOf,
  telephone,
  turnOn,
  userOf,
} from './support.ts';

const HERE = '/mis-datos/segundo-factor';
const START = `form[action="${HERE}/empezar"]`;
const CONFIRM = `form[action="${HERE}/activar"]`;

async function begin({ ana }: AnasPortal): Promise<TestPage> {
  await ana.get(HERE);
  return ana.submit(START);
}

/** The second step of a sign-in elsewhere: where it led. */
async function signInWith(visitor: TestBrowser, codigo: string): Promise<string> {
  await tryPassword(visitor, ANA);
  await visitor.get('/pregunta');
  return pathOf(await visitor.submit('form[action="/pregunta"]', { codigo }));
}

test('looking at the page makes nothing; pressing the button shows a key as QR and as text', async () => {
  const portal = await opened();
  const off = await portal.ana.get(HERE);
  assert.ok(off.text.includes('No activado'));
  assert.equal((await userOf(portal.deps)).totpSecret, null);
  const page = await begin(portal);
  assert.equal(pathOf(page), HERE);
  assertValidHtml(page.body, 'setup');
  assert.equal(
    page.root.querySelector('svg[role=img] title')?.text,
    'Código QR con la clave para la aplicación de tu teléfono',
  );
  assert.match(page.root.querySelector('.code')?.text ?? '', /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  assert.ok(!page.body.includes('otpauth:'));
  const user = await userOf(portal.deps);
  assert.equal(user.totpEnabledAt, null);
  assert.ok(!user.totpSecret?.includes(page.root.querySelector('.code')?.text.replaceAll(' ', '') ?? ''));
});

test('the key stays the same until it is confirmed, also after a wrong code', async () => {
  const portal = await opened();
  const key = (page: TestPage) => page.root.querySelector('.code')?.text;
  const first = await begin(portal);
  const wrong = await portal.ana.submit(CONFIRM, { codigo: '000000' });
  assert.equal(wrong.status, 422);
  assert.deepEqual(errorsOf(wrong), ['#codigo']);
  assert.equal(key(wrong), key(first));
  assert.equal((await portal.ana.submit(CONFIRM, { codigo: '' })).status, 422);
  assert.equal(key(await portal.ana.get(HERE)), key(first));
  assert.equal((await userOf(portal.deps)).totpEnabledAt, null);
});

test('while it is not confirmed the security question is asked as before', async () => {
  const portal = await opened();
  await begin(portal);
  const visitor = portal.browser();
  await tryPassword(visitor, ANA);
  assert.ok((await visitor.get('/pregunta')).text.includes('¿Qué montaña'));
});

test('with the right code it is on: ten recovery codes, shown once, the name of the site, a mail', async () => {
  const portal = await opened();
  const { ana, deps } = portal;
  await begin(portal);
  const page = await ana.submit(CONFIRM, { codigo: await telephone(deps) });
  assert.equal(page.status, 200);
  assertValidHtml(page.body, 'codes');
  const codes = page.root.querySelectorAll('.code').map((code) => code.text);
  assert.equal(new Set(codes).size, 10);
  assert.ok(page.text.includes('Aguas del Valle'));
  for (const words of ['.lead', '.flash'])
    assert.match(page.root.querySelector(words)?.classNames ?? '', /no-print/);
  const later = await ana.get(HERE);
  assert.ok(later.text.includes('Activado el 22 de noviembre de 2026.'));
  for (const code of codes) assert.ok(!later.body.includes(code));
  const stored = JSON.stringify(await deps.db.selectFrom('recovery_codes').selectAll().execute());
  for (const code of codes) assert.ok(!stored.includes(code));
  assert.equal((await lastMail(deps, ANA_EMAIL)).subject, 'Activaste el segundo factor');
  assert.ok((await actions(deps)).includes('turn on second factor'));
});

test('sent twice, the second press shows no codes and changes nothing', async () => {
  const portal = await opened();
  const { ana, deps } = portal;
  const form = await begin(portal);
  const code = await telephone(deps);
  await ana.submit(CONFIRM, { codigo: code });
  ana.page = form;
  const again = await ana.submit(CONFIRM, { codigo: code });
  assert.equal(pathOf(again), HERE);
  assert.equal(again.root.querySelectorAll('.code').length, 0);
  assert.equal((await mailsTo(deps, ANA_EMAIL)).length, 1);
});

test('elsewhere one signs in with the telephone: not with the code that turned it on, and with each code once', async () => {
  const portal = await opened();
  const { deps, browser, pass } = portal;
  await turnOn(deps, portal.ana);
  const used = await telephone(deps);
  assert.equal(await signInWith(browser(), used), '/pregunta');
  pass({ seconds: 30 });
  const next = await telephone(deps);
  assert.notEqual(next, used);
  assert.notEqual(await signInWith(browser(), next), '/pregunta');
  assert.equal(await signInWith(browser(), next), '/pregunta');
});

test('a recovery code signs in once', async () => {
  const portal = await opened();
  const [code = ''] = await turnOn(portal.deps, portal.ana);
  assert.notEqual(await signInWith(portal.browser(), code.toLowerCase()), '/pregunta');
  assert.equal(await signInWith(portal.browser(), code), '/pregunta');
  assert.ok((await portal.ana.get(HERE)).text.includes('Te quedan 9.'));
});

test('browsers that were trusted are asked again', async () => {
  const portal = await opened();
  const { ana, deps } = portal;
  await deps.db.updateTable('known_browsers').set({ trusted_at: '2026-11-22T12:00:00.000Z' }).execute();
  await turnOn(deps, ana);
  const rows = await deps.db.selectFrom('known_browsers').select('trusted_at').execute();
  assert.deepEqual(rows, [{ trusted_at: null }]);
  assert.ok((await ana.get('/mis-datos')).text.includes('Se pregunta siempre'));
});

test('new recovery codes make the printed ones void', async () => {
  const portal = await opened();
  const { ana, deps } = portal;
  const [old = ''] = await turnOn(deps, ana);
  await ana.get(HERE);
  const page = await ana.submit(`form[action="${HERE}/codigos"]`);
  const [fresh = '', ...rest] = page.root.querySelectorAll('.code').map((code) => code.text);
  assert.equal(rest.length, 9);
  assert.equal((await lastMail(deps, ANA_EMAIL)).subject, 'Hiciste códigos de recuperación nuevos');
  assert.equal(await signInWith(portal.browser(), old), '/pregunta');
  assert.notEqual(await signInWith(portal.browser(), fresh), '/pregunta');
});

test('turned off, key and codes are gone, a mail tells it, and the question is asked again', async () => {
  const portal = await opened();
  const { ana, deps, browser } = portal;
  await turnOn(deps, ana);
  await ana.get(HERE);
  const done = await ana.submit(`form[action="${HERE}/desactivar"]`);
  assert.equal(pathOf(done), '/mis-datos');
  assert.ok(done.text.includes('Desactivaste el segundo factor.'));
  const { totpSecret, totpEnabledAt, totpLastStep } = await userOf(deps);
  assert.deepEqual([totpSecret, totpEnabledAt, totpLastStep], [null, null, null]);
  assert.deepEqual(await deps.db.selectFrom('recovery_codes').selectAll().execute(), []);
  assert.equal((await lastMail(deps, ANA_EMAIL)).subject, 'Desactivaste el segundo factor');
  const visitor = browser();
  await tryPassword(visitor, ANA);
  assert.ok((await visitor.get('/pregunta')).text.includes('¿Qué montaña'));
});

test('pressed where there is nothing to press, nothing happens', async () => {
  const { ana, deps } = await opened();
  await ana.get(HERE);
  const _csrf = ana.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
  for (const what of ['activar', 'codigos']) {
    const page = await ana.post(`${HERE}/${what}`, {
      _csrf,
      codigo: totpCode('JBSWY3DPEHPK3PXP', new Date(0)),
    });
    assert.equal(pathOf(page), HERE, what);
  }
  assert.equal((await ana.post(`${HERE}/desactivar`, { _csrf })).status, 200);
  assert.deepEqual(await mailsTo(deps, ANA_EMAIL), []);
  assert.equal((await userOf(deps)).totpEnabledAt, null);
});

for (const codigo of ['123', 'abcdef', '１２３４５６', '9'.repeat(5000), ['1', '2']]) {
  test(`«${String(codigo).slice(0, 8)}» is no code and no fault`, async () => {
    const portal = await opened();
    await begin(portal);
    assert.equal((await portal.ana.submit(CONFIRM, { codigo })).status, 422);
  });
}
