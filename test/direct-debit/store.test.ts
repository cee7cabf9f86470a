import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOnDirectDebit, startDirectDebit } from '../../src/direct-debit/store.ts';
import { isUniqueViolation, transact } from '../../src/kit/database.ts';
import { instant } from '../../src/kit/dates.ts';
import type { Desk } from '../payables/support.ts';
import { ANAS, CARLAS, openDesk } from '../payables/support.ts';

const enrol = ({ db, clock }: Desk, accountNumber = ANAS) =>
  transact(db, (tx) => startDirectDebit(tx, clock, { accountNumber, userId: 'U-ana' }));

test('an account is enrolled from its start on, and no other one with it', async (t) => {
  const desk = await openDesk(t);
  assert.equal(await isOnDirectDebit(desk.db, ANAS), false);
  await enrol(desk);
  assert.equal(await isOnDirectDebit(desk.db, ANAS), true);
  assert.equal(await isOnDirectDebit(desk.db, CARLAS), false);
});

test('an account has one live enrolment at most', async (t) => {
  const desk = await openDesk(t);
  await enrol(desk);
  await assert.rejects(enrol(desk), isUniqueViolation);
});

test('an enrolment that ended counts no more, and another may begin', async (t) => {
  const desk = await openDesk(t);
  await enrol(desk);
  await desk.db
    .updateTable('direct_debit_enrolments')
    .set({ ended_at: instant(desk.clock) })
    .execute();
  assert.equal(await isOnDirectDebit(desk.db, ANAS), false);
  await enrol(desk);
  assert.equal(await isOnDirectDebit(desk.db, ANAS), true);
});
