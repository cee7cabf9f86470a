import type Database from 'better-sqlite3';
import type { Step } from './plans.ts';

/** Tables that do not grow with use, and why. */
export const SMALL: Readonly<Record<string, string>> = {
  settings: 'a row for each setting',
  kiosks: 'a row for each lobby computer',
  job_runs: 'a row for each kind of job',
  platform_health: 'a row for each kind of call',
  platform_silences: 'a row for each time that the platform was silent',
  debit_files: 'a row for each business day',
  suspense_payments: 'what waits for the operator, who reads all of it',
};

/** Index → rows in it, and how many of them share the first column, the first two, and so on. */
export type Statistics = ReadonlyMap<string, readonly number[]>;

interface Stat {
  tbl: string;
  idx: string | null;
  stat: string;
}

const statOf = (raw: Database.Database) =>
  raw.prepare('select tbl, idx, stat from sqlite_stat1').all() as Stat[];
const numbersOf = (stat: string) => stat.split(' ').map((word) => (/^\d+$/.test(word) ? Number(word) : word));

/**
 * Gives a database the statistics of a much larger one: what grew from `small` to `large` goes on growing as it did.
 * SQLite then makes the plans of that size over rows that are made in a second.
 */
export function statisticsAt(
  size: number,
  of: Record<'small' | 'large', { raw: Database.Database; size: number }>,
): Statistics {
  const before = new Map(statOf(of.small.raw).map((row) => [`${row.tbl} ${row.idx}`, numbersOf(row.stat)]));
  const ahead = (size - of.large.size) / (of.large.size - of.small.size);
  const statistics = new Map<string, number[]>();
  const { raw } = of.large;
  for (const row of statOf(raw)) {
    const first = before.get(`${row.tbl} ${row.idx}`) ?? [];
    const grown = numbersOf(row.stat).map((now, at) => {
      const then = first[at];
      if (typeof now === 'string') return now;
      return typeof then === 'number' ? Math.max(1, Math.round(now + (now - then) * ahead)) : now;
    });
    raw
      .prepare('update sqlite_stat1 set stat = ? where tbl = ? and idx is ?')
      .run(grown.join(' '), row.tbl, row.idx);
    if (row.idx !== null)
      statistics.set(
        row.idx,
        grown.filter((one) => typeof one === 'number'),
      );
  }
  raw.exec('drop table if exists sqlite_stat4; analyze sqlite_schema');
  return statistics;
}

/** As many rows as a page may read for one thing that it asks. */
const SELECTED = 400;

/** What is wrong with a step, by the statistics of a large utility; null: it finds its rows by an index that selects. */
export function faultOf(
  { table, index, exact, range, detail }: Step,
  sql: string,
  statistics: Statistics,
): string | null {
  if (table in SMALL) return null;
  const rows = (columns: number) =>
    index === null ? Number.POSITIVE_INFINITY : (statistics.get(index)?.[columns] ?? 0);
  if (detail.startsWith('SCAN')) {
    const anyRow = /\blimit\b/i.test(sql) && !/\b(where|order by)\b/i.test(sql);
    return anyRow || rows(0) <= SELECTED ? null : `reads all of ${table}`;
  }
  if (index === null) return null;
  if (exact === 0 && range)
    return /\blimit\b/i.test(sql) || rows(0) <= SELECTED ? null : `reads a range of ${table} without a limit`;
  return rows(exact) <= SELECTED ? null : `${index} does not select`;
}
