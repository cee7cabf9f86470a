import Database from 'better-sqlite3';
import { migrate } from '../../../db/migrations/index.ts';
import { openDatabase } from '../../../src/kit/database.ts';
import { agreements } from './agreements.ts';
import { bills } from './bills.ts';
import { kept } from './kept.ts';
import { payments } from './payments.ts';
import { people } from './people.ts';
import { specials } from './specials.ts';

export interface Shape {
  accounts: number;
  /** A local date; everything lies in the five years before it. */
  today: string;
  /** Of every user; nobody signs in with an empty one. */
  passwordHash?: string;
}

/** A part of the shape: statements over the numbers `n(i)` of the accounts, with `:accounts`, `:today`, `:hash`. */
export type Part = readonly string[];

const PARTS: readonly Part[] = [people, bills, payments, agreements, kept, specials];

/**
 * Fills a new file with the shape of a utility after five years with the portal. Written in SQL, which makes a million
 * accounts in minutes; the numbers of the accounts alone decide who has what, so the same size is the same data.
 * Per account: twelve bills of which five are open, four payments made here and two elsewhere, and in proportion all
 * that the portal keeps for a while or for good.
 */
export async function fillShape(file: string, { accounts, today, passwordHash = '' }: Shape): Promise<void> {
  const store = openDatabase(file);
  await migrate(store.db);
  await store.close();
  const raw = new Database(file);
  raw.pragma('synchronous = off');
  raw.pragma('foreign_keys = off');
  raw.pragma('cache_size = -400000');
  raw.pragma('temp_store = memory');
  raw.exec('create temp table n (i integer primary key); create temp table bill (k integer primary key)');
  series(raw, 'n', accounts);
  series(raw, 'bill', 12);
  for (const part of PARTS)
    raw.transaction(() => {
      for (const statement of part) {
        const prepared = raw.prepare(statement);
        const named = { accounts, today, hash: passwordHash };
        const used = Object.entries(named).filter(([name]) => statement.includes(`:${name}`));
        prepared.run(...(used.length > 0 ? [Object.fromEntries(used)] : []));
      }
    })();
  raw.exec('analyze');
  raw.pragma('wal_checkpoint(truncate)');
  raw.close();
}

function series(raw: Database.Database, table: string, count: number): void {
  raw
    .prepare(
      `with recursive s(i) as (select 0 union all select i + 1 from s where i + 1 < ?) insert into ${table} select i from s`,
    )
    .run(count);
}
