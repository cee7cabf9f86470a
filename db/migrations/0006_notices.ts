import type { Kysely } from 'kysely';

/** Some platforms' notices name a payment only, and whom it is for must be asked: what has no answer waits its turn. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('received_notices').addColumn('payment_id', 'text').execute();
  await db.schema
    .alterTable('received_notices')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('received_notices').addColumn('next_try_at', 'text').execute();
}
