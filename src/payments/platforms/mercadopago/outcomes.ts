import type { ProviderPayment, RefusalReason } from '../platform.ts';

type Status = ProviderPayment['status'];

/** `status` of a payment. Refunds and chargebacks happen to approved payments; a mediation has not taken anything yet. */
export const STATUSES: Readonly<Record<string, Status>> = {
  pending: 'pending',
  in_process: 'pending',
  authorized: 'pending',
  approved: 'approved',
  in_mediation: 'approved',
  refunded: 'approved',
  charged_back: 'approved',
  rejected: 'rejected',
  cancelled: 'rejected',
};

/** `status_detail` of a payment that was rejected or cancelled. */
export const REASONS: Readonly<Record<string, RefusalReason>> = {
  bank_error: 'technical',
  cc_rejected_3ds_challenge: 'authentication',
  cc_rejected_3ds_mandatory: 'authentication',
  cc_rejected_bad_filled_card_number: 'card-data',
  cc_rejected_bad_filled_date: 'card-data',
  cc_rejected_bad_filled_other: 'card-data',
  cc_rejected_bad_filled_security_code: 'security-code',
  cc_rejected_blacklist: 'means',
  cc_rejected_call_for_authorize: 'call-bank',
  cc_rejected_card_disabled: 'card-disabled',
  cc_rejected_card_error: 'technical',
  cc_rejected_card_type_not_allowed: 'means',
  cc_rejected_duplicated_payment: 'duplicate',
  cc_rejected_high_risk: 'means',
  cc_rejected_insufficient_amount: 'funds',
  cc_rejected_invalid_installments: 'means',
  cc_rejected_max_attempts: 'attempts',
  cc_rejected_other_reason: 'other',
  cc_rejected_time_out: 'technical',
  cc_amount_rate_limit_exceeded: 'limit',
  insufficient_amount: 'funds',
  rejected_insufficient_data: 'card-data',
  rejected_by_bank: 'other',
  rejected_by_regulations: 'means',
  expired: 'expired',
  by_collector: 'cancelled',
  by_payer: 'cancelled',
};

/** `status_detail` of a chargeback that was decided for the collector: the money is there again. */
export const GIVEN_BACK = 'reimbursed';

const CARDS = ['credit_card', 'debit_card', 'prepaid_card'];
const BANK_ACCOUNTS = ['bank_transfer'];

/** `payment_type_id`. The balance of a wallet (`account_money`) and cash (`ticket`, `atm`) are neither. */
export function methodOf(type: string | null): ProviderPayment['method'] {
  if (type === null) return 'other';
  if (CARDS.includes(type)) return 'card';
  return BANK_ACCOUNTS.includes(type) ? 'bank_account' : 'other';
}
