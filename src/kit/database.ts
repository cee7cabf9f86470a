import Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement, Transaction } from 'kysely';
import { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { SteadyDialect } from './database/compiler.ts';
import type { QueryWatcher, Reader } from './database/reader.ts';
import { openReader, readThrough } from './database/reader.ts';

export type Db = Kysely<Schema>;
/** A handle inside a write transaction. Nothing but the database may be awaited while it is open. */
export type Tx = Transaction<Schema>;

export interface OpenDatabase {
  db: Db;
  /** Copies the live file, consistent, without stopping writers. */
  backup(file: string): Promise<void>;
  /** The problems that SQLite finds; empty when the file is sound. */
  check(): string[];
  close(): Promise<void>;
}

const BUSY_TIMEOUT_MS = 10_000;
const CACHED_STATEMENTS = 400;

interface Watch {
  onQuery?: QueryWatcher;
}

/** Opens the one file of the portal and asserts the settings that keep a paid bill paid (see docs/decisions). */
export function openDatabase(file: string, watch: Watch = {}): OpenDatabase {
  const raw = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  return opened(raw, { ...watch, reader: file === ':memory:' ? null : openReader(file, watch.onQuery) });
}

/** The same over a connection that is open, such as one to a copy in memory, which has no reader beside it. */
export const overConnection = (raw: Database.Database, watch: Watch = {}): OpenDatabase =>
  opened(raw, { ...watch, reader: null });

function opened(
  raw: Database.Database,
  { onQuery, reader }: Watch & { reader: Reader | null },
): OpenDatabase {
  raw.pragma('journal_mode = WAL');
  // A reopened WAL file defaults to NORMAL, which can lose a commit on power loss.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  assertSettings(raw);
  const db = new Kysely<Schema>({
    dialect: new SteadyDialect({ database: withStatementCache(raw, reader) }),
    ...(onQuery ? { log: (event) => onQuery(event.query.sql, event.query.parameters) } : {}),
  });
  if (reader) readThrough(db, reader);
  return {
    db,
    backup: async (target) => {
      await raw.backup(target);
    },
    check: () => {
      const broken = raw.pragma('integrity_check(5)') as { integrity_check: string }[];
      const orphans = raw.pragma('foreign_key_check') as { table: string }[];
      return [
        ...broken.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
        ...orphans.map((row) => `orphan row in ${row.table}`),
      ];
    },
    close: async () => {
      await db.destroy();
      // Kysely leaves the file open when nothing was ever asked of it.
      reader?.close();
      raw.close();
    },
  };
}

function assertSettings(raw: Database.Database): void {
  const wanted: Record<string, unknown> = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
  for (const [name, value] of Object.entries(wanted)) {
    const actual = raw.pragma(name, { simple: true });
    if (actual !== value && !(name === 'journal_mode' && raw.memory)) {
      throw new Error(`SQLite refused ${name}: wanted ${value}, got ${actual}`);
    }
  }
}

/**
 * Kysely prepares every statement anew and begins transactions deferred. The cache closes most of the gap
 * to raw better-sqlite3; IMMEDIATE makes a read-then-write transaction wait instead of failing with BUSY.
 */
function withStatementCache(raw: Database.Database, reader: Reader | null): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const cached = cache.get(sql);
      if (cached) return cached;
      const statement = raw.prepare(sql === 'begin' ? 'begin immediate' : sql) as unknown as SqliteStatement;
      if (cache.size >= CACHED_STATEMENTS) cache.delete(cache.keys().next().value as string);
      cache.set(sql, statement);
      return statement;
    },
    close: () => {
      reader?.close();
      raw.close();
    },
  };
}

/** Runs `work` in one IMMEDIATE transaction. */
export function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** True when a write was refused by a unique index: the caller lost a race. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
