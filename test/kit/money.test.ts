import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centsToDecimal, parseCents, sumCents } from '../../src/kit/money.ts';

const anyCents = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 });

test('an amount of the exchange format is read to the cent', () => {
  assert.equal(parseCents('27438.10'), 2_743_810);
  assert.equal(parseCents('0.01'), 1);
  assert.equal(parseCents('-15.30'), -1530);
  assert.equal(parseCents('999999999999.99'), 99_999_999_999_999);
});

for (const text of [
  '',
  '1',
  '1.5',
  '1,50',
  '1.500',
  ' 1.50',
  '1.50 ',
  '+1.50',
  '1e3',
  '.50',
  '--1.00',
  '1 000.00',
]) {
  test(`«${text}» is no amount`, () => assert.equal(parseCents(text), null));
}

test('what is written is read again as the same cents', () => {
  fc.assert(fc.property(anyCents, (cents) => assert.equal(parseCents(centsToDecimal(cents)), cents + 0)));
});

test('cents below a peso keep their zeros', () => {
  assert.deepEqual([0, 5, 50, -5].map(centsToDecimal), ['0.00', '0.05', '0.50', '-0.05']);
});

test('a sum is exact whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (amounts) => {
      assert.equal(sumCents(amounts), sumCents([...amounts].reverse()));
    }),
  );
  assert.equal(sumCents([10, 20, -30]), 0);
  assert.equal(sumCents([]), 0);
});
