import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, instant } from '../../src/kit/dates.ts';
import { localDate } from '../../src/kit/intl/zone.ts';
import { openTimedPortal } from '../identity/support.ts';
import { openPortal } from '../support/portal.ts';
import {
  bring,
  bringAndWrite,
  deliveries,
  ENROLLED,
  enrol,
  letters,
  newBill,
  ON_PAPER,
  TIME_ZONE,
} from './support.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const today = localDate(NOW, TIME_ZONE);
const bill = (number: string, changes = {}) => newBill(number, changes, NOW);

test('a new bill of an enrolled account goes to its billing e-mail, with the paper, once', async () => {
  const portal = await openTimedPortal();
  await bringAndWrite(portal, bill('B-1001-27'), bill('B-1002-13', { account_number: ON_PAPER }));
  await bringAndWrite(portal, bill('B-1001-27'));
  const [letter, ...more] = await letters(portal);
  assert.equal(more.length, 0);
  assert.equal(letter?.recipient, 'ana.gomez@example.com');
  assert.match(
    letter?.subject ?? '',
    /^Factura B-1001-27: \$\s45\.000,50, vence el 12 de diciembre de 2026$/,
  );
  assert.match(letter?.text_body ?? '', /Segundo vencimiento: el 22 de diciembre de 2026, \$\s46\.350,52/);
  assert.match(letter?.text_body ?? '', /\/cuentas\/100000001\/facturas\/B-1001-27/);
  assert.match(letter?.text_body ?? '', /código de barras/);
  assert.deepEqual(JSON.parse(letter?.attachments ?? '[]'), [
    { kind: 'invoice', id: 'B-1001-27', filename: 'factura-B-1001-27.pdf', language: 'es' },
  ]);
  assert.deepEqual(await deliveries(portal), ['B-1001-27 queued ana.gomez@example.com']);
});

test('what is paid, withdrawn, of a charge, or issued before the enrolment is not mailed', async () => {
  const portal = await openTimedPortal();
  await enrol(portal, ON_PAPER);
  const ofToday = { account_number: ON_PAPER };
  await bringAndWrite(
    portal,
    bill('X-paid', { status: 'paid', paid_on: today }),
    bill('X-withdrawn', { status: 'withdrawn' }),
    bill('X-charge', { kind: 'charge' }),
    bill('X-before', { ...ofToday, issued_on: addDays(today, -1) }),
    bill('X-same-day', ofToday),
  );
  assert.deepEqual(await deliveries(portal), ['X-same-day queued ana.gomez@example.com']);
});

test('the day of the enrolment is that of the utility, not of the clock in Greenwich', async () => {
  const portal = await openTimedPortal({ NOW: '2026-11-23T01:30:00.000Z' });
  portal.pass({ minutes: 13.5 * 60 });
  await enrol(portal, ON_PAPER);
  await bringAndWrite(portal, bill('X-22', { account_number: ON_PAPER, issued_on: '2026-11-22' }));
  assert.equal((await letters(portal)).length, 1);
});

test('the first import is never mailed, also when it was cut off and is run again (D30)', async () => {
  const portal = await openTimedPortal();
  await portal.deps.db.deleteFrom('job_runs').where('name', '=', 'first import').execute();
  await bringAndWrite(portal, bill('X-first'));
  assert.deepEqual(await deliveries(portal), []);
  await bringAndWrite(portal, bill('X-first'), bill('X-second'));
  assert.deepEqual(await deliveries(portal), ['X-second queued ana.gomez@example.com']);
});

test('the demo counts as the first import', async () => {
  const { deps } = await openPortal();
  const runs = await deps.db.selectFrom('job_runs').select('name').execute();
  assert.deepEqual(runs, [{ name: 'first import' }]);
});

test('the bills of a large import all leave at its end', async () => {
  const portal = await openTimedPortal();
  const numbers = Array.from({ length: 2500 }, (_, at) => `X-${at}`);
  await bring(portal, ...numbers.map((number) => bill(number)));
  const due = await portal.deps.db
    .selectFrom('bill_deliveries')
    .select('invoice_number')
    .where('state', '=', 'due')
    .where('due_at', '<=', instant(portal.deps.clock))
    .execute();
  assert.equal(due.length, numbers.length);
});

test('bills of an import that was cut off leave after an hour, or at the end of the next one', async () => {
  const portal = await openTimedPortal();
  await bring(portal, bill('X-1'));
  const held = (at: string) => portal.deps.db.updateTable('bill_deliveries').set({ due_at: at }).execute();
  await held('2026-11-22T13:00:00.000Z');
  await bringAndWrite(portal, bill('X-2'));
  assert.deepEqual(await deliveries(portal), ['X-1 due -', 'X-2 queued ana.gomez@example.com']);
  await bringAndWrite(portal, bill('X-1'));
  assert.deepEqual((await deliveries(portal))[0], 'X-1 queued ana.gomez@example.com');
});

test('a bill that changes before its letter has left is written anew; one that is withdrawn is dropped', async () => {
  const portal = await openTimedPortal();
  await bringAndWrite(portal, bill('X-1'), bill('X-2'));
  await bringAndWrite(portal, bill('X-1', { amount: '99.00' }), bill('X-2', { status: 'withdrawn' }));
  const [letter, ...more] = await letters(portal);
  assert.equal(more.length, 0);
  assert.match(letter?.subject ?? '', /^Factura X-1: \$\s99,00/);
  assert.deepEqual(await deliveries(portal), [
    'X-1 queued ana.gomez@example.com',
    'X-2 dropped ana.gomez@example.com',
  ]);
});

test('a change after the letter has left mails nothing more', async () => {
  const portal = await openTimedPortal();
  await bringAndWrite(portal, bill('X-1'));
  await portal.deps.db.updateTable('outbox').set({ state: 'sent' }).execute();
  await bringAndWrite(portal, bill('X-1', { amount: '99.00' }));
  const [letter, ...more] = await letters(portal);
  assert.equal(more.length, 0);
  assert.match(letter?.subject ?? '', /45\.000,50/);
});

test('an enrolment that ended before the letter was written drops it', async () => {
  const portal = await openTimedPortal();
  await bring(portal, bill('X-1'));
  const ended_at = NOW.toISOString();
  await portal.deps.db.updateTable('digital_bill_enrolments').set({ ended_at }).execute();
  await bringAndWrite(portal, bill('X-2'));
  assert.deepEqual(await deliveries(portal), ['X-1 dropped -']);
});

test('the billing e-mail counts before the login, which counts where nothing else is known', async () => {
  const portal = await openTimedPortal();
  const row = { account_number: ENROLLED, email: 'facturas@example.com', confirmed_at: NOW.toISOString() };
  await portal.deps.db.insertInto('billing_emails').values(row).execute();
  await bringAndWrite(portal, bill('X-1'));
  assert.deepEqual(await deliveries(portal), ['X-1 queued facturas@example.com']);
});

test('without any mailbox the account goes back to paper, and its next page says so', async () => {
  const portal = await openTimedPortal();
  await portal.deps.db.updateTable('digital_bill_enrolments').set({ user_id: null }).execute();
  await portal.deps.db.updateTable('accounts').set({ ebill_email: null }).execute();
  await bringAndWrite(portal, bill('X-1'));
  assert.deepEqual(await deliveries(portal), ['X-1 dropped -']);
  const page = await (await portal.signedIn()).get(`/cuentas/${ENROLLED}`);
  assert.match(page.text, /La cuenta volvió a factura en papel/);
});

test('an account that is not paid here is told whom to pay; one on direct debit that it is debited', async () => {
  const portal = await openTimedPortal();
  await enrol(portal, '100000005', 'carla.diaz@example.com');
  await enrol(portal, '100000006', 'carla.diaz@example.com');
  await bringAndWrite(
    portal,
    bill('X-5', { account_number: '100000005' }),
    bill('X-6', { account_number: '100000006' }),
  );
  const [leasing, debited] = await letters(portal);
  assert.match(leasing?.text_body ?? '', /Enviar a la oficina de arrendamiento/);
  assert.match(debited?.text_body ?? '', /débito automático/);
  for (const letter of [leasing, debited]) assert.doesNotMatch(letter?.text_body ?? '', /Pagala en línea/);
});
