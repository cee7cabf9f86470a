import { createReadStream } from 'node:fs';
import { readCsv } from '../../kit/csv/reader.ts';
import type { Separator } from '../../kit/csv/record.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { SettlementKind } from './layout.ts';
import { amountOf, dayOf, kindOf, layoutOf } from './layout.ts';

export interface SettlementLine {
  paymentId: string;
  kind: SettlementKind;
  /** Never negative: the kind says which way it went. */
  amountCents: Cents;
  feeCents: Cents;
  settledOn: LocalDate;
}

export interface SettlementFile {
  lines: SettlementLine[];
  /** Rows that move no customer's money. */
  ignored: number;
  /** Physical lines that could not be read. */
  refused: number[];
}

export type ReadSettlement =
  | { kind: 'read'; file: SettlementFile }
  | { kind: 'unreadable' }
  | { kind: 'missing'; columns: string[] };

/** Reads a collector's report. Rows of one payment and kind, as refunds in parts, become one line. */
export async function readSettlement(path: string): Promise<ReadSettlement> {
  let closest: string[] | null = null;
  try {
    for (const separator of [',', ';'] as const) {
      const header = await readHeader(path, separator);
      if (!header) continue;
      const { missing } = layoutOf(header);
      if (missing.length === 0) return { kind: 'read', file: await readRows(path, separator, header) };
      if (closest === null || missing.length < closest.length) closest = missing;
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw error;
    return { kind: 'unreadable' };
  }
  return closest === null ? { kind: 'unreadable' } : { kind: 'missing', columns: closest };
}

async function readHeader(path: string, separator: Separator): Promise<readonly string[] | null> {
  for await (const rows of readCsv(createReadStream(path), { separator, width: null }))
    return rows[0]?.cells ?? null;
  return null;
}

async function readRows(
  path: string,
  separator: Separator,
  header: readonly string[],
): Promise<SettlementFile> {
  const { at } = layoutOf(header);
  const lines = new Map<string, SettlementLine>();
  const file: SettlementFile = { lines: [], ignored: 0, refused: [] };
  let first = true;
  for await (const rows of readCsv(createReadStream(path), { separator, width: header.length })) {
    for (const row of first ? rows.slice(1) : rows) {
      const line = row.cells && lineOf(row.cells, at);
      if (line === 'ignored') file.ignored += 1;
      else if (!line) file.refused.push(row.line);
      else add(lines, line);
    }
    first = false;
  }
  return { ...file, lines: [...lines.values()] };
}

function lineOf(
  cells: readonly string[],
  at: ReturnType<typeof layoutOf>['at'],
): SettlementLine | 'ignored' | null {
  const cell = (column: keyof typeof at) => (cells[at[column]] ?? '').trim();
  const kind = kindOf(cell('kind'));
  if (kind === null) return 'ignored';
  const paymentId = cell('payment');
  const amount = amountOf(cell('amount'));
  const fee = amountOf(cell('fee') || '0');
  const settledOn = dayOf(cell('date'));
  if (paymentId === '' || amount === null || fee === null || settledOn === null) return null;
  return { paymentId, kind, amountCents: Math.abs(amount), feeCents: Math.abs(fee), settledOn };
}

function add(lines: Map<string, SettlementLine>, line: SettlementLine): void {
  const key = `${line.kind} ${line.paymentId}`;
  const known = lines.get(key);
  if (!known) {
    lines.set(key, line);
    return;
  }
  known.amountCents += line.amountCents;
  known.feeCents += line.feeCents;
  if (line.settledOn > known.settledOn) known.settledOn = line.settledOn;
}
