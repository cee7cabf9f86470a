import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from '../database.ts';
import { PARAMETER } from './compiler.ts';
import { readerOf } from './reader.ts';

/**
 * A query of the hottest pages, built and compiled once for the process: building it anew costs more than SQLite
 * takes to answer, and so does Kysely's way to it: outside of a transaction the reader answers. `build` sees placeholders instead of arguments, so it may only pass them on as values.
 */
export function hotQuery<A extends readonly unknown[], R>(
  build: (db: Db, ...args: A) => Compilable<R>,
): (db: Db, ...args: A) => Promise<R[]> {
  let plan: { query: CompiledQuery<R>; slots: number[] } | null = null;
  return async (db, ...args) => {
    plan ??= compileOnce(build, db);
    const { query, slots } = plan;
    const parameters = slots.map((slot) => args[slot]);
    const reader = readerOf(db);
    if (reader) return reader.all(query.sql, parameters) as R[];
    return (await db.executeQuery<R>({ ...query, parameters })).rows;
  };
}

function compileOnce<A extends readonly unknown[], R>(build: (db: Db, ...args: A) => Compilable<R>, db: Db) {
  const placeholders = Array.from({ length: build.length - 1 }, (_, index) => Symbol(`argument ${index}`));
  const query = build(db, ...(placeholders as unknown as A)).compile();
  const places = query.parameters.map((parameter) => placeholders.indexOf(parameter as symbol));
  const slots = places.filter((place) => place >= 0);
  if (placeholders.some((_, index) => !slots.includes(index)))
    throw new Error('a hot query does not use an argument');
  return { query: { ...query, sql: withLiterals(query) }, slots };
}

/** What is not an argument never changes: as a literal it lets SQLite use an index that is made for just that value. */
function withLiterals({ sql, parameters }: CompiledQuery): string {
  const [head = '', ...tails] = sql.split(PARAMETER);
  return tails.reduce((text, tail, at) => {
    const value = parameters[at];
    return text + (typeof value === 'symbol' ? PARAMETER : literal(value)) + tail;
  }, head);
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number') return String(value);
  throw new Error(`a hot query has a constant that is not a word or a number: ${String(value)}`);
}
