import type { Clock } from './clock.ts';
import type { Db, Tx } from './database.ts';
import type { Instant } from './dates.ts';
import { instant } from './dates.ts';

/** When something that is done now and then was last done to its end; null: never. */
export async function lastRun(db: Db, name: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('job_runs')
    .select('last_run_at')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.last_run_at ?? null;
}

export async function noteRun(tx: Tx, clock: Clock, name: string): Promise<void> {
  const row = { name, last_run_at: instant(clock) };
  await tx
    .insertInto('job_runs')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
