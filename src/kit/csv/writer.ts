import type { Separator } from './record.ts';

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
const STARTS_A_FORMULA = /^[=+\-@\t\r]/;

/** One CSV record with its line end (RFC 4180). */
export function csvLine(cells: readonly string[], separator: Separator = ','): string {
  const alone = cells.length === 1;
  return `${cells.map((cell) => quoted(cell, separator, alone)).join(separator)}\r\n`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
export function harmless(cell: string): string {
  return STARTS_A_FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, separator: Separator, alone: boolean): string {
  // An empty line is no record, so a lone empty cell is written as quotes.
  const needsQuotes = (alone && cell === '') || /["\r\n]/.test(cell) || cell.includes(separator);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
