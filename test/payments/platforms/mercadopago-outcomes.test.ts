import assert from 'node:assert/strict';
import { test } from 'node:test';
import { es } from '../../../src/paying/refusals/text.es.ts';
import type { ProviderPayment } from '../../../src/payments/platforms/platform.ts';
import type { FakePayment } from './fakes/mercadopago.ts';
import { ATTEMPT, mercadoPagoStage } from './support.ts';

/** Status and detail as documented (facts 1.2): our status, our reason. */
const TABLE: Record<string, Record<string, [ProviderPayment['status'], ProviderPayment['reason']]>> = {
  approved: { accredited: ['approved', null], partially_refunded: ['approved', null] },
  authorized: { pending_capture: ['pending', null] },
  in_process: {
    offline_process: ['pending', null],
    pending_contingency: ['pending', null],
    pending_review_manual: ['pending', null],
    deferred_retry: ['pending', null],
  },
  pending: {
    pending_waiting_transfer: ['pending', null],
    pending_waiting_payment: ['pending', null],
    pending_challenge: ['pending', null],
  },
  in_mediation: { pending: ['approved', null] },
  cancelled: {
    expired: ['rejected', 'expired'],
    by_collector: ['rejected', 'cancelled'],
    by_payer: ['rejected', 'cancelled'],
  },
  refunded: { refunded: ['approved', null], by_admin: ['approved', null] },
  charged_back: {
    in_process: ['approved', null],
    settled: ['approved', null],
    reimbursed: ['approved', null],
  },
  rejected: {
    bank_error: ['rejected', 'technical'],
    cc_rejected_3ds_challenge: ['rejected', 'authentication'],
    cc_rejected_3ds_mandatory: ['rejected', 'authentication'],
    cc_rejected_bad_filled_card_number: ['rejected', 'card-data'],
    cc_rejected_bad_filled_date: ['rejected', 'card-data'],
    cc_rejected_bad_filled_other: ['rejected', 'card-data'],
    cc_rejected_bad_filled_security_code: ['rejected', 'security-code'],
    cc_rejected_blacklist: ['rejected', 'means'],
    cc_rejected_call_for_authorize: ['rejected', 'call-bank'],
    cc_rejected_card_disabled: ['rejected', 'card-disabled'],
    cc_rejected_card_error: ['rejected', 'technical'],
    cc_rejected_card_type_not_allowed: ['rejected', 'means'],
    cc_rejected_high_risk: ['rejected', 'means'],
    cc_rejected_insufficient_amount: ['rejected', 'funds'],
    cc_rejected_invalid_installments: ['rejected', 'means'],
    cc_rejected_max_attempts: ['rejected', 'attempts'],
    cc_rejected_other_reason: ['rejected', 'other'],
    cc_rejected_time_out: ['rejected', 'technical'],
    cc_amount_rate_limit_exceeded: ['rejected', 'limit'],
    insufficient_amount: ['rejected', 'funds'],
    rejected_insufficient_data: ['rejected', 'card-data'],
    rejected_by_bank: ['rejected', 'other'],
    rejected_by_regulations: ['rejected', 'means'],
  },
};

async function told(facts: Partial<FakePayment>, later = 0) {
  const { clock, fake, platform, log } = await mercadoPagoStage();
  fake.addPayment({ external_reference: ATTEMPT, transaction_amount: 438.58, ...facts });
  clock.advance({ minutes: later });
  const { payments } = await platform.lookup({ attemptId: ATTEMPT, checkoutId: null });
  assert.ok(payments[0]);
  return { payment: payments[0], log };
}

for (const [status, details] of Object.entries(TABLE)) {
  test(`${status}: every detail has its meaning, and a refusal its words`, async () => {
    for (const [status_detail, expected] of Object.entries(details)) {
      const { payment, log } = await told({ status, status_detail });
      assert.deepEqual([payment.status, payment.reason], expected, status_detail);
      assert.equal(payment.amountCents, 43_858);
      assert.deepEqual(log, []);
      if (payment.reason) assert.ok(es.causes[payment.reason], payment.reason);
    }
  });
}

test('a refusal as a duplicate is asked about again for a quarter of an hour, and then has its own words', async () => {
  const facts = { status: 'rejected', status_detail: 'cc_rejected_duplicated_payment' };
  const early = await told(facts, 14);
  assert.deepEqual([early.payment.status, early.payment.reason], ['pending', null]);
  const late = await told(facts, 15);
  assert.deepEqual([late.payment.status, late.payment.reason], ['rejected', 'duplicate']);
});

test('a refusal with a code that is not known is one all the same, and logged', async () => {
  for (const status_detail of ['cc_rejected_new_reason', '', null as unknown as string, 'toString']) {
    const { payment, log } = await told({ status: 'rejected', status_detail });
    assert.deepEqual([payment.status, payment.reason], ['rejected', 'other'], String(status_detail));
    assert.match(log[0]?.msg ?? '', /not known/);
  }
});

test('a status that is not known decides nothing, and is logged', async () => {
  for (const status of ['frozen', '', 'toString', 'constructor']) {
    const { payment, log } = await told({ status });
    assert.equal(payment.status, 'pending', status);
    assert.match(log[0]?.msg ?? '', /not known/);
  }
});

const TAKEN_BACK: [Partial<FakePayment>, refundedCents: number, disputed: boolean][] = [
  [{ status: 'approved', transaction_amount_refunded: 0 }, 0, false],
  [
    { status: 'approved', status_detail: 'partially_refunded', transaction_amount_refunded: 100.5 },
    10_050,
    false,
  ],
  [{ status: 'refunded', transaction_amount_refunded: 438.58 }, 43_858, false],
  [{ status: 'refunded', transaction_amount_refunded: 0 }, 43_858, false],
  [{ status: 'refunded', transaction_amount_refunded: null as unknown as number }, 43_858, false],
  [{ status: 'charged_back', status_detail: 'in_process' }, 0, true],
  [{ status: 'charged_back', status_detail: 'settled' }, 0, true],
  [{ status: 'charged_back', status_detail: 'reimbursed' }, 0, false],
  [{ status: 'in_mediation', status_detail: 'pending' }, 0, false],
];
for (const [facts, refundedCents, disputed] of TAKEN_BACK) {
  test(`${JSON.stringify(facts)}: ${refundedCents} refunded, ${disputed ? '' : 'not '}disputed`, async () => {
    const { payment } = await told(facts);
    assert.deepEqual(
      [payment.status, payment.refundedCents, payment.disputed],
      ['approved', refundedCents, disputed],
    );
  });
}

test('means, currency, test money and the collector are told as the platform states them', async () => {
  const types: Record<string, ProviderPayment['method']> = {
    credit_card: 'card',
    debit_card: 'card',
    prepaid_card: 'card',
    bank_transfer: 'bank_account',
    account_money: 'other',
    ticket: 'other',
    atm: 'other',
    digital_currency: 'other',
  };
  for (const [payment_type_id, method] of Object.entries(types))
    assert.equal((await told({ payment_type_id })).payment.method, method, payment_type_id);
  const { payment } = await told({ live_mode: false, collector_id: 1, currency_id: 'BRL' });
  assert.deepEqual([payment.live, payment.collector, payment.currency], [false, '1', 'BRL']);
});
