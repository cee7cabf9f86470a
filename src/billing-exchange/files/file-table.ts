import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import type { Intake } from '../../kit/intake/upsert.ts';
import type { Reason } from '../reason.ts';
import type { Column } from './column.ts';

/** A reason with the column that it is about. */
export interface Objection {
  column: string;
  value: string;
  reason: Reason;
}

export interface Judgement {
  refused: Objection | null;
  warnings: Objection[];
}

/** What the exchange knows of one file; `Row` is what the table's owner takes in. */
export interface FileTable<Row extends object> {
  file: string;
  columns: { [Field in keyof Row]-?: Column<Row[Field]> };
  /** The column named when a key is refused. */
  keyColumn: string;
  /** Equal for rows that speak of the same thing. */
  keyOf(row: Row): string;
  /** The rules between the columns of one row. */
  judge(row: Row): Judgement;
  /** What keeps each row out, given what is stored: a parent that is missing. */
  check(tx: Tx, rows: readonly Row[]): Promise<(Objection | null)[]>;
  /** Takes in rows of distinct keys. */
  take(tx: Tx, rows: readonly Row[], circumstances: Circumstances): Promise<Intake>;
}

/** When and where rows come in. */
export interface Circumstances {
  clock: Clock;
  /** The utility's. */
  timeZone: string;
  /** What the first import brings was there before: nobody is told of it (D30). */
  first: boolean;
}

export const nothingToSay = (): Judgement => ({ refused: null, warnings: [] });

export function warnings(...found: (Objection | false)[]): Judgement {
  return { refused: null, warnings: found.filter((one) => one !== false) };
}

/** The columns of a file with the fields that they fill. */
export function columnsOf<Row extends object>(table: FileTable<Row>): [string, Column<unknown>][] {
  return Object.entries(table.columns as Record<string, Column<unknown>>);
}
