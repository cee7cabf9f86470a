import type { ChargesTable } from '../../db/tables/bills.ts';
import type { Tx } from '../kit/database.ts';
import type { Intake, Stated } from '../kit/intake/upsert.ts';
import { upsertRows } from '../kit/intake/upsert.ts';

/** A charge as the billing system states it: what the portal did with it is not among its columns. */
export type BillingCharge = Stated<
  Pick<ChargesTable, 'number' | 'account_number' | 'concept' | 'amount_cents' | 'created_on' | 'status'>
>;

const CHARGES = {
  table: 'charges',
  key: ['number'],
  columns: ['account_number', 'concept', 'amount_cents', 'created_on', 'status'],
} as const;

/** Takes in charges of distinct numbers. */
export function takeCharges(tx: Tx, charges: readonly BillingCharge[]): Promise<Intake> {
  return upsertRows(tx, CHARGES, charges);
}
