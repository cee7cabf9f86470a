import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';

const NAME = 'first import';

/** True until an import has come to its end: one that was interrupted and is run again is still the first (D30). */
export async function isFirstImport(db: Db): Promise<boolean> {
  const row = await db.selectFrom('job_runs').select('name').where('name', '=', NAME).executeTakeFirst();
  return row === undefined;
}

export async function noteFirstImport(tx: Tx, clock: Clock): Promise<void> {
  await tx
    .insertInto('job_runs')
    .values({ name: NAME, last_run_at: instant(clock) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
