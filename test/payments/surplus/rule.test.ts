import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SurplusEntry } from '../../../src/payments/surplus/rule.ts';
import { surplusOf } from '../../../src/payments/surplus/rule.ts';

const BILL = 'invoice B-1';
const paid = (paymentId: string, more: Partial<SurplusEntry> = {}): SurplusEntry => ({
  paymentId,
  attemptId: `A-${paymentId}`,
  item: BILL,
  cents: 1000,
  ...more,
});
const back = (paymentId: string, cents: number) => paid(paymentId, { item: null, cents: -cents });

const CASES: [string, SurplusEntry[], Record<string, string>, [string, number][]][] = [
  ['nothing paid', [], {}, []],
  ['a payment that settles its bill', [paid('1')], { [BILL]: 'A-1' }, []],
  ['a bill that was paid elsewhere before', [paid('1')], {}, [['A-1', 1000]]],
  ['a bill paid twice', [paid('1'), paid('2')], { [BILL]: 'A-1' }, [['A-2', 1000]]],
  [
    'two payments of one attempt',
    [paid('1'), paid('2', { attemptId: 'A-1' })],
    { [BILL]: 'A-1' },
    [['A-1', 1000]],
  ],
  ['the surplus was given back', [paid('1'), paid('2'), back('2', 1000)], { [BILL]: 'A-1' }, []],
  ['a part of it was given back', [paid('1'), paid('2'), back('2', 300)], { [BILL]: 'A-1' }, [['A-2', 700]]],
  ['a part of what settles the bill was given back', [paid('1'), back('1', 300)], { [BILL]: 'A-1' }, []],
  [
    'the first went back, so that the second settles the bill',
    [paid('1'), paid('2'), back('1', 1000)],
    { [BILL]: 'A-2' },
    [],
  ],
  [
    'the first, disputed and won, comes after the second that settles the bill',
    [paid('1'), back('1', 1000), paid('2'), paid('1', { item: null })],
    { [BILL]: 'A-2' },
    [['A-1', 1000]],
  ],
  [
    'one of two items was paid before',
    [paid('1'), paid('1', { item: 'instalment P-1', cents: 400 })],
    { 'instalment P-1': 'A-1' },
    [['A-1', 1000]],
  ],
  [
    'the surplus part of a payment was given back',
    [paid('1'), paid('1', { item: 'instalment P-1', cents: 400 }), back('1', 1000)],
    { 'instalment P-1': 'A-1' },
    [],
  ],
];

for (const [what, entries, settlers, expected] of CASES) {
  test(`balance in favour: ${what}`, () => {
    assert.deepEqual(
      surplusOf(entries, new Map(Object.entries(settlers))).map((one) => [one.attemptId, one.cents]),
      expected,
    );
  });
}
