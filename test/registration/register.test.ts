import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trySignIn } from '../identity/support.ts';
import { openPortal } from '../support/portal.ts';
import {
  ANA_EMAIL,
  accountsOf,
  errorsOf,
  LUIS,
  LUIS_ALONE,
  lastLetter,
  letters,
  mailed,
  opened,
  PASSWORD,
  press,
  registered,
  send,
  statesOf,
  usersCalled,
  VALIDATE,
} from './support.ts';

test('one registers from the sign-in page with the account of a bill (A001, A002)', async () => {
  const { luis } = await opened();
  await luis.get('/ingresar');
  const form = await luis.click('Registrate');
  assert.equal(form.status, 200);
  const labels = form.root.querySelectorAll('form[action="/registrarse"] label').map((label) => label.text);
  assert.deepEqual(labels, [
    'Número de cuenta',
    'Apellido del titular',
    'Código postal',
    'Correo electrónico',
    'Contraseña',
    'Repetir contraseña',
    'Pregunta de seguridad',
    'Respuesta',
  ]);
  assert.equal(form.root.querySelector('#correo')?.getAttribute('autocomplete'), 'username');
  assert.equal(form.root.querySelector('#contrasena')?.getAttribute('autocomplete'), 'new-password');
  assert.ok(form.root.querySelector('a[href="/ingresar"]'));
});

test('the form says who may register, when, and that nobody must (A015, A017, A151, A155, A157)', async () => {
  const { luis } = await opened();
  const { text, root } = await luis.get('/registrarse');
  for (const words of [
    'No hace falta registrarse para tener servicio de agua ni para pagar',
    'por lo menos 24 horas antes del vencimiento',
    'nuestro personal no puede hacerlo por vos, ni adherirte por teléfono',
    'un familiar o amigo de confianza',
    'la computadora de nuestro local',
  ])
    assert.ok(text.includes(words), words);
  assert.ok(root.querySelector('a[href="/pagar"]'));
});

test('register, validate by the link, sign in: the account is linked and the user is the e-mail (A004, A019)', async () => {
  const { deps, luis } = await opened();
  const sent = await registered(luis);
  assert.match(sent.text, /Revisá tu correo.*luis@example\.org/);
  assert.deepEqual(await usersCalled(deps, LUIS.correo), []);
  const before = await trySignIn(luis, { usuario: LUIS.correo, contrasena: PASSWORD });
  assert.match(before.text, /Todavía no validaste tu correo luis@example\.org/);
  const done = await press(luis, (await mailed(deps)).link);
  assert.equal(new URL(done.url).pathname, '/ingresar');
  assert.match(done.text, /Validaste tu correo. Tu usuario es luis@example\.org/);
  assert.equal(luis.cookies.has('sid'), false);
  assert.deepEqual(await accountsOf(deps, LUIS.correo), ['100000007']);
  await luis.get('/ingresar');
  const after = await luis.submit('form[action="/ingresar"]', {
    usuario: 'LUIS@example.org',
    contrasena: PASSWORD,
  });
  assert.ok(after.text.includes('¿Cómo se llamaba tu maestra o maestro preferido?'));
  const home = await luis.submit('form[action="/pregunta"]', { respuesta: 'senorita ELSA' });
  assert.ok(home.text.includes('100000007'));
});

test('validation is in the trail, and nobody else of the account is left untold', async () => {
  const { deps, luis } = await opened();
  await registered(luis, { ...LUIS, cuenta: '100000002', apellido: 'gomez', codigoPostal: '5501' });
  await press(luis, (await mailed(deps)).link);
  const trail = await deps.db.selectFrom('audit_trail').selectAll().orderBy('id').execute();
  assert.deepEqual(trail.map((entry) => entry.action).sort(), ['link', 'register', 'validate e-mail']);
  const told = await lastLetter(deps);
  assert.equal(told.recipient, ANA_EMAIL);
  assert.match(told.text_body, /lu••••@ex••••\.org vinculó la cuenta 100000002/);
});

test('without an account one registers too, and links one later', async () => {
  const { deps, luis } = await opened();
  await registered(luis, LUIS_ALONE);
  await press(luis, (await mailed(deps)).link);
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
  assert.deepEqual(await accountsOf(deps, LUIS.correo), []);
});

const PARTLY: [Record<string, string>, string[]][] = [
  [{ cuenta: '100000007' }, ['#apellido', '#codigoPostal']],
  [{ apellido: 'Quiroga', codigoPostal: '5515' }, ['#cuenta']],
  [{ cuenta: '100000007', apellido: 'Quiroga', codigoPostal: '55' }, ['#codigoPostal']],
];
for (const [values, errors] of PARTLY) {
  test(`an account in part (${Object.keys(values)}) is told where it lacks`, async () => {
    const { deps, luis } = await opened();
    const page = await send(luis, { ...LUIS_ALONE, ...values });
    assert.equal(page.status, 422);
    assert.deepEqual(errorsOf(page), errors);
    assert.deepEqual(await statesOf(deps), []);
  });
}

test('all that is wrong is told at once, and what was typed stays, secrets excepted', async () => {
  const { luis } = await opened();
  const typed = { cuenta: '100000007', correo: 'luis@', contrasena: 'corta', respuesta: 'xy' };
  const page = await send(luis, typed);
  assert.equal(page.status, 422);
  assert.deepEqual(errorsOf(page), [
    '#apellido',
    '#codigoPostal',
    '#correo',
    '#contrasena',
    '#pregunta',
    '#respuesta',
  ]);
  const valueIn = (id: string) => page.root.querySelector(id)?.getAttribute('value');
  assert.deepEqual([valueIn('#cuenta'), valueIn('#correo')], ['100000007', 'luis@']);
  assert.deepEqual(['#contrasena', '#repetir', '#respuesta'].map(valueIn), ['', '', '']);
  assert.match(page.text, /una letra mayúscula \(no cumple\).*una letra minúscula \(cumple\)/);
});

test('a password may not lean on the utility, the e-mail, the account or the surname (D17)', async () => {
  const { luis } = await opened();
  const secrets = ['Aguas-Valle1', 'Luis@example1', '#Aa100000007', 'Quiroga#12'];
  for (const contrasena of secrets) {
    const page = await send(luis, { ...LUIS, contrasena, repetir: contrasena });
    assert.deepEqual(errorsOf(page), ['#contrasena'], contrasena);
    assert.match(page.text, /algo más que tus datos o el nombre de la empresa \(no cumple\)/);
  }
});

test('the operator may ask for a bill instead (ACCOUNT_PROOF=invoice)', async () => {
  const { deps, luis } = await opened({ ACCOUNT_PROOF: 'invoice' });
  await luis.get('/registrarse');
  assert.equal(luis.page.root.querySelector('#apellido'), null);
  assert.deepEqual(errorsOf(await send(luis, { ...LUIS_ALONE, cuenta: '100000007' })), ['#factura']);
  await registered(luis, { ...LUIS_ALONE, cuenta: '100000007', factura: 'b1007-12' });
  await press(luis, (await mailed(deps)).link);
  assert.deepEqual(await accountsOf(deps, LUIS.correo), ['100000007']);
});

test('the mail has a plain and an HTML part, with the link and the code in both', async () => {
  const { deps, luis } = await opened();
  await registered(luis);
  const letter = await lastLetter(deps);
  const { link, code } = await mailed(deps);
  assert.equal(letter.recipient, LUIS.correo);
  for (const body of [letter.text_body, letter.html_body]) {
    assert.ok(body.includes(`http://localhost:3000${link}`));
    assert.ok(body.includes(code) && body.includes('Aguas del Valle'));
    assert.ok(!body.includes(PASSWORD) && !body.includes('100000007'));
  }
  assert.match(letter.html_body, /<a href="http/);
});

test('in English the pages, the mail and the user are English', async () => {
  const { deps, luis } = await opened();
  await luis.get('/idioma/en');
  assert.match((await luis.get('/registrarse')).text, /Create an account.*Security question/);
  assert.match((await registered(luis)).text, /Check your mail/);
  const letter = await lastLetter(deps);
  assert.equal(letter.subject, 'Validate your address (09:00)');
  const done = await press(luis, (await mailed(deps)).link);
  assert.match(done.text, /You have validated your address/);
  assert.equal((await usersCalled(deps, LUIS.correo))[0]?.language, 'en');
});

test('who is signed in is led to linking instead', async () => {
  const ana = await (await openPortal()).signedIn();
  const page = await ana.get('/registrarse', { follow: false });
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/cuentas/vincular']);
});

test('without the token of its form nothing is registered, sent or validated', async () => {
  const { deps, luis } = await opened();
  await registered(luis);
  const { link } = await mailed(deps);
  const token = link.split('=')[1] ?? '';
  for (const path of ['/registrarse', '/registrarse/reenviar', '/registrarse/validar'])
    assert.equal((await luis.post(path, { ...LUIS, token })).status, 403, path);
  assert.equal((await letters(deps)).length, 1);
  await luis.get(link);
  assert.equal((await luis.submit(VALIDATE)).status, 200);
});
