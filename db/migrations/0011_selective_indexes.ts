import type { CreateIndexBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';

/** Every statement finds its rows by an index that selects, however much was paid, sent and looked at before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await markBooked(db);
  await addIndexesOfPages(db);
  await addIndexesOfJobs(db);
  await addIndexesOfAge(db);
  await addIndexesOfConsents(db);
}

interface Index {
  name: string;
  on: string;
  columns: string[];
  where?: (index: CreateIndexBuilder<never>) => CreateIndexBuilder<never>;
  unique?: true;
}

async function addIndex(db: Kysely<unknown>, index: Index): Promise<void> {
  const { name, on, columns } = index;
  const bare = db.schema.createIndex(name).on(on).columns(columns) as CreateIndexBuilder<never>;
  const limited = index.where ? index.where(bare) : bare;
  await (index.unique ? limited.unique() : limited).execute();
}

const filled = (column: string) => (index: CreateIndexBuilder<never>) =>
  index.where(sql.ref(column), 'is not', null);

async function addIndexesOfPages(db: Kysely<unknown>): Promise<void> {
  // Money that went back, or was not owed when it came: an ordinary payment has neither.
  await addIndex(db, {
    name: 'ledger_exceptions',
    on: 'ledger_entries',
    columns: ['account_number'],
    where: (index) => index.where(sql.ref('kind'), '!=', 'credit'),
  });
  await addIndex(db, {
    name: 'payable_claims_open',
    on: 'payable_claims',
    columns: ['account_number'],
    where: (index) => index.where(sql.ref('state'), 'in', ['live', 'cooling']),
  });
  await addIndex(db, {
    name: 'payable_claims_by_item',
    on: 'payable_claims',
    columns: ['item_kind', 'item_id'],
  });
  await addIndex(db, {
    name: 'invoices_owed',
    on: 'invoices',
    columns: ['account_number', 'due_on', 'number'],
    where: (index) => index.where(sql.ref('status'), '=', 'open').where(sql.ref('settled_at'), 'is', null),
  });
  await addIndex(db, {
    name: 'attempts_unpaid',
    on: 'payment_attempts',
    columns: ['account_number', 'created_at'],
    where: (index) => index.where(sql.ref('state'), '!=', 'paid'),
  });
  await addIndex(db, {
    name: 'attempts_paid',
    on: 'payment_attempts',
    columns: ['account_number', 'paid_at', 'id', 'total_cents'],
    where: (index) => index.where(sql.ref('state'), '=', 'paid'),
  });
  for (const table of ['digital_bill_enrolments', 'direct_debit_enrolments'])
    await addIndex(db, { name: `${table}_by_account`, on: table, columns: ['account_number', 'ended_at'] });
  await addIndex(db, { name: 'legacy_users_by_account', on: 'legacy_users', columns: ['account_number'] });
  await addIndex(db, { name: 'kept_forms_by_user', on: 'kept_forms', columns: ['user_id', 'path'] });
  await addIndex(db, {
    name: 'plans_by_code',
    on: 'plans',
    ...{ columns: ['verification_code'], unique: true, where: filled('verification_code') },
  });
  await addIndex(db, {
    name: 'charges_by_code',
    on: 'charges',
    ...{ columns: ['verification_code'], unique: true, where: filled('verification_code') },
  });
}

/** What was taken and is not on the books waits for somebody: marked, so that it is found among all that are. */
async function markBooked(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider_payments add column booked integer not null default 0 check (booked in (0, 1))`.execute(
    db,
  );
  await sql`update provider_payments set booked = 1 where exists (select 1 from ledger_entries as l
    where l.platform = provider_payments.platform and l.provider_payment_id = provider_payments.provider_payment_id
    and l.amount_cents > 0)`.execute(db);
  await sql`create index provider_payments_unbooked on provider_payments (first_seen_at)
    where status = 'approved' and booked = 0`.execute(db);
}

async function addIndexesOfJobs(db: Kysely<unknown>): Promise<void> {
  await addIndex(db, {
    name: 'attempts_open',
    on: 'payment_attempts',
    columns: ['state', 'next_check_at'],
    where: (index) => index.where(sql.ref('state'), 'in', ['created', 'redirected', 'unknown', 'processing']),
  });
  await addIndex(db, {
    name: 'debit_orders_at_bank',
    on: 'debit_orders',
    columns: ['enrolment_id'],
    where: (index) => index.where(sql.ref('state'), '=', 'cut'),
  });
  await addIndex(db, {
    name: 'received_notices_by_platform',
    on: 'received_notices',
    columns: ['platform', 'received_at'],
  });
}

/** What is removed when its time is over is found by its time. */
async function addIndexesOfAge(db: Kysely<unknown>): Promise<void> {
  const ages: [table: string, column: string][] = [
    ['sessions', 'expires_at'],
    ['kept_forms', 'expires_at'],
    ['known_browsers', 'created_at'],
    ['failure_counts', 'window_ends_at'],
    ['mailed_tokens', 'expires_at'],
    ['registrations', 'expires_at'],
    ['pay_codes', 'expires_at'],
    ['audit_trail', 'at'],
    ['account_notices', 'created_at'],
    ['card_setups', 'decided_at'],
    ['card_forgets', 'since'],
    ['missing_bill_reports', 'reported_at'],
    ['received_notices', 'handled_at'],
  ];
  for (const [table, column] of ages)
    await addIndex(db, { name: `${table}_by_age`, on: table, columns: [column] });
  await addIndex(db, {
    name: 'outbox_by_age',
    on: 'outbox',
    columns: ['created_at'],
    where: (index) => index.where(sql.ref('state'), 'in', ['sent', 'failed']),
  });
  await addIndex(db, {
    name: 'plans_with_requester',
    on: 'plans',
    columns: ['ended_at'],
    where: filled('requester'),
  });
  await addIndex(db, {
    name: 'direct_debit_means',
    on: 'direct_debit_enrolments',
    columns: ['ended_at'],
    where: filled('means_sealed'),
  });
}

async function addIndexesOfConsents(db: Kysely<unknown>): Promise<void> {
  await addIndex(db, { name: 'consents_by_age', on: 'consents', columns: ['given_at', 'id'] });
  for (const table of ['digital_bill_enrolments', 'direct_debit_enrolments', 'plans', 'charges'])
    await addIndex(db, {
      name: `${table}_by_consent`,
      on: table,
      columns: ['consent_id'],
      where: filled('consent_id'),
    });
}
