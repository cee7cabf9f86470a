import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { strict } from './engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createInvoices(db);
  await createOtherFacts(db);
  await createEnrolments(db);
  await createPlans(db);
}

async function createInvoices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invoices')
    .addColumn('number', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('service', 'charge')`))
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('issued_on', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('second_due_on', 'text')
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('second_amount_cents', 'integer')
    .addColumn('amount_due_cents', 'integer')
    .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('open', 'paid', 'withdrawn')`))
    .addColumn('paid_on', 'text')
    // What the portal itself collected; the billing system learns of it later, so an import never touches these.
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('invoices_by_account')
    .on('invoices')
    .columns(['account_number', 'due_on'])
    .execute();

  await db.schema
    .createTable('invoice_lines')
    .addColumn('invoice_number', 'text', (c) => c.notNull().references('invoices.number'))
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('concept', 'text', (c) => c.notNull())
    .addColumn('quantity', 'text')
    .addColumn('unit', 'text')
    .addColumn('unit_price', 'text')
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('invoice_lines_pk', ['invoice_number', 'line'])
    .modifyEnd(strict)
    .execute();
}

async function createOtherFacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('charges')
    .addColumn('number', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('concept', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('created_on', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().check(sql`status in ('pending', 'invoiced', 'cancelled')`),
    )
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('charges_by_account').on('charges').column('account_number').execute();

  await db.schema
    .createTable('readings')
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('meter_number', 'text', (c) => c.notNull())
    .addColumn('read_on', 'text', (c) => c.notNull())
    .addColumn('value_m3', 'text', (c) => c.notNull())
    .addColumn('estimated', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('readings_pk', ['account_number', 'meter_number', 'read_on'])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('outside_payments')
    .addColumn('reference', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('invoice_number', 'text')
    .addColumn('paid_on', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex('outside_payments_by_account')
    .on('outside_payments')
    .columns(['account_number', 'paid_on'])
    .execute();
}

async function createEnrolments(db: Kysely<unknown>): Promise<void> {
  for (const table of ['digital_bill_enrolments', 'direct_debit_enrolments'] as const) {
    await db.schema
      .createTable(table)
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
      .addColumn('user_id', 'text')
      .addColumn('started_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text')
      .modifyEnd(strict)
      .execute();
    await db.schema
      .createIndex(`${table}_one_live`)
      .unique()
      .on(table)
      .column('account_number')
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
  }
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('plans')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_number', 'text', (c) => c.notNull().references('accounts.number'))
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('generated', 'active', 'completed', 'lapsed', 'expired', 'discarded')`),
    )
    .addColumn('created_at', 'text', (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex('plans_by_account').on('plans').column('account_number').execute();

  await db.schema
    .createTable('plan_invoices')
    .addColumn('plan_id', 'text', (c) => c.notNull().references('plans.id'))
    .addColumn('invoice_number', 'text', (c) => c.notNull().references('invoices.number'))
    .addPrimaryKeyConstraint('plan_invoices_pk', ['plan_id', 'invoice_number'])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable('plan_instalments')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('plan_id', 'text', (c) => c.notNull().references('plans.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('amount_cents', 'integer', (c) => c.notNull())
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .addUniqueConstraint('plan_instalments_position', ['plan_id', 'position'])
    .modifyEnd(strict)
    .execute();
}
