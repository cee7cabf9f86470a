import type { OutsidePaymentsTable } from '../../db/tables/bills.ts';
import type { Tx } from '../kit/database.ts';
import type { Intake, Stated } from '../kit/intake/upsert.ts';
import { upsertRows } from '../kit/intake/upsert.ts';

/** A payment made elsewhere, as the billing system states it. */
export type OutsidePayment = Stated<OutsidePaymentsTable>;

const OUTSIDE_PAYMENTS = {
  table: 'outside_payments',
  key: ['reference'],
  columns: ['account_number', 'invoice_number', 'paid_on', 'amount_cents', 'channel'],
} as const;

/** Takes in payments of distinct references. */
export function takeOutsidePayments(tx: Tx, payments: readonly OutsidePayment[]): Promise<Intake> {
  return upsertRows(tx, OUTSIDE_PAYMENTS, payments);
}
