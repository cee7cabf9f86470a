// Columns ending in _on are local dates, in _at UTC instants, in _cents integer cents.

export interface InvoicesTable {
  number: string;
  account_number: string;
  kind: 'service' | 'charge';
  period: string;
  issued_on: string;
  due_on: string;
  second_due_on: string | null;
  amount_cents: number;
  second_amount_cents: number | null;
  amount_due_cents: number | null;
  status: 'open' | 'paid' | 'withdrawn';
  paid_on: string | null;
  settled_at: string | null;
  settled_by: string | null;
}

export interface InvoiceLinesTable {
  invoice_number: string;
  line: number;
  concept: string;
  quantity: string | null;
  unit: string | null;
  unit_price: string | null;
  amount_cents: number;
}

export interface ChargesTable {
  number: string;
  account_number: string;
  concept: string;
  amount_cents: number;
  created_on: string;
  status: 'pending' | 'invoiced' | 'cancelled';
  accepted_at: string | null;
  accepted_by: string | null;
  consent_id: string | null;
  due_on: string | null;
  verification_code: string | null;
  settled_at: string | null;
  settled_by: string | null;
}

export interface ReadingsTable {
  account_number: string;
  meter_number: string;
  read_on: string;
  value_m3: string;
  estimated: number;
}

export interface OutsidePaymentsTable {
  reference: string;
  account_number: string;
  invoice_number: string | null;
  paid_on: string;
  amount_cents: number;
  channel: string;
}
