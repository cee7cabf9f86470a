import assert from 'node:assert/strict';
import { test } from 'node:test';
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
