import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUniqueViolation, transact } from '../../src/kit/database.ts';
import { instant } from '../../src/kit/dates.ts';
import type { ClaimOwner } from '../../src/payables/claims.ts';
import { claimItems, itemKey, obstaclesOf, releaseClaims, takeOver } from '../../src/payables/claims.ts';
import { settleClaim } from '../../src/payables/settled.ts';
import type { Desk } from './support.ts';
import { ANAS, CARLAS, openDesk } from './support.ts';

const payment = (id: string): ClaimOwner => ({ kind: 'payment', id });
const bill = (id: string) => ({ kind: 'invoice' as const, id });

const claim = ({ db, clock }: Desk, owner: ClaimOwner, ...ids: string[]) =>
  transact(db, (tx) => claimItems(tx, clock, { owner, accountNumber: ANAS, items: ids.map(bill) }));
const release = ({ db }: Desk, owner: ClaimOwner, until: string | null = null) =>
  transact(db, (tx) => releaseClaims(tx, owner, until));
const settle = ({ db, clock }: Desk, owner: ClaimOwner, id: string) =>
  transact(db, (tx) => settleClaim(tx, clock, { owner, accountNumber: ANAS, item: bill(id) }));
const obstacle = async ({ db, clock }: Desk, id: string) =>
  (await obstaclesOf(db, ANAS, instant(clock))).get(itemKey('invoice', id)) ?? null;

test('one live claim wins on each item, whoever else wants it: a payment, a plan or a debit', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  for (const owner of [
    payment('P-2'),
    { kind: 'plan', id: 'L-1' },
    { kind: 'debit', id: 'D-1' },
  ] as ClaimOwner[]) {
    await assert.rejects(claim(desk, owner, 'B-1'), isUniqueViolation);
  }
});

test('who loses one of several items gets none of them', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-2');
  await assert.rejects(claim(desk, payment('P-2'), 'B-1', 'B-2', 'B-3'), isUniqueViolation);
  assert.equal(await obstacle(desk, 'B-1'), null);
  assert.equal(await obstacle(desk, 'B-3'), null);
});

test('«unless taken» takes what is free and leaves the rest to who has it', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  await transact(desk.db, (tx) =>
    claimItems(tx, desk.clock, {
      owner: payment('P-2'),
      accountNumber: ANAS,
      items: [bill('B-1'), bill('B-2')],
      unlessTaken: true,
    }),
  );
  assert.deepEqual(await obstacle(desk, 'B-1'), { kind: 'in-progress', attemptId: 'P-1' });
  assert.deepEqual(await obstacle(desk, 'B-2'), { kind: 'in-progress', attemptId: 'P-2' });
});

test('what stands in the way says who holds it', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  await claim(desk, { kind: 'plan', id: 'L-1' }, 'B-2');
  await claim(desk, { kind: 'debit', id: 'D-1' }, 'B-3');
  assert.deepEqual(await obstacle(desk, 'B-1'), { kind: 'in-progress', attemptId: 'P-1' });
  assert.deepEqual(await obstacle(desk, 'B-2'), { kind: 'in-plan', planId: 'L-1' });
  assert.deepEqual(await obstacle(desk, 'B-3'), {
    kind: 'in-debit',
    debitId: 'D-1',
    debitOn: null,
    cents: null,
  });
  assert.equal(await obstacle(desk, 'B-4'), null);
  assert.equal((await obstaclesOf(desk.db, CARLAS, instant(desk.clock))).size, 0);
});

test('let go of, an item is free at once, and can be claimed anew', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1', 'B-2');
  await release(desk, payment('P-1'));
  assert.equal(await obstacle(desk, 'B-1'), null);
  await claim(desk, payment('P-2'), 'B-1');
  await release(desk, payment('P-1'));
  assert.deepEqual(await obstacle(desk, 'B-1'), { kind: 'in-progress', attemptId: 'P-2' });
});

test('cooling: closed until the minute, open from it on', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  const opensAt = '2026-03-10T15:30:00.000Z';
  await release(desk, payment('P-1'), opensAt);
  assert.deepEqual(await obstacle(desk, 'B-1'), { kind: 'cooling', attemptId: 'P-1', opensAt });
  desk.wait(29.99);
  assert.equal((await obstacle(desk, 'B-1'))?.kind, 'cooling');
  desk.wait(0.01);
  assert.equal(await obstacle(desk, 'B-1'), null);
});

test('settled for good: no claim wins on it ever again', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  await settle(desk, payment('P-1'), 'B-1');
  await release(desk, payment('P-1'));
  assert.equal(await obstacle(desk, 'B-1'), null, 'it is not owed any more: nothing stands in its way');
  await assert.rejects(claim(desk, payment('P-2'), 'B-1'), isUniqueViolation);
});

test('a late payment settles over who holds the item now, and settling twice is once', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  await release(desk, payment('P-1'));
  await claim(desk, payment('P-2'), 'B-1');
  await settle(desk, payment('P-1'), 'B-1');
  await settle(desk, payment('P-1'), 'B-1');
  const rows = await desk.db
    .selectFrom('payable_claims')
    .select(['owner_id as owner', 'state'])
    .where('state', 'in', ['live', 'settled'])
    .execute();
  assert.deepEqual(rows, [{ owner: 'P-1', state: 'settled' }]);
});

const handOver = ({ db, clock }: Desk, from: ClaimOwner, ...ids: string[]) =>
  transact(db, (tx) => {
    const to: ClaimOwner = { kind: 'plan', id: 'L-1' };
    return takeOver(tx, clock, { items: ids.map(bill), accountNumber: ANAS, from, to });
  });

test('a plan takes over what the payment of its first instalment held, and what is free', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-1'), 'B-1');
  assert.equal(await handOver(desk, payment('P-1'), 'B-1', 'B-2'), true);
  for (const id of ['B-1', 'B-2'])
    assert.deepEqual(await obstacle(desk, id), { kind: 'in-plan', planId: 'L-1' });
});

test('what somebody else holds is not taken over, and the caller is told', async (t) => {
  const desk = await openDesk(t);
  await claim(desk, payment('P-2'), 'B-2');
  assert.equal(await handOver(desk, payment('P-1'), 'B-1', 'B-2'), false);
  assert.deepEqual(await obstacle(desk, 'B-2'), { kind: 'in-progress', attemptId: 'P-2' });
});
