import type { Kysely } from 'kysely';
import { strict } from './engine.ts';

/** What the portal has learnt of a payment platform, per kind of call, so that other processes can read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('platform_health')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('call', 'text', (c) => c.notNull())
    .addColumn('last_answer_at', 'text')
    .addColumn('last_answer_ms', 'integer')
    .addColumn('last_slow_at', 'text')
    .addColumn('slow_in_row', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_refusal_at', 'text')
    .addColumn('last_refusal', 'text')
    .addColumn('last_failure_at', 'text')
    .addColumn('last_failure', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('failures_in_row', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('platform_health_pk', ['platform', 'call'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable('platform_silences')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('told_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addPrimaryKeyConstraint('platform_silences_pk', ['platform', 'since'])
    .modifyEnd(strict)
    .execute();
  await db.schema.alterTable('job_runs').addColumn('result', 'text').execute();
}
