import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../src/accounts/account.ts';
import { surnameAndPostcodeMatch } from '../../src/accounts/linking/proof.ts';
import { accountKey } from '../../src/accounts/number.ts';

fc.configureGlobal({ seed: 26 });

const ana = {
  holderName: 'GÓMEZ, ANA MARÍA',
  holderSurname: 'GÓMEZ',
  postcode: '5500',
} as Account;
const person = (holderSurname: string | null, holderName: string, postcode = '5500') =>
  ({ holderName, holderSurname, postcode }) as Account;

const separator = fc.constantFrom('', ' ', '.', '-', '/', '\u00a0', ' - ');
const between = (parts: string[]) =>
  fc
    .array(separator, { minLength: parts.length + 1, maxLength: parts.length + 1 })
    .map((seps) => seps.map((sep, i) => sep + (parts[i] ?? '')).join(''));
const number = fc.stringMatching(/^[0-9A-Z]{1,12}$/);

test('an account number is the same however it is spaced, dotted or dashed', () => {
  const typed = number.chain((plain) => between([...plain]).map((text) => ({ plain, text })));
  fc.assert(fc.property(typed, ({ plain, text }) => accountKey(text) === plain));
});

test('two different account numbers never become one', () => {
  fc.assert(fc.property(number, number, (a, b) => (accountKey(a) === accountKey(b)) === (a === b)));
});

test('full-width digits and small letters are the same number', () => {
  assert.equal(accountKey('１００-ab'), '100AB');
});

const spelling = (name: string) =>
  fc.array(fc.nat({ max: 2 }), { minLength: name.length, maxLength: name.length }).chain((ways) =>
    between(
      [...name].map((letter, i) => {
        if (ways[i] === 0) return letter.toLowerCase();
        return ways[i] === 1 ? letter.normalize('NFD') : letter.normalize('NFD').replace(/\p{M}/gu, '');
      }),
    ),
  );

test('case, accents, spaces and punctuation of a surname do not matter', () => {
  for (const surname of ['GÓMEZ', 'NÚÑEZ', "D'ANGELO", 'DE LA FUENTE']) {
    const account = person(surname, `${surname}, JUAN`);
    fc.assert(
      fc.property(spelling(surname), (typed) =>
        surnameAndPostcodeMatch(account, { surname: typed, postcode: '5500' }),
      ),
    );
  }
});

test('another surname never proves an account', () => {
  const other = fc.stringMatching(/^[a-z ]{0,12}$/).filter((name) => name.replace(/ /g, '') !== 'gomez');
  fc.assert(fc.property(other, (surname) => !surnameAndPostcodeMatch(ana, { surname, postcode: '5500' })));
});

test('of a postcode the four digits count', () => {
  const around = fc.stringMatching(/^[A-Z ]{0,3}$/);
  const postcode = fc.integer({ min: 1000, max: 9999 });
  fc.assert(
    fc.property(postcode, around, around, (digits, before, after) => {
      const account = person('GÓMEZ', 'GÓMEZ, ANA', `M${digits}ABC`);
      return surnameAndPostcodeMatch(account, { surname: 'gomez', postcode: `${before}${digits}${after}` });
    }),
  );
  fc.assert(
    fc.property(postcode, postcode, (mine, typed) => {
      const matches = surnameAndPostcodeMatch(person('GÓMEZ', 'GÓMEZ, ANA', String(mine)), {
        surname: 'gomez',
        postcode: String(typed),
      });
      return matches === (mine === typed);
    }),
  );
});

const REFUSED: [what: string, surname: string, postcode: string][] = [
  ['the first name', 'Ana María', '5500'],
  ['nothing but punctuation', '...', '5500'],
  ['no postcode', 'Gómez', ''],
  ['a longer number as postcode', 'Gómez', '55001'],
];
for (const [what, surname, postcode] of REFUSED) {
  test(`${what} does not prove an account`, () => {
    assert.equal(surnameAndPostcodeMatch(ana, { surname, postcode }), false);
  });
}

test('a firm is proven by its full name', () => {
  const firm = person(null, 'FERRETERÍA EL CÓNDOR SRL');
  const proves = (surname: string) => surnameAndPostcodeMatch(firm, { surname, postcode: '5500' });
  assert.equal(proves('Ferreteria El Condor S.R.L.'), true);
  assert.equal(proves('Ferretería'), false);
});

test('without a surname of its own the part before the comma counts', () => {
  const account = person(null, 'QUIROGA, LUIS');
  assert.equal(surnameAndPostcodeMatch(account, { surname: 'Quiroga', postcode: '5500' }), true);
});
