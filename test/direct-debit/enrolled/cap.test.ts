import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedCap } from '../../../src/direct-debit/pages/forms.ts';

test('a cap is read as people of either language write an amount', () => {
  const written: [string, number | null][] = [
    ['', null],
    ['1000,50', 100_050],
    ['1000.50', 100_050],
    ['1.000,50', 100_050],
    ['1,000.50', 100_050],
    ['$ 50.000', 5_000_000],
    ['50000,5', 5_000_050],
    ['1.234.567,89', 123_456_789],
  ];
  for (const [typed, capCents] of written) assert.deepEqual(typedCap(typed), { ok: true, capCents }, typed);
});

test('what could be read as another amount is no cap', () => {
  for (const typed of [
    '1.000,505',
    '1000,505',
    '1.00,50',
    '10.00.000',
    '1.000.50',
    '0.505',
    '0',
    '-5',
    'mucho',
  ])
    assert.deepEqual(typedCap(typed), { ok: false, why: 'unreadable' }, typed);
});

test('a cap that no bill reaches is told apart from what is no amount', () => {
  assert.deepEqual(typedCap('99999999999'), { ok: true, capCents: 9_999_999_999_900 });
  for (const typed of ['100000000000', '999.999.999.999.999,00'])
    assert.deepEqual(typedCap(typed), { ok: false, why: 'too-large' }, typed);
});
