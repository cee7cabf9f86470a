import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Every statement finds its rows by an index that selects, however much has been paid and sent before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('ledger_exceptions')
    .on('ledger_entries')
    .column('account_number')
    .where(sql.ref('kind'), '!=', 'credit')
    .execute();
  await db.schema
    .createIndex('payable_claims_open')
    .on('payable_claims')
    .column('account_number')
    .where(sql.ref('state'), 'in', ['live', 'cooling'])
    .execute();
  await db.schema
    .createIndex('invoices_owed')
    .on('invoices')
    .columns(['account_number', 'due_on', 'number'])
    .where(sql.ref('status'), '=', 'open')
    .where(sql.ref('settled_at'), 'is', null)
    .execute();
}
