import type { Generated } from 'kysely';

// Columns ending in _on are local dates, in _at UTC instants, in _cents integer cents.

export interface SettingsTable {
  key: string;
  value: string;
  updated_at: string;
}

export interface OutboxTable {
  id: string;
  dedupe_key: string;
  recipient: string;
  subject: string;
  text_body: string;
  html_body: string;
  attachments: string;
  state: 'pending' | 'sending' | 'sent' | 'failed';
  attempts: Generated<number>;
  next_at: string;
  claim: string | null;
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
  /** 1: what it says opens something, so the words go when it has left. */
  secret: Generated<number>;
}

export interface AuditTrailTable {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  account_number: string | null;
  action: string;
  detail: string;
}

export interface FailureCountsTable {
  key: string;
  window_ends_at: string;
  failures: number;
}
