import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '../../documents/read-pdf.ts';
import { codesOn } from '../../paying/ways/support.ts';
import { openTill } from '../../payments/support/till.ts';
import { activePlan, DEBTS, DEBTS_BILLS, generate } from '../support.ts';
import { digitsOf, textOf } from './paper-text.ts';

test('the paper has a coupon with its code for each instalment (A130)', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 3);
  const answer = await ana.get(`/cuentas/${DEBTS}/planes/${id}.pdf`);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const text = textOf(answer.bytes);
  const code = await till.deps.db
    .selectFrom('plans')
    .select('verification_code as it')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  for (const words of [
    'Plan de pago',
    'GÓMEZ, ANA MARÍA',
    'Cupón de la cuota 3 de 3',
    '57.790,48',
    'Falta pagar la primera cuota',
    code.it ?? '?',
  ])
    assert.ok(text.includes(words), `${words} in ${text}`);
  const codes = digitsOf(text);
  // Company, amount, year and day of year, client, currency, no surcharge, two check digits.
  assert.deepEqual(
    codes.map((digits) => digits.slice(0, 17)),
    ['00000368601226074', '00000577904826105', '00000577904826135'],
  );
  assert.deepEqual(codesOn(answer.bytes), codes);
  assert.ok(codes.every((digits) => digits.slice(17, 40) === '00000100000002000000000'));
});

test('instalments that are paid and plans that are over have no coupons', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana, 3);
  const paper = async () => textOf((await ana.get(`/cuentas/${DEBTS}/planes/${id}.pdf`)).bytes);
  assert.equal(digitsOf(await paper()).length, 2);
  assert.match(await paper(), /Pagada el 10\/03\/2026/);
  await till.deps.db.updateTable('plans').set({ state: 'lapsed' }).where('id', '=', id).execute();
  assert.equal(digitsOf(await paper()).length, 0);
});

test('anybody can ask whether a printed plan is real, and learns no name', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 3);
  const { code } = await till.deps.db
    .selectFrom('plans')
    .select('verification_code as code')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const page = await till.browser().get(`/verificar/${code}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /152\.441,08/);
  assert.doesNotMatch(page.text, /Gómez|GÓMEZ/);
});

test('a coupon is never broken over two pages, the bills are listed and the code stands once', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 6);
  const { bytes } = await ana.get(`/cuentas/${DEBTS}/planes/${id}.pdf`);
  const pages = readPdf(bytes).pages.map(({ text }) => text.replace(/\u00a0/g, ' '));
  const count = (text: string, words: RegExp) => [...text.matchAll(words)].length;
  for (const text of pages) {
    const coupons = count(text, /Cupón de la cuota/g);
    assert.equal(count(text, /(?:\d{4} ){10}\d{2}/g), coupons);
    assert.equal(count(text, /Código de barras para pagar/g), coupons);
  }
  const all = pages.join(' ');
  for (const bill of DEBTS_BILLS) assert.ok(all.includes(bill), bill);
  assert.equal(count(all, /Código de verificación/g), 1);
});
