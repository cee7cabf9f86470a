import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARLA } from '../payments/support/cast.ts';
import { openTill } from '../payments/support/till.ts';
import { begin, DEBTS, generate, instalmentsOf, OFFER } from '../plans/support.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';

const FIRM = '100000006';
const BILL = 'B-1002-08';
const WARNING = /Si pagás esta factura ahora, el plan de pago se descarta/;

const rowOf = (page: TestPage, number: string) =>
  page.root
    .querySelectorAll('table.rows tbody tr')
    .find((row) => row.text.includes(number))
    ?.text.replace(/\s+/g, ' ') ?? '';

test('the bills of a plan in force are in the plan: neither pending nor overdue, with the way to it', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  const [plan] = await till.deps.db
    .selectFrom('plans')
    .select('id')
    .where('account_number', '=', FIRM)
    .execute();
  const list = await carla.get(`/cuentas/${FIRM}/facturas`);
  const pending = list.root.querySelector('section[aria-labelledby=pendientes]')?.text ?? '';
  const held = list.root.querySelector('section[aria-labelledby=en-plan]');
  assert.doesNotMatch(pending, /B-1006-(09|10|11)/);
  assert.match(held?.text.replace(/\s+/g, ' ') ?? '', /B-1006-11\s?… En tu plan/);
  assert.doesNotMatch(held?.text ?? '', /Venció/);
  assert.ok(held?.querySelector(`a[href="/cuentas/${FIRM}/planes/${plan?.id}"]`));
  const bill = await carla.get(`/cuentas/${FIRM}/facturas/B-1006-09`);
  assert.match(bill.root.querySelector('.page-head')?.text ?? '', /En tu plan/);
  assert.doesNotMatch(bill.text, /Venció el|Total a pagar hoy/);
  assert.ok(bill.root.querySelector(`a[href="/cuentas/${FIRM}/planes/${plan?.id}"]`));
});

test('a bill of a plan that has not begun says so, and the question says what paying it does', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const before = await ana.get(`/cuentas/${DEBTS}/pagar?factura=${BILL}`);
  assert.doesNotMatch(before.text, WARNING);
  const plan = await generate(ana);
  const href = `/cuentas/${DEBTS}/planes/${plan}`;
  const list = await ana.get(`/cuentas/${DEBTS}/facturas`);
  assert.match(rowOf(list, BILL), /Venció el.*En un plan que todavía no empezó/);
  const bill = await ana.get(`/cuentas/${DEBTS}/facturas/${BILL}`);
  assert.match(bill.text, /En un plan que todavía no empezó/);
  assert.ok(bill.root.querySelector(`.flash a[href="${href}"]`));
  const asked = await ana.get(`/cuentas/${DEBTS}/pagar?factura=${BILL}`);
  assertSaidBefore(asked);
  assert.ok(asked.root.querySelector(`form a[href="${href}"]`));
  const window = { 'HX-Request': 'true', 'HX-Target': 'dialog#ventana' };
  assertSaidBefore(await ana.get(`/cuentas/${DEBTS}/pagar?factura=${BILL}`, { headers: window }));
});

test('INICIO says once what a plan that waits does with its bills, and not while it is being paid', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const plan = await generate(ana);
  const before = await ana.get(`/cuentas/${DEBTS}`);
  assert.doesNotMatch(rowOf(before, BILL), /plan/);
  assert.equal(before.text.match(/el plan se descarta/g)?.length, 1);
  assert.match(before.text, new RegExp(`Facturas del plan: ${BILL}`));
  const [first] = await instalmentsOf(till, plan);
  await begin(till, ana, `cuota=${first?.id}`);
  const during = await ana.get(`/cuentas/${DEBTS}`);
  assert.doesNotMatch(during.text, /En un plan que todavía no empezó|el plan se descarta/);
  assert.match(rowOf(during, BILL), /Hay un pago en curso/);
});

test('the question of the first instalment says that it starts the plan and takes its bills in', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const plan = await generate(ana);
  const [first] = await instalmentsOf(till, plan);
  const asked = await ana.get(`/cuentas/${DEBTS}/pagar?cuota=${first?.id}`);
  assert.match(asked.text, /Con este pago empieza el plan, que incluye sus 5 facturas/);
});

test('a guest is told too that a plan is discarded, by proof and by pay link, and nothing of the plan itself', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await generate(ana);
  const guest = till.browser();
  await guest.get('/pagar');
  await guest.submit('form[action="/pagar/cuenta"]', {
    cuenta: DEBTS,
    apellido: 'Gómez',
    codigoPostal: '5501',
  });
  assertSaidBefore(await guest.get(`/pagar/pregunta?factura=${BILL}`));
  assert.equal(guest.page.root.querySelector('main a[href*="/planes/"]'), null);
  const other = await byCode(till.browser(), await codeFor(ana));
  assertSaidBefore(other);
  assert.equal(other.root.querySelector('main a[href*="/planes/"]'), null);
});

test('with a plan running the way to a plan leads to it at once', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const plan = await generate(ana);
  const answer = await ana.get(OFFER, { follow: false });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `/cuentas/${DEBTS}/planes/${plan}`);
});

test('what a plan leaves out is said bill by bill, each with its reason', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`/cuentas/${DEBTS}/pagar?factura=${BILL}`);
  await ana.submit(`form[action="/cuentas/${DEBTS}/pagos"]`, {}, { follow: false });
  const offer = await ana.get(OFFER);
  const lines = offer.root
    .querySelectorAll('section[aria-labelledby=deuda] ul li')
    .map((one) => one.text.replace(/\s+/g, ' '));
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', new RegExp(`${BILL}.*Hay un pago en curso`));
  assert.ok(offer.root.querySelector('section[aria-labelledby=deuda] ul a[href^="/pagos/"]'));
});

function assertSaidBefore(page: TestPage): void {
  assert.equal(page.status, 200);
  const form = page.root.querySelector('form[method=post]')?.text ?? '';
  assert.match(form, WARNING);
  assert.ok(form.search(WARNING) < form.indexOf('Sí, pagar'));
}

async function codeFor(ana: TestBrowser): Promise<string> {
  await ana.get(`/cuentas/${DEBTS}/pagar/enlace?factura=${BILL}`);
  const page = await ana.submit(`form[action="/cuentas/${DEBTS}/pagar/codigo"]`);
  return page.root.querySelector('.phone-panel .code')?.text ?? '';
}

async function byCode(visitor: TestBrowser, codigo: string): Promise<TestPage> {
  await visitor.get('/pagar');
  return await visitor.submit('form[action="/pagar/codigo"]', { codigo });
}
