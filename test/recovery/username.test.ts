import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTimedPortal } from '../identity/support.ts';
import type { TestPage } from '../support/browser.ts';
import { collapse } from '../support/browser.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import { ANAS, ANAS_BILL, plantRegistration, plantUser, recoverUsername, USERNAME } from './support.ts';

const shown = (page: TestPage) => page.root.querySelectorAll('.username').map((one) => collapse(one.text));

test('the page asks for the account, its holder and perhaps a bill, by the words of the telephone', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await visitor.get('/ingresar');
  const page = await visitor.click('Olvidé mi nombre de usuario');
  assert.equal(new URL(page.url).pathname, USERNAME);
  const labels = page.root.querySelectorAll('label').map((label) => label.text.trim());
  assert.deepEqual(labels, ['Número de cuenta', 'Apellido del titular', 'Número de factura']);
  assert.equal(page.root.querySelector('form.card button')?.text.trim(), 'Recuperar usuario');
  assert.match(page.text, /Opcional\./);
});

test('account and surname show the username in red, masked, with an icon, above the account field (A022, A023)', async () => {
  const page = await recoverUsername((await openTimedPortal()).browser(), ANAS);
  assert.equal(page.status, 200);
  assert.deepEqual(shown(page), ['Tu usuario es an••••@ex••••.com']);
  assert.ok(page.root.querySelector('.username svg'));
  assert.ok(page.body.indexOf('class="username"') < page.body.indexOf('id="cuenta"'));
  assert.doesNotMatch(page.body, /ana\.gomez@example\.com/);
  assert.match(page.text, /Por seguridad mostramos solo una parte/);
  assertValidHtml(page.body, 'found');
});

const SPELLINGS: Record<string, string>[] = [
  { cuenta: '100 000.001', apellido: 'GOMEZ' },
  { cuenta: '100-000-001', apellido: ' gómez, ana maría ' },
];
for (const typed of SPELLINGS) {
  test(`«${typed.cuenta}» and «${typed.apellido}» are hers too, and stay typed`, async () => {
    const page = await recoverUsername((await openTimedPortal()).browser(), typed);
    assert.equal(shown(page).length, 1);
    assert.equal(page.root.querySelector('#cuenta')?.getAttribute('value'), typed.cuenta);
    assert.equal(page.root.querySelector('#apellido')?.getAttribute('value'), typed.apellido);
  });
}

test('of a firm the whole name counts', async () => {
  const visitor = (await openTimedPortal()).browser();
  const firm = { cuenta: '100000006', apellido: 'Ferretería El Cóndor S.R.L.' };
  assert.deepEqual(shown(await recoverUsername(visitor, firm)), ['Tu usuario es ca••••@ex••••.com']);
  assert.equal((await recoverUsername(visitor, { ...firm, apellido: 'Cóndor' })).status, 422);
});

test('with the number of a bill the username is shown whole (D2)', async () => {
  const visitor = (await openTimedPortal()).browser();
  for (const factura of [ANAS_BILL, ' b 1001.25 ']) {
    const page = await recoverUsername(visitor, { ...ANAS, factura });
    assert.deepEqual(shown(page), ['Tu usuario es ana.gomez@example.com']);
    assert.doesNotMatch(page.text, /Por seguridad/);
    assert.equal(page.root.querySelector('#factura')?.getAttribute('value'), factura);
  }
});

test('a bill of another account, or an invented one, leaves it masked and says why', async () => {
  const visitor = (await openTimedPortal()).browser();
  for (const factura of ['B-1002-08', 'B-9999-99', '...']) {
    const page = await recoverUsername(visitor, { ...ANAS, factura });
    assert.equal(page.status, 200);
    assert.deepEqual(shown(page), ['Tu usuario es an••••@ex••••.com']);
    assert.match(page.text, /El número de factura no coincide/);
    assert.equal(page.root.querySelector('#factura')?.getAttribute('aria-invalid'), 'true');
  }
});

test('a bill counts for 36 months', async () => {
  const portal = await openTimedPortal();
  const issued = (issued_on: string) =>
    portal.deps.db.updateTable('invoices').set({ issued_on }).where('number', '=', ANAS_BILL).execute();
  const look = async () => shown(await recoverUsername(portal.browser(), { ...ANAS, factura: ANAS_BILL }))[0];
  await issued('2023-11-22');
  assert.equal(await look(), 'Tu usuario es ana.gomez@example.com');
  await issued('2023-11-21');
  assert.equal(await look(), 'Tu usuario es an••••@ex••••.com');
});

test('with several users each is shown', async () => {
  const portal = await openTimedPortal();
  await plantUser(portal.deps, 'bruno@example.org', '100000001');
  const page = await recoverUsername(portal.browser(), ANAS);
  assert.match(page.text, /Tu usuario es uno de estos:/);
  assert.deepEqual(shown(page), ['Usuario: an••••@ex••••.com', 'Usuario: br••••@ex••••.org']);
  const whole = await recoverUsername(portal.browser(), { ...ANAS, factura: ANAS_BILL });
  assert.deepEqual(shown(whole), ['Usuario: ana.gomez@example.com', 'Usuario: bruno@example.org']);
});

test('one that nobody validated says so, can be checked and sent again (A005, A006)', async () => {
  const portal = await openTimedPortal();
  const id = await plantRegistration(portal.deps, { email: 'bruno.peres@exmaple.com' });
  const bruno = { cuenta: '100000003', apellido: 'Pérez' };
  const page = await recoverUsername(portal.browser(), bruno);
  assert.deepEqual(shown(page), ['Tu usuario es br••••@ex••••.com ! todavía no validado']);
  assert.match(page.text, /Tomate un momento para revisar si el usuario está bien escrito/);
  const form = page.form('form[action="/registrarse/reenviar"]');
  assert.equal(form.getAttribute('method'), 'post');
  assert.equal(form.querySelector('[name=registro]')?.getAttribute('value'), id);
  assert.equal(form.querySelector('button')?.text.trim(), 'Reenviar correo de validación');
  assert.equal(page.root.querySelector('a.button[href="/ingresar"]'), null);
  const whole = await recoverUsername(portal.browser(), { ...bruno, factura: 'B-1003-11' });
  assert.deepEqual(shown(whole), ['Tu usuario es bruno.peres@exmaple.com ! todavía no validado']);
});

test('a misspelt address leads to registering again (A007, A009)', async () => {
  const portal = await openTimedPortal();
  await plantRegistration(portal.deps, { email: 'bruno.peres@exmaple.com' });
  const page = await recoverUsername(portal.browser(), { cuenta: '100000003', apellido: 'Pérez' });
  assert.match(page.text, /Registrate de nuevo con los mismos datos y el correo correcto/);
  assert.ok(page.root.querySelector('main section a[href="/registrarse"]'));
});

test('registrations that can never be validated are not shown, and one address is shown once', async () => {
  const portal = await openTimedPortal();
  const account = '100000001';
  await plantRegistration(portal.deps, { email: 'taken@example.org', account, taken: true });
  await plantRegistration(portal.deps, { email: 'Ana.Gomez@example.com', account });
  assert.equal(shown(await recoverUsername(portal.browser(), ANAS)).length, 1);
  await plantRegistration(portal.deps, { email: 'later@example.org', account });
  portal.pass({ seconds: 1 });
  const newest = await plantRegistration(portal.deps, { email: 'LATER@example.org', account });
  const page = await recoverUsername(portal.browser(), ANAS);
  assert.equal(shown(page).length, 2);
  assert.equal(page.root.querySelector('[name=registro]')?.getAttribute('value'), newest);
  portal.pass({ minutes: 14 * 24 * 60 });
  assert.equal(shown(await recoverUsername(portal.browser(), ANAS)).length, 1);
});

test('each empty field says what it wants', async () => {
  const visitor = (await openTimedPortal()).browser();
  const page = await recoverUsername(visitor, { cuenta: '--', apellido: ' ' });
  assert.equal(page.status, 422);
  const links = page.root.querySelectorAll('.errors a').map((a) => [a.getAttribute('href'), a.text]);
  assert.deepEqual(links, [
    ['#cuenta', 'Escribí el número de cuenta'],
    ['#apellido', 'Escribí el apellido del titular'],
  ]);
});

test('where accounts are proven by a bill the surname is asked all the same', async () => {
  const portal = await openTimedPortal({ ACCOUNT_PROOF: 'invoice' });
  const visitor = portal.browser();
  assert.deepEqual(shown(await recoverUsername(visitor, ANAS)), ['Tu usuario es an••••@ex••••.com']);
  const noSurname = { cuenta: ANAS.cuenta, apellido: '', factura: ANAS_BILL };
  assert.equal((await recoverUsername(visitor, noSurname)).status, 422);
});

test('in English too', async () => {
  const portal = await openTimedPortal();
  await plantRegistration(portal.deps, { email: 'ana@exmaple.com', account: '100000001' });
  const visitor = portal.browser();
  await visitor.get('/idioma/en');
  const page = await recoverUsername(visitor, ANAS);
  assert.match(page.text, /Your username is one of these:/);
  assert.match(page.text, /User: an••••@ex••••\.com ! not yet validated/);
  assert.match(page.text, /Take a moment to check that the username is spelt right/);
  const none = await recoverUsername(visitor, { ...ANAS, apellido: 'Sosa' });
  assert.match(none.text, /We found no user with those data/);
});
