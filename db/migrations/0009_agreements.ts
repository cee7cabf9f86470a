import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

/** What customers agree to (digital bill, direct debit, plans, charges), the text they agreed to, and what follows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createConsents(db);
  await widenDigitalBill(db);
  await markFirstImport(db);
  await createNotices(db);
  await widenDirectDebit(db);
  await createDebitOrders(db);
  await widenPlans(db);
  await widenCharges(db);
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consents')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('digital-bill', 'direct-debit', 'plan', 'charge')`),
    )
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    // The words themselves: a catalogue that changes later must not change what somebody agreed to.
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('given_at', 'text', (c) => c.notNull())
    .addColumn('verification_code', 'text', (c) => c.notNull().unique())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('consents_by_account')
    .on('consents')
    .columns(['account_number', 'given_at'])
    .execute();
}

async function widenDigitalBill(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'digital_bill_enrolments', [
    ['consent_id', 'text'],
    ['end_reason', 'text'],
  ]);
  await db.schema
    .createTable('bill_deliveries')
    .addColumn('invoice_number', 'text', (c) => c.primaryKey().notNull().references('invoices.number'))
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('due', 'queued', 'mailed', 'bounced', 'dropped')`),
    )
    .addColumn('recipient', 'text')
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('mailed_at', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('bill_deliveries_due')
    .on('bill_deliveries')
    .column('due_at')
    .where(sql.ref('state'), '=', 'due')
    .execute();
  await db.schema
    .createTable('missing_bill_reports')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('invoice_number', 'text', (c) => c.notNull().references('invoices.number'))
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('reported_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('missing_bill_reports_once', ['invoice_number', 'user_id'])
    .modifyEnd(strict)
    .execute();
}

/** A portal that holds bills has had its first import: what the next one brings is new (D30). */
async function markFirstImport(db: Kysely<unknown>): Promise<void> {
  await sql`insert into job_runs (name, last_run_at)
    select 'first import', '2026-11-22T00:00:00.000Z' where exists (select 1 from invoices)`.execute(db);
}

/** What happened to an account behind its customers' backs, said on the next page of each of them. */
async function createNotices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account_notices')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('account_notices_by_account')
    .on('account_notices')
    .column('account_number')
    .execute();
  await db.schema
    .createTable('account_notice_reads')
    .addColumn('notice_id', 'text', (c) => c.notNull().references('account_notices.id'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('read_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_notice_reads_pk', ['notice_id', 'user_id'])
    .modifyEnd(strict)
    .execute();
}

async function widenDirectDebit(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'direct_debit_enrolments', [
    ['kind', 'text'],
    // CBU, tax id and holder, or a card's token: read again at each cut, so sealed and not hashed.
    ['means_sealed', 'text'],
    ['last_four', 'text'],
    ['bank', 'text'],
    ['consent_id', 'text'],
    ['cap_cents', 'integer'],
    ['suspended_at', 'text'],
    ['suspend_reason', 'text'],
    ['end_reason', 'text'],
    ['cancel_number', 'text'],
  ]);
  await sql`alter table direct_debit_enrolments add column refusals integer not null default 0`.execute(db);
}

async function createDebitOrders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('debit_files')
    .addColumn('number', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('cut_at', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    // Nothing is added to a file that is closed, so that it can be written again and be the same.
    .addColumn('closed_at', 'text')
    .addColumn('written_at', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('debit_orders')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('direct_debit_enrolments.id'))
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('invoice_number', 'text', (c) => c.notNull().references('invoices.number'))
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('debit_on', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) =>
      c
        .notNull()
        .check(
          sql`state in ('announced', 'skipped', 'over-cap', 'withdrawn', 'cut', 'paid', 'refused', 'reversed')`,
        ),
    )
    .addColumn('reason', 'text')
    .addColumn('attempt_id', 'text', (c) => c.references('payment_attempts.id'))
    .addColumn('file_number', 'integer', (c) => c.references('debit_files.number'))
    .addColumn('announced_at', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('debit_orders_one_live')
    .unique()
    .on('debit_orders')
    .column('invoice_number')
    .where(sql.ref('state'), 'in', ['announced', 'cut'])
    .execute();
  await db.schema
    .createIndex('debit_orders_by_account')
    .on('debit_orders')
    .columns(['account_number', 'debit_on'])
    .execute();
  await db.schema
    .createIndex('debit_orders_to_cut')
    .on('debit_orders')
    .column('debit_on')
    .where(sql.ref('state'), '=', 'announced')
    .execute();
  await db.schema.createIndex('debit_orders_by_file').on('debit_orders').column('file_number').execute();
  await db.schema.createIndex('debit_orders_by_attempt').on('debit_orders').column('attempt_id').execute();
}

/** Plans of before carry none of this: what they were agreed on is on paper at the office. */
async function widenPlans(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'plans', [
    ['user_id', 'text'],
    ['consent_id', 'text'],
    ['requester', 'text'],
    ['terms', 'text'],
    ['debt_cents', 'integer'],
    ['total_cents', 'integer'],
    ['expires_on', 'text'],
    ['activated_at', 'text'],
    ['ended_at', 'text'],
    ['verification_code', 'text'],
  ]);
  await db.schema
    .createIndex('plans_one_live')
    .unique()
    .on('plans')
    .column('account_number')
    .where(sql.ref('state'), 'in', ['generated', 'active'])
    .execute();
}

async function widenCharges(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'charges', [
    // What the portal did with it; the billing system's own word is `status`, which an import may change.
    ['accepted_at', 'text'],
    ['accepted_by', 'text'],
    ['consent_id', 'text'],
    ['due_on', 'text'],
    ['verification_code', 'text'],
    ['settled_at', 'text'],
    ['settled_by', 'text'],
  ]);
}

async function addColumns(
  db: Kysely<unknown>,
  table: string,
  columns: readonly (readonly [string, 'text' | 'integer'])[],
): Promise<void> {
  for (const [name, type] of columns) await db.schema.alterTable(table).addColumn(name, type).execute();
}
