import { sql } from 'kysely';

/** SQLite keeps column types only in STRICT tables; PostgreSQL does so by itself and must not get the word. */
export const strict = sql`strict`;
