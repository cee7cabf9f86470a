import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANA, tryPassword, trySignIn } from '../identity/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import {
  ANA_EMAIL,
  actions,
  errorsOf,
  lastMail,
  mailsTo,
  NEW_EMAIL,
  opened,
  PASSWORD,
  pathOf,
  userOf,
} from './support.ts';

const FORM = 'form[action="/mis-datos/contrasena"]';
const CHOSEN = 'Un cerro nevado en agosto, 7';
const RIGHT = { contrasenaActual: PASSWORD, contrasena: CHOSEN, repetir: CHOSEN };

async function change(visitor: TestBrowser, values: Record<string, string>) {
  await visitor.get('/mis-datos/contrasena');
  return visitor.submit(FORM, values);
}

test('with the present password a new one is set, said on the next page and told by mail (A038)', async () => {
  const { ana, deps, browser } = await opened();
  const done = await change(ana, RIGHT);
  assert.equal(pathOf(done), '/mis-datos');
  assert.ok(done.text.includes('Cambiaste tu contraseña.'));
  const mail = await lastMail(deps, ANA_EMAIL);
  assert.equal(mail.subject, 'Cambiaste tu contraseña');
  assert.ok(mail.text_body.includes('Si no fuiste vos'));
  assert.ok(mail.text_body.includes('(0261) 555-0100'));
  assert.ok(!mail.text_body.includes(CHOSEN));
  assert.ok((await actions(deps)).includes('change password'));
  assert.equal((await tryPassword(browser(), ANA)).status, 422);
  assert.equal((await trySignIn(browser(), { ...ANA, contrasena: CHOSEN })).status, 303);
});

test('the other sessions end on their next request, this one goes on under a new token', async () => {
  const { ana, signedIn } = await opened();
  const other = await signedIn();
  const before = ana.cookies.get('sid');
  await change(ana, RIGHT);
  assert.notEqual(ana.cookies.get('sid'), before);
  assert.equal((await ana.get('/mis-datos', { follow: false })).status, 200);
  assert.equal((await other.get('/mis-datos', { follow: false })).status, 303);
  ana.cookies.set('sid', before ?? '');
  assert.equal((await ana.get('/mis-datos', { follow: false })).status, 303);
});

test('a live temporary password is void afterwards', async () => {
  const { ana, deps, browser } = await opened();
  const temporary = 'Corta#Vida22';
  await deps.db
    .updateTable('users')
    .set({
      temporary_hash: await deps.passwords.hash(temporary),
      temporary_expires_at: '2026-11-22T12:30:00.000Z',
    })
    .where('email', '=', ANA_EMAIL)
    .execute();
  await change(ana, RIGHT);
  assert.equal((await tryPassword(browser(), { ...ANA, contrasena: temporary })).status, 422);
  const user = await userOf(deps);
  assert.deepEqual([user.temporaryHash, user.temporaryExpiresAt], [null, null]);
});

const BAD: [what: string, values: Record<string, string>, errors: string[]][] = [
  ['nothing', {}, ['#contrasenaActual', '#contrasena']],
  ['a weak one', { ...RIGHT, contrasena: 'corta', repetir: 'corta' }, ['#contrasena']],
  ['two that differ', { ...RIGHT, repetir: 'otra cosa' }, ['#repetir']],
  ['without the present one', { ...RIGHT, contrasenaActual: '' }, ['#contrasenaActual']],
  ['with a wrong present one', { ...RIGHT, contrasenaActual: 'No es esta 9!' }, ['#contrasenaActual']],
  ['made of the own e-mail', { ...RIGHT, contrasena: 'Ana.Gomez1', repetir: 'Ana.Gomez1' }, ['#contrasena']],
  ['made of the account', { ...RIGHT, contrasena: 'A!100000001a', repetir: 'A!100000001a' }, ['#contrasena']],
];
for (const [what, values, errors] of BAD) {
  test(`${what}: the form comes back with the errors and without any secret`, async () => {
    const { ana, deps } = await opened();
    const page = await change(ana, values);
    assert.equal(page.status, 422);
    assert.deepEqual(errorsOf(page), errors);
    assertValidHtml(page.body, what);
    for (const name of ['contrasenaActual', 'contrasena', 'repetir'])
      assert.equal(page.root.querySelector(`#${name}`)?.getAttribute('value'), '', name);
    assert.deepEqual(await mailsTo(deps, ANA_EMAIL), []);
  });
}

test('each rule is shown, and after a failure marked met or not (D17)', async () => {
  const { ana } = await opened();
  const first = await ana.get('/mis-datos/contrasena');
  assert.equal(first.root.querySelectorAll('.rules li').length, 7);
  assert.equal(first.root.querySelectorAll('.rules .missed').length, 0);
  const again = await change(ana, { ...RIGHT, contrasena: 'corta', repetir: 'corta' });
  assert.ok(again.root.querySelectorAll('.rules .missed').length >= 3);
  assert.ok(again.root.querySelectorAll('.rules .met').length >= 1);
});

test('after five wrong present passwords nothing is tried any more, for a while', async () => {
  const { ana, pass } = await opened();
  for (let i = 0; i < 5; i++)
    assert.equal((await change(ana, { ...RIGHT, contrasenaActual: `No es esta ${i}!` })).status, 422);
  assert.equal((await change(ana, RIGHT)).status, 429);
  pass({ minutes: 11 });
  assert.equal(pathOf(await change(ana, RIGHT)), '/mis-datos');
});

test('a form that was not filled in is no guess', async () => {
  const { ana } = await opened();
  for (let i = 0; i < 7; i++) await change(ana, { ...RIGHT, contrasena: 'corta', repetir: 'corta' });
  assert.equal(pathOf(await change(ana, RIGHT)), '/mis-datos');
});

test('whatever a stranger asked for before dies with the password: a new user, a key of the telephone', async () => {
  const { ana, deps } = await opened();
  await ana.get('/mis-datos/segundo-factor');
  await ana.submit('form[action$="/empezar"]');
  await ana.get('/mis-datos/usuario');
  await ana.submit('form[action="/mis-datos/usuario"]', { correo: NEW_EMAIL });
  const link = /(\/mis-datos\/usuario\/confirmar\?token=\w+)/.exec(
    (await lastMail(deps, NEW_EMAIL)).text_body,
  );
  await change(ana, RIGHT);
  const dead = await ana.get(link?.[1] ?? '');
  assert.equal(dead.status, 404);
  assert.ok(dead.text.includes('Este enlace ya no sirve'));
  assert.equal((await userOf(deps)).totpSecret, null);
});
