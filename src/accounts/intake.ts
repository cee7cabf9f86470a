import type { AccountsTable } from '../../db/tables/people.ts';
import type { Tx } from '../kit/database.ts';
import type { Intake, Stated } from '../kit/intake/upsert.ts';
import { chunksOf, upsertRows } from '../kit/intake/upsert.ts';
import { accountKey } from './number.ts';

/** An account as the billing system states it. */
export type BillingAccount = Stated<Omit<AccountsTable, 'number_key'>>;

const ACCOUNTS = {
  table: 'accounts',
  key: ['number'],
  columns: [
    'number_key',
    'holder_name',
    'holder_surname',
    'tax_id',
    'service_address',
    'locality',
    'postcode',
    'category',
    'service',
    'meter_number',
    'built_area_m2',
    'status',
    'closed_on',
    'collection',
    'collection_note',
    'ebill_email',
    'bill_label',
    'latitude',
    'longitude',
    'zone',
    'customer_id',
  ],
} as const;

/** Takes in accounts of distinct keys. */
export function takeAccounts(tx: Tx, accounts: readonly BillingAccount[]): Promise<Intake> {
  const rows = accounts.map((account) => ({ ...account, number_key: accountKey(account.number) }));
  return upsertRows(tx, ACCOUNTS, rows);
}

/** Those of the numbers that are accounts. */
export async function knownAccounts(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const chunk of chunksOf([...new Set(numbers)])) {
    const rows = await tx.selectFrom('accounts').select('number').where('number', 'in', chunk).execute();
    for (const row of rows) known.add(row.number);
  }
  return known;
}

/** The stored number of each account key among those of `numbers`. */
export async function numbersByKey(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of chunksOf(numbers.map(accountKey))) {
    const rows = await tx
      .selectFrom('accounts')
      .select(['number', 'number_key'])
      .where('number_key', 'in', chunk)
      .execute();
    for (const row of rows) found.set(row.number_key, row.number);
  }
  return found;
}
