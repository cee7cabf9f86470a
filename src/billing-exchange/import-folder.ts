import { releaseBills } from '../deliveries/intake.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import type { Language } from '../kit/text.ts';
import { invoicesFile } from './files/invoices.ts';
import { isFirstImport, noteFirstImport } from './first-import.ts';
import type { Folder } from './folder.ts';
import { inspectFolder } from './folder.ts';
import type { ImportProgress, ImportRun } from './import-file.ts';
import { importFile } from './import-file.ts';
import type { ImportRefusal, ImportReport } from './report.ts';
import { createReportDirectory } from './report-directory.ts';
import { openSeenRows } from './rows/seen.ts';
import { findUnevenLines } from './rows/uneven.ts';

export interface ImportOptions {
  db: Db;
  clock: Clock;
  /** The utility's. */
  timeZone: string;
  /** The folder with the billing system's files. */
  dir: string;
  /** Gets a new directory for each import that was not refused whole. */
  reportsDir: string;
  /** Called after each batch and at the end of each file. */
  onProgress?: (progress: ImportProgress) => void;
  /** Of the report's files; the operator's command line speaks Spanish. */
  language?: Language;
}

/**
 * Takes in a folder of the billing system (contract, section 6). All headers are read before anything is written.
 * Every batch is committed by itself: after a crash, or beside another import, running it again completes it.
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport | ImportRefusal> {
  const { db, clock, timeZone, dir, reportsDir, onProgress = () => {}, language = 'es' } = options;
  const { layouts, refused, unknownFiles } = await inspectFolder(dir);
  if (refused.length > 0) return { outcome: 'refused', folder: dir, files: refused };
  const startedAt = instant(clock);
  const reports = await createReportDirectory(reportsDir, startedAt, language);
  await reports.warn(unknownFiles);
  const circumstances = { clock, timeZone, first: await isFirstImport(db) };
  const seen = openSeenRows(reports.path);
  let files: ImportReport['files'];
  try {
    files = await importFiles(layouts, { db, dir, reports, circumstances, seen, onProgress });
  } finally {
    seen.close();
  }
  const report: ImportReport = {
    outcome: 'imported',
    folder: dir,
    directory: reports.path,
    startedAt,
    finishedAt: instant(clock),
    files,
  };
  await reports.finish(report);
  return report;
}

async function importFiles(layouts: Folder['layouts'], run: ImportRun): Promise<ImportReport['files']> {
  const files: ImportReport['files'] = [];
  for (const [table, layout] of layouts) files.push(await importFile(table, layout, run));
  for await (const uneven of findUnevenLines(run.db, run.seen)) {
    await run.reports.warn(uneven);
    for (const { file } of uneven) {
      const report = files.find((one) => one.file === file);
      if (report) report.warnings++;
    }
  }
  if (layouts.has(invoicesFile)) await finish(run);
  return files;
}

/** Bills leave once their lines are in; only an import that came to its end was the first one. */
async function finish({ db, circumstances, seen }: ImportRun): Promise<void> {
  const brought = { has: (number: string) => seen.find(invoicesFile.file, number) !== undefined };
  await transact(db, async (tx) => {
    await releaseBills(tx, circumstances.clock, brought);
    if (circumstances.first) await noteFirstImport(tx, circumstances.clock);
  });
}
