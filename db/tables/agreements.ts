import type { Generated } from 'kysely';

// Columns ending in _on are local dates, in _at UTC instants, in _cents integer cents.

/** Who agreed to what, when, and to which words. */
export interface ConsentsTable {
  id: string;
  kind: 'digital-bill' | 'direct-debit' | 'plan' | 'charge';
  account_number: string;
  user_id: string;
  version: string;
  language: string;
  text: string;
  given_at: string;
  verification_code: string;
}

export interface DigitalBillEnrolmentsTable {
  id: string;
  account_number: string;
  user_id: string | null;
  started_at: string;
  ended_at: string | null;
  consent_id: string | null;
  end_reason: string | null;
}

/** A bill that goes out by mail, once. */
export interface BillDeliveriesTable {
  invoice_number: string;
  account_number: string;
  state: 'due' | 'queued' | 'mailed' | 'bounced' | 'dropped';
  recipient: string | null;
  /** From then on it may leave: an import holds its bills back until their lines are in. */
  due_at: string;
  mailed_at: string | null;
}

/** A bill that somebody says never arrived (D22). */
export interface MissingBillReportsTable {
  id: string;
  account_number: string;
  invoice_number: string;
  user_id: string;
  reported_at: string;
}

export interface AccountNoticesTable {
  id: string;
  account_number: string;
  kind: string;
  detail: string;
  created_at: string;
}

export interface AccountNoticeReadsTable {
  notice_id: string;
  user_id: string;
  read_at: string;
}

export interface DirectDebitEnrolmentsTable {
  id: string;
  account_number: string;
  user_id: string | null;
  started_at: string;
  ended_at: string | null;
  /** Null for those of before the portal. */
  kind: 'cbu' | 'card' | null;
  means_sealed: string | null;
  last_four: string | null;
  bank: string | null;
  consent_id: string | null;
  cap_cents: number | null;
  suspended_at: string | null;
  suspend_reason: string | null;
  end_reason: string | null;
  cancel_number: string | null;
  /** Refusals in a row. */
  refusals: Generated<number>;
  /** Who keeps the card; null for a bank account. */
  platform: string | null;
}

/** A card on its way to being enrolled. */
export interface CardSetupsTable {
  id: string;
  account_number: string;
  user_id: string;
  platform: string;
  session_id: string | null;
  session_url: string | null;
  state: 'created' | 'open' | 'enrolled' | 'cancelled' | 'expired' | 'refused' | 'superseded';
  language: string;
  consent_version: string;
  consent_text: string;
  enrolment_id: string | null;
  created_at: string;
  decided_at: string | null;
  next_check_at: string | null;
}

/** A token that the platform is still to forget. */
export interface CardForgetsTable {
  id: string;
  platform: string;
  means_sealed: string;
  enrolment_id: string | null;
  since: string;
  tries: Generated<number>;
  next_try_at: string;
}

export interface DebitFilesTable {
  number: number;
  cut_at: string;
  name: string;
  closed_at: string | null;
  written_at: string | null;
}

/** One bill that is to be debited on one day. */
export interface DebitOrdersTable {
  id: string;
  enrolment_id: string;
  account_number: string;
  invoice_number: string;
  amount_cents: number;
  debit_on: string;
  state: 'announced' | 'skipped' | 'over-cap' | 'withdrawn' | 'cut' | 'paid' | 'refused' | 'reversed';
  reason: string | null;
  attempt_id: string | null;
  file_number: number | null;
  announced_at: string;
  decided_at: string | null;
}

export interface PlansTable {
  id: string;
  account_number: string;
  state: 'generated' | 'active' | 'completed' | 'lapsed' | 'expired' | 'discarded';
  created_at: string;
  user_id: string | null;
  consent_id: string | null;
  /** JSON: name, tax id, telephone and mail of who asked for it. */
  requester: string | null;
  /** JSON: the operator's terms as they were then. */
  terms: string | null;
  debt_cents: number | null;
  total_cents: number | null;
  expires_on: string | null;
  activated_at: string | null;
  ended_at: string | null;
  verification_code: string | null;
}

export interface PlanInvoicesTable {
  plan_id: string;
  invoice_number: string;
}

export interface PlanInstalmentsTable {
  id: string;
  plan_id: string;
  position: number;
  due_on: string;
  amount_cents: number;
  settled_at: string | null;
  settled_by: string | null;
}
