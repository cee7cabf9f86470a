import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { stepsOf } from './plans.ts';
import { faultOf, statisticsOf } from './selects.ts';

/** Statements that may read more than an index selects, each with the reason. */
export const ALLOWED: readonly { statement: RegExp; reason: string }[] = [];

export interface Verdict {
  judged: number;
  faults: string[];
}

/** Every statement that was noted in a folder, against the plans that SQLite makes with the statistics of a large utility. */
export function judgeStatements(
  statements: Iterable<string>,
  files: { small: string; large: string },
): Verdict {
  const small = new Database(files.small, { readonly: true });
  const large = new Database(files.large, { readonly: true });
  const sizes = { small: statisticsOf(small), large: statisticsOf(large) };
  const verdict: Verdict = { judged: 0, faults: [] };
  for (const sql of statements) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql)) continue;
    verdict.judged++;
    if (ALLOWED.some(({ statement }) => statement.test(sql))) continue;
    for (const step of stepsOf(large, sql)) {
      const fault = faultOf(step, sql, sizes);
      if (fault !== null) verdict.faults.push(`${fault}\n    ${step.detail}\n    ${sql}`);
    }
  }
  small.close();
  large.close();
  return verdict;
}

/** What `record.ts` noted, each statement once. */
export function notedStatements(folder: string): Set<string> {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '');
  return new Set(lines.map((line) => JSON.parse(line) as string));
}
