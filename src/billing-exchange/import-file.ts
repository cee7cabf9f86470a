import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CsvRow } from '../kit/csv/reader.ts';
import { readCsv } from '../kit/csv/reader.ts';
import type { Db } from '../kit/database.ts';
import type { Circumstances, FileTable } from './files/file-table.ts';
import type { Layout } from './layout.ts';
import { reason } from './reason.ts';
import type { FileReport } from './report.ts';
import type { ReportDirectory } from './report-directory.ts';
import type { Batch } from './rows/landing.ts';
import { landBatch } from './rows/landing.ts';
import { rowReader } from './rows/row.ts';
import type { SeenRows } from './rows/seen.ts';

/** How far one file has come. */
export interface ImportProgress {
  file: string;
  rows: number;
  done: boolean;
}

export interface ImportRun {
  db: Db;
  dir: string;
  reports: ReportDirectory;
  circumstances: Circumstances;
  /** What was taken in so far, of all files. */
  seen: SeenRows;
  onProgress: (progress: ImportProgress) => void;
}

/** Small enough for the portal to serve in between, large enough to be quick. */
const BATCH_ROWS = 500;

/** Takes in one file, batch by batch, and says what became of its rows. */
export async function importFile<Row extends object>(
  table: FileTable<Row>,
  layout: Layout,
  run: ImportRun,
): Promise<FileReport> {
  const report = emptyReport(table.file, layout.warnings.length);
  const { db, reports, circumstances, seen } = run;
  await reports.warn(layout.warnings);
  for await (const batch of readBatches(table, layout, run.dir)) {
    await landBatch(batch, { db, table, reports, circumstances, report, seen });
    run.onProgress({ file: table.file, rows: report.read, done: false });
    await setImmediate();
  }
  run.onProgress({ file: table.file, rows: report.read, done: true });
  return report;
}

async function* readBatches<Row extends object>(
  table: FileTable<Row>,
  layout: Layout,
  dir: string,
): AsyncGenerator<Batch<Row>> {
  const sort = sorter(table, layout);
  let batch: Batch<Row> = { good: [], refused: [], size: 0 };
  let header = true;
  const format = { separator: layout.separator, width: layout.names.length };
  for await (const records of readCsv(createReadStream(join(dir, table.file)), format)) {
    for (const record of header ? records.slice(1) : records) {
      sort(record, batch);
      if (batch.size < BATCH_ROWS) continue;
      yield batch;
      batch = { good: [], refused: [], size: 0 };
    }
    header = false;
  }
  if (batch.size > 0) yield batch;
}

/** Puts each record into a batch, among the good ones or the refused. */
function sorter<Row extends object>(table: FileTable<Row>, { names }: Layout) {
  const read = rowReader(table, names);
  const { file } = table;
  return (record: CsvRow, batch: Batch<Row>): void => {
    const { line } = record;
    batch.size++;
    if (record.broken) {
      const { problem, cell, value } = record.broken;
      const why = reason(problem, problem === 'field_count' ? names.length : '');
      batch.refused.push({ file, line, column: names[cell] ?? '', value, reason: why });
      return;
    }
    const reading = read(record.cells);
    if (reading.refused) batch.refused.push({ file, line, ...reading.refused });
    else batch.good.push({ line, row: reading.row, warnings: reading.warnings });
  };
}

function emptyReport(file: string, warnings: number): FileReport {
  return { file, read: 0, added: 0, changed: 0, unchanged: 0, refused: 0, warnings };
}
