import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOn } from '../payments/support/books.ts';
import { openTill } from '../payments/support/till.ts';
import { activePlan, DEBTS, DEBTS_BILLS, generate, instalmentsOf, OFFER, pay, stateOf } from './support.ts';

test('A125 to A134: options, data, plan, first payment, in force, paid to the end', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const home = await ana.get(`/cuentas/${DEBTS}`);
  assert.match(home.text, /Plan de pago/);
  const offer = await ana.get(OFFER);
  for (const words of ['3 cuotas', '6 cuotas', '12 cuotas', 'CFT', 'Generar plan', ...DEBTS_BILLS])
    assert.ok(offer.text.includes(words), words);
  const window = await ana.get(`${OFFER}/generar?opcion=3`);
  for (const words of ['Nombre y apellido', 'DNI o CUIT', 'Teléfono', 'Correo electrónico', 'Confirmar plan'])
    assert.ok(window.text.includes(words), words);

  const id = await generate(ana, 3);
  const plan = await ana.get(`/cuentas/${DEBTS}/planes/${id}`);
  assert.match(plan.text, /Imprimir cuotas de plan de pago/);
  assert.match(plan.text, /Pagar primera cuota/);
  assert.equal(await stateOf(till, id), 'generated');
  assert.match((await ana.get(`/cuentas/${DEBTS}`)).text, /Pagar primera cuota/);

  const [first, second, third] = await instalmentsOf(till, id);
  await pay(till, ana, `cuota=${first?.id}`);
  assert.equal(await stateOf(till, id), 'active');
  for (const bill of DEBTS_BILLS)
    assert.deepEqual(await claimsOn(till.deps.db, bill), [{ owner: id, state: 'live' }]);
  const inForce = await ana.get(`/cuentas/${DEBTS}`);
  assert.match(inForce.text, /1 de 3 pagada/);
  assert.doesNotMatch(inForce.body, /name="factura"/);

  await pay(till, ana, `cuota=${second?.id}&cuota=${third?.id}`);
  assert.equal(await stateOf(till, id), 'completed');
  const bills = await till.deps.db
    .selectFrom('invoices')
    .select(['number', 'settled_by as by'])
    .where('account_number', '=', DEBTS)
    .where('number', 'in', DEBTS_BILLS)
    .execute();
  assert.ok(bills.every((bill) => bill.by === id));
  assert.match((await ana.get(`/cuentas/${DEBTS}`)).text, /Estás al día/);
});

test('a plan is in force from its first payment on, not before', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana, 6);
  assert.match((await ana.get(`/cuentas/${DEBTS}/planes/${id}`)).text, /En marcha/);
});
