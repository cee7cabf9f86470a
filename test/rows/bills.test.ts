import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/kit/clock.ts';
import { transact } from '../../src/kit/database.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { until } from '../support/until.ts';
import { DEBTS, isPaper, METERED, openDesk, payHere, press, pressOn, shows } from './support.ts';

test('A101, A102: with the switch of D8 only the current bill is shown until the digital bill opens the history', async (t) => {
  const { ana, store } = await openDesk(t);
  shows(await ana.get(`${DEBTS}/facturas`), 'B-1002-08', 'B-1002-12');
  await transact(store.db, (tx) => saveSettings(tx, systemClock, { historyNeedsDigitalBill: true }));
  await until(async () => {
    await ana.get(DEBTS);
    const bills = await ana.click('Ver facturas');
    return !/B-1002-01\b/.test(bills.root.querySelector('main')?.text ?? '');
  }, 'the settings to be read again');
  shows(ana.page, /factura digital/i);
  await ana.get(`${DEBTS}/factura-digital`);
  await pressOn(ana, 'Confirmar adhesión', { acepto: '1' });
  shows(await ana.get(`${DEBTS}/facturas`), 'B-1002-08', 'B-1002-12');
});

test('A103: the question says how to pay by telephone', async (t) => {
  const { ana } = await openDesk(t);
  shows(await ana.get(`${METERED}/pagar?factura=B-1001-25`), /\(0261\) 555-0100/);
});

test('A104: the payment is confirmed by mail to the billing e-mail', async (t) => {
  const { ana, store } = await openDesk(t);
  await ana.get(`${METERED}/pagar?factura=B-1001-25`);
  await payHere(ana);
  const mail = await store.db
    .selectFrom('outbox')
    .select(['recipient', 'subject'])
    .where('dedupe_key', 'like', 'receipt:%')
    .executeTakeFirstOrThrow();
  assert.equal(mail.recipient, 'ana.gomez@example.com');
});

test('A105 to A107: MIS PAGOS has its two histories, and prints each payment, each bill and both lists', async (t) => {
  const { ana } = await openDesk(t);
  await ana.get(`${METERED}/pagar?factura=B-1001-25`);
  const attempt = await payHere(ana);
  await ana.get(METERED);
  const payments = await ana.click('Mis pagos');
  shows(payments, 'Historial de pagos', 'Historial de facturas pagadas', /B-1001-25|43\.858,12/);
  isPaper(await ana.get(`/pagos/${attempt}.pdf`));
  isPaper(await ana.get(`${METERED}/pagos.pdf`));
  const bills = await ana.get(`${METERED}/pagos/facturas`);
  shows(bills, 'Historial de facturas pagadas', 'B-1001-24', 'B-1001-25', 'Imprimir listado');
  isPaper(await ana.get(`${METERED}/pagos/facturas.pdf`));
  isPaper(await ana.get(`${METERED}/facturas/B-1001-24.pdf`));
});

test('A108 to A112: a charge is listed, billed by accepting it, printed and paid', async (t) => {
  const { ana } = await openDesk(t);
  await ana.get(DEBTS);
  shows(await ana.click('Facturar y pagar cargos'), 'Reconexión', '18.500,00');
  shows(await pressOn(ana, 'Facturar cargo'), /18\.500,00/);
  const voucher = await pressOn(ana, 'Aceptar', { acepto: '1' });
  shows(voucher, 'Reconexión', 'C-1002-1', /Total/, '18.500,00', 'Imprimir comprobante');
  const here = new URL(voucher.url).pathname;
  isPaper(await ana.click('Imprimir comprobante'));
  await ana.get(here);
  const question = await pressOn(ana, 'Pagar cargo');
  shows(question, 'Reconexión', '18.500,00');
  assert.match((await press(ana, 'Sí, pagar')).headers.get('location') ?? '', /plataforma-de-prueba/);
});

test('A113: NO RECIBÍ FACTURA shows the missing bill at once, then offers the digital bill or its end (D22)', async (t) => {
  const { ana } = await openDesk(t);
  await ana.get(DEBTS);
  const missing = await ana.click('No recibí factura');
  shows(missing, 'B-1002-12');
  const offer = () => ana.page.root.querySelectorAll(`main a[href$="/factura-digital"]`).length;
  assert.ok(offer() > 0);
  await ana.get(`${METERED}/no-recibi-factura`);
  assert.ok(offer() > 0, 'on digital bill its cancellation is found there');
});
