import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { transact } from '../../src/kit/database.ts';
import { claimItems } from '../../src/payables/claims.ts';
import { isPayableNow, selectedFrom, selectionQuery } from '../../src/payables/selection.ts';
import { createPayables } from '../../src/payables/store.ts';
import { ANAS, aBill, offered, openDesk, sourceOf } from './support.ts';

const sources = [
  sourceOf('invoice', 'factura'),
  sourceOf('instalment', 'cuota'),
  sourceOf('charge', 'cargo'),
];
const list = [
  offered(aBill('B-1')),
  offered(aBill('B-2')),
  offered(aBill('Q-1', { kind: 'instalment' })),
  offered(aBill('C-1', { kind: 'charge' })),
];
const idsOf = (fields: Record<string, string | string[]>) =>
  selectedFrom(list, sources, fields).map((item) => item.id);

test('a selection names items by the field of their kind, in the order of the list', () => {
  assert.deepEqual(idsOf({ factura: ['B-2', 'B-1'], cuota: 'Q-1' }), ['B-1', 'B-2', 'Q-1']);
});

test('unknown, repeated and misplaced names fall away', () => {
  assert.deepEqual(idsOf({ factura: ['B-1', 'B-1', 'B-9', ''], cuota: 'B-2', otra: 'C-1' }), ['B-1']);
  assert.deepEqual(idsOf({}), []);
});

test('what another chosen item holds falls away: both cannot be paid', () => {
  const first = offered(aBill('Q-1', { kind: 'instalment', alsoHolds: [{ kind: 'invoice', id: 'B-1' }] }));
  const chosen = selectedFrom([offered(aBill('B-1')), offered(aBill('B-2')), first], sources, {
    factura: ['B-1', 'B-2'],
    cuota: 'Q-1',
  });
  assert.deepEqual(
    chosen.map((item) => item.id),
    ['B-2', 'Q-1'],
  );
});

test('an item is as blocked as what it holds', async (t) => {
  const { db, clock } = await openDesk(t);
  const bill = aBill('B-1');
  const first = aBill('Q-1', { kind: 'instalment', alsoHolds: [bill] });
  const owing = [sourceOf('invoice', 'factura', [bill]), sourceOf('instalment', 'cuota', [first])];
  const payables = createPayables(db, clock, { timeZone: 'America/Argentina/Mendoza', sources: owing });
  const owner = { kind: 'payment' as const, id: 'A-1' };
  await transact(db, (tx) => claimItems(tx, clock, { owner, accountNumber: ANAS, items: [bill] }));
  const blocked = (await payables.list(ANAS)).map((item) => item.obstacle);
  assert.deepEqual(blocked, Array(2).fill({ kind: 'in-progress', attemptId: 'A-1' }));
});

test('the query of a selection selects the same again', () => {
  fc.assert(
    fc.property(fc.subarray(list), (chosen) => {
      const query = new URLSearchParams(selectionQuery(chosen, sources));
      const fields: Record<string, string[]> = {};
      for (const name of query.keys()) fields[name] = query.getAll(name);
      assert.deepEqual(selectedFrom(list, sources, fields), chosen);
    }),
  );
});

test('the list has what every source owes, each with what stands in its way', async (t) => {
  const { db, clock } = await openDesk(t);
  const owing = [
    sourceOf('invoice', 'factura', [aBill('B-1'), aBill('B-2')]),
    sourceOf('instalment', 'cuota', [aBill('B-1', { kind: 'instalment' })]),
  ];
  const payables = createPayables(db, clock, { timeZone: 'America/Argentina/Mendoza', sources: owing });
  await transact(db, (tx) =>
    claimItems(tx, clock, {
      owner: { kind: 'payment', id: 'P-1' },
      accountNumber: ANAS,
      items: [{ kind: 'invoice', id: 'B-1' }],
    }),
  );
  const found = await payables.list(ANAS);
  assert.deepEqual(
    found.map((item) => [item.kind, item.id, isPayableNow(item)]),
    [
      ['invoice', 'B-1', false],
      ['invoice', 'B-2', true],
      ['instalment', 'B-1', true],
    ],
  );
});

test('«today» is the day of the utility, not of the machine', async (t) => {
  const { db, clock, wait } = await openDesk(t);
  const days: string[] = [];
  const asking = {
    ...sourceOf('invoice', 'factura'),
    list: async (_db: unknown, _account: string, today: string) => {
      days.push(today);
      return [];
    },
  };
  const payables = createPayables(db, clock, { timeZone: 'America/Argentina/Mendoza', sources: [asking] });
  wait(11 * 60 + 59);
  await payables.list(ANAS);
  wait(1);
  await payables.list(ANAS);
  assert.deepEqual(days, ['2026-03-10', '2026-03-11'], 'midnight in Mendoza is 03:00 UTC');
});
