import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEnrolment } from '../../src/direct-debit/store.ts';
import { addDays } from '../../src/kit/dates.ts';
import { reconcile } from '../../src/payments/attempts/reconcile.ts';
import { settle } from '../../src/payments/attempts/settle.ts';
import { listSuspense } from '../../src/payments/sweep/suspense.ts';
import { assertSoundBooks, claimsOn } from '../payments/support/books.ts';
import { ANAS, DIALOG, debitMails, NEXT, type Office, openOffice } from './support.ts';

async function cutOffice(): Promise<{ office: Office; id: string }> {
  const office = await openOffice();
  await office.enrolAna();
  await office.cut('2026-12-24');
  return { office, id: (await office.order(NEXT)).id };
}

const keys = async (office: Office) =>
  (await debitMails(office)).map((mail) => mail.key.split(':').slice(0, 2).join(':'));

test('a refusal releases the bill, is told with its reason, and a later payment of it still counts', async () => {
  const { office, id } = await cutOffice();
  const { db } = office.deps;
  assert.deepEqual(await office.answer(`${id},refused,funds,,2026-12-28,`), [{ kind: 'refused' }]);
  assert.deepEqual(await office.answer(`${id},refused,funds,,2026-12-28,`), [{ kind: 'unchanged' }]);
  assert.deepEqual(await claimsOn(db, NEXT), []);
  const told = (await debitMails(office)).filter((mail) => mail.key.startsWith('debit:refused'));
  assert.equal(told.length, 1);
  assert.match(told[0]?.text ?? '', /no tenía saldo suficiente/);
  assert.equal((await findEnrolment(db, ANAS))?.refusals, 1);
  assert.deepEqual(await office.answer(`${id},paid,,41102.50,2026-12-29,`), [
    { kind: 'paid', surplus: false },
  ]);
  assert.equal((await findEnrolment(db, ANAS))?.refusals, 0);
  await assertSoundBooks(db);
});

test('after three refusals in a row the enrolment is suspended and told, and its customer resumes it', async () => {
  const { office, id } = await cutOffice();
  const { db } = office.deps;
  await db
    .updateTable('direct_debit_enrolments')
    .set({ refusals: 2 })
    .where('account_number', '=', ANAS)
    .execute();
  await office.answer(`${id},refused,account-closed,,,`);
  assert.ok((await keys(office)).includes('debit:suspended'));
  const ana = await office.signedIn();
  assert.match((await ana.get(`/cuentas/${ANAS}`)).text, /Débito automático\s*✕\s?Suspendida/);
  const page = await ana.get(DIALOG);
  assert.match(page.text, /El débito automático está suspendido/);
  const resumed = await ana.submit(`form[action="${DIALOG}/reanudar"]`);
  assert.match(resumed.text, /activo otra vez.*✓\s?Adherida/);
  assert.equal((await findEnrolment(db, ANAS))?.refusals, 0);
});

test('a reversal takes the money back and the bill is owed again, once', async () => {
  const { office, id } = await cutOffice();
  const { db } = office.deps;
  await office.answer(`${id},paid,,41102.50,2026-12-28,`);
  assert.deepEqual(await office.answer(`${id},reversed,,41102.50,2027-01-10,`), [{ kind: 'reversed' }]);
  assert.deepEqual(await office.answer(`${id},reversed,,,,`, `${id},paid,,41102.50,,`), [
    { kind: 'unchanged' },
    { kind: 'unchanged' },
  ]);
  assert.deepEqual(await claimsOn(db, NEXT), []);
  const bill = await db
    .selectFrom('invoices')
    .select('settled_at')
    .where('number', '=', NEXT)
    .executeTakeFirstOrThrow();
  assert.equal(bill.settled_at, null);
  const entries = await db
    .selectFrom('ledger_entries')
    .select(['kind', 'amount_cents'])
    .orderBy('amount_cents', 'desc')
    .execute();
  assert.deepEqual(entries, [
    { kind: 'credit', amount_cents: 4_110_250 },
    { kind: 'chargeback', amount_cents: -4_110_250 },
  ]);
  assert.equal((await keys(office)).filter((key) => key === 'debit:reversed').length, 1);
  const ana = await office.signedIn();
  const { attemptId } = await office.order(NEXT);
  const page = await ana.get(`/pagos/${attemptId}`);
  assert.match(page.text, /El banco devolvió el débito a pedido de su titular/);
  assert.doesNotMatch(page.text, /desconoc|retuvo/);
});

test('a reversal that overtakes its payment, or comes after thirty days, is booked; the late one is for people to see', async () => {
  const early = await cutOffice();
  assert.deepEqual(await early.office.answer(`${early.id},reversed,,,2026-12-30,`), [{ kind: 'reversed' }]);
  assert.deepEqual(await early.office.answer(`${early.id},paid,,41102.50,,`), [{ kind: 'unchanged' }]);
  const late = await cutOffice();
  await late.office.answer(`${late.id},paid,,,,`);
  const on = addDays('2026-12-28', 31);
  assert.deepEqual(await late.office.answer(`${late.id},reversed,,,${on},`), [
    { kind: 'doubt', column: 'date', reason: 'late_reversal', kept: false },
  ]);
  assert.equal((await late.office.order(NEXT)).state, 'reversed');
});

test('an enrolment that its holder ended at the bank is ended here, with or without an order', async () => {
  const { office, id } = await cutOffice();
  const { enrolmentId } = await office.order(NEXT);
  assert.deepEqual(await office.answer(`,cancelled,,,,${enrolmentId}`), [{ kind: 'cancelled' }]);
  assert.deepEqual(await office.answer(`,cancelled,,,,${enrolmentId}`), [{ kind: 'unchanged' }]);
  assert.equal(await findEnrolment(office.deps.db, ANAS), null);
  assert.equal((await office.order(NEXT)).state, 'cut');
  assert.deepEqual(await office.answer(`${id},cancelled,,,,`), [{ kind: 'refused' }]);
  assert.deepEqual(await claimsOn(office.deps.db, NEXT), []);
  const row = await office.deps.db
    .selectFrom('direct_debit_enrolments')
    .selectAll()
    .where('id', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  assert.equal(row.end_reason, 'bank');
});

test('a bill that was paid at a counter meanwhile makes the debit surplus, never lost', async () => {
  const { office, id } = await cutOffice();
  const { db } = office.deps;
  await db
    .updateTable('invoices')
    .set({ status: 'paid', paid_on: '2026-12-26' })
    .where('number', '=', NEXT)
    .execute();
  assert.deepEqual(await office.answer(`${id},paid,,41102.50,2026-12-28,`), [
    { kind: 'paid', surplus: true },
  ]);
  const { attemptId } = await office.order(NEXT);
  const ana = await office.signedIn();
  assert.match((await ana.get(`/pagos/${attemptId}`)).text, /saldo a (tu )?favor/);
  assert.deepEqual(await claimsOn(db, NEXT), []);
});

test('money of an unknown order, of one never sent or of another amount is noted and credited to nobody', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const { id } = await office.order(NEXT);
  const [unknown, unsent] = await office.answer('NOBODY,paid,,10.00,,', `${id},paid,,41102.50,,`);
  assert.deepEqual(unknown, { kind: 'doubt', column: 'order', reason: 'unknown_order', kept: true });
  assert.deepEqual(unsent, { kind: 'doubt', column: 'order', reason: 'never_sent', kept: true });
  await office.cut('2026-12-24');
  // Under this number another sum is noted already.
  const [other] = await office.answer(`${id},paid,,41102.51,,`);
  assert.deepEqual(other, { kind: 'doubt', column: 'amount', reason: 'other_amount', kept: false });
  assert.equal((await office.deps.db.selectFrom('ledger_entries').select('id').execute()).length, 0);
  assert.equal((await office.deps.db.selectFrom('suspense_payments').selectAll().execute()).length, 2);
});

test('no platform is ever asked about a debit', async () => {
  const { office, id } = await cutOffice();
  await office.answer(`${id},paid,,,,`);
  const { attemptId } = await office.order(NEXT);
  const refuse = async () => assert.fail('the platform was asked');
  const platform = { ...office.deps.payments.platform, lookup: refuse, expire: refuse };
  const payments = { ...office.deps.payments, platform };
  office.pass({ minutes: 60 * 24 });
  await reconcile(payments, { all: true });
  assert.equal((await settle(payments, attemptId ?? ''))?.state, 'paid');
});

test('money that is noted as nobody’s is noted once: its row told again changes and counts nothing', async () => {
  const { office, id } = await cutOffice();
  const stray = `${id},paid,,41102.51,2026-12-28,`;
  const kept = { kind: 'doubt', column: 'amount', reason: 'other_amount', kept: true };
  assert.deepEqual(await office.answer(stray), [kept]);
  assert.deepEqual(await office.answer(stray), [{ kind: 'unchanged' }]);
  // Another sum under the same number is for people to look at, and is not noted over the first.
  assert.deepEqual(await office.answer(`${id},paid,,41102.52,2026-12-28,`), [{ ...kept, kept: false }]);
  assert.deepEqual(
    (await listSuspense(office.deps.db)).map(({ paymentId, amountCents }) => [paymentId, amountCents]),
    [[id, 4_110_251]],
  );
});
