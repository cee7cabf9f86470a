import type { ReadingsTable } from '../../db/tables/bills.ts';
import type { Tx } from '../kit/database.ts';
import type { Intake, Stated } from '../kit/intake/upsert.ts';
import { upsertRows } from '../kit/intake/upsert.ts';

/** A meter reading as the billing system states it. */
export type BillingReading = Stated<ReadingsTable>;

const READINGS = {
  table: 'readings',
  key: ['account_number', 'meter_number', 'read_on'],
  columns: ['value_m3', 'estimated'],
} as const;

/** Takes in readings of distinct account, meter and day. */
export function takeReadings(tx: Tx, readings: readonly BillingReading[]): Promise<Intake> {
  return upsertRows(tx, READINGS, readings);
}
