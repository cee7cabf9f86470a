import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { findEnrolment } from '../../src/direct-debit/store.ts';
import { assertSoundBooks, claimsOn } from '../payments/support/books.ts';
import { ANAS, CBU, debitMails, NEXT, openOffice, SOON } from './support.ts';

test('an enrolled account is told of its next debit, and what is due within five business days is left alone', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const order = await office.order(NEXT);
  // 35 days from a Sunday is a Sunday: the bank debits on Monday, and the amount is that of the due date.
  assert.deepEqual([order.state, order.debitOn, order.amountCents], ['announced', '2026-12-28', 4_110_250]);
  await assert.rejects(office.order(SOON));
  const mails = await debitMails(office);
  const preview = mails.filter((mail) => mail.key.startsWith('debit:preview:'));
  assert.equal(preview.length, 1);
  assert.match(preview[0]?.subject ?? '', /El 28 de diciembre de 2026 debitamos \$\s41\.102,50/);
  assert.match(preview[0]?.text ?? '', /Banco Macro, cuenta terminada en 5201/);
  const told = mails.filter((mail) => mail.key.startsWith('debit:enrolled:'));
  assert.deepEqual(
    told.map((mail) => mail.to),
    ['ana.gomez@example.com'],
  );
});

test('nothing of a bank account but its bank and last digits stands in the clear', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const enrolment = await findEnrolment(office.deps.db, ANAS);
  assert.deepEqual([enrolment?.bank, enrolment?.lastFour], ['Banco Macro', '5201']);
  const { db } = office.deps;
  for (const table of [
    'direct_debit_enrolments',
    'consents',
    'audit_trail',
    'outbox',
    'kept_forms',
  ] as const) {
    const all = JSON.stringify(await db.selectFrom(table).selectAll().execute());
    assert.ok(!all.includes(CBU) && !all.includes('20055361682') && !all.includes('Ana María'), table);
  }
});

test('a bill goes from the preview through the file and the answer to a receipt', async () => {
  const office = await openOffice();
  const { db } = office.deps;
  await office.enrolAna();
  assert.deepEqual(await office.cut('2026-12-10'), []);
  const [file] = await office.cut('2026-12-24');
  assert.ok(file);
  assert.equal(statSync(file.path).mode & 0o777, 0o600);
  const text = readFileSync(file.path, 'utf8');
  const order = await office.order(NEXT);
  assert.ok(
    text.includes(
      `${order.id},${order.enrolmentId},${ANAS},${NEXT},Ana María Gómez,20055361682,${CBU},41102.50,ARS,2026-12-28`,
    ),
  );
  assert.deepEqual(await claimsOn(db, NEXT), [{ owner: order.id, state: 'live' }]);
  assert.deepEqual(await office.cut('2026-12-24'), []);

  assert.deepEqual(await office.answer(`${order.id},paid,,41102.50,2026-12-28,`), [
    { kind: 'paid', surplus: false },
  ]);
  assert.deepEqual(await office.answer(`${order.id},paid,,41102.50,2026-12-28,`), [{ kind: 'unchanged' }]);
  const paid = await office.order(NEXT);
  assert.equal(paid.state, 'paid');
  assert.deepEqual(await claimsOn(db, NEXT), [{ owner: paid.attemptId, state: 'settled' }]);
  await assertSoundBooks(db);
  const ana = await office.signedIn();
  const page = await ana.get(`/pagos/${paid.attemptId}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Débito automático, Banco Macro, terminada en 5201/);
  assert.match(page.text, /El banco debitó el importe y lo imputamos/);
  assert.match((await ana.get(`/cuentas/${ANAS}/pagos`)).text, /Débito automático, cuenta terminada en 5201/);
});
