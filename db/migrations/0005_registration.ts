import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenUsers(db);
  await widenVisits(db);
  await createRegistrations(db);
  await createMailedTokens(db);
  await createRecoveryCodes(db);
  await createKiosks(db);
  await createPayCodes(db);
  await widenOutbox(db);
}

async function widenUsers(db: Kysely<unknown>): Promise<void> {
  const columns = [
    ['temporary_hash', 'text'],
    ['temporary_expires_at', 'text'],
    ['question', 'text'],
    ['answer_hash', 'text'],
    ['totp_secret', 'text'],
    ['totp_enabled_at', 'text'],
    ['totp_last_step', 'integer'],
    ['language', 'text'],
    ['password_changed_at', 'text'],
  ] as const;
  for (const [name, type] of columns) await db.schema.alterTable('users').addColumn(name, type).execute();
  await db.schema
    .alterTable('users')
    .addColumn('answer_failures', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

async function widenVisits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sessions')
    .addColumn('stage', 'text', (c) =>
      c.notNull().defaultTo('full').check(sql`stage in ('full', 'question', 'change-password')`),
    )
    .execute();
  await db.schema.alterTable('sessions').addColumn('device', 'text').execute();
  await db.schema.alterTable('known_browsers').addColumn('trusted_at', 'text').execute();
  await db.schema.alterTable('known_browsers').addColumn('device', 'text').execute();
  await db.schema.createIndex('known_browsers_by_user').on('known_browsers').column('user_id').execute();
}

async function createRegistrations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registrations')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('email_key', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('answer_hash', 'text', (c) => c.notNull())
    .addColumn('account_number', 'text', (c) => c.references('accounts.number'))
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('pending', 'superseded', 'validated', 'taken')`),
    )
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('registrations_by_email')
    .on('registrations')
    .columns(['email_key', 'state'])
    .execute();
  await db.schema
    .createIndex('registrations_by_account')
    .on('registrations')
    .columns(['account_number', 'state'])
    .execute();
}

async function createMailedTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mailed_tokens')
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('mailed_tokens_by_subject')
    .on('mailed_tokens')
    .columns(['purpose', 'subject'])
    .unique()
    .execute();
}

async function createRecoveryCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_codes')
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_codes_pk', ['user_id', 'code_hash'])
    .modifyEnd(strict)
    .execute();
}

async function createKiosks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kiosks')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('key_hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'text')
    .modifyEnd(strict)
    .execute();
}

async function createPayCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pay_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('items', 'text', (c) => c.notNull())
    .addColumn('receipt_email', 'text')
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}

async function widenOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('secret', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
