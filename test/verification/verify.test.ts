import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../src/kit/database.ts';
import { CHARGE, open } from '../charges/support.ts';
import { readPdf } from '../documents/read-pdf.ts';
import type { TestPortal } from '../support/portal.ts';

const BILL = '/cuentas/100000002/facturas/B-1002-12';

/** The address that a paper prints under its code. */
async function codeOn(portal: TestPortal, path: string): Promise<string> {
  const { bytes } = await (await portal.signedIn()).get(path);
  const text = readPdf(bytes)
    .pages.map((page) => page.text)
    .join(' ');
  const address = /\/verificar\/([^\s]+)/.exec(text)?.[1];
  assert.ok(address, text);
  return address;
}

test('anybody verifies a bill by its code: yes, amount and dates, and no name', async () => {
  const portal = await open();
  const stranger = portal.browser();
  const { status, text } = await stranger.get(`/verificar/${await codeOn(portal, `${BILL}.pdf`)}`);
  assert.equal(status, 200);
  assert.match(text, /Factura B-1002-12: es auténtica\./);
  assert.match(text, /30\.116,80/);
  assert.doesNotMatch(text, /GÓMEZ|San Martín 1234|100000002/);
});

test('a bill that changed or was withdrawn after it was printed is real, and says so', async () => {
  const portal = await open();
  const code = await codeOn(portal, `${BILL}.pdf`);
  const become = (changes: { amount_cents?: number; status?: 'withdrawn' }) =>
    transact(portal.deps.db, async (tx) => {
      await tx.updateTable('invoices').set(changes).where('number', '=', 'B-1002-12').execute();
    });
  await become({ amount_cents: 100_00 });
  assert.match((await portal.browser().get(`/verificar/${code}`)).text, /cambió después de imprimirse/);
  await become({ status: 'withdrawn' });
  assert.match((await portal.browser().get(`/verificar/${code}`)).text, /se retiró/);
});

test('the voucher of a charge and the consent behind it are verified by the same page', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  await ana.submit(`form[action="${CHARGE}/facturar"]`);
  const { id, verification_code: code } = await portal.deps.db
    .selectFrom('consents')
    .selectAll()
    .executeTakeFirstOrThrow();
  const voucher = await portal.browser().get(`/verificar/${await codeOn(portal, `${CHARGE}.pdf`)}`);
  assert.match(voucher.text, /Comprobante de cargo: es auténtico.*18\.500,00/);
  const consent = await portal.browser().get(`/verificar/${code.toLowerCase().replaceAll('-', ' ')}`);
  assert.match(consent.text, /Constancia: Facturación de un cargo: es auténtica\./);
  assert.doesNotMatch(consent.text, /ana\.gomez|GÓMEZ/);
  const page = await ana.get(`/cuentas/100000002/constancias/${id}`);
  assert.match(page.text, /Aceptado por\s?ana\.gomez@example\.com/);
  assert.match(page.text, /Acepto que se facture este cargo/);
  assert.equal((await ana.get(`/cuentas/100000002/constancias/${id}.pdf`)).status, 200);
  assert.equal((await ana.get(`/cuentas/100000001/constancias/${id}`)).status, 404);
});

test('a printed list is verified by what its code says: day, lines, total, the end of the account', async () => {
  const portal = await open();
  const list = await portal
    .browser()
    .get(`/verificar/${await codeOn(portal, '/cuentas/100000001/pagos.pdf')}`);
  assert.match(list.text, /Historial de pagos: es auténtico.*22 de noviembre de 2026.*••••0001.*24/);
  assert.doesNotMatch(list.text, /GÓMEZ|100000001/);
  const paid = await codeOn(portal, '/cuentas/100000001/pagos/facturas.pdf');
  assert.match(
    (await portal.browser().get(`/verificar/${paid}`)).text,
    /Historial de facturas pagadas: es auténtico/,
  );
});

test('a code that is not ours is a plain no, also when it is typed, and trying is limited', async () => {
  const portal = await open();
  const stranger = portal.browser();
  await stranger.get('/verificar');
  const typed = await stranger.submit('form[action="/verificar"]', { codigo: 'xxxx xxxx xxxx' });
  assert.equal(typed.status, 404);
  assert.match(typed.text, /No encontramos ningún documento con ese código/);
  const answers: number[] = [];
  for (let i = 0; i < 25; i++) answers.push((await stranger.get(`/verificar/AAAA-AAAA-${1000 + i}`)).status);
  assert.equal(answers.filter((status) => status === 404).length, 19);
  assert.equal(answers.at(-1), 429);
});
