import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BillingCharge } from '../../src/charges/intake.ts';
import { takeCharges } from '../../src/charges/intake.ts';
import { transact } from '../../src/kit/database.ts';
import { ANAS, openDesk } from '../payables/support.ts';

const reconnection: BillingCharge = {
  number: 'C-1001-1',
  account_number: ANAS,
  concept: 'Reconexión',
  amount_cents: 1_850_000,
  created_on: '2026-03-07',
  status: 'pending',
};

test('a charge is taken in once, then only what changed about it', async (t) => {
  const { db } = await openDesk(t);
  const take = (...charges: BillingCharge[]) => transact(db, (tx) => takeCharges(tx, charges));
  assert.deepEqual(await take(reconnection), { added: 1, changed: 0, unchanged: 0 });
  assert.deepEqual(await take(reconnection), { added: 0, changed: 0, unchanged: 1 });
  assert.deepEqual(await take({ ...reconnection, status: 'cancelled' }), {
    added: 0,
    changed: 1,
    unchanged: 0,
  });
  const rows = await db.selectFrom('charges').select(['number', 'status', 'amount_cents']).execute();
  assert.deepEqual(rows, [{ number: 'C-1001-1', status: 'cancelled', amount_cents: 1_850_000 }]);
});

test('a charge of an account that is not there is refused by the database', async (t) => {
  const { db } = await openDesk(t);
  const lost = transact(db, (tx) => takeCharges(tx, [{ ...reconnection, account_number: '999999999' }]));
  await assert.rejects(lost, /FOREIGN KEY/);
});
