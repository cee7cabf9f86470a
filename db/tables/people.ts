// Columns ending in _on are local dates, in _at UTC instants, in _cents integer cents.

export interface UsersTable {
  id: string;
  email: string;
  email_key: string;
  password_hash: string;
  created_at: string;
}

export interface SessionsTable {
  token_hash: string;
  user_id: string;
  kind: string;
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
