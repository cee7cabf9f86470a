import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessThrough } from '../../src/accounts/access.ts';
import { invoicesAsPayables } from '../../src/invoices/payable.ts';
import {
  findInvoice,
  listInvoiceLines,
  listInvoices,
  listOwedInvoices,
  settleInvoice,
} from '../../src/invoices/store.ts';
import { transact } from '../../src/kit/database.ts';
import { sumCents } from '../../src/kit/money.ts';
import { openPortal } from '../support/portal.ts';

const AT = '2026-11-22T12:00:00.000Z';

async function open() {
  const portal = await openPortal({ env: { NOW: AT } });
  const { db } = portal.deps;
  const user = await db
    .selectFrom('users')
    .select('id')
    .where('email_key', 'like', 'ana%')
    .executeTakeFirst();
  const access = await accessThrough(db, user?.id ?? '', '100000001');
  assert.ok(access);
  return { db, access };
}

test('bills come newest first, owed ones oldest first', async () => {
  const { db, access } = await open();
  const all = await listInvoices(db, access);
  assert.equal(all.length, 26);
  assert.deepEqual(
    all.slice(0, 2).map((bill) => bill.number),
    ['B-1001-26', 'B-1001-25'],
  );
  const owed = await listOwedInvoices(db, '100000001');
  assert.deepEqual(
    owed.map((bill) => bill.number),
    ['B-1001-25', 'B-1001-26'],
  );
});

test('a bill is found through its own account only, with lines that sum to it', async () => {
  const { db, access } = await open();
  const bill = await findInvoice(db, access, 'B-1001-25');
  assert.ok(bill);
  const lines = await listInvoiceLines(db, bill);
  assert.equal(sumCents(lines.map((line) => line.amountCents)), bill.amountCents);
  assert.equal(await findInvoice(db, access, 'B-1002-12'), null);
});

test('a bill is settled once; the second time its money is surplus', async () => {
  const { db, access } = await open();
  const settle = (attemptId: string) =>
    transact(db, (tx) => settleInvoice(tx, { number: 'B-1001-25', attemptId, at: AT }));
  assert.equal(await settle('first'), true);
  assert.equal(await settle('second'), false);
  assert.equal((await findInvoice(db, access, 'B-1001-25'))?.settledBy, 'first');
});

test('a bill without a balance is not offered for payment', async () => {
  const { db } = await open();
  await db.updateTable('invoices').set({ amount_due_cents: 0 }).where('number', '=', 'B-1001-25').execute();
  const offered = await invoicesAsPayables.list(db, '100000001', '2026-11-22');
  assert.deepEqual(
    offered.map((item) => item.id),
    ['B-1001-26'],
  );
});
