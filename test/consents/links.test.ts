import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHARGE, open } from '../charges/support.ts';
import { CBU, CUIT, DIALOG, debitMails, openOffice } from '../direct-debit/support.ts';
import { openTill } from '../payments/support/till.ts';
import { DEBTS, generate } from '../plans/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { byText } from '../support/html.ts';
import { openPortal } from '../support/portal.ts';

const DIGITAL = '/cuentas/100000002/factura-digital';

/** Follows *Ver constancia* and the PDF beside it; answers where the record is. */
async function recordFrom(visitor: TestBrowser, page: string, heading: RegExp): Promise<string> {
  const { root } = await visitor.get(page);
  const href = byText(root, 'a', 'Ver constancia').getAttribute('href') ?? '';
  assert.equal(byText(root, 'a', 'Constancia en PDF').getAttribute('href'), `${href}.pdf`);
  assert.match((await visitor.get(href)).text, heading);
  assert.equal((await visitor.get(`${href}.pdf`)).headers.get('content-type'), 'application/pdf');
  return href;
}

test('the digital bill leads to its record of consent, on the page and in the letter', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(DIGITAL);
  assert.doesNotMatch(ana.page.text, /Ver constancia/);
  await ana.submit(`form[action="${DIGITAL}"]`, { acepto: '1' });
  const href = await recordFrom(ana, DIGITAL, /Constancia: Adhesión a factura digital/);
  const letter = await portal.deps.db
    .selectFrom('outbox')
    .select('text_body as text')
    .where('dedupe_key', 'like', 'digital-bill:%')
    .executeTakeFirstOrThrow();
  assert.match(letter.text, /^Hola:\n/);
  assert.ok(letter.text.includes(portal.deps.config.baseUrl + href), letter.text);
});

test('direct debit leads to its record of consent, on the page and in the letter', async () => {
  const office = await openOffice();
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  await ana.submit(`form[action="${DIALOG}"]`, { cbu: CBU, cuit: CUIT, titular: 'Ana María Gómez' });
  await ana.submit(`form[action="${DIALOG}/confirmar"]`, { acepto: '1' });
  const href = await recordFrom(ana, DIALOG, /Constancia: Adhesión a débito automático/);
  const letters = JSON.stringify(await debitMails(office));
  assert.ok(letters.includes(office.deps.config.baseUrl + href), letters);
});

test('a plan leads to its record of consent', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 3);
  await recordFrom(ana, `/cuentas/${DEBTS}/planes/${id}`, /Constancia: Plan de pago/);
});

test('the voucher of a charge leads to its record of consent', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`${CHARGE}/facturar`);
  await ana.submit(`form[action="${CHARGE}/facturar"]`);
  await recordFrom(ana, CHARGE, /Constancia: Facturación de un cargo/);
});
