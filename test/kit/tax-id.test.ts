import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDni, parseDniOrTaxId, parseTaxId, taxIdCheckDigit } from '../../src/kit/argentina/tax-id.ts';

test('known CUIT and CUIL numbers are read, however they are written', () => {
  const read = { ok: true, digits: '20055361682', formatted: '20-05536168-2' };
  for (const text of ['20-05536168-2', '20055361682', ' 20 05536168 2 ', '20.05536168/2'])
    assert.deepEqual(parseTaxId(text), read);
});

test('a wrong check digit, prefix, length or letter is refused', () => {
  for (const text of ['20-05536168-3', '21-05536168-2', '2005536168', '200553616822', '20-0553616A-2', ''])
    assert.deepEqual(parseTaxId(text), { ok: false }, text);
});

test('where the formula gives 10 no number is valid', () => {
  const body = '2000000005';
  const tens = Array.from({ length: 200 }, (_, i) => String(Number(body) + i)).filter(
    (digits) => taxIdCheckDigit(digits) === null,
  );
  assert.ok(tens.length > 0);
  for (const digits of tens)
    for (let last = 0; last <= 9; last++) assert.equal(parseTaxId(digits + last).ok, false);
});

const body = fc
  .tuple(fc.constantFrom('20', '23', '24', '27', '30', '33', '34'), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([prefix, number]) => prefix + String(number).padStart(8, '0'))
  .filter((digits) => taxIdCheckDigit(digits) !== null);

test('any one digit typed wrong is noticed, and so are two neighbours swapped', () => {
  fc.assert(
    fc.property(body, fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 9 }), (ten, at, by) => {
      const right = `${ten}${taxIdCheckDigit(ten)}`;
      assert.equal(parseTaxId(right).ok, true);
      const wrong = right.slice(0, at) + ((Number(right[at]) + by) % 10) + right.slice(at + 1);
      assert.equal(parseTaxId(wrong).ok, false);
      const next = Math.min(at + 1, 10);
      const swapped =
        right.slice(0, at) + right[next] + right.slice(at + 1, next) + right[at] + right.slice(next + 1);
      if (next > at && right[at] !== right[next]) assert.equal(parseTaxId(swapped).ok, false);
    }),
  );
});

test('a DNI has seven or eight digits', () => {
  assert.deepEqual(parseDni('12.345.678'), { ok: true, digits: '12345678', formatted: '12.345.678' });
  assert.deepEqual(parseDni('5536168'), { ok: true, digits: '5536168', formatted: '5.536.168' });
  for (const text of ['123456', '123456789', '00000000', 'M1234567'])
    assert.equal(parseDni(text).ok, false, text);
});

test('a field for both takes either', () => {
  assert.equal(parseDniOrTaxId('12.345.678').ok, true);
  assert.equal(parseDniOrTaxId('20-05536168-2').ok, true);
  assert.equal(parseDniOrTaxId('20-05536168-1').ok, false);
});
