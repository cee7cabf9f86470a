import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadScale, scaleAccount, scaleEmail } from '../../db/seeds/scale.ts';
import { findLinkedAccount } from '../../src/accounts/store.ts';
import { findUserByEmail } from '../../src/identity/store.ts';
import { listOwedInvoices } from '../../src/invoices/store.ts';
import { contents, newDatabase, noon, TODAY } from './support.ts';

test('every synthetic account has 12 bills, 5 of them open and one not yet due', async (t) => {
  const open = await newDatabase(t);
  const loaded = await loadScale(open.db, noon, { accounts: 600, seed: 7 });
  assert.deepEqual(loaded, { accounts: 600, invoices: 7200, users: 0 });
  for (const index of [0, 1, 599]) {
    const bills = await open.db
      .selectFrom('invoices')
      .select('period')
      .where('account_number', '=', scaleAccount(index))
      .execute();
    assert.equal(new Set(bills.map(({ period }) => period)).size, 12);
    const owed = await listOwedInvoices(open.db, scaleAccount(index));
    assert.equal(owed.length, 5);
    assert.equal(owed.filter(({ dueOn }) => dueOn > TODAY).length, 1);
  }
  assert.deepEqual(open.check(), []);
});

test('the same seed draws the same accounts and bills, another seed others', async (t) => {
  const draw = async (seed: number) => {
    const { db } = await newDatabase(t);
    await loadScale(db, noon, { accounts: 20, seed });
    const { accounts, invoices } = await contents(db);
    return { accounts, invoices };
  };
  const first = await draw(1);
  assert.deepEqual(await draw(1), first);
  assert.notDeepEqual(await draw(2), first);
});

test('growing a database keeps what it holds', async (t) => {
  const { db } = await newDatabase(t);
  await loadScale(db, noon, { accounts: 20, seed: 1, passwordHash: 'x' });
  const again = await loadScale(db, noon, { accounts: 30, seed: 1, passwordHash: 'x' });
  assert.deepEqual(again, { accounts: 10, invoices: 120, users: 10 });
});

test('with a password each account has a login of its own', async (t) => {
  const { db } = await newDatabase(t);
  const loaded = await loadScale(db, noon, { accounts: 3, seed: 1, passwordHash: 'the hash' });
  assert.equal(loaded.users, 3);
  const user = await findUserByEmail(db, scaleEmail(2));
  assert.equal(user?.passwordHash, 'the hash');
  assert.ok(await findLinkedAccount(db, user?.id ?? '', scaleAccount(2)));
  assert.equal(await findLinkedAccount(db, user?.id ?? '', scaleAccount(1)), null);
});
