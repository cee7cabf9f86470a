import type { Line } from './lines.ts';

export type Separator = ',' | ';';
export type CsvProblem = 'unterminated_quote' | 'stray_quote' | 'field_count' | 'not_utf8' | 'too_long';

export interface Format {
  separator: Separator;
  /** How many cells a record must have; null while the header is read. */
  width: number | null;
}

export interface BrokenRecord {
  problem: CsvProblem;
  /** Position and beginning of the cell that is to blame. */
  cell: number;
  value: string;
}

/** What stands at the head of some lines. `used` lines are done with; `open`: more lines may still mend it. */
export type Parsed = { used: number; open: boolean } & (
  | { cells: string[]; broken: null }
  | { cells: null; broken: BrokenRecord }
);

interface Place {
  line: number;
  at: number;
}

interface Cell {
  value: string;
  end: Place;
}

interface Start {
  cell: number;
  line: number;
  value: string;
}

/**
 * Parses the record that begins at `lines[start]` (RFC 4180). A quote that leads astray costs no more than its
 * own line: when a record that spans lines turns out wrong, reading resumes after the line of its first open quote.
 */
export function parseRecord(lines: readonly Line[], start: number, format: Format): Parsed {
  const head = lines[start] as Line;
  if (!head.cut && !head.text.includes('"')) {
    return judged(withoutReturn(head.text).split(format.separator), [head], format);
  }
  const cells: string[] = [];
  let place: Place = { line: start, at: 0 };
  let spanning: Start | null = null;
  const failed = (problem: CsvProblem, from: Start, open = false): Parsed => {
    const { cell, line, value } = spanning ?? from;
    const broken: BrokenRecord = { problem: spanning ? 'unterminated_quote' : problem, cell, value };
    return { cells: null, broken, used: line - start + 1, open };
  };
  for (;;) {
    const { text, cut } = lines[place.line] as Line;
    const from: Start = { cell: cells.length, line: place.line, value: withoutReturn(text.slice(place.at)) };
    if (cut) return failed('too_long', from);
    const quoted = text[place.at] === '"';
    const cell = quoted ? quotedCell(lines, place) : plainCell(text, place, format.separator);
    if (!cell) return failed('unterminated_quote', from, true);
    if (cell.end.line > place.line) spanning ??= from;
    const after = withoutReturn((lines[cell.end.line] as Line).text).slice(cell.end.at);
    const ends = after === '';
    if (!ends && !after.startsWith(format.separator)) return failed('stray_quote', from);
    if (!quoted && cell.value.includes('"')) return failed('stray_quote', from);
    cells.push(cell.value);
    place = { line: cell.end.line, at: cell.end.at + 1 };
    if (!ends) continue;
    const whole = judged(cells, lines.slice(start, place.line + 1), format);
    return whole.broken?.problem === 'field_count' && spanning ? failed('field_count', spanning) : whole;
  }
}

function judged(cells: string[], lines: readonly Line[], { width }: Format): Parsed {
  const done = { used: lines.length, open: false };
  if (width !== null && cells.length !== width) {
    const value = lines.map((line) => withoutReturn(line.text)).join('\n');
    return { cells: null, broken: { problem: 'field_count', cell: -1, value }, ...done };
  }
  if (lines.every((line) => line.intact)) return { cells, broken: null, ...done };
  const cell = cells.findIndex((value) => value.includes('\uFFFD'));
  return { cells: null, broken: { problem: 'not_utf8', cell, value: cells[cell] ?? '' }, ...done };
}

function plainCell(text: string, from: Place, separator: Separator): Cell {
  const next = text.indexOf(separator, from.at);
  const at = next === -1 ? withoutReturn(text).length : next;
  return { value: text.slice(from.at, at), end: { line: from.line, at } };
}

/** Null when no quote closes the cell within the lines at hand. */
function quotedCell(lines: readonly Line[], from: Place): Cell | null {
  let { line, at } = from;
  let value = '';
  at++;
  for (;;) {
    const current = lines[line];
    if (!current || current.cut) return null;
    const quote = current.text.indexOf('"', at);
    if (quote === -1) {
      value += `${current.text.slice(at)}\n`;
      line++;
      at = 0;
      continue;
    }
    value += current.text.slice(at, quote);
    if (current.text[quote + 1] !== '"') return { value, end: { line, at: quote + 1 } };
    value += '"';
    at = quote + 2;
  }
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
