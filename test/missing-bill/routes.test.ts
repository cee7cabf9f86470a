import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billOutcomes } from '../../src/deliveries/outcome.ts';
import { deliverMail } from '../../src/kit/mail/outbox.ts';
import { trail } from '../accounts/support.ts';
import { bringAndWrite, ENROLLED, letters, newBill, ON_PAPER } from '../deliveries/support.ts';
import { openTimedPortal, type TimedPortal } from '../identity/support.ts';
import { openPortal, type TestPortal } from '../support/portal.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const PAGE = `/cuentas/${ON_PAPER}/no-recibi-factura`;
const DIGITAL = `/cuentas/${ENROLLED}/no-recibi-factura`;
const NEW = `${DIGITAL}?factura=B-1001-27`;
const form = (action: string) => `form[action="${action}"]`;

const reports = ({ deps }: TestPortal) =>
  deps.db.selectFrom('missing_bill_reports').select(['invoice_number']).execute();

const deliver = ({ deps }: TimedPortal, send = async () => {}) =>
  deliverMail({ ...deps, outcomes: billOutcomes(deps.clock) }, send);

test('the missing bill stands there at once, with its page and its paper (D22)', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const page = await ana.get(PAGE);
  assert.match(page.text, /B-1002-12/);
  assert.match(page.text, /31\.020,30|30\.116,80/);
  const href = `/cuentas/${ON_PAPER}/facturas/B-1002-12`;
  assert.equal((await ana.click('Ver factura')).url.endsWith(href), true);
  await ana.get(PAGE);
  const pdf = await ana.click('Ver PDF');
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
});

test('saying that it is missing is kept once, and then the digital bill is offered', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(PAGE);
  const token = ana.page.form(form(PAGE)).querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const page = await ana.submit(form(PAGE));
  assert.match(page.text, /Anotamos que no recibiste la factura B-1002-12/);
  assert.match(page.text, /Adherite a factura digital/);
  assert.equal(page.root.querySelector(form(PAGE)), null);
  assert.equal((await ana.post(PAGE, { _csrf: token, factura: 'B-1002-12' })).status, 200);
  assert.deepEqual(await reports(portal), [{ invoice_number: 'B-1002-12' }]);
  const entries = (await trail(portal.deps)).filter((entry) => entry.action === 'report missing bill');
  assert.equal(entries.length, 1);
});

test('another bill is chosen from a short list', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(PAGE);
  const others = ana.page.root.querySelectorAll('details.more a').map((a) => a.getAttribute('href') ?? '');
  assert.deepEqual(others.slice(0, 2), [`${PAGE}?factura=B-1002-11`, `${PAGE}?factura=B-1002-10`]);
  await ana.get(others[0] ?? '');
  await ana.submit(form(PAGE));
  assert.deepEqual(await reports(portal), [{ invoice_number: 'B-1002-11' }]);
});

test('on digital bill: to which mailbox it went and when, and three more times a day at most', async () => {
  const portal = await openTimedPortal();
  const ana = await portal.signedIn();
  await bringAndWrite(portal, newBill('B-1001-27', {}, NOW));
  assert.match((await ana.get(NEW)).text, /Mandamos recién la factura B-1001-27 a ana\.gomez@example\.com/);
  await deliver(portal);
  const page = await ana.get(NEW);
  assert.match(
    page.text,
    /La factura B-1001-27 se envió a ana\.gomez@example\.com el 22 de noviembre de 2026, 09:00/,
  );
  assert.match(page.text, /Cancelar adhesión/);
  for (let i = 0; i < 3; i++) {
    const sent = await ana.submit(form(`${DIGITAL}/reenviar`));
    assert.match(sent.text, /Enviamos la factura B-1001-27 a ana\.gomez@example\.com/);
  }
  const refused = await ana.submit(form(`${DIGITAL}/reenviar`));
  assert.match(refused.text, /Hoy ya enviamos tres veces la factura B-1001-27/);
  assert.equal((await letters(portal)).length, 4);
  portal.pass({ minutes: 24 * 60 + 1 });
  const again = await portal.signedIn();
  await again.get(NEW);
  assert.match((await again.submit(form(`${DIGITAL}/reenviar`))).text, /Enviamos la factura/);
});

test('a bill from before the enrolment can be sent on demand', async () => {
  const portal = await openTimedPortal();
  const ana = await portal.signedIn();
  const page = await ana.get(`${DIGITAL}?factura=B-1001-25`);
  assert.match(page.text, /no se mandó por correo\./);
  const sent = await ana.submit(form(`${DIGITAL}/reenviar`));
  assert.match(sent.text, /Mandamos recién la factura B-1001-25 a ana\.gomez@example\.com.*Enviar otra vez/);
  assert.doesNotMatch(sent.text, /no se mandó por correo/);
  await deliver(portal);
  assert.match((await ana.get(`${DIGITAL}?factura=B-1001-25`)).text, /B-1001-25 se envió a/);
});

test('bills of others and bills that do not exist are not there; on paper nothing is sent again', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  for (const number of ['B-1001-25', 'nada', '']) {
    assert.equal((await ana.get(`${PAGE}?factura=${number}`)).status, 404);
  }
  await ana.get(PAGE);
  const token = ana.page.form(form(PAGE)).querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  assert.equal((await ana.post(PAGE, { _csrf: token, factura: 'B-1001-25' })).status, 404);
  assert.equal((await ana.get('/cuentas/100000004/no-recibi-factura')).status, 404);
  const resent = await ana.post(`${PAGE}/reenviar`, { _csrf: token, factura: 'B-1002-12' });
  assert.match(resent.text, /ya no está adherida/);
  assert.equal((await letters(portal)).length, 0);
});
