import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fillShape } from '../bench/shape/shape.ts';
import { stepsOf } from './plans.ts';
import { faultOf, statisticsAt } from './selects.ts';

/** Statements that read more than an index selects, each with the reason. */
export const ALLOWED: readonly { statement: RegExp; reason: string }[] = [
  {
    statement:
      /^select count\(\*\) as "count" from "received_notices" where "platform" = .* and "received_at" >= /,
    reason: 'the operator sees how many notices came in a day',
  },
  {
    statement: /^select max\("received_at"\) as "last" from "received_notices" where "platform" = /,
    reason: 'the last of an index is one look at its end',
  },
  {
    statement: /from "debit_orders" where "file_number" = /,
    reason: 'a file for the bank has all its orders',
  },
];

export interface Verdict {
  judged: number;
  faults: string[];
}

const SMALL = 300;
const LARGE = 1200;
const UTILITY = 1_000_000;

/** Every statement, against the plan that SQLite makes of it with the statistics of a utility with a million accounts. */
export async function judgeStatements(statements: Iterable<string>): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-plans-'));
  const open = async (size: number) => {
    const file = join(folder, `${size}.db`);
    await fillShape(file, { accounts: size, today: '2026-12-01' });
    return { raw: new Database(file), size };
  };
  const [small, large] = [await open(SMALL), await open(LARGE)];
  try {
    return judge(large.raw, statements, statisticsAt(UTILITY, { small, large }));
  } finally {
    small.raw.close();
    large.raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(
  raw: Database.Database,
  statements: Iterable<string>,
  statistics: ReturnType<typeof statisticsAt>,
): Verdict {
  const verdict: Verdict = { judged: 0, faults: [] };
  for (const sql of statements) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql)) continue;
    verdict.judged++;
    if (ALLOWED.some(({ statement }) => statement.test(sql))) continue;
    for (const step of stepsOf(raw, sql)) {
      const fault = faultOf(step, sql, statistics);
      if (fault !== null) verdict.faults.push(`${fault}\n    ${step.detail}\n    ${sql}`);
    }
  }
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
