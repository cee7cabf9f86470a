import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ANA,
  openTimedPortal,
  type TimedPortal,
  tryPassword,
  trySignIn,
  withoutChance,
} from '../identity/support.ts';
import type { TestPage } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { askTemporary, atChange, CHANGE, change, lettersTo, NEW } from './support.ts';

async function isSignedIn(visitor: { get: ReturnType<TimedPortal['browser']>['get'] }): Promise<boolean> {
  return (await visitor.get('/cuentas', { follow: false })).status === 200;
}

const pathOf = (page: TestPage) => page.headers.get('location');

test('after the temporary password one of her own is asked for, with its rules (A025)', async () => {
  const { page } = await atChange(await openTimedPortal());
  assert.equal(page.status, 200);
  const labels = page.root.querySelectorAll('label').map((label) => label.text.trim());
  assert.deepEqual(labels, ['Contraseña', 'Repetir contraseña']);
  assert.equal(page.root.querySelectorAll('.rules li.told').length, 7);
  assert.match(page.text, /Nadie de Aguas del Valle te va a pedir nunca tu contraseña/);
  assertValidHtml(page.body, 'change');
});

const WEAK: [typed: string, missed: RegExp][] = [
  ['garza', /una letra mayúscula \(no cumple\)/],
  ['Cascada y garzas!', /un número \(no cumple\)/],
  ['Ana.Gomez2026', /algo más que tus datos o el nombre de la empresa \(no cumple\)/],
  ['AguasDelValle#1', /algo más que tus datos o el nombre de la empresa \(no cumple\)/],
  ['Password1!', /algo distinto de las contraseñas más usadas \(no cumple\)/],
];
for (const [typed, missed] of WEAK) {
  test(`«${typed}» is refused, and each rule is marked met or not (D17)`, async () => {
    const visitor = await atChange(await openTimedPortal());
    const page = await change(visitor, typed);
    assert.equal(page.status, 422);
    assert.match(page.text, missed);
    assert.equal(page.root.querySelectorAll('.rules li.told').length, 0);
    assert.doesNotMatch(page.body, new RegExp(typed.replace(/\W/g, '\\$&')));
    assert.equal((await change(visitor, NEW)).status, 303);
  });
}

test('two passwords that differ are told apart', async () => {
  const visitor = await atChange(await openTimedPortal());
  const page = await change(visitor, NEW, `${NEW}!`);
  assert.equal(page.status, 422);
  assert.equal(page.root.querySelector('.errors a')?.getAttribute('href'), '#repetir');
  assert.equal((await change(visitor, '', '')).status, 422);
});

test('after the change she signs in again with it, and the computer is still asked about (A026)', async () => {
  const portal = await openTimedPortal();
  const visitor = await atChange(portal);
  const answer = await change(visitor, NEW);
  assert.deepEqual([answer.status, pathOf(answer)], [303, '/ingresar']);
  assert.equal(visitor.cookies.has('sid'), false);
  const page = await visitor.get('/ingresar');
  assert.match(page.text, /Cambiaste tu contraseña\. Ahora ingresá con la nueva\./);
  assert.equal((await tryPassword(visitor, ANA)).status, 422);
  assert.equal(pathOf(await tryPassword(visitor, { ...ANA, contrasena: NEW })), '/pregunta');
  assert.equal(pathOf(await trySignIn(visitor, { ...ANA, contrasena: NEW })), '/');
  assert.equal(await isSignedIn(visitor), true);
});

test('a page that was asked for is still the aim after all of it', async () => {
  const portal = await openTimedPortal();
  const visitor = await atChange(portal);
  const page = await visitor.get('/cuentas/100000001/facturas');
  assert.equal(page.url, `http://localhost:3000${CHANGE}?volver=%2Fcuentas%2F100000001%2Ffacturas`);
  assert.equal(pathOf(await change(visitor, NEW)), '/ingresar?volver=%2Fcuentas%2F100000001%2Ffacturas');
});

test('the change ends every other session, and says so by mail', async () => {
  const portal = await openTimedPortal();
  const [phone, carla] = [portal.browser(), await portal.signedIn('carla.diaz@example.com', 'Vertiente#26')];
  await trySignIn(phone, ANA);
  const visitor = await atChange(portal);
  assert.equal(await isSignedIn(phone), true);
  await change(visitor, NEW);
  assert.equal(await isSignedIn(phone), false);
  assert.equal(await isSignedIn(carla), true);
  const letters = await lettersTo(portal, ANA.usuario);
  const letter = letters.find((one) => one.subject === 'Cambiaste tu contraseña');
  for (const words of [
    'ana.gomez@example.com',
    'Si no fuiste vos',
    '(0261) 555-0100',
    'Nadie de Aguas del Valle',
  ])
    assert.ok(letter?.text_body.includes(words), words);
  assert.doesNotMatch(letter?.text_body ?? '', /Cascada/);
  const trail = await portal.deps.db.selectFrom('audit_trail').selectAll().execute();
  assert.equal(trail.filter((one) => one.action === 'change password').length, 1);
});

test('the change clears every temporary password, an unused newer one too', async () => {
  const portal = await openTimedPortal();
  const visitor = await atChange(portal);
  await askTemporary(portal.browser(), ANA.usuario);
  await change(visitor, NEW);
  const row = await portal.deps.db
    .selectFrom('users')
    .selectAll()
    .where('email', '=', ANA.usuario)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.temporary_hash, row.temporary_expires_at], [null, null]);
  assert.match(row.password_hash, /^\$argon2id\$/);
  assert.equal(row.password_changed_at, '2026-11-22T12:00:00.000Z');
});

test('sent twice at once, one password counts and one letter goes out', async () => {
  const portal = await openTimedPortal();
  const visitor = await atChange(portal);
  const answers = await Promise.all([change(visitor, NEW), change(visitor, `${NEW}!`)]);
  assert.deepEqual(answers.map(pathOf), ['/ingresar', '/ingresar']);
  const letters = await lettersTo(portal, ANA.usuario);
  assert.equal(letters.filter((one) => one.subject === 'Cambiaste tu contraseña').length, 1);
});

test('a temporary password does not open the second step of the sign-in', async () => {
  const visitor = await atChange(await openTimedPortal());
  for (const path of ['/pregunta', '/pregunta/codigo'])
    assert.equal(pathOf(await visitor.get(path, { follow: false })), '/ingresar', path);
});

test('until it is done every address answers as it does to nobody', async () => {
  const portal = await openTimedPortal();
  const [pending, nobody] = [await atChange(portal), portal.browser()];
  await nobody.get('/ingresar');
  const routes = portal.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'));
  const paths = new Set(routes.map(({ path }) => fill(path)));
  assert.ok(paths.size > 25, `${paths.size} addresses`);
  paths.delete(CHANGE);
  for (const path of paths) {
    const [mine, theirs] = [
      await pending.get(path, { follow: false }),
      await nobody.get(path, { follow: false }),
    ];
    assert.equal(mine.status, theirs.status, path);
    const expected = pathOf(theirs)?.replace(/^\/ingresar\?/, `${CHANGE}?`) ?? null;
    assert.equal(pathOf(mine), expected, path);
    assert.equal(withoutChance(mine.body), withoutChance(theirs.body), path);
  }
});

const fill = (path: string) =>
  path
    .replace(/:number/g, '100000001')
    .replace(/:invoice(\{[^}]*\})?/g, 'B-1001-25')
    .replace(/:\w+(\{[^}]*\})?/g, 'x');

test('nobody is led to the sign-in, the signed-in to MIS DATOS', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  assert.equal(pathOf(await visitor.get(CHANGE, { follow: false })), '/ingresar');
  const ana = await portal.signedIn();
  assert.equal(pathOf(await ana.get(CHANGE, { follow: false })), '/mis-datos/contrasena');
  await ana.get('/cuentas');
  const token = ana.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
  const post = { _csrf: token, contrasena: NEW, repetir: NEW };
  assert.equal(pathOf(await ana.post(CHANGE, post, { follow: false })), '/mis-datos/contrasena');
  assert.equal(pathOf(await tryPassword(portal.browser(), ANA)), '/pregunta');
});

test('whoever waits for the question answers it first', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await tryPassword(visitor, ANA);
  assert.equal(pathOf(await visitor.get(CHANGE, { follow: false })), '/pregunta');
});

for (const late of ['a page', 'a form'] as const) {
  test(`${late} after a quarter of an hour leads to the sign-in, with a word on asking again`, async () => {
    const portal = await openTimedPortal();
    const visitor = await atChange(portal);
    portal.pass({ minutes: 14, seconds: 59 });
    assert.equal((await visitor.get(CHANGE, { follow: false })).status, 200);
    portal.pass({ seconds: 1 });
    const answer =
      late === 'a page' ? await visitor.get(CHANGE, { follow: false }) : await change(visitor, NEW);
    assert.deepEqual([answer.status, pathOf(answer)], [303, '/ingresar']);
    const page = await visitor.get('/ingresar');
    assert.match(page.text, /la clave temporal ya no sirve. Pedí otra con «Olvidé mi contraseña»/);
    assert.equal((await tryPassword(portal.browser(), { ...ANA, contrasena: NEW })).status, 422);
  });
}

test('in English too', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await visitor.get('/idioma/en');
  await atChange(portal, visitor);
  assert.match(visitor.page.text, /Choose a new password/);
  const page = await change(visitor, 'garza');
  assert.match(page.text, /an upper-case letter \(not met\)/);
  await change(visitor, NEW);
  assert.match((await visitor.get('/ingresar')).text, /You changed your password/);
});
