import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export interface ScratchStatement<P extends unknown[], R> {
  /** Answers how many rows it changed. */
  run(...parameters: P): number;
  get(...parameters: P): R | undefined;
  all(...parameters: P): R[];
}

/** A store for the length of one piece of work: on disk, in little memory, and gone with its process. */
export interface Scratch {
  prepare<P extends unknown[], R = void>(sql: string): ScratchStatement<P, R>;
  close(): void;
}

const CACHE_KIB = 8192;

/** Makes a scratch store with these tables where `file` says; the folder must be there, the file must not. */
export function openScratch(file: string, tables: string): Scratch {
  const raw = new Database(file);
  // Nothing here outlives the process: no journal on disk, no flush, and one transaction that never ends.
  raw.pragma('journal_mode = MEMORY');
  raw.pragma('synchronous = OFF');
  raw.pragma(`cache_size = -${CACHE_KIB}`);
  raw.exec(tables);
  raw.exec('begin immediate');
  // SQLite goes on with the open file; without a name nothing is left over, however the process ends.
  rmSync(file);
  return {
    prepare: <P extends unknown[], R>(sql: string) => {
      const statement = raw.prepare<P, R>(sql);
      return {
        run: (...parameters) => statement.run(...parameters).changes,
        get: (...parameters) => statement.get(...parameters),
        all: (...parameters) => statement.all(...parameters),
      };
    },
    close: () => raw.close(),
  };
}
