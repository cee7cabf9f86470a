import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bankName } from '../../../src/kit/argentina/banks.ts';
import { cbuCheckDigits, parseCbu } from '../../../src/kit/argentina/cbu.ts';

const VALID = '2850590940090418135201';

const digitsOf = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

/** Valid numbers of banks, wallets excepted. */
const cbus = fc
  .tuple(fc.integer({ min: 1, max: 999 }), digitsOf(4), digitsOf(13))
  .map(([bank, branch, account]) => {
    const raw = `${String(bank).padStart(3, '0')}${branch}0${account}0`;
    const [one, two] = cbuCheckDigits(raw);
    return `${raw.slice(0, 7)}${one}${account}${two}`;
  });

test('a CBU is read however it is spaced, and tells its bank and last four digits', () => {
  for (const typed of [
    VALID,
    '28505909 40090418135201',
    ' 2850590-9.40090418135201 ',
    '285 0590 9 4009041813520 1',
  ])
    assert.deepEqual(parseCbu(typed), { ok: true, digits: VALID, bankCode: '285', lastFour: '5201' });
  assert.equal(bankName('285'), 'Banco Macro');
  assert.equal(bankName('999'), null);
});

test('what is no CBU is refused, each with its reason', () => {
  const why = (typed: string) => {
    const read = parseCbu(typed);
    return read.ok ? 'ok' : read.why;
  };
  assert.equal(why(' '), 'empty');
  assert.equal(why(VALID.slice(1)), 'length');
  assert.equal(why(`${VALID}0`), 'length');
  assert.equal(why('285059094009041813520A'), 'length');
  assert.equal(why('mi.alias.mp'), 'length');
  assert.equal(why('2850590940090418135202'), 'check-digit');
  assert.equal(why('2850590840090418135201'), 'check-digit');
  assert.equal(why('0000003100010000000001'), 'cvu');
});

test('one mistyped digit is always caught', () => {
  fc.assert(
    fc.property(cbus, fc.integer({ min: 0, max: 21 }), fc.integer({ min: 1, max: 9 }), (cbu, at, shift) => {
      assert.equal(parseCbu(cbu).ok, true);
      const wrong = `${cbu.slice(0, at)}${(Number(cbu[at]) + shift) % 10}${cbu.slice(at + 1)}`;
      assert.equal(parseCbu(wrong).ok, false, `${cbu} ${wrong}`);
    }),
  );
});

test('two neighbours that changed places are caught, unless they differ by five', () => {
  // The weights of neighbours differ by 2, 4 or 6: times 5 that is nothing modulo 10.
  fc.assert(
    fc.property(cbus, fc.integer({ min: 0, max: 20 }), (cbu, at) => {
      const [one, two] = [Number(cbu[at]), Number(cbu[at + 1])];
      const acrossBlocks = at === 6 || at === 7 || at === 20;
      fc.pre(one !== two && Math.abs(one - two) !== 5 && !acrossBlocks);
      const swapped = `${cbu.slice(0, at)}${two}${one}${cbu.slice(at + 2)}`;
      assert.equal(parseCbu(swapped).ok, false, `${cbu} ${swapped}`);
    }),
  );
});
