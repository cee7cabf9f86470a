import type { Generated } from 'kysely';

// Columns ending in _on are local dates, in _at UTC instants, in _cents integer cents.

export interface UsersTable {
  id: string;
  email: string;
  email_key: string;
  /** Empty when a temporary password has taken its place and none was chosen yet (D1). */
  password_hash: string;
  created_at: string;
  temporary_hash: string | null;
  temporary_expires_at: string | null;
  question: string | null;
  answer_hash: string | null;
  answer_failures: Generated<number>;
  /** Sealed: a copy of the file gives no codes. */
  totp_secret: string | null;
  totp_enabled_at: string | null;
  totp_last_step: number | null;
  language: string | null;
  password_changed_at: string | null;
}

export interface RegistrationsTable {
  id: string;
  email: string;
  email_key: string;
  password_hash: string;
  question: string;
  answer_hash: string;
  account_number: string | null;
  language: string;
  state: 'pending' | 'superseded' | 'validated' | 'taken';
  created_at: string;
  expires_at: string;
}

/** What was mailed as a link and as a short code: one live row for each purpose and subject. */
export interface MailedTokensTable {
  token_hash: string;
  code_hash: string;
  purpose: string;
  subject: string;
  detail: string;
  failures: Generated<number>;
  created_at: string;
  expires_at: string;
}

export interface RecoveryCodesTable {
  user_id: string;
  code_hash: string;
  used_at: string | null;
}

export interface KiosksTable {
  id: string;
  name: string;
  key_hash: string;
  created_at: string;
  removed_at: string | null;
}

export interface SessionsTable {
  token_hash: string;
  user_id: string;
  kind: 'web' | 'kiosk';
  stage: Generated<'full' | 'question' | 'change-password'>;
  device: string | null;
  csrf_secret: string;
  created_at: string;
  last_seen_at: string;
  authenticated_at: string;
  expires_at: string;
  ended_at: string | null;
}

export interface KnownBrowsersTable {
  token_hash: string;
  user_id: string;
  created_at: string;
  last_seen_at: string;
  trusted_at: string | null;
  device: string | null;
}

export interface KeptFormsTable {
  id: string;
  user_id: string;
  path: string;
  fields: string;
  expires_at: string;
}

export interface LegacyUsersTable {
  username: string;
  email: string | null;
  account_number: string;
  ebill: number;
  autopay: number;
}

export interface AccountsTable {
  number: string;
  number_key: string;
  holder_name: string;
  holder_surname: string | null;
  tax_id: string | null;
  service_address: string;
  locality: string;
  postcode: string;
  category: string;
  service: string;
  meter_number: string | null;
  built_area_m2: number | null;
  status: 'active' | 'closed';
  closed_on: string | null;
  collection: 'portal' | 'leasing_office' | 'office_only';
  collection_note: string | null;
  ebill_email: string | null;
  bill_label: string | null;
  latitude: number | null;
  longitude: number | null;
  zone: string | null;
  customer_id: string | null;
}

export interface AccountLinksTable {
  user_id: string;
  account_number: string;
  linked_at: string;
}

export interface BillingEmailsTable {
  account_number: string;
  email: string;
  confirmed_at: string;
}
