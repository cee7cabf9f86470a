import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Tx } from '../database.ts';
import { statementOf } from './statements.ts';

/** What became of a batch of rows; the three add up to its length. */
export interface Intake {
  added: number;
  changed: number;
  unchanged: number;
}

/** A row as its source states it; `undefined` means that the source says nothing, so what is stored stays. */
export type Stated<T> = { [K in keyof T]: T[K] | (null extends T[K] ? undefined : never) };

export interface UpsertTarget<T extends keyof Schema> {
  table: T;
  key: readonly (keyof Schema[T] & string)[];
  /** All that may be compared and written beside the key; every other column is left alone. */
  columns: readonly (keyof Schema[T] & string)[];
}

type Row = Record<string, unknown>;
type Untyped = Kysely<Record<string, Row>>;

/** Few different statement lengths, so that an import does not push hot queries out of the statement cache. */
const CHUNK_SIZES = [256, 64, 16, 4, 1];

/** The rows of a batch by what became of them. */
export interface Sorted<R extends object> {
  added: R[];
  changed: R[];
  unchanged: R[];
}

/** Compares rows of distinct keys with what is stored and writes those that differ: none differs, none is written. */
export async function upsertRows<T extends keyof Schema>(
  tx: Tx,
  target: UpsertTarget<T>,
  rows: readonly object[],
): Promise<Intake> {
  return countOf(await upsertSorted(tx, target, rows));
}

/** The same, for who must know which rows are new. */
export async function upsertSorted<T extends keyof Schema, R extends object>(
  tx: Tx,
  target: UpsertTarget<T>,
  rows: readonly R[],
): Promise<Sorted<R>> {
  const stored = await readStored(tx, target, rows as readonly Row[]);
  const sorted: Sorted<R> = { added: [], changed: [], unchanged: [] };
  const toWrite: Row[] = [];
  for (const row of rows as readonly (R & Row)[]) {
    const before = stored.get(keyOf(row, target.key));
    if (!before) sorted.added.push(row);
    else if (target.columns.every((name) => row[name] === undefined || row[name] === before[name])) {
      sorted.unchanged.push(row);
      continue;
    } else sorted.changed.push(row);
    toWrite.push(complete(row, before, target));
  }
  for (const chunk of chunksOf(toWrite)) await write(tx, target, chunk);
  return sorted;
}

export const countOf = ({ added, changed, unchanged }: Sorted<object>): Intake => ({
  added: added.length,
  changed: changed.length,
  unchanged: unchanged.length,
});

/** Cuts a list into pieces of a few fixed sizes, largest first. */
export function* chunksOf<T>(items: readonly T[]): Generator<T[]> {
  let at = 0;
  for (const size of CHUNK_SIZES) {
    for (; items.length - at >= size; at += size) yield items.slice(at, at + size);
  }
}

async function readStored<T extends keyof Schema>(
  tx: Tx,
  target: UpsertTarget<T>,
  rows: readonly Row[],
): Promise<Map<string, Row>> {
  const { table, key, columns } = target;
  const stored = new Map<string, Row>();
  for (const chunk of chunksOf(rows)) {
    const query = statementOf(target, `read ${chunk.length}`, {
      parameters: valuesOf(chunk, key),
      build: () =>
        (tx as unknown as Untyped)
          .selectFrom(table as string)
          .select([...key, ...columns])
          .where(isOneOf(key, chunk)),
    });
    const found = await tx.executeQuery(query);
    for (const row of found.rows) stored.set(keyOf(row, key), row);
  }
  return stored;
}

/** `(a, b) in (values (?, ?), …)`: unlike a chain of `or` it uses the index of a compound key. */
function isOneOf(key: readonly string[], rows: readonly Row[]): RawBuilder<boolean> {
  const tuples = rows.map((row) => sql`(${sql.join(key.map((name) => row[name]))})`);
  return sql<boolean>`(${sql.join(key.map((name) => sql.ref(name)))}) in (values ${sql.join(tuples)})`;
}

/** The rows hold the key and the columns, in this order. */
async function write<T extends keyof Schema>(tx: Tx, target: UpsertTarget<T>, rows: Row[]): Promise<void> {
  const { table, key, columns } = target;
  const query = statementOf(target, `write ${rows.length}`, {
    parameters: valuesOf(rows, [...key, ...columns]),
    build: () =>
      (tx as unknown as Untyped)
        .insertInto(table as string)
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(key)
            .doUpdateSet((eb) =>
              Object.fromEntries(columns.map((name) => [name, eb.ref(`excluded.${name}`)])),
            ),
        ),
  });
  await tx.executeQuery(query);
}

function valuesOf(rows: readonly Row[], names: readonly string[]): unknown[] {
  return rows.flatMap((row) => names.map((name) => row[name]));
}

function complete<T extends keyof Schema>(
  row: Row,
  before: Row | undefined,
  { key, columns }: UpsertTarget<T>,
): Row {
  const whole: Row = {};
  for (const name of [...key, ...columns])
    whole[name] = row[name] === undefined ? (before?.[name] ?? null) : row[name];
  return whole;
}

function keyOf(row: Row, key: readonly string[]): string {
  return key.length === 1 ? String(row[key[0] as string]) : JSON.stringify(key.map((name) => row[name]));
}
