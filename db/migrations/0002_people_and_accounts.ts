import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createIdentity(db);
  await createAccounts(db);
}

async function createIdentity(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_key', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('csrf_secret', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .addColumn('authenticated_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('sessions_by_user').on('sessions').column('user_id').execute();

  await db.schema
    .createTable('known_browsers')
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('kept_forms')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('legacy_users')
    .addColumn('username', 'text', (c) => c.primaryKey().notNull())
    .addColumn('email', 'text')
    .addColumn('account_number', 'text', (c) => c.notNull())
    .addColumn('ebill', 'integer', (c) => c.notNull())
    .addColumn('autopay', 'integer', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('number', 'text', (c) => c.primaryKey().notNull())
    .addColumn('number_key', 'text', (c) => c.notNull().unique())
    .addColumn('holder_name', 'text', (c) => c.notNull())
    .addColumn('holder_surname', 'text')
    .addColumn('tax_id', 'text')
    .addColumn('service_address', 'text', (c) => c.notNull())
    .addColumn('locality', 'text', (c) => c.notNull())
    .addColumn('postcode', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('service', 'text', (c) => c.notNull())
    .addColumn('meter_number', 'text')
    .addColumn('built_area_m2', 'integer')
    .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('active', 'closed')`))
    .addColumn('closed_on', 'text')
    .addColumn('collection', 'text', (c) =>
      c.notNull().check(sql`collection in ('portal', 'leasing_office', 'office_only')`),
    )
    .addColumn('collection_note', 'text')
    .addColumn('ebill_email', 'text')
    .addColumn('bill_label', 'text')
    .addColumn('latitude', 'real')
    .addColumn('longitude', 'real')
    .addColumn('zone', 'text')
    .addColumn('customer_id', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('accounts_by_customer').on('accounts').column('customer_id').execute();

  await db.schema
    .createTable('account_links')
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('linked_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_links_pk', ['user_id', 'account_number'])
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('links_by_account').on('account_links').column('account_number').execute();

  await db.schema
    .createTable('billing_emails')
    .addColumn('account_number', 'text', (c) => c.primaryKey().notNull().references('accounts.number'))
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
