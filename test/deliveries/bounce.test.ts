import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { ANA, signInHere } from '../identity/support.ts';
import { openMailOffice } from '../kit/mail/office.ts';
import { startReal } from '../payments/support/real-portal.ts';
import { createBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { ENROLLED, exportOf, importBeside, newBill } from './support.ts';

const HOME = `/cuentas/${ENROLLED}`;

/** The portal with a real mail server that refuses its first recipient with this code. */
async function openWith(t: TestContext, code: number, text = 'no such mailbox') {
  const recipient: number[] = [];
  const office = await openMailOffice(t, { recipient, text });
  const { dataDir, store, ...portal } = await startReal(t, { MAIL_URL: office.url });
  const ana = createBrowser((request) => fetch(request), portal.url);
  await ana.get('/ingresar');
  await signInHere(ana, ANA);
  // The letter about her new browser is taken; what comes after it is refused.
  const unsent = store.db.selectFrom('outbox').select('id').where('state', '!=', 'sent');
  await until(async () => (await unsent.executeTakeFirst()) === undefined, 'the letter to be taken');
  recipient.push(code);
  const fateOf = async (number: string) => {
    const letter = store.db.selectFrom('outbox').select('state').where('dedupe_key', '=', `bill:${number}`);
    const fate = async () => (await letter.executeTakeFirst())?.state ?? 'pending';
    await until(async () => !['pending', 'sending'].includes(await fate()), 'the letter to leave');
    return await fate();
  };
  return { dataDir, db: store.db, ana, fateOf };
}

test('a mailbox that refuses a bill for good: back to paper, told on the next page, the history kept', async (t) => {
  const { db, dataDir, ana, fateOf } = await openWith(t, 550);
  await importBeside(dataDir, exportOf(newBill('B-1001-27')));
  assert.equal(await fateOf('B-1001-27'), 'failed');

  const page = await ana.get(HOME);
  assert.match(page.text, /La cuenta volvió a factura en papel/);
  assert.match(page.text, /an••••@ex••••\.com no recibió la factura B-1001-27/);
  assert.match(page.text, /Factura digital ✕\s*No adherida/);
  const links = page.root.querySelectorAll('.flash.warn a').map((a) => a.getAttribute('href'));
  assert.deepEqual(links, [
    `/mis-datos/correo-de-facturacion/${ENROLLED}`,
    `${HOME}/factura-digital`,
    `${HOME}/facturas/B-1001-27`,
  ]);
  const enrolment = await db
    .selectFrom('digital_bill_enrolments')
    .selectAll()
    .where('account_number', '=', ENROLLED)
    .executeTakeFirstOrThrow();
  assert.equal(enrolment.end_reason, 'bounce');
  assert.ok(enrolment.ended_at);
  const delivery = await db.selectFrom('bill_deliveries').select(['state', 'recipient']).execute();
  assert.deepEqual(delivery, [{ state: 'bounced', recipient: ANA.usuario }]);

  // On every page of the account until it is read, and then no more.
  assert.match((await ana.get(`${HOME}/facturas`)).text, /volvió a factura en papel/);
  const after = await ana.submit(`form[action^="${HOME}/avisos/"]`);
  assert.equal(new URL(after.url).pathname, `${HOME}/facturas`);
  assert.doesNotMatch(after.text, /volvió a factura en papel/);
  assert.match((await ana.get(`${HOME}/factura-digital`)).text, /la cuenta volvió a papel/);
});

test('a refusal that passes changes nothing: the letter is tried again', async (t) => {
  const { db, dataDir, ana } = await openWith(t, 450);
  await importBeside(dataDir, exportOf(newBill('B-1001-27')));
  const letter = db.selectFrom('outbox').select(['attempts', 'state']).where('dedupe_key', 'like', 'bill:%');
  await until(async () => {
    const mail = await letter.executeTakeFirst();
    return mail?.attempts === 1 && mail.state === 'pending';
  }, 'the letter to be refused for now');
  const page = await ana.get(HOME);
  assert.match(page.text, /Factura digital ✓\s*Adherida/);
  assert.doesNotMatch(page.text, /papel/);
});

test('a refusal about the sender does not end the enrolment: the customer learns that the bill did not go', async (t) => {
  const { dataDir, ana, fateOf } = await openWith(t, 554, '5.7.1 relaying denied');
  await importBeside(dataDir, exportOf(newBill('B-1001-27')));
  assert.equal(await fateOf('B-1001-27'), 'failed');
  const page = await ana.get(HOME);
  assert.match(page.text, /Una factura no llegó por correo/);
  assert.match(page.text, /Factura digital ✓\s*Adherida/);
});
