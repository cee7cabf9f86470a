import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAccepted, judgePassword } from '../../src/identity/credentials/password-rules.ts';
import { ANA, CARLA, NOBODY, openTimedPortal, tryPassword, trySignIn } from '../identity/support.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { askTemporary, CHANGE, lettersTo, mailedPassword, PASSWORD, plantRegistration } from './support.ts';

const NEVER_ASKED = /Nadie de Aguas del Valle te va a pedir nunca tu contraseña/;

test('the page asks for the user, by the words of the sign-in', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await visitor.get('/ingresar');
  const page = await visitor.click('Olvidé mi contraseña');
  assert.equal(new URL(page.url).pathname, PASSWORD);
  assert.equal(page.root.querySelector('label[for="usuario"]')?.text.trim(), 'Usuario (correo electrónico)');
  assert.equal(page.root.querySelector('form.card button')?.text.trim(), 'Enviar clave temporal');
  assert.match(page.text, NEVER_ASKED);
});

test('whoever asks reads the same: what comes by mail, for how long, and where to look (A024)', async () => {
  const portal = await openTimedPortal();
  const bodies: string[] = [];
  for (const { usuario } of [ANA, NOBODY]) {
    const visitor = portal.browser();
    const answer = await askTemporary(visitor, usuario);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/recuperar/clave/enviada']);
    const page = await visitor.get('/recuperar/clave/enviada');
    assertValidHtml(page.body, 'sent');
    for (const words of [
      /Si hay un usuario con ese correo/,
      /una sola vez, durante 30 minutos/,
      /no deseado o spam/,
      /Tu contraseña anterior sigue sirviendo/,
      NEVER_ASKED,
    ])
      assert.match(page.text, words);
    assert.ok(page.root.querySelector('main a[href="/ingresar"]'));
    bodies.push(page.text);
  }
  assert.equal(bodies[0], bodies[1]);
});

test('a known user gets a temporary password that meets every rule, kept as a hash only (D1)', async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), ' ANA.GOMEZ@example.com ');
  const [letter, ...more] = await lettersTo(portal, ANA.usuario);
  assert.equal(more.length, 0);
  assert.equal(letter?.subject, 'Tu clave temporal');
  const password = await mailedPassword(portal);
  assert.ok(isAccepted(await judgePassword(password, ['Aguas del Valle', ANA.usuario])), password);
  for (const body of [letter?.text_body ?? '', letter?.html_body ?? ''])
    for (const words of [
      'ana.gomez@example.com',
      'http://localhost:3000/ingresar',
      'durante 30 minutos: hasta el',
      'Tu contraseña anterior sigue sirviendo',
      'Nadie de Aguas del Valle',
      'Si no la pediste vos',
    ])
      assert.ok(body.includes(words), words);
  const row = await portal.deps.db
    .selectFrom('users')
    .selectAll()
    .where('email', '=', ANA.usuario)
    .executeTakeFirstOrThrow();
  assert.match(row.temporary_hash ?? '', /^\$argon2id\$/);
  assert.equal(row.temporary_expires_at, '2026-11-22T12:30:00.000Z');
  const trail = await portal.deps.db.selectFrom('audit_trail').selectAll().execute();
  assert.deepEqual(
    trail.map((one) => [one.action, one.actor_kind, one.detail]),
    [['ask for temporary password', 'guest', JSON.stringify({ user: row.id })]],
  );
  assert.doesNotMatch(JSON.stringify(trail), new RegExp(password.replace(/\W/g, '\\$&')));
});

test('an unknown address is told that it has no user, and what helps', async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), NOBODY.usuario);
  const [letter] = await lettersTo(portal, NOBODY.usuario);
  assert.equal(letter?.subject, 'No hay un usuario con este correo');
  for (const words of [
    'http://localhost:3000/recuperar/usuario',
    'http://localhost:3000/registrarse',
    'Si no lo pediste, ignorá este mensaje',
  ])
    assert.ok(letter?.text_body.includes(words), words);
  assert.doesNotMatch(letter?.text_body ?? '', /Clave temporal:/);
});

test('a registration that waits is told so, and changes nothing', async () => {
  const portal = await openTimedPortal();
  await plantRegistration(portal.deps, { email: 'bruno@example.org' });
  await askTemporary(portal.browser(), 'bruno@example.org');
  const [letter] = await lettersTo(portal, 'bruno@example.org');
  assert.equal(letter?.subject, 'Tu registro espera que valides el correo');
  assert.match(letter?.text_body ?? '', /falta validarlo/);
  assert.match(
    letter?.text_body ?? '',
    /Reenviar correo de validación: http:\/\/localhost:3000\/recuperar\/usuario/,
  );
  assert.doesNotMatch(letter?.text_body ?? '', /Clave temporal:/);
});

test('the letter speaks the language of its reader, that of a stranger the one of the page', async () => {
  const portal = await openTimedPortal();
  await portal.deps.db
    .updateTable('users')
    .set({ language: 'en' })
    .where('email', '=', ANA.usuario)
    .execute();
  await askTemporary(portal.browser(), ANA.usuario);
  const [letter] = await lettersTo(portal, ANA.usuario);
  assert.equal(letter?.subject, 'Your temporary password');
  assert.match(letter?.text_body ?? '', /Nobody from Aguas del Valle will ever ask you/);
  const visitor = portal.browser();
  await visitor.get('/idioma/en');
  await askTemporary(visitor, NOBODY.usuario);
  assert.equal((await lettersTo(portal, NOBODY.usuario))[0]?.subject, 'There is no user with this address');
  const page = await visitor.get('/recuperar/clave/enviada');
  assert.match(page.text, /If there is a user with that address/);
});

test('an address that is none is told at its field', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  for (const typed of [
    '',
    'ana@',
    '@example.com',
    'ana@example',
    'a b@example.com',
    'a@b.com,c@d.com',
    'año@example.com',
  ]) {
    const page = await askTemporary(visitor, typed);
    assert.equal(page.status, 422, typed);
    assert.equal(page.root.querySelector('#usuario')?.getAttribute('value'), typed);
    assert.equal(page.root.querySelector('.errors a')?.getAttribute('href'), '#usuario');
  }
  assert.deepEqual(await portal.deps.db.selectFrom('outbox').selectAll().execute(), []);
});

test('who still has a username of the former portal goes where it is claimed (D6)', async () => {
  const page = await askTemporary((await openTimedPortal()).browser(), 'anagomez54');
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/registrarse?anterior=1']);
});

test('the temporary password leads to the forced change and nowhere else, once', async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), ANA.usuario);
  const pair = { ...ANA, contrasena: await mailedPassword(portal) };
  const first = await tryPassword(portal.browser(), pair);
  assert.deepEqual([first.status, first.headers.get('location')], [303, CHANGE]);
  assert.equal((await tryPassword(portal.browser(), pair)).status, 422);
});

test('used twice at the same moment it still works once', async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), ANA.usuario);
  const pair = { ...ANA, contrasena: await mailedPassword(portal) };
  const answers = await Promise.all([1, 2, 3].map(() => tryPassword(portal.browser(), pair)));
  assert.deepEqual(answers.map((page) => page.status).sort(), [303, 422, 422]);
});

test('it is good for 30 minutes', async () => {
  for (const [seconds, status] of [
    [1799, 303],
    [1800, 422],
  ] as const) {
    const portal = await openTimedPortal();
    await askTemporary(portal.browser(), ANA.usuario);
    const pair = { ...ANA, contrasena: await mailedPassword(portal) };
    portal.pass({ seconds });
    assert.equal((await tryPassword(portal.browser(), pair)).status, status, `${seconds} s`);
  }
});

test('a newer one kills the older', async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), ANA.usuario);
  const older = await mailedPassword(portal);
  portal.pass({ seconds: 1 });
  await askTemporary(portal.browser(), ANA.usuario);
  const newer = await mailedPassword(portal);
  assert.notEqual(newer, older);
  assert.equal((await tryPassword(portal.browser(), { ...ANA, contrasena: older })).status, 422);
  assert.equal((await tryPassword(portal.browser(), { ...ANA, contrasena: newer })).status, 303);
});

test('the old password works until the temporary one is used, and not after: nobody locks Ana out', async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), ANA.usuario);
  const ana = portal.browser();
  assert.equal((await trySignIn(ana, ANA)).headers.get('location'), '/');
  const temporary = { ...ANA, contrasena: await mailedPassword(portal) };
  assert.equal((await tryPassword(portal.browser(), temporary)).headers.get('location'), CHANGE);
  assert.equal((await tryPassword(portal.browser(), ANA)).status, 422);
});

test("it opens nobody else's login", async () => {
  const portal = await openTimedPortal();
  await askTemporary(portal.browser(), ANA.usuario);
  const contrasena = await mailedPassword(portal);
  assert.equal((await tryPassword(portal.browser(), { ...CARLA, contrasena })).status, 422);
});
