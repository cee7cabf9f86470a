import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';
import { account, link, stranger, takeIn, userIdOf } from './support.ts';

const ANA = 'ana.gomez@example.com';
const HTMX = { 'HX-Request': 'true', 'HX-Request-Type': 'partial', 'HX-Target': 'div#resultados' };

test('MIS CUENTAS shows the main data of each linked account and the ways on', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const page = await ana.get('/cuentas');
  assert.equal(page.status, 200);
  for (const words of ['100000001', '100000002', 'GÓMEZ, ANA MARÍA', 'Con medidor', 'Activa', '2 cuentas']) {
    assert.ok(page.text.includes(words), words);
  }
  assert.ok(!page.text.includes('100000004'));
  assert.equal(page.root.querySelectorAll('a[href="/cuentas/vincular"]').length, 1);
  await ana.click('Gestionar cuenta');
  assert.equal(new URL(ana.page.url).pathname, '/cuentas/100000001');
});

test('signed out, MIS CUENTAS leads to the sign-in and back', async () => {
  const portal = await openPortal();
  const page = await portal.browser().get('/cuentas?buscar=1', { follow: false });
  assert.equal(page.status, 303);
  assert.equal(page.headers.get('location'), '/ingresar?volver=%2Fcuentas%3Fbuscar%3D1');
});

test('the search answers with a page, or with the fragment that htmx asks for', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas');
  const page = await ana.submit('form[role="search"]', { buscar: '00-002' });
  assert.ok(page.text.includes('100000002') && !page.text.includes('100000001'));
  assert.equal(page.form('form[role="search"]').querySelector('input')?.getAttribute('value'), '00-002');
  const fragment = await ana.get('/cuentas?buscar=0001', { headers: HTMX });
  assert.ok(fragment.text.includes('100000001') && !fragment.text.includes('100000002'));
  assert.equal(fragment.root.querySelector('h1'), null);
  assert.match(fragment.headers.get('vary') ?? '', /HX-Request/);
});

test('a search without a result says so and leads back to all', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas?buscar=%3Cb%3E999');
  assert.ok(ana.page.text.includes('Ninguna de tus cuentas tiene el número «<b>999».'));
  assert.equal(ana.page.root.querySelector('#resultados b'), null);
  const all = await ana.click('Ver todas');
  assert.ok(all.text.includes('2 cuentas'));
});

test('a repeated or endless search is still a page', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  assert.equal((await ana.get('/cuentas?buscar=1&buscar=2')).status, 200);
  assert.equal((await ana.get(`/cuentas?buscar=${'9'.repeat(2000)}`)).status, 200);
});

test('who else sees an account is shown masked', async () => {
  const portal = await openPortal();
  const bruno = await stranger(portal.deps, 'bruno.perez@example.org');
  await link(portal.deps, bruno, '100000002');
  const ana = await portal.signedIn();
  const page = await ana.get('/cuentas');
  assert.ok(page.text.includes('También la ve: br••••@ex••••.org'));
  assert.ok(page.text.includes('Solo vos la ves'));
  assert.ok(!page.body.includes('bruno.perez'));
});

test('without an account the page asks for the first one', async () => {
  const portal = await openPortal();
  await portal.deps.db.deleteFrom('account_links').execute();
  const ana = await portal.signedIn();
  const page = await ana.get('/cuentas');
  assert.ok(page.text.includes('Todavía no tenés cuentas asociadas'));
  assert.equal(page.root.querySelector('form[role="search"]'), null);
  await ana.click('Asociar cuenta');
  assert.equal(new URL(ana.page.url).pathname, '/cuentas/vincular');
});

test('of more than fifty accounts the first fifty are shown, and the search finds the others', async () => {
  const portal = await openPortal();
  const many = Array.from({ length: 60 }, (_, i) => String(300000001 + i));
  await takeIn(
    portal.deps,
    many.map((number) => account(number)),
  );
  await link(portal.deps, await userIdOf(portal.deps, ANA), ...many);
  const ana = await portal.signedIn();
  const page = await ana.get('/cuentas');
  assert.equal(page.root.querySelectorAll('#resultados li.card').length, 50);
  assert.ok(page.text.includes('Mostramos las primeras 50. Usá la búsqueda para encontrar las demás.'));
  const found = await ana.get('/cuentas?buscar=300000060');
  assert.ok(found.text.includes('300000060') && found.text.includes('1 cuenta'));
});

test('a closed account stays readable and says since when', async () => {
  const portal = await openPortal();
  const carla = await portal.signedIn('carla.diaz@example.com', 'Vertiente#26');
  const page = await carla.get('/cuentas');
  assert.match(page.text, /100000004.*Cerrada el \d{1,2}\/\d{1,2}\/\d{2,4}/);
});

test('MIS CUENTAS speaks English', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const page = await ana.get('/idioma/en?volver=/cuentas');
  for (const words of ['My accounts', 'Manage account', 'Unlink', 'Only you see it', '2 accounts']) {
    assert.ok(page.text.includes(words), words);
  }
});
