import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

/** Money that comes back, that nobody of ours was waiting for, or that the collector settled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenProviderPayments(db);
  await widenLedger(db);
  await createSuspense(db);
  await createSettlement(db);
}

async function widenProviderPayments(db: Kysely<unknown>): Promise<void> {
  const add = db.schema.alterTable('provider_payments');
  await add.addColumn('refunded_cents', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await add.addColumn('disputed', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await add.addColumn('live', 'integer').execute();
  await add.addColumn('collector', 'text').execute();
}

/** SQLite cannot change a check or a constraint of a table that stands: the table is made anew. */
async function widenLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_entries_new')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('provider_payment_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('credit', 'surplus', 'refund', 'chargeback', 'reinstated')`),
    )
    .addColumn('so_far', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('payment_attempts.id'))
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('item_kind', 'text')
    .addColumn('item_id', 'text')
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('ledger_entries_once', ['platform', 'provider_payment_id', 'item_kind', 'item_id'])
    .modifyEnd(strict)
    .execute();
  const kept = sql`id, platform, provider_payment_id, kind, attempt_id, account_number, item_kind, item_id, amount_cents, recorded_at`;
  await sql`insert into ledger_entries_new (${kept}) select ${kept} from ledger_entries`.execute(db);
  await db.schema.dropTable('ledger_entries').execute();
  await db.schema.alterTable('ledger_entries_new').renameTo('ledger_entries').execute();
  await db.schema.createIndex('ledger_by_attempt').on('ledger_entries').column('attempt_id').execute();
  await db.schema
    .createIndex('ledger_by_item')
    .on('ledger_entries')
    .columns(['item_kind', 'item_id'])
    .execute();
  // A fact about the whole payment is of no item: told twice, it is the same row.
  await db.schema
    .createIndex('ledger_money_back_once')
    .unique()
    .on('ledger_entries')
    .columns(['platform', 'provider_payment_id', 'kind', 'so_far'])
    .where(sql.ref('item_id'), 'is', null)
    .execute();
}

async function createSuspense(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('suspense_payments')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('provider_payment_id', 'text', (c) => c.notNull())
    .addColumn('reference', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('first_seen_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('suspense_payments_pk', ['platform', 'provider_payment_id'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('job_runs')
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('last_run_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}

async function createSettlement(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settlement_lines')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('provider_payment_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('fee_cents', 'integer', (c) => c.notNull())
    .addColumn('settled_on', 'text', (c) => c.notNull())
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('settlement_lines_pk', ['platform', 'provider_payment_id', 'kind'])
    .modifyEnd(strict)
    .execute();
}
