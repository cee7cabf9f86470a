import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Lets SQLite look again at the tables that have changed most, at some rows of each: plans then fit what is there now. */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`pragma analysis_limit = 1000`.execute(db);
  await sql`pragma optimize`.execute(db);
}
