import Database from 'better-sqlite3';

/** Sees every query; for tests that count and benchmarks that repeat them. */
export type QueryWatcher = (sql: string, parameters: readonly unknown[]) => void;

/** A second connection that sees what is committed, and answers at once: no transaction makes it wait. */
export interface Reader {
  all(sql: string, parameters: readonly unknown[]): unknown[];
  close(): void;
}

const readers = new WeakMap<object, Reader>();

export function openReader(file: string, onQuery: QueryWatcher | undefined): Reader {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const statement = raw.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    all: (sql, parameters) => {
      onQuery?.(sql, parameters);
      return (statements.get(sql) ?? prepare(sql)).all(parameters);
    },
    close: () => raw.close(),
  };
}

/** Whose hot queries are answered by it. A transaction has none: it must see what it has written itself. */
export const readThrough = (db: object, reader: Reader): void => void readers.set(db, reader);

export const readerOf = (db: object): Reader | null => readers.get(db) ?? null;
