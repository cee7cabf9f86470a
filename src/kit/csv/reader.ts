import type { Line } from './lines.ts';
import { MAX_RECORD_LENGTH, readLines } from './lines.ts';
import type { BrokenRecord, Format } from './record.ts';
import { parseRecord } from './record.ts';

/** One record, or what is wrong with it. `line` is the physical line on which it begins, from 1. */
export type CsvRow = { line: number } & (
  | { cells: string[]; broken: null }
  | { cells: null; broken: BrokenRecord }
);

/**
 * Reads CSV in bounded memory, an array of rows per chunk; empty lines do not count. An own reader, since the
 * exchange promises (contract, section 6) to resume at the line after an opening quote that nothing closes.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  format: Format,
): AsyncGenerator<CsvRow[], void> {
  let pending: Line[] = [];
  let done = 0;
  for await (const lines of readLines(chunks)) {
    pending = pending.concat(lines);
    const { rows, used } = takeRows(pending, { format, done, final: false });
    pending = pending.slice(used);
    done += used;
    if (rows.length > 0) yield rows;
  }
  const { rows } = takeRows(pending, { format, done, final: true });
  if (rows.length > 0) yield rows;
}

function takeRows(
  lines: readonly Line[],
  { format, done, final }: { format: Format; done: number; final: boolean },
): { rows: CsvRow[]; used: number } {
  const rows: CsvRow[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isEmpty(lines[at] as Line)) {
      at++;
      continue;
    }
    const { used, open, ...what } = parseRecord(lines, at, format);
    if (open && !final && !isTooLong(lines, at)) break;
    rows.push({ line: done + at + 1, ...what });
    at += used;
  }
  return { rows, used: at };
}

const isEmpty = (line: Line) => line.text === '' || line.text === '\r';

function isTooLong(lines: readonly Line[], start: number): boolean {
  let length = 0;
  for (let at = start; at < lines.length && length <= MAX_RECORD_LENGTH; at++) {
    const line = lines[at] as Line;
    if (line.cut) return true;
    length += line.text.length;
  }
  return length > MAX_RECORD_LENGTH;
}
