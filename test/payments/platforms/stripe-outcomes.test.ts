import assert from 'node:assert/strict';
import { test } from 'node:test';
import { es } from '../../../src/paying/refusals/text.es.ts';
import type { RefusalReason } from '../../../src/payments/platforms/platform.ts';
import type { Decline } from './fakes/stripe.ts';
import { ATTEMPT, order, stripeStage } from './support.ts';

async function told(error: Decline, facts: object = {}, later = 0) {
  const { clock, fake, platform, log } = await stripeStage();
  const { id } = await platform.create(order());
  const intent = fake.pay(id, error);
  Object.assign(intent ?? {}, facts);
  clock.advance({ minutes: later });
  const { payments } = await platform.lookup({ attemptId: ATTEMPT, checkoutId: id });
  return { payment: payments[0], log };
}

/** The card issuer's reason. */
const DECLINES: Partial<Record<RefusalReason, string>> = {
  funds: 'insufficient_funds',
  limit: 'card_velocity_exceeded withdrawal_count_limit_exceeded invalid_amount',
  'security-code': 'incorrect_cvc invalid_cvc',
  'card-data': 'incorrect_number invalid_number invalid_account invalid_expiry_month invalid_expiry_year',
  'card-expired': 'expired_card',
  address: 'incorrect_zip incorrect_address',
  'call-bank': 'call_issuer approve_with_id restricted_card transaction_not_allowed not_permitted',
  authentication: 'authentication_required authentication_not_handled mobile_device_authentication_required',
  means: 'card_not_supported currency_not_supported',
  technical: 'issuer_not_available processing_error try_again_later reenter_transaction',
  other: 'generic_decline do_not_honor lost_card stolen_card fraudulent pickup_card',
};
/** Stripe's own. */
const CODES: Partial<Record<RefusalReason, string>> = {
  funds: 'insufficient_funds balance_insufficient',
  limit: 'amount_too_large charge_exceeds_transaction_limit',
  'security-code': 'incorrect_cvc invalid_cvc',
  'card-data': 'incorrect_number invalid_number invalid_expiry_month invalid_expiry_year',
  'card-expired': 'expired_card expired_payment_method',
  address: 'incorrect_zip incorrect_postal_code postal_code_invalid',
  'account-data': 'account_closed no_account account_number_invalid routing_number_invalid',
  'bank-debit': 'debit_not_authorized bank_account_declined bank_account_restricted refer_to_customer',
  authentication: 'payment_intent_authentication_failure authentication_required',
  attempts: 'card_decline_rate_limit_exceeded',
  means: 'invalid_card_type payment_method_unsupported_type',
  expired: 'payment_intent_payment_attempt_expired',
  cancelled: 'payment_method_customer_decline',
  technical: 'processing_error payment_method_provider_timeout payment_method_not_available',
  other: 'card_declined payment_method_provider_decline',
};

for (const [reason, codes] of Object.entries(DECLINES)) {
  test(`declined by the issuer, ${reason}: ${codes}`, async () => {
    for (const decline_code of codes.split(' ')) {
      const { payment, log } = await told({ code: 'card_declined', decline_code });
      assert.deepEqual([payment?.status, payment?.reason], ['rejected', reason], decline_code);
      assert.ok(reason in es.causes);
      assert.deepEqual(log, []);
    }
  });
}

for (const [reason, codes] of Object.entries(CODES)) {
  test(`refused, ${reason}: ${codes}`, async () => {
    for (const code of codes.split(' ')) {
      const { payment } = await told({ code });
      assert.deepEqual([payment?.status, payment?.reason], ['rejected', reason], code);
      assert.ok(reason in es.causes);
    }
  });
}

test('a code that is not known is a refusal all the same, and logged', async () => {
  for (const error of [{ code: 'brand_new' }, { code: 'toString', decline_code: 'constructor' }]) {
    const { payment, log } = await told(error);
    assert.deepEqual([payment?.status, payment?.reason], ['rejected', 'other']);
    assert.match(log[0]?.msg ?? '', /not known/);
  }
});

test('an issuer’s reason that is not known falls back on the code', async () => {
  assert.equal(
    (await told({ code: 'expired_card', decline_code: 'brand_new' })).payment?.reason,
    'card-expired',
  );
});

test('a duplicate is asked about again for a quarter of an hour, and then has its own words', async () => {
  const error = { code: 'card_declined', decline_code: 'duplicate_transaction' };
  const early = await told(error, {}, 14);
  assert.deepEqual([early.payment?.status, early.payment?.reason], ['pending', null]);
  const late = await told(error, {}, 15);
  assert.deepEqual([late.payment?.status, late.payment?.reason], ['rejected', 'duplicate']);
});

const NO_ERROR = { last_payment_error: null };
for (const [status, facts, expected] of [
  ['succeeded', { ...NO_ERROR, amount_received: 4_385_812 }, 'approved'],
  ['processing', NO_ERROR, 'pending'],
  ['requires_capture', NO_ERROR, 'pending'],
  ['requires_action', NO_ERROR, undefined],
  ['requires_confirmation', NO_ERROR, undefined],
  ['requires_payment_method', NO_ERROR, undefined],
  ['requires_payment_method', {}, 'rejected'],
  ['canceled', {}, 'rejected'],
  ['canceled', NO_ERROR, 'rejected'],
  ['canceled', { ...NO_ERROR, latest_charge: null }, undefined],
  ['a new status', NO_ERROR, 'pending'],
] as const) {
  test(`${status} ${JSON.stringify(facts)}: ${expected ?? 'no payment yet'}`, async () => {
    const { payment, log } = await told({ code: 'expired_card' }, { status, ...facts });
    assert.equal(payment?.status, expected);
    assert.equal(log.length, status === 'a new status' ? 1 : 0);
  });
}

test('what came in counts, not what was asked for', async () => {
  const { payment } = await told({ code: 'x' }, { status: 'succeeded', ...NO_ERROR, amount_received: 7 });
  assert.equal(payment?.amountCents, 7);
});
