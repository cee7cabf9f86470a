import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../../../src/paying/refusals/checks.ts';
import { adviceOn, causeInWords } from '../../../src/paying/refusals/checks.ts';
import { en } from '../../../src/paying/refusals/text.en.ts';
import { es } from '../../../src/paying/refusals/text.es.ts';
import type { RefusalReason } from '../../../src/payments/platforms/platform.ts';

const contact = { name: 'Red de débitos del Valle', phone: '0800-555-0136' };
const REASONS = Object.keys(es.causes) as RefusalReason[];
const LANGUAGES = { es, en } as const;
const METHODS = ['card', 'bank_account', 'other'] as const;

for (const [language, words] of Object.entries(LANGUAGES)) {
  for (const method of METHODS) {
    for (const reason of REASONS) {
      test(`refused ${method}, ${reason}, in ${language}: a cause, what to check and whom to call`, () => {
        const refusal: Refusal = { reason, method, contact };
        const of = language as keyof typeof LANGUAGES;
        assert.match(causeInWords(of, refusal), /\.$/);
        const { checks, call } = adviceOn(of, refusal);
        assert.ok(checks.length > 0 && checks.every((check) => check.length > 10));
        if (method === 'bank_account') {
          assert.ok(call.text.includes(contact.name));
          assert.deepEqual(call.phone, { label: '0800-555-0136', href: 'tel:08005550136' });
          assert.doesNotMatch(causeInWords(of, refusal), /tarjeta|card/i);
          assert.doesNotMatch(checks[0] ?? '', /número de la tarjeta|card number/i);
        } else {
          assert.equal(call.text, method === 'card' ? words.callBank : words.callWallet);
          assert.equal(call.phone, null);
        }
      });
    }
  }
}

test('a declined card is checked by its number and code first, then by the billing address', () => {
  for (const reason of ['security-code', 'card-data', 'address', 'other'] as const) {
    const { checks } = adviceOn('es', { reason, method: 'card', contact });
    assert.match(checks[0] ?? '', /número de la tarjeta y el código de seguridad/);
    assert.match(checks[1] ?? '', /dirección de facturación sea la que tiene tu banco/);
  }
});

test('without a contact of the processor the bank of the account is named', () => {
  const { call } = adviceOn('es', { reason: 'bank-debit', method: 'bank_account', contact: null });
  assert.deepEqual(call, { text: es.callBankOfAccount, phone: null });
});

test('a reason that is none of ours is told as a plain refusal', () => {
  const refusal: Refusal = { reason: null, method: 'card', contact };
  assert.equal(causeInWords('es', refusal), es.causes.other);
  assert.deepEqual(adviceOn('es', refusal).checks, es.checks.card);
});
