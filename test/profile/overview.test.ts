import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collapse } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { openPortal } from '../support/portal.ts';
import { ANA_EMAIL, actions, NEW_EMAIL, opened, pathOf, turnOn, userOf } from './support.ts';

const SECTIONS = [
  'Datos de tu usuario',
  'Contraseña',
  'Pregunta de seguridad',
  'Segundo factor',
  'Correo de facturación por cuenta',
  'Sesiones y equipos de confianza',
  'Cambiar dirección de correo electrónico / nombre de usuario',
  'Vincular número de cuenta',
];

test('MIS DATOS has its sections in order, the change of user last but one and linking last (A041, A052)', async () => {
  const { ana } = await opened();
  const page = await ana.get('/mis-datos');
  assert.equal(page.status, 200);
  const headings = page.root.querySelectorAll('main h2').map((h2) => collapse(h2.text));
  assert.deepEqual(headings, SECTIONS);
  assertValidHtml(page.body, 'overview');
});

test('it shows what was loaded at registration, each account with its holder (A048)', async () => {
  const { ana } = await opened();
  const { text } = await ana.get('/mis-datos');
  for (const words of [ANA_EMAIL, '22 de noviembre de 2026', '100000001 · GÓMEZ, ANA MARÍA', '100000002'])
    assert.ok(text.includes(words), words);
  for (const words of ['¿Qué montaña o cerro te gusta más?', 'No activado', 'Esta sesión', 'Este navegador'])
    assert.ok(text.includes(words), words);
});

test('it stands in the menu, in the breadcrumb, and leads to what is kept of a person (D31)', async () => {
  const { ana } = await opened();
  const { root } = await ana.get('/mis-datos');
  assert.equal(root.querySelector('#menu a[aria-current]')?.getAttribute('href'), '/mis-datos');
  assert.equal(root.querySelector('.crumbs [aria-current]')?.text, 'Mis datos');
  assert.ok(root.querySelector('main a[href="/privacidad"]'));
});

test('the field of the change of user has its button next to it (A041)', async () => {
  const { ana } = await opened();
  const { root } = await ana.get('/mis-datos');
  const form = root.querySelector('form[action="/mis-datos/usuario"]');
  assert.equal(form?.querySelector('label')?.text, 'Correo electrónico nuevo');
  assert.equal(form?.querySelector('button')?.text, 'Ir');
  await ana.get('/idioma/en');
  const english = await ana.get('/mis-datos');
  assert.equal(english.root.querySelector('form[action="/mis-datos/usuario"] button')?.text, 'Go');
});

test('the last form takes the number to the page of linking, filled in (A052)', async () => {
  const { ana } = await opened();
  await ana.get('/mis-datos');
  const page = await ana.submit('form[action="/cuentas/vincular"]', { cuenta: '100 000 003' });
  assert.equal(pathOf(page), '/cuentas/vincular');
  assert.equal(page.root.querySelector('#cuenta')?.getAttribute('value'), '100 000 003');
  const long = await ana.get(`/cuentas/vincular?cuenta=${'1'.repeat(500)}`);
  assert.equal(long.root.querySelector('#cuenta')?.getAttribute('value'), '');
});

test('the language of the mails is chosen, and the next one is written in it', async () => {
  const { ana, deps } = await opened();
  await ana.get('/mis-datos');
  const done = await ana.submit('form[action="/mis-datos/idioma"]', { idioma: 'en' });
  assert.ok(done.text.includes('Guardamos el idioma de tus correos.'));
  assert.equal((await userOf(deps)).language, 'en');
  assert.ok(done.root.querySelector('#idioma-en')?.hasAttribute('checked'));
  await turnOn(deps, ana);
  const mail = await deps.db.selectFrom('outbox').select('subject').execute();
  assert.ok(mail.some(({ subject }) => subject === 'The second factor is on'));
  assert.ok((await actions(deps)).includes('change language'));
});

test('a language that there is not is a bad request', async () => {
  const { ana, deps } = await opened();
  await ana.get('/mis-datos');
  const page = await ana.submit('form[action="/mis-datos/idioma"]', { idioma: 'klingon' });
  assert.equal(page.status, 400);
  assert.equal((await userOf(deps)).language, null);
});

test('signed out, every page of it leads to the sign-in and back', async () => {
  const { browser } = await openPortal();
  for (const path of [
    '/mis-datos',
    '/mis-datos/contrasena',
    '/mis-datos/pregunta',
    '/mis-datos/segundo-factor',
    '/mis-datos/usuario',
    '/mis-datos/usuario/codigo',
    '/mis-datos/correo-de-facturacion/100000001',
    '/mis-datos/correo-de-facturacion/100000001/codigo',
  ]) {
    const page = await browser().get(path, { follow: false });
    assert.equal(page.headers.get('location'), `/ingresar?volver=${encodeURIComponent(path)}`, path);
  }
});

test('with the second factor on it says how many recovery codes are left, and that no question is asked', async () => {
  const { ana, deps } = await opened();
  await turnOn(deps, ana);
  const { text } = await ana.get('/mis-datos');
  assert.ok(text.includes('Te quedan 10 códigos de recuperación.'));
  assert.ok(text.includes('Mientras uses el segundo factor no te la hacemos.'));
});

test('the page shows nothing of a change that nobody confirmed', async () => {
  const { ana } = await opened();
  await ana.get('/mis-datos');
  await ana.submit('form[action="/mis-datos/usuario"]', { correo: NEW_EMAIL });
  assert.equal(pathOf(ana.page), '/mis-datos/usuario/codigo');
  const { text } = await ana.get('/mis-datos');
  assert.ok(!text.includes(NEW_EMAIL));
});
