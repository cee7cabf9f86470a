import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/kit/clock.ts';
import { transact } from '../../src/kit/database.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { until } from '../support/until.ts';
import { CBU, DEBTS, METERED, openDesk, panelOf, pressOn, shows } from './support.ts';

test('A114 to A117: the digital bill is confirmed with its terms, shown with a green tick, and cancelled with a red cross', async (t) => {
  const { ana } = await openDesk(t);
  const window = await ana.get(`${DEBTS}/factura-digital`);
  shows(window, 'ana.gomez@example.com', 'Términos y condiciones', 'Acepto los términos y condiciones');
  shows(await pressOn(ana, 'Confirmar adhesión'), /Marcá que aceptás los términos y condiciones/);
  const joined = await pressOn(ana, 'Confirmar adhesión', { acepto: '1' });
  shows(joined, /quedó adherida a factura digital/);
  assert.match(panelOf(joined), /Factura digital ✓ Adherida/);
  await ana.get(`${DEBTS}/factura-digital`);
  const left = await pressOn(ana, 'Cancelar adhesión');
  shows(left, /Cancelaste la adhesión/);
  assert.match(panelOf(left), /Factura digital ✕ No adherida/);
});

test('A118: INICIO, the right menu, the foot and NO RECIBÍ FACTURA lead to the same page', async (t) => {
  const { ana } = await openDesk(t);
  const home = await ana.get(DEBTS);
  for (const place of ['#estado', 'aside', 'footer'])
    assert.ok(home.root.querySelector(`${place} a[href="${DEBTS}/factura-digital"]`), place);
  const missing = await ana.get(`${DEBTS}/no-recibi-factura`);
  assert.ok(missing.root.querySelector(`main a[href="${DEBTS}/factura-digital"]`));
});

const ACCOUNT = { cbu: CBU, cuit: '20-05536168-2', titular: 'Ana María Gómez' };

test('A119 to A121: direct debit asks for what it needs, is confirmed with a green tick and cancelled with a red cross', async (t) => {
  const { ana } = await openDesk(t);
  const form = await ana.get(`${METERED}/debito-automatico`);
  shows(form, 'CBU', 'CUIT/CUIL');
  await ana.submit(`form[action="${METERED}/debito-automatico"]`, ACCOUNT);
  shows(ana.page, 'Banco Macro', /5201/, /Declaro que soy titular/, 'Acepto los términos y condiciones');
  const joined = await pressOn(ana, 'Confirmar adhesión', { acepto: '1' });
  shows(joined, /adherida al débito automático/);
  assert.match(panelOf(await ana.get(METERED)), /Débito automático ✓ Adherida/);
  await ana.get(`${METERED}/debito-automatico`);
  const left = await pressOn(ana, 'Cancelar adhesión');
  shows(left, /Cancelamos la adhesión/, /Número de cancelación/);
  assert.match(panelOf(await ana.get(METERED)), /Débito automático ✕ No adherida/);
});

test('A122, A124: it begins at Opciones de pago or at Pago automático, and each account has its status', async (t) => {
  const { ana } = await openDesk(t);
  await ana.get(METERED);
  const summary = await ana.click('Pago automático');
  assert.equal(new URL(summary.url).pathname, `${METERED}/debito-automatico`);
  await ana.get(METERED);
  const options = await ana.click('Opciones de pago');
  assert.ok(options.root.querySelector(`main a[href="${METERED}/debito-automatico"]`));
  shows(options, '100000001', '100000002', /Débito automático/, /No adherida/);
});

test('A123: the operator’s video on electronic billing and automatic payment is linked where one enrols', async (t) => {
  const { ana, store } = await openDesk(t);
  const pages = ['factura-digital', 'debito-automatico', 'opciones-de-pago'].map(
    (end) => `${METERED}/${end}`,
  );
  const video = 'https://videos.example.com/facturacion';
  const links = async () => {
    const found: string[] = [];
    for (const path of pages) {
      const link = (await ana.get(path)).root.querySelector(`main a[href="${video}"]`);
      if (link) found.push(link.text);
    }
    return found;
  };
  assert.deepEqual(await links(), []);
  await transact(store.db, (tx) => saveSettings(tx, systemClock, { enrolmentVideo: video }));
  await until(async () => (await links()).length > 0, 'the settings to be read again');
  assert.deepEqual(
    await links(),
    pages.map(() => 'Video de ayuda: Facturación electrónica y pago automático'),
  );
});
