import type { Instant } from '../kit/dates.ts';
import { wholeNumber } from '../kit/intl/numbers.ts';
import type { Language } from '../kit/text.ts';
import type { Finding, Reason } from './reason.ts';
import { en } from './text.en.ts';
import { es } from './text.es.ts';

/** What became of one file's rows: read = added + changed + unchanged + refused. */
export interface FileReport {
  file: string;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  warnings: number;
}

export interface ImportReport {
  outcome: 'imported';
  folder: string;
  /** Where `rejected.csv`, `warnings.csv`, `report.txt` and `report.json` lie. */
  directory: string;
  startedAt: Instant;
  finishedAt: Instant;
  files: FileReport[];
}

/** Nothing of the folder was written, for what is wrong with these files (exit 65). */
export interface ImportRefusal {
  outcome: 'refused';
  folder: string;
  files: Finding[];
}

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'refused', 'warnings'] as const;
const COLUMN_WIDTH = 12;

const words = { es, en };

export function reasonText({ code, detail }: Reason, language: Language): string {
  return words[language].reasons[code](detail);
}

/** The report or the refusal as lines for a terminal. */
export function formatReport(report: ImportReport | ImportRefusal, language: Language): string {
  const text = words[language];
  if (report.outcome === 'refused') {
    const causes = report.files.map(({ file, reason }) => `  ${file}: ${reasonText(reason, language)}`);
    return `${[text.refusedWhole(report.folder), ...causes, text.nothingWritten].join('\n')}\n`;
  }
  const number = wholeNumber(language === 'es' ? 'es-AR' : 'en-US');
  const line = (head: string, cells: readonly string[]) =>
    head.padEnd(18) + cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join('');
  const countsOf = (count: FileReport) => COUNTS.map((name) => number(count[name]));
  const total = sumReports(text.total, report.files);
  return `${[
    text.imported(report.folder),
    '',
    line(
      text.file,
      COUNTS.map((name) => text.counts[name]),
    ),
    ...report.files.map((file) => line(file.file, countsOf(file))),
    line(text.total, countsOf(total)),
    '',
    ...(total.refused > 0 ? [text.refusedRowsIn(report.directory)] : []),
    ...(total.warnings > 0 ? [text.warningsIn(report.directory)] : []),
    text.reportIn(report.directory),
  ].join('\n')}\n`;
}

function sumReports(name: string, files: readonly FileReport[]): FileReport {
  const total: FileReport = {
    file: name,
    read: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    warnings: 0,
  };
  for (const file of files) for (const count of COUNTS) total[count] += file[count];
  return total;
}
