import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestBrowser } from '../support/browser.ts';
import { ANA_EMAIL, mailsTo, NEW_EMAIL, opened, PASSWORD, PLAIN, pathOf, turnOn, userOf } from './support.ts';

const BILLING = `/mis-datos/correo-de-facturacion/${PLAIN}`;
const FACTOR = '/mis-datos/segundo-factor';

/** Every change that a borrowed computer must not make, and the page where it goes on after the password. */
const SENSITIVE: [path: string, fields: Record<string, string>, page: string][] = [
  ['/mis-datos/usuario', { correo: NEW_EMAIL }, '/mis-datos/usuario'],
  [BILLING, { correo: NEW_EMAIL }, BILLING],
  [`${BILLING}/usuario`, {}, BILLING],
  ['/mis-datos/pregunta', { pregunta: 'toy', respuesta: 'Trencito' }, '/mis-datos/pregunta'],
  [`${FACTOR}/empezar`, {}, FACTOR],
  [`${FACTOR}/activar`, { codigo: '123456' }, FACTOR],
  [`${FACTOR}/codigos`, {}, FACTOR],
  [`${FACTOR}/desactivar`, {}, FACTOR],
];
const LATE = 16;

async function csrfOf(visitor: TestBrowser): Promise<string> {
  const page = await visitor.get('/mis-datos');
  return page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
}

for (const [path, fields, page] of SENSITIVE) {
  test(`POST ${path} asks for a password that was given too long ago, and changes nothing`, async () => {
    const { ana, deps, pass } = await opened();
    await turnOn(deps, ana);
    const before = await userOf(deps);
    pass({ minutes: LATE });
    const _csrf = await csrfOf(ana);
    const answer = await ana.post(path, { ...fields, _csrf }, { follow: false });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), `/clave/confirmar?volver=${encodeURIComponent(page)}`);
    assert.deepEqual(await userOf(deps), before);
    assert.equal((await mailsTo(deps, ANA_EMAIL)).length, 1);
    assert.deepEqual(await deps.db.selectFrom('mailed_tokens').selectAll().execute(), []);
    assert.deepEqual(await deps.db.selectFrom('billing_emails').selectAll().execute(), []);
  });
}

for (const path of ['/mis-datos/usuario', BILLING, '/mis-datos/pregunta', FACTOR]) {
  test(`GET ${path} asks for it too, before anything is typed or shown`, async () => {
    const { ana, pass } = await opened();
    pass({ minutes: LATE });
    const page = await ana.get(path);
    assert.equal(pathOf(page), '/clave/confirmar');
    const back = await ana.submit('form[action="/clave/confirmar"]', { contrasena: PASSWORD });
    assert.equal(pathOf(back), path);
  });
}

const TYPED: [path: string, form: string, fields: Record<string, string>, kept: string][] = [
  ['/mis-datos/usuario', 'form[action="/mis-datos/usuario"]', { correo: NEW_EMAIL }, 'correo'],
  [BILLING, `form[action="${BILLING}"]`, { correo: NEW_EMAIL }, 'correo'],
];
for (const [path, form, fields, kept] of TYPED) {
  test(`what was typed on ${path} is there again after the password`, async () => {
    const { ana, pass } = await opened();
    await ana.get(path);
    pass({ minutes: LATE });
    assert.equal(pathOf(await ana.submit(form, fields)), '/clave/confirmar');
    const back = await ana.submit('form[action="/clave/confirmar"]', { contrasena: PASSWORD });
    assert.equal(pathOf(back), path);
    assert.equal(back.root.querySelector(`#${kept}`)?.getAttribute('value'), NEW_EMAIL);
  });
}

test('typed in the overview, the new e-mail is there again on its own page', async () => {
  const { ana, pass } = await opened();
  await ana.get('/mis-datos');
  pass({ minutes: LATE });
  await ana.submit('form[action="/mis-datos/usuario"]', { correo: NEW_EMAIL });
  const back = await ana.submit('form[action="/clave/confirmar"]', { contrasena: PASSWORD });
  assert.equal(back.root.querySelector('#correo')?.getAttribute('value'), NEW_EMAIL);
});

test('no secret is ever kept with a form that came too late', async () => {
  const { ana, deps, pass } = await opened();
  await ana.get('/mis-datos/pregunta');
  const question = ana.page;
  await ana.get(FACTOR);
  await ana.submit(`form[action="${FACTOR}/empezar"]`);
  const factor = ana.page;
  pass({ minutes: LATE });
  ana.page = question;
  await ana.submit('form[action="/mis-datos/pregunta"]', { pregunta: 'toy', respuesta: 'Trencito' });
  ana.page = factor;
  await ana.submit(`form[action="${FACTOR}/activar"]`, { codigo: '271828' });
  await deps.keptForms.keep((await userOf(deps)).id, '/x', {
    contrasena: 'secret-1',
    contrasenaActual: 'secret-2',
    repetir: 'secret-3',
    respuesta: 'secret-4',
    codigo: 'secret-5',
    clave: 'secret-6',
    token: 'secret-7',
    codigoPostal: '5500',
  });
  const kept = JSON.stringify(await deps.db.selectFrom('kept_forms').selectAll().execute());
  for (const secret of ['Trencito', '271828', 'secret-']) assert.ok(!kept.includes(secret), secret);
  assert.ok(kept.includes('toy'));
  assert.ok(kept.includes('5500'));
});

test('after the session ended, the form of another username comes back filled in', async () => {
  const { ana, pass } = await opened();
  await ana.get('/mis-datos/usuario');
  pass({ minutes: 46 });
  await ana.submit('form[action="/mis-datos/usuario"]', { correo: NEW_EMAIL });
  assert.equal(pathOf(ana.page), '/ingresar');
  await ana.submit('form[action="/ingresar"]', { usuario: ANA_EMAIL, contrasena: PASSWORD });
  const back = await ana.submit('form[action="/pregunta"]', { respuesta: 'Aconcagua' });
  assert.equal(pathOf(back), '/mis-datos/usuario');
  assert.equal(back.root.querySelector('#correo')?.getAttribute('value'), NEW_EMAIL);
});

test('without the token of its form nothing is changed', async () => {
  const { ana } = await opened();
  const all = [
    ...SENSITIVE.map(([path]) => path),
    '/mis-datos/contrasena',
    '/mis-datos/idioma',
    '/mis-datos/sesiones/cerrar',
    '/mis-datos/sesiones/cerrar-las-demas',
    '/mis-datos/equipos/olvidar',
    '/mis-datos/usuario/codigo',
    '/mis-datos/usuario/confirmar',
    '/mis-datos/correo-de-facturacion/confirmar',
    `${BILLING}/codigo`,
  ];
  for (const path of all) assert.equal((await ana.post(path, { correo: NEW_EMAIL })).status, 403, path);
});
