import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from '../database.ts';
import { readerOf } from './reader.ts';

/**
 * A query of the hottest pages, built and compiled once for the process: building it anew costs more than SQLite
 * takes to answer, and so does Kysely's way to it, so that outside of a transaction the reader answers. `build` sees
 * placeholders instead of arguments: it may only pass them on as values.
 */
export function hotQuery<A extends readonly unknown[], R>(
  build: (db: Db, ...args: A) => Compilable<R>,
): (db: Db, ...args: A) => Promise<R[]> {
  let plan: { query: CompiledQuery<R>; slots: (number | null)[] } | null = null;
  return async (db, ...args) => {
    plan ??= compileOnce(build, db);
    const { query, slots } = plan;
    const parameters = slots.map((slot, at) => (slot === null ? query.parameters[at] : args[slot]));
    const reader = readerOf(db);
    if (reader) return reader.all(query.sql, parameters) as R[];
    return (await db.executeQuery<R>({ ...query, parameters })).rows;
  };
}

function compileOnce<A extends readonly unknown[], R>(build: (db: Db, ...args: A) => Compilable<R>, db: Db) {
  const placeholders = Array.from({ length: build.length - 1 }, (_, index) => Symbol(`argument ${index}`));
  const query = build(db, ...(placeholders as unknown as A)).compile();
  const slots = query.parameters.map((parameter) => {
    const index = placeholders.indexOf(parameter as symbol);
    return index < 0 ? null : index;
  });
  const used = new Set(slots);
  if (placeholders.some((_, index) => !used.has(index)))
    throw new Error('a hot query does not use an argument');
  return { query, slots };
}
