import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from '../support/portal.ts';
import { addAttempt } from './history-support.ts';

const ANA = '/cuentas/100000001/pagos';
const ADDRESSES = [
  ANA,
  `${ANA}.pdf`,
  `${ANA}/facturas`,
  `${ANA}/facturas.pdf`,
  `${ANA}/externos/CAJA-1001-03`,
  `${ANA}/externos/CAJA-1001-03.pdf`,
];
const ID = '01K9ABCDEFGHJKMNPQRSTVWXYZ';
const open = () => openPortal({ env: { NOW: '2026-11-22T12:00:00.000Z' } });

test('Ana sees what she paid here above what she paid elsewhere', async () => {
  const portal = await open();
  await addAttempt(portal, { id: ID, state: 'paid', at: '2026-11-22T11:00:00.000Z' });
  const { status, root, text } = await (await portal.signedIn()).get(ANA);
  assert.equal(status, 200);
  const links = root.querySelectorAll('.what a').map((link) => link.getAttribute('href'));
  assert.equal(links.length, 25);
  assert.deepEqual(links.slice(0, 2), [`/pagos/${ID}`, `${ANA}/externos/CAJA-1001-24`]);
  assert.match(text, /Tarjeta terminada en 4242/);
  assert.ok(root.querySelector(`a[href="/pagos/${ID}.pdf"]`));
  assert.equal(root.querySelector(`a[href="${ANA}.pdf"]`)?.text, 'Imprimir listado');
  assert.equal(root.querySelector('.tabs [aria-current]')?.text, 'Historial de pagos');
  assert.equal(root.querySelector('.pager'), null);
});

test('a longer history is paged on screen and whole on paper', async () => {
  const portal = await open();
  await addAttempt(portal, { id: ID, state: 'paid', at: '2026-11-22T11:00:00.000Z' });
  await portal.deps.db
    .insertInto('outside_payments')
    .values({
      reference: 'X',
      account_number: '100000001',
      paid_on: '2020-01-01',
      amount_cents: 1,
      channel: 'banco',
    })
    .execute();
  const ana = await portal.signedIn();
  assert.equal((await ana.get(ANA)).root.querySelectorAll('.pager a').length, 3);
  const last = await ana.get(`${ANA}?pagina=2`);
  assert.equal(last.root.querySelectorAll('.what a').length, 1);
  assert.match(last.text, /Pago a cuenta/);
  assert.equal((await ana.get(`${ANA}?pagina=nonsense`)).status, 200);
});

test('attempts under way and declined ones are told apart from payments; given up ones are not told', async () => {
  const portal = await open();
  const at = '2026-11-22T11:00:00.000Z';
  await addAttempt(portal, { id: ID, state: 'processing', at });
  await addAttempt(portal, { id: `${ID.slice(0, -1)}A`, state: 'rejected', at });
  await addAttempt(portal, { id: `${ID.slice(0, -1)}B`, state: 'cancelled', at });
  const { root } = await (await portal.signedIn()).get(ANA);
  const rows = root.querySelectorAll('section[aria-labelledby=intentos] tbody tr');
  assert.deepEqual(rows.map((row) => row.querySelector('.badge')?.text.trim()).sort(), [
    '… En curso',
    '✕ Rechazado',
  ]);
  assert.ok(root.querySelector(`a[href="/pagos/${ID}"]`));
});

test('paid bills have their own history, with the paper of each', async () => {
  const portal = await open();
  await addAttempt(portal, { id: ID, state: 'paid', at: '2026-11-22T11:00:00.000Z' });
  const { status, root } = await (await portal.signedIn()).get(`${ANA}/facturas`);
  assert.equal(status, 200);
  assert.equal(root.querySelector('h1')?.text, 'Historial de facturas pagadas');
  const first = root.querySelector('tbody tr');
  assert.match(first?.text ?? '', /B-1001-25/);
  assert.match(first?.text ?? '', /Tarjeta terminada en 4242/);
  assert.equal(
    first?.querySelector('.side a')?.getAttribute('href'),
    '/cuentas/100000001/facturas/B-1001-25.pdf',
  );
  assert.equal(root.querySelectorAll('tbody tr').length, 25);
});

test('an account that never paid gets words instead of an empty table', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  const payments = await ana.get('/cuentas/100000002/pagos');
  assert.match(payments.text, /Todavía no hay pagos/);
  assert.equal(payments.root.querySelector('table'), null);
  assert.match((await ana.get('/cuentas/100000002/pagos/facturas')).text, /Todavía no hay facturas pagadas/);
  assert.equal((await ana.get('/cuentas/100000002/pagos.pdf')).status, 200);
});

test('a payment made elsewhere has its page', async () => {
  const portal = await open();
  const { status, root, text } = await (await portal.signedIn()).get(`${ANA}/externos/CAJA-1001-03`);
  assert.equal(status, 200);
  assert.match(text, /Constancia de pago.+Rapipago.+CAJA-1001-03.+B-1001-03/);
  assert.ok(root.querySelector(`a[href="${ANA}/externos/CAJA-1001-03.pdf"]`));
});

test('every paper is a PDF that nobody may keep', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  for (const [path, name] of [
    [`${ANA}.pdf`, 'historial-de-pagos.pdf'],
    [`${ANA}/facturas.pdf`, 'facturas-pagadas.pdf'],
    [`${ANA}/externos/CAJA-1001-03.pdf`, 'constancia-CAJA-1001-03.pdf'],
  ] as const) {
    const { status, headers, body } = await ana.get(path);
    assert.equal(status, 200, path);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.ok(headers.get('content-disposition')?.startsWith(`inline; filename="${name}"`), path);
    assert.ok(body.startsWith('%PDF-'), path);
  }
});

test('signed out, every address leads to the sign-in and back', async () => {
  const portal = await open();
  for (const path of ADDRESSES) {
    const { status, headers } = await portal.browser().get(path, { follow: false });
    assert.equal(status, 303, path);
    assert.equal(headers.get('location'), `/ingresar?volver=${encodeURIComponent(path)}`);
  }
});

test("another customer's history does not exist, nor does what is not in one's own", async () => {
  const portal = await open();
  const carla = await portal.signedIn('carla.diaz@example.com', 'Vertiente#26');
  for (const path of [
    ...ADDRESSES,
    '/cuentas/100000006/pagos/externos/CAJA-1001-03',
    '/cuentas/100000006/pagos/externos/CAJA-1001-03.pdf',
    '/cuentas/100000006/pagos/externos/nothing',
  ]) {
    assert.equal((await carla.get(path)).status, 404, path);
  }
});

test('in English the histories and papers are English', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`/idioma/en?volver=${ANA}`);
  assert.equal((await ana.get(ANA)).root.querySelector('h1')?.text, 'Payment history');
  assert.equal((await ana.get(`${ANA}/facturas`)).root.querySelector('h1')?.text, 'Paid bills history');
  const paper = await ana.get(`${ANA}.pdf`);
  assert.match(paper.headers.get('content-disposition') ?? '', /payment-history\.pdf/);
});
