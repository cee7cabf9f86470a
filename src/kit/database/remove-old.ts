import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Db } from '../database.ts';

/** Few enough that nobody waits for the transaction. */
const BATCH = 500;

export interface Old<T extends keyof Schema & string> {
  table: T;
  key: readonly (keyof Schema[T] & string)[];
  /** The column that says since when; the leading one of an index. */
  at: keyof Schema[T] & string;
  before: string;
  /** What else must hold, as the index says it. */
  where?: ReturnType<typeof sql<boolean>>;
}

/** Removes what is older than a moment, the oldest first, in short transactions between which pages are served. */
export async function removeOld<T extends keyof Schema & string>(db: Db, old: Old<T>): Promise<void> {
  const { table, key, at, before, where = sql<boolean>`true` } = old;
  const keys = sql.join(key.map((column) => sql.ref(column)));
  for (;;) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where (${keys}) in (
      select ${keys} from ${sql.table(table)}
      where ${sql.ref(at)} < ${before} and ${where} order by ${sql.ref(at)} limit ${sql.lit(BATCH)})`.execute(
      db,
    );
    if (Number(numAffectedRows ?? 0) < BATCH) return;
    await setImmediate();
  }
}
