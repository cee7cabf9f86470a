import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, harmless } from '../kit/csv/writer.ts';
import type { Instant } from '../kit/dates.ts';
import type { Language } from '../kit/text.ts';
import type { Finding } from './reason.ts';
import type { ImportReport } from './report.ts';
import { formatReport, reasonText } from './report.ts';

export interface ReportDirectory {
  path: string;
  refuse(rows: readonly Finding[]): Promise<void>;
  warn(rows: readonly Finding[]): Promise<void>;
  finish(report: ImportReport): Promise<void>;
}

const HEADER = ['file', 'line', 'column', 'value', 'reason'];
const LONGEST_VALUE = 200;

/** Makes the directory of one import under `parent`, named by its moment and never used twice. */
export async function createReportDirectory(
  parent: string,
  at: Instant,
  language: Language,
): Promise<ReportDirectory> {
  await mkdir(parent, { recursive: true });
  const path = await makeFresh(join(parent, at.replaceAll(/[:.]/g, '-')));
  const append = async (name: string, rows: readonly Finding[]) => {
    if (rows.length === 0) return;
    await appendFile(join(path, name), rows.map((row) => findingLine(row, language)).join(''));
  };
  for (const name of ['rejected.csv', 'warnings.csv']) await writeFile(join(path, name), csvLine(HEADER));
  return {
    path,
    refuse: (rows) => append('rejected.csv', rows),
    warn: (rows) => append('warnings.csv', rows),
    async finish(report) {
      await writeFile(join(path, 'report.txt'), formatReport(report, language));
      await writeFile(join(path, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    },
  };
}

async function makeFresh(wanted: string): Promise<string> {
  for (let turn = 1; ; turn++) {
    const path = turn === 1 ? wanted : `${wanted}-${turn}`;
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function findingLine({ file, line, column, value, reason }: Finding, language: Language): string {
  const shown = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  const cells = [file, line === 0 ? '' : String(line), column, shown, reasonText(reason, language)];
  return csvLine(cells.map((cell) => harmless(cell.toWellFormed())));
}
