import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../src/kit/database.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { claimItems } from '../../src/payables/claims.ts';
import { openPortal } from '../support/portal.ts';

const NOW = { NOW: '2026-11-22T12:00:00.000Z' };
const ANA = '/cuentas/100000001/facturas';
const DEBTS = '/cuentas/100000002/facturas';
const open = () => openPortal({ env: NOW });
const carla = ['carla.diaz@example.com', 'Vertiente#26'] as const;

test('Ana sees all her bills: the pending ones to tick, the paid ones below', async () => {
  const portal = await open();
  const { status, root, text } = await (await portal.signedIn()).get(ANA);
  assert.equal(status, 200);
  const boxes = root.querySelectorAll('form#elegir input[name=factura]');
  assert.deepEqual(
    boxes.map((box) => box.getAttribute('value')),
    ['B-1001-26', 'B-1001-25'],
  );
  assert.equal(root.querySelector('form#elegir')?.getAttribute('action'), '/cuentas/100000001/pagar');
  assert.equal(root.querySelector('form#elegir button')?.text, 'Pagar');
  for (let number = 1; number <= 24; number += 1) {
    assert.ok(text.includes(`B-1001-${String(number).padStart(2, '0')}`), String(number));
  }
  assert.equal(root.querySelectorAll('section[aria-labelledby=pagadas] input').length, 0);
});

test('the query ticks bills, and htmx gets the sum alone', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  const query = `${DEBTS}?factura=B-1002-12&factura=B-1002-11&factura=B-1001-25&factura=nothing`;
  const page = await ana.get(query);
  const ticked = page.root.querySelectorAll('input[name=factura][checked]');
  assert.deepEqual(
    ticked.map((box) => box.getAttribute('value')),
    ['B-1002-12', 'B-1002-11'],
  );
  const part = await ana.get(query, { headers: { 'HX-Request': 'true', 'HX-Target': 'p#seleccion' } });
  assert.match(part.root.text.trim(), /^2 seleccionadas \$\s61\.204,10$/);
  assert.doesNotMatch(part.body, /<html/);
});

test('a bill whose payment is under way stays, disabled, with the way to it', async () => {
  const portal = await open();
  const { db, clock } = portal.deps;
  const owner = { kind: 'payment', id: 'ATTEMPT' } as const;
  const items = [{ kind: 'invoice', id: 'B-1002-12' } as const];
  await transact(db, (tx) => claimItems(tx, clock, { owner, accountNumber: '100000002', items }));
  const ana = await portal.signedIn();
  const { root } = await ana.get(`${DEBTS}?factura=B-1002-12`);
  const box = root.querySelector('input[value=B-1002-12]');
  assert.ok(box?.hasAttribute('disabled'));
  assert.ok(!box?.hasAttribute('checked'));
  const bill = await ana.get(`${DEBTS}/B-1002-12`);
  assert.equal(bill.root.querySelector('input[name=factura]'), null);
  assert.ok(bill.root.querySelector('a[href="/pagos/ATTEMPT"]'));
});

test('Carla reads the bills of her closed and leased accounts but finds no boxes', async () => {
  const portal = await open();
  const visitor = await portal.signedIn(...carla);
  for (const [number, bill, words] of [
    ['100000004', 'B-1004-12', /cerrada/],
    ['100000005', 'B-1005-12', /Enviar a la oficina de arrendamiento/],
  ] as const) {
    for (const path of [`/cuentas/${number}/facturas`, `/cuentas/${number}/facturas/${bill}`]) {
      const { status, root, text } = await visitor.get(path);
      assert.equal(status, 200, path);
      assert.equal(root.querySelectorAll('input[name=factura]').length, 0, path);
      assert.match(text, words, path);
      assert.match(text, new RegExp(bill), path);
    }
  }
});

test('a bill is a page with its lines, dates and the button to pay it', async () => {
  const portal = await open();
  const { status, root, text } = await (await portal.signedIn()).get(`${ANA}/B-1001-25`);
  assert.equal(status, 200);
  assert.equal(root.querySelector('h1')?.text, 'Septiembre de 2026');
  for (const words of ['Consumo de agua', '43.858,12', '45.173,86', '27 de noviembre de 2026', 'GÓMEZ']) {
    assert.ok(text.includes(words), words);
  }
  const form = root.querySelector('form[action="/cuentas/100000001/pagar"]');
  assert.equal(form?.querySelector('input[name=factura]')?.getAttribute('value'), 'B-1001-25');
  assert.ok(root.querySelector(`a[href="${ANA}/B-1001-25.pdf"]`));
});

test('its paper is a PDF for the same tab that nobody may keep', async () => {
  const portal = await open();
  const { status, headers, body } = await (await portal.signedIn()).get(`${ANA}/B-1001-25.pdf`);
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'application/pdf');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.match(headers.get('content-disposition') ?? '', /^inline; filename="factura-B-1001-25\.pdf"/);
  assert.ok(body.startsWith('%PDF-'));
});

test('signed out, every address leads to the sign-in and back', async () => {
  const portal = await open();
  for (const path of [ANA, `${ANA}/B-1001-25`, `${ANA}/B-1001-25.pdf`]) {
    const { status, headers } = await portal.browser().get(path, { follow: false });
    assert.equal(status, 303, path);
    assert.equal(headers.get('location'), `/ingresar?volver=${encodeURIComponent(path)}`);
  }
});

test("another customer's account or bill does not exist, on paper neither", async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  for (const path of [
    '/cuentas/100000006/facturas',
    '/cuentas/100000006/facturas/B-1006-12',
    '/cuentas/100000006/facturas/B-1006-12.pdf',
    `${ANA}/B-1006-12`,
    `${ANA}/B-1006-12.pdf`,
    `${ANA}/B-1002-12`,
    `${ANA}/B-9999-99`,
    `${ANA}/B-9999-99.pdf`,
    `${ANA}/.pdf`,
  ]) {
    assert.equal((await ana.get(path)).status, 404, path);
  }
});

test('a number with a slash, a space and a letter of Mendoza has its own page and paper', async () => {
  const portal = await open();
  const number = 'A/1 ñ%2F#?';
  const row = {
    number,
    account_number: '100000001',
    kind: 'service',
    period: '2020-01',
    status: 'paid',
  } as const;
  const days = { issued_on: '2020-01-01', due_on: '2020-01-15' };
  await portal.deps.db
    .insertInto('invoices')
    .values({ ...row, ...days, amount_cents: 100 })
    .execute();
  const ana = await portal.signedIn();
  const list = await ana.get(ANA);
  const href = list.root
    .querySelectorAll('section[aria-labelledby=pagadas] .what a')
    .at(-1)
    ?.getAttribute('href');
  assert.equal(href, `${ANA}/${encodeURIComponent(number)}`);
  assert.match((await ana.get(href ?? '')).text, /Enero de 2020/);
  const paper = await ana.get(`${href}.pdf`);
  assert.equal(paper.status, 200);
  assert.match(paper.headers.get('content-disposition') ?? '', /filename="factura-A-1-n[^"/]*\.pdf"/);
});

test('in English the pages and the paper are English', async () => {
  const portal = await open();
  const ana = await portal.signedIn();
  await ana.get(`/idioma/en?volver=${ANA}`);
  assert.equal((await ana.get(ANA)).root.querySelector('h1')?.text, 'Bills');
  assert.match((await ana.get(`${ANA}/B-1001-25`)).text, /To pay today/);
  const paper = await ana.get(`${ANA}/B-1001-25.pdf`);
  assert.match(paper.headers.get('content-disposition') ?? '', /bill-B-1001-25\.pdf/);
});

test('where the operator asks for it, who is not on digital bill sees what is owed and the newest bill', async () => {
  const portal = await open();
  const { db, clock } = portal.deps;
  await transact(db, (tx) => saveSettings(tx, clock, { historyNeedsDigitalBill: true }));
  await db.updateTable('invoices').set({ status: 'paid' }).where('number', '=', 'B-1002-08').execute();
  const ana = await portal.signedIn();
  const page = await ana.get(DEBTS);
  assert.match(page.text, /Mostramos solo la factura actual/);
  assert.doesNotMatch(page.text, /B-1002-08/);
  assert.equal((await ana.get(`${DEBTS}/B-1002-09`)).status, 200);
  assert.equal((await ana.get(`${DEBTS}/B-1002-08`)).status, 404);
  assert.equal((await ana.get(`${DEBTS}/B-1002-08.pdf`)).status, 404);
  assert.match((await ana.get(ANA)).text, /B-1001-01/, 'the other account is on digital bill');
});
