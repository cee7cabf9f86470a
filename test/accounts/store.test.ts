import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addLink,
  billingEmailOf,
  findAccountByNumber,
  findLinkedAccount,
  listLinkedAccounts,
  listSiblings,
  otherUsersOf,
} from '../../src/accounts/store.ts';
import { transact } from '../../src/kit/database.ts';
import { openPortal } from '../support/portal.ts';
import { account, link, stranger, takeIn } from './support.ts';

async function withAna() {
  const { deps } = await openPortal({ demo: false });
  await takeIn(deps, [
    account('A-1', { bill_label: 'Casa 100% Mía', customer_id: 'K1' }),
    account('A-2', { status: 'closed', customer_id: 'K1' }),
    account('B-10', { bill_label: 'Depto Ñuñoa', ebill_email: 'bills@example.com' }),
    account('C-3', { customer_id: 'K1' }),
  ]);
  const ana = await stranger(deps, 'ana@example.com');
  return { deps, db: deps.db, ana };
}

const numbersOf = (accounts: { number: string }[]) => accounts.map((one) => one.number);

test('an account is found by its user alone', async () => {
  const { deps, db, ana } = await withAna();
  const bruno = await stranger(deps, 'bruno@example.com');
  await link(deps, ana, 'A-1');
  assert.equal((await findLinkedAccount(db, ana, 'A-1'))?.holderName, 'GÓMEZ, ANA MARÍA');
  assert.equal(await findLinkedAccount(db, bruno, 'A-1'), null);
  assert.equal(await findLinkedAccount(db, ana, 'A-2'), null);
});

test('the list has active accounts first, and no more than asked for', async () => {
  const { deps, db, ana } = await withAna();
  await link(deps, ana, 'A-2', 'C-3', 'A-1');
  assert.deepEqual(numbersOf(await listLinkedAccounts(db, ana, { limit: 9 })), ['A-1', 'C-3', 'A-2']);
  assert.deepEqual(numbersOf(await listLinkedAccounts(db, ana, { limit: 1 })), ['A-1']);
});

const SEARCHES: [search: string, found: string[]][] = [
  ['', ['A-1', 'B-10', 'A-2']],
  ['  ', ['A-1', 'B-10', 'A-2']],
  ['a 1', ['A-1']],
  ['1', ['A-1', 'B-10']],
  ['depto', ['B-10']],
  ['100%', ['A-1']],
  ['%', ['A-1']],
  ['_', []],
  ['--', []],
  ['C-3', []],
];
test('a search finds parts of the number or the label, wildcards taken literally', async () => {
  const { deps, db, ana } = await withAna();
  await link(deps, ana, 'A-1', 'A-2', 'B-10');
  for (const [search, found] of SEARCHES) {
    assert.deepEqual(numbersOf(await listLinkedAccounts(db, ana, { search, limit: 9 })), found, search);
  }
});

test('an account is found by its number as typed', async () => {
  const { db } = await withAna();
  assert.equal((await findAccountByNumber(db, ' b.10 '))?.number, 'B-10');
  assert.equal(await findAccountByNumber(db, '---'), null);
  assert.equal(await findAccountByNumber(db, 'B-1'), null);
});

test('siblings are the accounts of the same customer that are not linked yet', async () => {
  const { deps, db, ana } = await withAna();
  await link(deps, ana, 'A-1');
  const mine = await findLinkedAccount(db, ana, 'A-1');
  assert.ok(mine);
  assert.deepEqual(numbersOf(await listSiblings(db, ana, mine)), ['A-2', 'C-3']);
  await link(deps, ana, 'A-2');
  assert.deepEqual(numbersOf(await listSiblings(db, ana, mine)), ['C-3']);
  assert.deepEqual(await listSiblings(db, ana, { ...mine, customerId: null }), []);
});

test('a second link changes nothing', async () => {
  const { deps, db, ana } = await withAna();
  const again = () => transact(db, (tx) => addLink(tx, deps.clock, { userId: ana, number: 'A-1' }));
  assert.equal(await again(), true);
  assert.equal(await again(), false);
});

test('who else sees an account does not name oneself', async () => {
  const { deps, db, ana } = await withAna();
  const bruno = await stranger(deps, 'bruno@example.com');
  await link(deps, ana, 'A-1', 'C-3');
  await link(deps, bruno, 'A-1');
  assert.deepEqual(await otherUsersOf(db, ana, ['A-1', 'C-3']), new Map([['A-1', [bruno]]]));
  assert.deepEqual(await otherUsersOf(db, ana, []), new Map());
});

test('bills go to the confirmed mailbox, else to that of the billing system, else to the login', async () => {
  const { db } = await withAna();
  const plain = await findAccountByNumber(db, 'A-1');
  const told = await findAccountByNumber(db, 'B-10');
  assert.ok(plain && told);
  assert.equal(await billingEmailOf(db, plain, 'ana@example.com'), 'ana@example.com');
  assert.equal(await billingEmailOf(db, told, 'ana@example.com'), 'bills@example.com');
  const confirmed = {
    account_number: 'B-10',
    email: 'new@example.com',
    confirmed_at: '2026-11-01T00:00:00.000Z',
  };
  await db.insertInto('billing_emails').values(confirmed).execute();
  assert.equal(await billingEmailOf(db, told, null), 'new@example.com');
});
