import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTill } from '../payments/support/till.ts';
import { begin, DEBTS, generate, instalmentsOf } from '../plans/support.ts';
import { openPortal } from '../support/portal.ts';

test('the ways to pay an account are shown with their states, and those of the other accounts beside them', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas/100000001');
  const page = await ana.click('Opciones de pago');
  assert.equal(page.root.querySelector('h1')?.text, 'Opciones de pago');
  assert.match(page.text, /Pagar ahora\s*Hay \$\s84\.960,62 para pagar/);
  assert.match(page.text, /Débito automático\s*✕\s?No adherida/);
  assert.match(page.text, /Factura digital\s*✓\s?Adherida/);
  const links = page.root.querySelectorAll('main a').map((link) => link.getAttribute('href'));
  for (const href of [
    '/cuentas/100000001/debito-automatico',
    '/cuentas/100000001/factura-digital',
    '/cuentas/100000001/plan-de-pago',
    '/cuentas/100000002/debito-automatico',
    '/lugares-de-pago',
    'tel:02615550100',
  ])
    assert.ok(links.includes(href), href);
});

test('a firm on direct debit with a plan sees its means, its next debit and its instalments', async () => {
  const portal = await openPortal();
  const carla = await portal.signedIn('carla.diaz@example.com', 'Vertiente#26');
  const page = await carla.get('/cuentas/100000006/opciones-de-pago');
  assert.match(page.text, /Se debita de Banco Macro, cuenta terminada en 5201/);
  assert.match(page.text, /1 de 6 cuotas pagadas/);
  const closed = await carla.get('/cuentas/100000004/opciones-de-pago');
  assert.doesNotMatch(closed.text, /Pagar ahora/);
  const own = closed.root.querySelectorAll('.cols a').map((link) => link.text);
  assert.ok(!own.some((label) => /Adherite/.test(label)), own.join());
  assert.equal((await carla.get('/cuentas/100000001/opciones-de-pago')).status, 404);
});

test('each account says on MIS CUENTAS what it is enrolled in', async () => {
  const portal = await openPortal();
  const carla = await portal.signedIn('carla.diaz@example.com', 'Vertiente#26');
  const page = await carla.get('/cuentas');
  const cards = page.root
    .querySelectorAll('#resultados li.card')
    .map((card) => card.text.replace(/\s+/g, ' '));
  const firm = cards.find((card) => card.includes('100000006'));
  assert.match(firm ?? '', /Factura digital ✕.No adherida/);
  assert.match(firm ?? '', /Débito automático ✓.Adherida/);
});

const SUM = /Hay \$\s([\d.,]+) para pagar/;
const OPTIONS = `/cuentas/${DEBTS}/opciones-de-pago`;

test('what there is to pay is what INICIO says, with a plan that waits and with a declined payment', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const plan = await generate(ana);
  const waiting = await ana.get(OPTIONS);
  const total = SUM.exec(waiting.text)?.[1] ?? '?';
  assert.match(waiting.text, /Falta pagar la primera cuota/);
  assert.ok(waiting.root.querySelector(`main a[href="/cuentas/${DEBTS}/planes/${plan}"]`));
  assert.equal(waiting.root.querySelector('.cols a[href$="/plan-de-pago"]'), null);
  const panel = (await ana.get(`/cuentas/${DEBTS}`)).root.querySelector('#estado')?.text ?? '';
  assert.equal(/\$\s([\d.,]+)/.exec(panel)?.[1], total);
  const [first] = await instalmentsOf(till, plan);
  const attempt = await begin(till, ana, `cuota=${first?.id}`);
  till.platform.pay(attempt, 'rejected');
  await ana.get(`/pagos/${attempt}`);
  const declined = await ana.get(OPTIONS);
  assert.equal(SUM.exec(declined.text)?.[1], total);
  assert.match(declined.text, /De eso, .* no se pueden pagar en este momento/);
});
