import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createClaims(db);
  await createAttempts(db);
  await createMoneyFacts(db);
}

async function createClaims(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payable_claims')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('item_kind', 'text', (c) => c.notNull())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('owner_kind', 'text', (c) =>
      c.notNull().check(sql`owner_kind in ('payment', 'plan', 'debit')`),
    )
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('live', 'cooling', 'settled', 'released')`),
    )
    .addColumn('claimed_at', 'text', (c) => c.notNull())
    .addColumn('opens_at', 'text')
    .modifyEnd(strict)
    .execute();
  // The one live claim on each item: two tabs, a plan and a debit cannot own the same bill.
  await db.schema
    .createIndex('payable_claims_one_owner')
    .unique()
    .on('payable_claims')
    .columns(['item_kind', 'item_id'])
    .where(sql.ref('state'), 'in', ['live', 'settled'])
    .execute();
  await db.schema
    .createIndex('payable_claims_by_account')
    .on('payable_claims')
    .column('account_number')
    .execute();
  await db.schema
    .createIndex('payable_claims_by_owner')
    .on('payable_claims')
    .columns(['owner_kind', 'owner_id'])
    .execute();
}

async function createAttempts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payment_attempts')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('user_id', 'text')
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('checkout_id', 'text')
    .addColumn('checkout_url', 'text')
    .addColumn('state', 'text', (c) =>
      c
        .notNull()
        .check(
          sql`state in ('created', 'redirected', 'processing', 'paid', 'rejected', 'cancelled', 'expired', 'unknown', 'review')`,
        ),
    )
    .addColumn('reason', 'text')
    .addColumn('total_cents', 'integer', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('receipt_email', 'text', (c) => c.notNull())
    .addColumn('verification_code', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('paid_at', 'text')
    .addColumn('checks', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_check_at', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('attempts_by_account')
    .on('payment_attempts')
    .columns(['account_number', 'created_at'])
    .execute();
  await db.schema
    .createIndex('attempts_to_check')
    .on('payment_attempts')
    .column('next_check_at')
    .where(sql.ref('next_check_at'), 'is not', null)
    .execute();

  await db.schema
    .createTable('payment_items')
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('payment_attempts.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('item_kind', 'text', (c) => c.notNull())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('label_es', 'text', (c) => c.notNull())
    .addColumn('label_en', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull().check(sql`amount_cents > 0`))
    .addPrimaryKeyConstraint('payment_items_pk', ['attempt_id', 'position'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('payment_items_by_item')
    .on('payment_items')
    .columns(['item_kind', 'item_id'])
    .execute();

  await db.schema
    .createTable('payment_events')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('payment_attempts.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('events_by_attempt')
    .on('payment_events')
    .columns(['attempt_id', 'id'])
    .execute();
}

async function createMoneyFacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_payments')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('provider_payment_id', 'text', (c) => c.notNull())
    .addColumn('attempt_id', 'text', (c) => c.references('payment_attempts.id'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('method', 'text')
    .addColumn('last_four', 'text')
    .addColumn('first_seen_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('provider_payments_pk', ['platform', 'provider_payment_id'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('provider_payments_by_attempt')
    .on('provider_payments')
    .column('attempt_id')
    .execute();

  await db.schema
    .createTable('ledger_entries')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('provider_payment_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('credit', 'surplus')`))
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('payment_attempts.id'))
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('item_kind', 'text', (c) => c.notNull())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('ledger_entries_once', ['platform', 'provider_payment_id', 'item_kind', 'item_id'])
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('ledger_by_attempt').on('ledger_entries').column('attempt_id').execute();

  await db.schema
    .createTable('received_notices')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('attempt_id', 'text')
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('handled_at', 'text')
    .addPrimaryKeyConstraint('received_notices_pk', ['platform', 'event_id'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('notices_to_handle')
    .on('received_notices')
    .column('received_at')
    .where(sql.ref('handled_at'), 'is', null)
    .execute();
}
