import type { Generated } from 'kysely';

// Columns ending in _on are local dates, in _at UTC instants, in _cents integer cents.

export interface PayableClaimsTable {
  id: string;
  item_kind: string;
  item_id: string;
  account_number: string;
  owner_kind: 'payment' | 'plan' | 'debit';
  owner_id: string;
  state: 'live' | 'cooling' | 'settled' | 'released';
  claimed_at: string;
  opens_at: string | null;
}

export interface PaymentAttemptsTable {
  id: string;
  account_number: string;
  user_id: string | null;
  language: string;
  platform: string;
  checkout_id: string | null;
  checkout_url: string | null;
  state:
    | 'created'
    | 'redirected'
    | 'processing'
    | 'paid'
    | 'rejected'
    | 'cancelled'
    | 'expired'
    | 'unknown'
    | 'review';
  reason: string | null;
  total_cents: number;
  currency: string;
  receipt_email: string;
  verification_code: string;
  created_at: string;
  updated_at: string;
  paid_at: string | null;
  checks: Generated<number>;
  next_check_at: string | null;
  charged_by: Generated<'checkout' | 'enrolled-card'>;
}

export interface PaymentItemsTable {
  attempt_id: string;
  position: number;
  item_kind: string;
  item_id: string;
  label_es: string;
  label_en: string;
  amount_cents: number;
}

export interface PaymentEventsTable {
  id: string;
  attempt_id: string;
  at: string;
  kind: string;
  detail: string | null;
}

export interface ProviderPaymentsTable {
  platform: string;
  provider_payment_id: string;
  attempt_id: string | null;
  status: string;
  reason: string | null;
  amount_cents: number;
  currency: string;
  method: string | null;
  last_four: string | null;
  refunded_cents: Generated<number>;
  disputed: Generated<number>;
  /** 1: it is in the ledger. */
  booked: Generated<number>;
  /** Null where it was seen before the portal asked for it. */
  live: number | null;
  collector: string | null;
  first_seen_at: string;
  updated_at: string;
}

export interface LedgerEntriesTable {
  id: string;
  platform: string;
  provider_payment_id: string;
  kind: 'credit' | 'surplus' | 'refund' | 'chargeback' | 'reinstated';
  /** What tells facts of one kind about one payment apart: cents refunded so far, or the how manieth dispute. */
  so_far: Generated<number>;
  attempt_id: string;
  account_number: string;
  /** Null for what is about the payment as a whole. */
  item_kind: string | null;
  item_id: string | null;
  /** Negative for money that went back. */
  amount_cents: number;
  recorded_at: string;
}

export interface ReceivedNoticesTable {
  platform: string;
  event_id: string;
  attempt_id: string | null;
  payment_id: string | null;
  tries: Generated<number>;
  next_try_at: string | null;
  received_at: string;
  handled_at: string | null;
}

/** What a pay code opens: these items and nothing else of the account (wish 2). */
export interface PayCodesTable {
  code_hash: string;
  account_number: string;
  items: string;
  receipt_email: string | null;
  created_by: string | null;
  created_at: string;
  expires_at: string;
}

/** A payment with a reference that no attempt has: somebody must look into it. */
export interface SuspensePaymentsTable {
  platform: string;
  provider_payment_id: string;
  reference: string;
  amount_cents: number;
  currency: string;
  first_seen_at: string;
}

/** When a job that has its hour last came to its end. */
export interface JobRunsTable {
  name: string;
  last_run_at: string;
  /** What it found, as JSON; null where it was not kept. */
  result: Generated<string | null>;
}

/** What the collector says it has settled. */
export interface SettlementLinesTable {
  platform: string;
  provider_payment_id: string;
  kind: string;
  amount_cents: number;
  fee_cents: number;
  settled_on: string;
  imported_at: string;
}

/** What is known of how a platform answers one kind of call. A row is the word of the process that called last. */
export interface PlatformHealthTable {
  platform: string;
  call: string;
  last_answer_at: string | null;
  last_answer_ms: number | null;
  last_slow_at: string | null;
  slow_in_row: Generated<number>;
  last_refusal_at: string | null;
  last_refusal: string | null;
  last_failure_at: string | null;
  last_failure: string | null;
  failing_since: string | null;
  failures_in_row: Generated<number>;
}

/** A time without any answer that the operator was told of. */
export interface PlatformSilencesTable {
  platform: string;
  since: string;
  told_at: string;
  ended_at: string | null;
}
