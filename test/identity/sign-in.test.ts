import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { assertValidHtml } from '../support/html-validate.ts';
import { openPortal } from '../support/portal.ts';
import { ANA, answerQuestion, NOBODY, trySignIn } from './support.ts';

test('Ana signs in and is at home', async () => {
  const portal = await openPortal();
  const ana = portal.browser();
  const answer = await trySignIn(ana, ANA);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/');
  const page = await ana.get('/');
  assert.equal(page.status, 200);
  assert.match(page.text, /ana\.gomez@example\.com|GÓMEZ/);
});

test('her name is taken in capitals and with spaces around it', async () => {
  const portal = await openPortal();
  const answer = await trySignIn(portal.browser(), { ...ANA, usuario: '  Ana.Gomez@EXAMPLE.com ' });
  assert.equal(answer.status, 303);
});

test('a wrong pair brings the form back with her name, without her password', async () => {
  const portal = await openPortal();
  for (const who of [{ ...ANA, contrasena: 'Manantial#27' }, NOBODY]) {
    const visitor = portal.browser();
    const page = await trySignIn(visitor, who);
    assert.equal(page.status, 422);
    assert.equal(page.root.querySelector('#usuario')?.getAttribute('value'), who.usuario);
    assert.doesNotMatch(page.body, /Manantial/);
    assert.match(page.text, /El usuario o la contraseña no son correctos/);
    assert.equal(visitor.cookies.has('sid'), false);
    assertValidHtml(page.body, 'sign-in');
  }
});

test('each empty field says what it wants', async () => {
  const page = await trySignIn((await openPortal()).browser(), { usuario: ' ', contrasena: '' });
  assert.equal(page.status, 422);
  assert.deepEqual(
    page.root.querySelectorAll('a[href="#usuario"], a[href="#contrasena"]').map((a) => a.text.trim()),
    ['Escribí tu usuario: es el correo electrónico con el que te registraste', 'Escribí tu contraseña'],
  );
});

test('the words of the page are those that people are told by telephone', async () => {
  const portal = await openPortal();
  const { root } = await portal.browser().get('/ingresar');
  const labels = root.querySelectorAll('label').map((label) => label.text.trim());
  assert.deepEqual(labels, ['Usuario (correo electrónico)', 'Contraseña']);
  assert.equal(root.querySelector('form[action="/ingresar"] button')?.text.trim(), 'Ingresar');
  const links = root.querySelectorAll('form[action="/ingresar"] a').map((a) => a.text.trim());
  assert.deepEqual(links, ['Olvidé mi nombre de usuario', 'Olvidé mi contraseña', 'Registrate']);
  const password = root.querySelector('#contrasena');
  assert.equal(password?.getAttribute('type'), 'password');
  assert.equal(password?.getAttribute('autocomplete'), 'current-password');
});

test('every sign-in has a new token, and the one before is dead', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const first = ana.cookies.get('sid') ?? '';
  assert.match(first, /^[A-Za-z0-9]{43}$/);
  await ana.get('/cuentas');
  const token = ana.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
  const step = await ana.post('/ingresar', { ...ANA, _csrf: token }, { follow: false });
  const waiting = ana.cookies.get('sid');
  await answerQuestion(ana, step.headers.get('location') ?? '');
  assert.notEqual(ana.cookies.get('sid'), waiting);
  assert.notEqual(ana.cookies.get('sid'), first);
  assert.equal((await ana.get('/cuentas', { follow: false })).status, 200);
  const old = portal.browser();
  old.cookies.set('sid', first);
  assert.equal((await old.get('/cuentas', { follow: false })).status, 303);
});

test('a token that was put into the browser before is not taken over', async () => {
  const visitor = (await openPortal()).browser();
  visitor.cookies.set('sid', 'chosen-by-a-stranger');
  await trySignIn(visitor, ANA);
  assert.match(visitor.cookies.get('sid') ?? '', /^[A-Za-z0-9]{43}$/);
});

test('a copy of the database signs nobody in', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const tokens = [ana.cookies.get('sid') ?? '', ana.cookies.get('dev') ?? ''];
  await sql`pragma wal_checkpoint(truncate)`.execute(portal.deps.db);
  const bytes = readFileSync(join(portal.dataDir, 'portal.db'), 'latin1');
  for (const token of tokens) {
    assert.ok(token.length >= 32, token);
    assert.ok(!bytes.includes(token), 'the token lies in the file');
  }
  // What does lie there is no key either.
  const rows = await portal.deps.db.selectFrom('sessions').selectAll().execute();
  for (const value of Object.values(rows[0] ?? {})) {
    const thief = portal.browser();
    thief.cookies.set('sid', String(value));
    assert.equal((await thief.get('/cuentas', { follow: false })).status, 303);
  }
});

test('the cookies say as little and live as short as they can', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  const answer = await trySignIn(visitor, ANA);
  const lines = answer.headers.getSetCookie();
  const sid = lines.find((line) => line.startsWith('sid='));
  assert.match(sid ?? '', /; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.doesNotMatch(sid ?? '', /Max-Age|Expires|Domain|Secure/i);
  assert.match(lines.find((line) => line.startsWith('dev=')) ?? '', /Max-Age=7776000/);
});

test('a portal on https binds its cookies to its own host', async () => {
  const portal = await openPortal({ env: { BASE_URL: 'https://portal.example' } });
  const visitor = portal.browser();
  const answer = await trySignIn(visitor, ANA);
  assert.equal(answer.status, 303);
  for (const line of answer.headers.getSetCookie()) {
    assert.match(line, /^__Host-/);
    assert.match(line, /; Secure/);
    assert.match(line, /; Path=\//);
    assert.doesNotMatch(line, /Domain/i);
  }
  assert.ok(visitor.cookies.has('__Host-sid'));
  assert.equal((await visitor.get('/cuentas', { follow: false })).status, 200);
});

test('who is signed in is not asked again', async () => {
  const ana = await (await openPortal()).signedIn();
  const page = await ana.get('/ingresar', { follow: false });
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/']);
});
