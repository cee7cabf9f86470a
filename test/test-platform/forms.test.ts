import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePayment } from '../../src/test-platform/forms.ts';
import { formatMoney } from '../../src/test-platform/frame.ts';
import { CARD } from './support.ts';

test('of a good form only the decision, the method and the last four digits are handed on', () => {
  assert.deepEqual(parsePayment('card', { ...CARD, more: 'ignored' }), {
    ok: true,
    made: { status: 'approved', status_detail: 'accredited', method: 'card', last_four: '0604' },
  });
});

test('of a wrong form the security code is not handed on', () => {
  const parsed = parsePayment('card', { ...CARD, holder: 'Ana' });
  assert.deepEqual(parsed, {
    ok: false,
    input: { card_number: CARD.card_number, holder: 'Ana', expiry: '11/30' },
    wrong: new Set(['holder']),
  });
});

test('missing fields and uploaded files are wrong', () => {
  const parsed = parsePayment('bank_account', { holder: new File(['APRO'], 'APRO') });
  assert.deepEqual(parsed, {
    ok: false,
    input: { holder: '', account_number: '' },
    wrong: new Set(['holder', 'account_number']),
  });
});

test('money is shown as the language writes it', () => {
  const shown: [number, string, 'es' | 'en', string][] = [
    [1, 'ARS', 'es', '$ 0,01'],
    [123400, 'ARS', 'es', '$ 1.234,00'],
    [4385812, 'ARS', 'es', '$ 43.858,12'],
    [123456789, 'ARS', 'en', '$ 1,234,567.89'],
    [100, 'USD', 'es', 'USD 1,00'],
  ];
  for (const [cents, currency, lang, words] of shown) assert.equal(formatMoney(cents, currency, lang), words);
});
