import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEBTS, isPaper, openDesk, payHere, press, pressOn, shows } from './support.ts';

const DATA = {
  nombre: 'Ana María Gómez',
  documento: '27-20111222-8',
  telefono: '261 555-0123',
  correo: 'ana.gomez@example.com',
  acepto: 'si',
};

test('A125 to A134: options, data, the plan, its first instalment, and in force', async (t) => {
  const { ana } = await openDesk(t);
  const offer = await ana.get(`${DEBTS}/plan-de-pago`);
  shows(offer, /3 cuotas/, /6 cuotas/, 'CFT');
  const window = await pressOn(ana, 'Generar plan', { opcion: '3' });
  shows(window, 'Nombre y apellido', 'DNI o CUIT', 'Teléfono', 'Correo electrónico');
  const plan = await pressOn(ana, 'Confirmar plan', DATA);
  shows(plan, 'Imprimir cuotas de plan de pago', 'Pagar primera cuota', /primera cuota/);
  const here = new URL(plan.url).pathname;
  isPaper(await ana.click('Imprimir cuotas de plan de pago'));

  shows(await ana.get(DEBTS), 'Pagar primera cuota', 'B-1002-08');
  assert.ok(ana.page.root.querySelector('input[name="factura"]'), 'a generated plan holds nothing (A129)');
  await ana.get(here);
  shows(await ana.click('Pagar primera cuota'), /Cuota 1/);
  await payHere(ana);

  const home = await ana.get(DEBTS);
  shows(home, /1 de 3/);
  assert.equal(home.root.querySelector('input[name="factura"]'), null, 'its bills cannot be paid alone');
  const instalments = home.root
    .querySelectorAll('input[name="cuota"]')
    .map((box) => box.getAttribute('value') ?? '');
  assert.equal(instalments.length, 2);
  const question = await ana.get(`${DEBTS}/pagar?${instalments.map((id) => `cuota=${id}`).join('&')}`);
  shows(question, /Cuota 2/, /Cuota 3/, /Total/);
  assert.match((await press(ana, 'Sí, pagar')).headers.get('location') ?? '', /plataforma-de-prueba/);
});
