import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resume, setCap, skipOrder } from '../../../src/direct-debit/enrolment/control.ts';
import { changeEnrolment, findEnrolment } from '../../../src/direct-debit/store.ts';
import { transact } from '../../../src/kit/database.ts';
import { ANAS, debitMails, NEXT, type Office, openOffice } from '../support.ts';

async function lastWord(office: Office): Promise<string> {
  const mails = (await debitMails(office)).filter((mail) => !mail.key.startsWith('debit:enrolled:'));
  return mails.at(-1)?.subject ?? '';
}

const DEBITED = /El 28 de diciembre de 2026 debitamos \$\s41\.102,50/;
const ABOVE = /B-1001-26 supera tu tope: pagala vos/;

test('a cap that is lowered, raised and lowered again is mailed each time', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const access = await office.access();
  assert.match(await lastWord(office), DEBITED);
  for (const [cap, word] of [
    [1_000_000, ABOVE],
    [9_000_000, DEBITED],
    [1_000_000, ABOVE],
    [null, DEBITED],
  ] as const) {
    office.pass({ minutes: 1 });
    await setCap(office.deps, access, cap);
    assert.match(await lastWord(office), word, String(cap));
  }
  assert.equal((await debitMails(office)).length, 6);
});

test('a cap that changes nothing is not mailed', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const before = (await debitMails(office)).length;
  await setCap(office.deps, await office.access(), 9_000_000);
  assert.equal((await debitMails(office)).length, before);
});

test('a debit that is skipped, and one that is put back, is mailed', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const access = await office.access();
  const { id } = await office.order(NEXT);
  for (const skip of [true, false, true, false]) {
    office.pass({ minutes: 1 });
    assert.ok(await skipOrder(office.deps, access, { id, skip }));
    assert.match(await lastWord(office), skip ? /B-1001-26 no se va a debitar/ : DEBITED);
  }
  const skipped = (await debitMails(office)).find((mail) => mail.key.startsWith('debit:skipped:'));
  assert.match(skipped?.text ?? '', /pediste saltear este débito\. Si sigue pendiente, pagala vos/);
});

test('a debit that is put back above a lowered cap is told as above the cap', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const access = await office.access();
  const { id } = await office.order(NEXT);
  await skipOrder(office.deps, access, { id, skip: true });
  await setCap(office.deps, access, 1_000_000);
  office.pass({ minutes: 1 });
  await skipOrder(office.deps, access, { id, skip: false });
  assert.match(await lastWord(office), ABOVE);
});

test('what waits when an enrolment is resumed is announced again', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const { db } = office.deps;
  const enrolment = await findEnrolment(db, ANAS);
  const suspended = { suspendedAt: '2026-11-22T12:00:00.000Z', suspendReason: 'refusals' };
  await transact(db, (tx) => changeEnrolment(tx, enrolment?.id ?? '', suspended));
  const before = (await debitMails(office)).length;
  office.pass({ minutes: 1 });
  assert.ok(await resume(office.deps, await office.access()));
  assert.equal((await debitMails(office)).length, before + 1);
  assert.match(await lastWord(office), DEBITED);
});
