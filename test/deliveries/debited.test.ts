import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resendBill } from '../../src/deliveries/resend.ts';
import { findAnyInvoice } from '../../src/invoices/store.ts';
import type { CsvRecord } from '../billing-exchange/support.ts';
import type { Office } from '../direct-debit/support.ts';
import { DIALOG, NEXT, openOffice, SOON } from '../direct-debit/support.ts';
import { bringAndWrite, letters, newBill } from './support.ts';

async function letterOf(office: Office, changes: CsvRecord): Promise<{ subject: string; text: string }> {
  await bringAndWrite(office, newBill('B-1001-27', changes, office.deps.clock.now()));
  const letter = (await letters(office)).find((one) => one.dedupe_key === 'bill:B-1001-27');
  assert.ok(letter);
  return { subject: letter.subject, text: letter.text_body.replace(/\s+/g, ' ') };
}

async function sentAgain(office: Office, number: string): Promise<string> {
  const before = (await letters(office)).map((one) => one.dedupe_key);
  const invoice = await findAnyInvoice(office.deps.db, number);
  assert.ok(invoice);
  assert.equal(await resendBill(office.deps, await office.access(), invoice), 'sent');
  const letter = (await letters(office)).find((one) => !before.includes(one.dedupe_key));
  return (letter?.text_body ?? '').replace(/\s+/g, ' ');
}

test('the letter of a bill that is debited tells the day and the amount', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const { text } = await letterOf(office, {});
  assert.match(text, /esta factura se debita el 14 de diciembre de 2026, \$ 45\.000,50/);
  assert.match(text, /Ver la factura/);
});

test('the letter of a bill that is due too soon says that its customer pays it', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const { text, subject } = await letterOf(office, { due_on: '2026-11-25' });
  assert.match(subject, /vence el 25 de noviembre/);
  assert.match(
    text,
    /esta factura no se debita\. No hay tiempo para avisarte 5 días hábiles antes: pagala vos/,
  );
  assert.match(text, /Ver y pagar la factura/);
});

test('the letter of a bill that is overdue does not announce it', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const { text, subject } = await letterOf(office, { due_on: '2026-11-02', second_due_on: '2026-11-12' });
  assert.match(subject, /B-1001-27: \$\s46\.350,52, venció el 2 de noviembre de 2026/);
  assert.match(text, /esta factura no se debita\. Venció antes de entrar al débito automático: pagala vos/);
  assert.doesNotMatch(text, /Ya está la factura|vence el|con vencimiento|Segundo vencimiento/);
});

test('a bill that is skipped or above the cap is told as such, and one before the enrolment as any other', async () => {
  const office = await openOffice();
  assert.match(await sentAgain(office, NEXT), /Pagala en línea desde el enlace/);
  await office.enrolAna();
  assert.match(await sentAgain(office, NEXT), /se debita el 28 de diciembre de 2026, \$ 41\.102,50/);
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  await ana.submit(`form[action="${DIALOG}/tope"]`, { tope: '20.000' });
  assert.match(await sentAgain(office, NEXT), /no se debita\. Supera tu tope: pagala vos/);
  assert.match(await sentAgain(office, SOON), /no se debita\. No hay tiempo/);
});
