import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { ANA, signInHere } from '../identity/support.ts';
import { startReal } from '../payments/support/real-portal.ts';
import { createBrowser } from '../support/browser.ts';

const ACCOUNTS = `account_number,holder_name,holder_surname,service_address,locality,postcode,category,service,status,collection,customer_id
301-000001,"Núñez, Óscar",Núñez,Belgrano 10,San Rafael,M5600ABC,residential,unmetered,active,portal,K1
`;
const INVOICES = `invoice_number,account_number,kind,period,issued_on,due_on,second_due_on,amount,second_due_amount,status,paid_on
F-1,301-000001,service,2026-B1,2099-01-02,2099-01-20,2099-01-30,1000.10,1030.10,open,
F-2,301-000001,service,2026-B2,2099-03-02,2099-03-20,2099-03-30,2000.20,2060.21,open,
`;

test('a customer links an imported account, pays two of its bills and holds the receipt', async (t) => {
  // Its store is a second connection, as the command line has while the portal serves.
  const { dataDir, store, ...portal } = await startReal(t);
  const dir = join(dataDir, 'export');
  mkdirSync(dir);
  writeFileSync(join(dir, 'accounts.csv'), ACCOUNTS);
  writeFileSync(join(dir, 'invoices.csv'), INVOICES);
  const result = await importFolder({
    db: store.db,
    clock: systemClock,
    timeZone: 'America/Argentina/Mendoza',
    dir,
    reportsDir: join(dataDir, 'imports'),
  });
  assert.equal(result.outcome, 'imported');

  const visitor = createBrowser((request) => fetch(request), portal.url);
  await visitor.get('/ingresar');
  await signInHere(visitor, ANA);
  await visitor.get('/cuentas/vincular');
  const typed = { cuenta: '301 000.001', apellido: 'nunez', codigoPostal: '5600' };
  await visitor.submit('form[action="/cuentas/vincular"]', typed);
  await visitor.submit('form[action="/cuentas/vincular/confirmar"]');
  const home = await visitor.get('/cuentas/301-000001');
  assert.match(home.text, /\$\s3\.000,30/);
  await visitor.submit('#elegir', { factura: ['F-1', 'F-2'] });
  await visitor.submit('form[action$="/pagos"]');
  const card = { card_number: '4509 9535 6623 3704', holder: 'APRO', expiry: '11/30', security_code: '123' };
  const receipt = await visitor.submit('form[method="post"]', card);
  assert.match(receipt.text, /Comprobante de pago/);
  assert.match(receipt.text, /\$\s3\.000,30/);
  const after = await visitor.get('/cuentas/301-000001');
  assert.match(after.text, /No tenés facturas pendientes/);
});
