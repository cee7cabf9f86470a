import { hash } from 'node:crypto';
import type { Db } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { Circumstances, FileTable, Objection } from '../files/file-table.ts';
import { columnsOf } from '../files/file-table.ts';
import type { Finding } from '../reason.ts';
import { reason } from '../reason.ts';
import type { FileReport } from '../report.ts';
import type { ReportDirectory } from '../report-directory.ts';
import type { SeenRows } from './seen.ts';

export interface GoodRow<Row> {
  line: number;
  row: Row;
  warnings: Objection[];
}

export interface Batch<Row> {
  good: GoodRow<Row>[];
  refused: Finding[];
  size: number;
}

export interface Landing<Row extends object> {
  db: Db;
  table: FileTable<Row>;
  circumstances: Circumstances;
  reports: ReportDirectory;
  /** Counted up by each batch. */
  report: FileReport;
  seen: SeenRows;
}

/** Compares and writes one batch in one transaction, then accounts for every row of it. */
export async function landBatch<Row extends object>(batch: Batch<Row>, landing: Landing<Row>): Promise<void> {
  const { db, table, reports, report } = landing;
  const { refused, warnings, repeated, intake } = await transact(db, async (tx) => {
    const objections = await table.check(
      tx,
      batch.good.map((good) => good.row),
    );
    const chosen = chooseRows(batch.good, objections, landing);
    return { ...chosen, intake: await table.take(tx, chosen.rows, landing.circumstances) };
  });
  const allRefused = [...batch.refused, ...refused].sort((one, other) => one.line - other.line);
  report.read += batch.size;
  report.added += intake.added;
  report.changed += intake.changed;
  report.unchanged += intake.unchanged + repeated;
  report.refused += allRefused.length;
  report.warnings += warnings.length;
  await reports.refuse(allRefused);
  await reports.warn(warnings);
}

/** Keeps out rows with an objection, and rows that repeat a key: the first one counts, an equal one does no harm. */
function chooseRows<Row extends object>(
  good: readonly GoodRow<Row>[],
  objections: readonly (Objection | null)[],
  { table, seen }: Landing<Row>,
) {
  const rows: Row[] = [];
  const refused: Finding[] = [];
  const warnings: Finding[] = [];
  let repeated = 0;
  for (const [index, { line, row, warnings: doubts }] of good.entries()) {
    const key = table.keyOf(row);
    const objection = objections[index] ?? null;
    const own = { line, digest: hash('sha1', JSON.stringify(row), 'base64') };
    const first = objection ? seen.find(table.file, key) : seen.note(table.file, key, own);
    if (first?.digest === own.digest) repeated++;
    else if (first) refused.push({ file: table.file, line, ...repetition(table, row, first.line) });
    else if (objection) refused.push({ file: table.file, line, ...objection });
    else {
      rows.push(row);
      warnings.push(...doubts.map((warning) => ({ file: table.file, line, ...warning })));
    }
  }
  return { rows, refused, warnings, repeated };
}

function repetition<Row extends object>(table: FileTable<Row>, row: Row, line: number): Objection {
  const column = table.keyColumn;
  const field = columnsOf(table).find(([, { name }]) => name === column)?.[0] as keyof Row;
  return { column, value: String(row[field]), reason: reason('repeated_key', line) };
}
