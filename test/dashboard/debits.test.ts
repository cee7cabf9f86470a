import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Office } from '../direct-debit/support.ts';
import { ANAS, DIALOG, NEXT, openOffice, SOON } from '../direct-debit/support.ts';
import type { TestPage } from '../support/browser.ts';

const HOME = `/cuentas/${ANAS}`;
const PAY = `${HOME}/pagar?factura=${SOON}`;

const rowOf = (page: TestPage, number: string) =>
  page.root
    .querySelectorAll('table.rows tbody tr')
    .find((row) => row.text.includes(number))
    ?.text.replace(/\s+/g, ' ') ?? '';

const panelOf = (page: TestPage) => page.root.querySelector('#estado')?.text.replace(/\s+/g, ' ') ?? '';

async function enrolled(): Promise<{ office: Office; look: () => Promise<TestPage> }> {
  const office = await openOffice();
  await office.enrolAna();
  const ana = await office.signedIn();
  return { office, look: () => ana.get(HOME) };
}

test('INICIO says which bill is debited, on what day and how much, at its row and in the panel', async () => {
  const { look } = await enrolled();
  const page = await look();
  const words = /Se debita el 28\/12\/2026: \$\s41\.102,50/;
  assert.match(rowOf(page, NEXT), words);
  assert.match(rowOf(page, NEXT), /Vence el 27 de diciembre.*Si la pagás antes, no se debita/);
  assert.match(panelOf(page), words);
  assert.ok(page.root.querySelector(`input[value=${NEXT}]:not([disabled])`), 'it can still be paid by hand');
});

test('the question of an announced bill says that paying it now spares the debit', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const ana = await office.signedIn();
  const asked = await ana.get(`${HOME}/pagar?factura=${NEXT}`);
  assert.match(asked.text, /Si la pagás ahora, no se debita el 28 de diciembre/);
  assert.doesNotMatch((await ana.get(PAY)).text, /no se debita el/);
});

test('a bill that comes too late for the debit says so, with the way to pay it', async () => {
  const { look } = await enrolled();
  const page = await look();
  assert.match(rowOf(page, SOON), /Vence el 27 de noviembre.*No se debita.*pagala vos/);
  assert.ok(page.root.querySelector(`table.rows a[href="${PAY}"]`));
  assert.match(panelOf(page), /1 factura pendiente no se debita: pagala vos/);
});

test('what is at the bank says its day and amount, and is not offered', async () => {
  const { office, look } = await enrolled();
  await office.cut();
  const page = await look();
  assert.match(rowOf(page, NEXT), /Vence el 27 de diciembre.*Se debita el 28\/12\/2026: \$\s41\.102,50/);
  assert.equal(rowOf(page, NEXT).match(/Se debita/g)?.length, 1);
  assert.match(panelOf(page), /Se debita el 28\/12\/2026: \$\s41\.102,50/);
  assert.ok(page.root.querySelector(`input[value=${NEXT}][disabled]`));
});

test('a debit that is skipped, over the cap or suspended is nobody’s next debit', async () => {
  const cases: [(office: Office) => Promise<unknown>, RegExp, RegExp][] = [
    [(office) => moveOrder(office, 'skipped'), /Pediste saltear este débito/, /Salteado/],
    [(office) => moveOrder(office, 'over-cap'), /Supera tu tope/, /Supera el tope/],
    [suspend, /El débito automático está suspendido/, /No se debita/],
  ];
  for (const [happen, why, state] of cases) {
    const { office, look } = await enrolled();
    await happen(office);
    const home = await look();
    assert.match(rowOf(home, NEXT), /No se debita/);
    assert.match(rowOf(home, NEXT), why);
    assert.doesNotMatch(panelOf(home), /Se debita el/);
    const ana = await office.signedIn();
    const manage = await ana.get(DIALOG);
    const next = manage.root.querySelector('section[aria-labelledby=proximo]')?.text ?? '';
    assert.doesNotMatch(next, new RegExp(NEXT));
    const left = manage.root.querySelector('section[aria-labelledby=no-se-debitan]');
    assert.match(left?.text ?? '', new RegExp(NEXT));
    assert.match(left?.text ?? '', state);
    assert.ok(left?.querySelector(`a[href="${HOME}/pagar?factura=${NEXT}"]`));
    const options = await ana.get(`${HOME}/opciones-de-pago`);
    assert.doesNotMatch(options.text, /Próximo débito/);
    assert.match(options.text, /no se debitan?/i);
  }
});

test('what the bank refused says why, and leads to paying it', async () => {
  const { office, look } = await enrolled();
  await office.cut();
  await office.answer(`${(await office.order(NEXT)).id},refused,funds,,,`);
  const page = await look();
  assert.match(
    rowOf(page, NEXT),
    /No se debita El banco rechazó el débito: la cuenta bancaria no tenía saldo/,
  );
  assert.ok(page.root.querySelector(`table.rows a[href="${HOME}/pagar?factura=${NEXT}"]`));
});

test('a debit that the bank gave back says why its bill is owed again, with the way to that payment', async () => {
  const { office, look } = await enrolled();
  await office.cut();
  const order = await office.order(NEXT);
  await office.answer(`${order.id},paid,,41102.50,2026-12-28,`);
  await office.answer(`${order.id},reversed,,41102.50,2026-12-29,`);
  const { attemptId } = await office.order(NEXT);
  for (const page of [await look(), await (await office.signedIn()).get(`${HOME}/facturas`)]) {
    assert.match(rowOf(page, NEXT), /El banco devolvió el débito del 22\/11\/2026/);
    assert.ok(page.root.querySelector(`table.rows a[href="/pagos/${attemptId}"]`));
  }
});

test('an account that is not enrolled says nothing of debits, and the menu offers them', async () => {
  const office = await openOffice();
  const page = await (await office.signedIn()).get(HOME);
  assert.doesNotMatch(page.text, /debita/);
  const menu = page.root.querySelector('aside.extras')?.text.replace(/\s+/g, ' ') ?? '';
  assert.match(menu, /Adherite a factura digital ✓ Adherida\s?Adherite a débito automático(?! ✓)/);
});

test('the menu says what the account is in already, beside the words that everybody knows', async () => {
  const { look } = await enrolled();
  const page = await look();
  const link = page.root.querySelector(`aside.extras a[href="${DIALOG}"]`);
  assert.equal(link?.text.trim(), 'Adherite a débito automático');
  assert.match(link?.closest('li')?.text.replace(/\s+/g, ' ') ?? '', /✓ Adherida$/);
});

async function moveOrder(office: Office, state: 'skipped' | 'over-cap'): Promise<void> {
  const { id } = await office.order(NEXT);
  await office.deps.db.updateTable('debit_orders').set({ state }).where('id', '=', id).execute();
}

async function suspend({ deps }: Office): Promise<void> {
  await deps.db
    .updateTable('direct_debit_enrolments')
    .set({ suspended_at: '2026-11-21T12:00:00.000Z', suspend_reason: 'refusals' })
    .where('account_number', '=', ANAS)
    .execute();
}
