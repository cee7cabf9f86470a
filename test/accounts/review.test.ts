import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDirectDebit } from '../../src/direct-debit/store.ts';
import { transact } from '../../src/kit/database.ts';
import { byText } from '../support/html.ts';
import { openPortal } from '../support/portal.ts';
import { userIdOf } from './support.ts';

const REVIEW = '/cuentas/revisar';
const carla = ['carla.diaz@example.com', 'Vertiente#26'] as const;

test('MIS CUENTAS leads to how each account stands, every line with tick or cross, words and a link', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get('/cuentas');
  const page = await ana.click('Revisá tus cuentas');
  assert.equal(new URL(page.url).pathname, REVIEW);
  const cards = page.root.querySelectorAll('main section.card');
  assert.deepEqual(
    cards.map((card) => card.querySelector('h2 .num')?.text),
    ['100000001', '100000002'],
  );
  const [first] = cards;
  const lines = first?.querySelectorAll('li').map((line) => line.text.replace(/\s+/g, ' ')) ?? [];
  assert.equal(lines.length, 4);
  assert.match(lines[0] ?? '', /Factura digital ✓.Adherida.*Ver factura digital/);
  assert.match(lines[1] ?? '', /Débito automático ✕.No adherida.*Adherite a débito automático/);
  assert.match(lines[2] ?? '', /Correo de las facturas ✓.*ana\.gomez@example\.com.*Cambiar el correo/);
  assert.match(lines[3] ?? '', /Opciones de pago ✓.*Ver opciones de pago/);
  const hrefs = first?.querySelectorAll('li a').map((link) => link.getAttribute('href')) ?? [];
  for (const href of hrefs) assert.ok([200, 303].includes((await ana.get(href ?? '')).status), href);
  await ana.get(REVIEW);
  assert.equal(byText(ana.page.root, 'a', 'Listo').getAttribute('href'), '/cuentas');
});

test('one account goes on to its INICIO; what is not enrolled or not paid here has a cross and words', async () => {
  const portal = await openPortal();
  const visitor = await portal.signedIn(...carla);
  const page = await visitor.get(`${REVIEW}?cuenta=100000005`);
  assert.equal(page.root.querySelector('h1')?.text, 'Revisá tu cuenta');
  assert.match(page.text, /Factura digital ✕\s?No adherida.*Opciones de pago ✕\s?No se paga en línea/);
  assert.equal(byText(page.root, 'a', 'Listo').getAttribute('href'), '/cuentas/100000005');
});

test('an enrolment that was made shows at once', async () => {
  const portal = await openPortal();
  const { db, clock } = portal.deps;
  const userId = await userIdOf(portal.deps, 'ana.gomez@example.com');
  await transact(db, (tx) => startDirectDebit(tx, clock, { accountNumber: '100000002', userId }));
  const page = await (await portal.signedIn()).get(`${REVIEW}?cuenta=100000002`);
  assert.match(page.text, /Débito automático ✓\s?Adherida/);
});

test('accounts of others do not exist', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  assert.equal((await ana.get(`${REVIEW}?cuenta=100000003`)).status, 404);
  const mixed = await ana.get(`${REVIEW}?cuenta=100000003&cuenta=100000001`);
  assert.doesNotMatch(mixed.root.querySelector('main')?.text ?? '100000003', /100000003/);
});
