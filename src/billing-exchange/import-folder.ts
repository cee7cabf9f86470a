import { releaseBills } from '../deliveries/intake.ts';
import type { UnevenInvoice } from '../invoices/intake.ts';
import { unevenInvoices } from '../invoices/intake.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { centsToDecimal } from '../kit/money.ts';
import type { Language } from '../kit/text.ts';
import { invoiceLinesFile, invoiceOfLineKey } from './files/invoice-lines.ts';
import { invoicesFile } from './files/invoices.ts';
import { isFirstImport, noteFirstImport } from './first-import.ts';
import type { Folder } from './folder.ts';
import { inspectFolder } from './folder.ts';
import type { ImportProgress, ImportRun } from './import-file.ts';
import { importFile } from './import-file.ts';
import type { SeenRows } from './landing.ts';
import type { Finding } from './reason.ts';
import { reason } from './reason.ts';
import type { ImportRefusal, ImportReport } from './report.ts';
import { createReportDirectory } from './report-directory.ts';

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
  const files = await importFiles(layouts, { db, dir, reports, circumstances, onProgress });
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
  const seen = new Map<string, SeenRows>();
  for (const [table, layout] of layouts) {
    const done = await importFile(table, layout, run);
    files.push(done.report);
    seen.set(table.file, done.seen);
  }
  const uneven = await findUnevenLines(run.db, seen);
  for (const { file } of uneven) {
    const report = files.find((one) => one.file === file);
    if (report) report.warnings++;
  }
  await run.reports.warn(uneven);
  const invoices = seen.get(invoicesFile.file);
  if (invoices) await finish(run, new Set(invoices.keys()));
  return files;
}

/** Bills leave once their lines are in; only an import that came to its end was the first one. */
async function finish({ db, circumstances }: ImportRun, invoices: ReadonlySet<string>): Promise<void> {
  await transact(db, async (tx) => {
    await releaseBills(tx, circumstances.clock, invoices);
    if (circumstances.first) await noteFirstImport(tx, circumstances.clock);
  });
}

/** An invoice whose lines do not sum to its amount lands all the same, with a warning. */
async function findUnevenLines(db: Db, seen: ReadonlyMap<string, SeenRows>): Promise<Finding[]> {
  const lineOf = new Map<string, { file: string; line: number }>();
  for (const [number, { line }] of seen.get(invoicesFile.file) ?? []) {
    lineOf.set(number, { file: invoicesFile.file, line });
  }
  const own = new Set<string>();
  for (const [key, { line }] of seen.get(invoiceLinesFile.file) ?? []) {
    const number = invoiceOfLineKey(key);
    if (own.has(number)) continue;
    own.add(number);
    lineOf.set(number, { file: invoiceLinesFile.file, line });
  }
  const uneven = await unevenInvoices(db, [...lineOf.keys()]);
  return uneven.map(({ number, amount, lines }: UnevenInvoice) => ({
    ...(lineOf.get(number) ?? { file: invoicesFile.file, line: 0 }),
    column: 'amount',
    value: centsToDecimal(lines),
    reason: reason('uneven_lines', `${number} ${centsToDecimal(amount)}`),
  }));
}
