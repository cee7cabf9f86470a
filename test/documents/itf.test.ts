import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { itfWidths } from '../../src/documents/drawing/itf.ts';
import { decodeItf } from './decode-itf.ts';

const digits = (length: fc.StringConstraints) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), ...length });

test('a scanner reads back every even count of digits', () => {
  const even = digits({ minLength: 1, maxLength: 40 }).map((text) => text + [...text].reverse().join(''));
  fc.assert(
    fc.property(even, (text) => assert.equal(decodeItf(itfWidths(text)), text)),
    { seed: 1 },
  );
});

test('all hundred pairs of digits are told apart', () => {
  for (let pair = 0; pair < 100; pair += 1) {
    const text = String(pair).padStart(2, '0');
    assert.equal(decodeItf(itfWidths(text)), text);
  }
});

test('the bars begin and end with a bar, and every digit takes the same room', () => {
  const widths = itfWidths('0123456789');
  assert.equal(widths.length % 2, 1);
  const modules = (text: string) => itfWidths(text).reduce((sum, width) => sum + width, 0);
  assert.equal(modules('00'), modules('99'));
  assert.equal(modules('0'.repeat(42)), 42 * 9 + 9);
});

test('odd counts, empty texts and other signs are refused', () => {
  for (const text of ['', '1', '123', '12a4', ' 12', '１２', '12\n']) {
    assert.throws(() => itfWidths(text), RangeError, JSON.stringify(text));
  }
});
