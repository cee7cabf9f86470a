import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byText, one } from '../support/html.ts';
import { billingSays, CHARGE, LIST, letters, open } from './support.ts';

test('INICIO says what waits to be billed, in one line with the way to it, until it is', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  const home = await ana.get('/cuentas/100000002');
  assert.match(home.text, /Tenés 1 cargo sin facturar: \$\s18\.500,00/);
  assert.ok(home.root.querySelector(`main a[href="${LIST}"]`));
  await billingSays(portal, 'invoiced');
  assert.doesNotMatch((await ana.get('/cuentas/100000002')).text, /sin facturar/);
});

test('the pending charge is listed with the way to bill it (A108)', async () => {
  const ana = await (await open()).signedIn();
  const { root, text } = await ana.get(LIST);
  assert.equal(one(root, 'h1').text, 'Facturar y pagar cargos');
  assert.match(text, /Reconexión.*C-1002-1.*18\.500,00.*Sin facturar/);
  assert.equal(
    byText(root, 'button', 'Facturar cargo').closest('form')?.getAttribute('action'),
    `${CHARGE}/facturar`,
  );
});

test('a billed charge that is not paid is paid from the list; one being paid says so instead', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  await ana.submit(`form[action="${CHARGE}/facturar"]`);
  const pay = `/cuentas/100000002/pagar?cargo=C-1002-1`;
  const list = await ana.get(LIST);
  assert.equal(byText(list.root, 'a', 'Pagar cargo').getAttribute('href'), pay);
  assert.match((await ana.get(pay)).text, /18\.500,00.*Sí, pagar/);
  await ana.submit('form[action="/cuentas/100000002/pagos"]', {}, { follow: false });
  const after = await ana.get(LIST);
  assert.equal(after.root.querySelector(`a[href="${pay}"]`), null);
  assert.match(after.text, /Hay un pago en curso/);
});

test('billing asks first, and says the amount, the due date and what accepting means (A109)', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  const { root, text } = await ana.get(`${CHARGE}/facturar`);
  assert.match(one(root, 'h1').text, /¿Facturamos Reconexión\?/);
  assert.match(text, /18\.500,00.*2 de diciembre de 2026/);
  assert.match(
    text,
    /Acepto que se facture este cargo en mi cuenta, con vencimiento el 2 de diciembre de 2026/,
  );
  byText(root, 'button', 'Aceptar');
  assert.equal(
    (await portal.deps.db.selectFrom('consents').selectAll().execute()).length,
    0,
    'looking bills nothing',
  );
});

test('accepted: the voucher with its total, its paper and its payment; the words are kept, the mailbox is told', async () => {
  const portal = await open();
  const { db } = portal.deps;
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  const { root, text, url } = await ana.submit(`form[action="${CHARGE}/facturar"]`);
  assert.equal(new URL(url).pathname, CHARGE);
  assert.match(text, /Facturamos el cargo/);
  assert.match(text, /Total a pagar\s?\$\s18\.500,00/);
  assert.equal(byText(root, 'a', 'Imprimir comprobante').getAttribute('href'), `${CHARGE}.pdf`);
  byText(root, 'button', 'Pagar cargo');
  const consent = await db.selectFrom('consents').selectAll().executeTakeFirstOrThrow();
  assert.equal(consent.kind, 'charge');
  assert.match(consent.text, /^Reconexión: \$\s18\.500,00\n\nAcepto que se facture/);
  const mails = await letters(portal);
  assert.deepEqual(mails, [
    { recipient: 'ana.gomez@example.com', subject: 'Facturamos un cargo: Reconexión (cuenta 100000002)' },
  ]);
  const trail = await db
    .selectFrom('audit_trail')
    .select('action')
    .where('action', '=', 'bill charge')
    .execute();
  assert.equal(trail.length, 1);
});

test('accepted twice, from two tabs: billed once, and both end at the voucher', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  const send = () => ana.submit(`form[action="${CHARGE}/facturar"]`, {}, { follow: false });
  const answers = await Promise.all([send(), send()]);
  for (const answer of answers) assert.equal(answer.headers.get('location'), CHARGE);
  assert.equal((await portal.deps.db.selectFrom('consents').select('id').execute()).length, 1);
  assert.equal((await letters(portal)).length, 1);
});

test('a billed charge stands among what is owed, and is paid like the rest (A112)', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  await ana.submit(`form[action="${CHARGE}/facturar"]`);
  const question = await ana.submit('form[action="/cuentas/100000002/pagar"]');
  assert.match(question.text, /Cargo: Reconexión.*18\.500,00/);
  byText(question.root, 'button', 'Sí, pagar');
  const home = await ana.get('/cuentas/100000002');
  assert.ok(home.root.querySelector('input[name=cargo][value="C-1002-1"]'));
});

test('one that the billing system billed or cancelled meanwhile cannot be accepted, and is said to be gone', async () => {
  for (const status of ['invoiced', 'cancelled'] as const) {
    const portal = await open();
    const ana = await portal.signedIn();
    await ana.get(`${CHARGE}/facturar`);
    await billingSays(portal, status);
    const { text, url } = await ana.submit(`form[action="${CHARGE}/facturar"]`);
    assert.equal(new URL(url).pathname, LIST);
    assert.match(text, /Ese cargo ya no está pendiente/);
    assert.match(text, status === 'invoiced' ? /Incluido en una factura/ : /Anulado/);
  }
});

test('once on a bill it is not paid a second time as a charge', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  await ana.submit(`form[action="${CHARGE}/facturar"]`);
  await billingSays(portal, 'invoiced');
  const { text, root } = await ana.get(CHARGE);
  assert.match(text, /Este cargo ya está incluido en una factura/);
  assert.equal(root.querySelector('input[name=cargo]'), null);
  const { url } = await ana.get('/cuentas/100000002/pagar?cargo=C-1002-1');
  assert.equal(new URL(url).pathname, '/cuentas/100000002', 'nothing to pay');
});

test('somebody else does not learn that a charge exists', async () => {
  const carla = await (await open()).signedIn('carla.diaz@example.com', 'Vertiente#26');
  for (const path of [
    LIST,
    CHARGE,
    `${CHARGE}/facturar`,
    `${CHARGE}.pdf`,
    '/cuentas/100000006/cargos/C-1002-1',
  ])
    assert.equal((await carla.get(path)).status, 404, path);
});

test('where an account is not paid here its charges are read, not billed (D9)', async () => {
  const portal = await open();
  await portal.deps.db
    .updateTable('charges')
    .set({ account_number: '100000005' })
    .where('number', '=', 'C-1002-1')
    .execute();
  const carla = await portal.signedIn('carla.diaz@example.com', 'Vertiente#26');
  const { text, root } = await carla.get('/cuentas/100000005/cargos');
  assert.match(text, /Enviar a la oficina de arrendamiento.*Reconexión/);
  assert.equal(root.querySelector('form[action$="/facturar"]'), null);
  const { url } = await carla.get('/cuentas/100000005/cargos/C-1002-1/facturar');
  assert.equal(new URL(url).pathname, '/cuentas/100000005/cargos');
});

test('an account without charges says so', async () => {
  const ana = await (await open()).signedIn();
  const { text } = await ana.get('/cuentas/100000001/cargos');
  assert.match(text, /No tenés cargos pendientes/);
});
