import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../../src/kit/database.ts';
import { claimItems } from '../../../src/payables/claims.ts';
import { CBU, CUIT, DIALOG, debitMails, NEXT, openOffice, SOON } from '../support.ts';

test('the page lists every owed bill that is not debited, with the words of INICIO', async () => {
  const office = await openOffice();
  await office.enrolAna();
  await office.deps.db
    .updateTable('invoices')
    .set({ status: 'open', paid_on: null, due_on: '2026-10-01', second_due_on: null })
    .where('number', '=', 'B-1001-24')
    .execute();
  const ana = await office.signedIn();
  const left = (await ana.get(DIALOG)).root.querySelector('section[aria-labelledby="no-se-debitan"]');
  const text = left?.text.replace(/\s+/g, ' ') ?? '';
  assert.match(text, /Venció el 1 de octubre.*B-1001-24.*Venció antes de entrar al débito automático/);
  assert.match(text, new RegExp(`Vence el 27 de noviembre.*${SOON}.*No hay tiempo para avisarte`));
  assert.ok(!text.includes(NEXT));
  assert.ok(left?.querySelector(`a[href$="/pagar?factura=${SOON}"]`));
  assert.equal(left?.querySelector('form'), null);
});

test('while a payment of its bill is open a debit is neither skipped nor left to pay by cancelling', async () => {
  const office = await openOffice();
  await office.enrolAna();
  await transact(office.deps.db, (tx) =>
    claimItems(tx, office.deps.clock, {
      owner: { kind: 'payment', id: 'A-1' },
      accountNumber: '100000001',
      items: [{ kind: 'invoice', id: NEXT }],
    }),
  );
  const ana = await office.signedIn();
  const page = await ana.get(DIALOG);
  assert.match(page.text, /Hay un pago en curso de esta factura: si se acredita, no se debita/);
  assert.equal(page.root.querySelector('form[action$="/saltear"]'), null);
  assert.doesNotMatch(page.text, new RegExp(`La factura ${NEXT} ya no se debita`));
});

test('once its bill is paid a debit is not told any more', async () => {
  const office = await openOffice();
  await office.enrolAna();
  await office.deps.db
    .updateTable('invoices')
    .set({ status: 'paid', paid_on: '2026-11-22' })
    .where('number', '=', NEXT)
    .execute();
  const ana = await office.signedIn();
  const page = await ana.get(DIALOG);
  assert.equal(page.root.querySelector('form[action$="/saltear"]'), null);
  assert.doesNotMatch(page.text, new RegExp(NEXT));
});

test('what an enrolment does not catch is named before it, with the reason, and in its mail', async () => {
  const office = await openOffice();
  await office.deps.db
    .updateTable('invoices')
    .set({ status: 'open', paid_on: null, due_on: '2026-10-01', second_due_on: null })
    .where('number', '=', 'B-1001-24')
    .execute();
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  const step = await ana.submit(`form[action="${DIALOG}"]`, {
    cbu: CBU,
    cuit: CUIT,
    titular: 'Ana María Gómez',
  });
  const soon = new RegExp(`no llegan a entrar, pagalas vos: [^:]*\\(${SOON}\\)\\.`);
  const overdue = /ya vencieron y no se debitan, pagalas vos: [^:]*\(B-1001-24\)\./;
  assert.match(step.text, soon);
  assert.match(step.text, overdue);
  await ana.submit(`form[action="${DIALOG}/confirmar"]`, { acepto: '1' });
  const mail = (await debitMails(office)).find((one) => one.key.startsWith('debit:enrolled:'));
  const text = mail?.text.replace(/\s+/g, ' ') ?? '';
  assert.match(text, soon);
  assert.match(text, overdue);
});
