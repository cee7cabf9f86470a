import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

/** Cards that the payment platform keeps and that direct debit charges: the portal has a token and four digits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Whose token it is; null for a bank account.
  await db.schema.alterTable('direct_debit_enrolments').addColumn('platform', 'text').execute();
  await sql`alter table payment_attempts add column charged_by text not null default 'checkout'
    check (charged_by in ('checkout', 'enrolled-card'))`.execute(db);
  await createSetups(db);
  await createForgets(db);
}

/** The way to the platform's page and back: row first, then the platform. */
async function createSetups(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('card_setups')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text')
    .addColumn('session_url', 'text')
    .addColumn('state', 'text', (c) =>
      c
        .notNull()
        .check(
          sql`state in ('created', 'open', 'enrolled', 'cancelled', 'expired', 'refused', 'superseded')`,
        ),
    )
    .addColumn('language', 'text', (c) => c.notNull())
    // What was ticked before the card was known, and its edition: kept as a consent once there is a card.
    .addColumn('consent_version', 'text', (c) => c.notNull())
    .addColumn('consent_text', 'text', (c) => c.notNull())
    .addColumn('enrolment_id', 'text', (c) => c.references('direct_debit_enrolments.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'text')
    .addColumn('next_check_at', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('card_setups_due')
    .on('card_setups')
    .column('next_check_at')
    .where(sql.ref('next_check_at'), 'is not', null)
    .execute();
  await db.schema.createIndex('card_setups_by_account').on('card_setups').column('account_number').execute();
}

/** Tokens that are of no use any more, until the platform has let go of them. */
async function createForgets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('card_forgets')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('means_sealed', 'text', (c) => c.notNull())
    .addColumn('enrolment_id', 'text', (c) => c.references('direct_debit_enrolments.id'))
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_try_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('card_forgets_due').on('card_forgets').column('next_try_at').execute();
}
