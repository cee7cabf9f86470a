import type Database from 'better-sqlite3';
import type { Step } from './plans.ts';

/** Tables that do not grow with use, and why. */
export const SMALL: Readonly<Record<string, string>> = {
  settings: 'a row for each setting',
  kiosks: 'a row for each lobby computer',
  job_runs: 'a row for each kind of job',
  platform_health: 'a row for each kind of call',
  platform_silences: 'a row for each platform',
  kysely_migration: 'a row for each migration',
  kysely_migration_lock: 'one row',
};

/** Index → rows in it, and how many of them share the first column, the first two, and so on. */
export type Statistics = ReadonlyMap<string, readonly number[]>;

export function statisticsOf(raw: Database.Database): Statistics {
  const rows = raw.prepare('select idx, stat from sqlite_stat1 where idx is not null').all();
  return new Map(
    (rows as { idx: string; stat: string }[]).map(({ idx, stat }) => [
      idx,
      stat
        .split(' ')
        .filter((word) => /^\d+$/.test(word))
        .map(Number),
    ]),
  );
}

/** A database that is four times as large as the other must not make a statement read more. */
const GROWN = 1.8;
/** Averages of a few rows wobble. */
const FEW = 12;

/**
 * What is wrong with a step, by the statistics of the same utility when small and when four times as large; null:
 * it finds its rows by an index that selects.
 */
export function faultOf(
  step: Step,
  sql: string,
  sizes: { small: Statistics; large: Statistics },
): string | null {
  if (step.table in SMALL) return null;
  const limited = /\blimit\b/i.test(sql);
  if (step.detail.startsWith('SCAN')) {
    if (step.index !== null && !grows(step.index, 0, sizes)) return null;
    return `reads all of ${step.table}`;
  }
  if (step.index === null) return null;
  if (step.exact === 0) return limited ? null : `reads a range of ${step.table} without a limit`;
  return grows(step.index, step.exact, sizes) ? `${step.index} does not select` : null;
}

function grows(index: string, columns: number, { small, large }: Record<'small' | 'large', Statistics>) {
  const before = small.get(index)?.[columns] ?? 0;
  const after = large.get(index)?.[columns] ?? 0;
  return after > FEW && after > before * GROWN;
}
