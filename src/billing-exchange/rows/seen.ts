import { join } from 'node:path';
import { openScratch } from '../../kit/database/scratch.ts';

/** Where a key was taken in first, and a digest of what that row said. */
export interface FirstRow {
  line: number;
  digest: string;
}

/** The keys that an import has taken in, file by file: on disk, since an export may hold millions of rows. */
export interface SeenRows {
  find(file: string, key: string): FirstRow | undefined;
  /** Notes a key that is taken in; one that was before stays as it is and is answered. */
  note(file: string, key: string, row: FirstRow): FirstRow | undefined;
  /** All keys of a file in ascending order, a page at a time. */
  keys(file: string): Generator<string[]>;
  /** The first line whose key begins like this. */
  firstLine(file: string, beginning: string): number | null;
  close(): void;
}

const TABLES = `create table seen (
  file text not null, key text not null, line integer not null, digest text not null, primary key (file, key)
) without rowid`;
const PAGE = 500;
const LAST_CHARACTER = '\u{10ffff}';

/** Keeps them in the import's report directory for as long as it runs. */
export function openSeenRows(reportDirectory: string): SeenRows {
  const scratch = openScratch(join(reportDirectory, 'seen.db'), TABLES);
  const find = scratch.prepare<[string, string], FirstRow>(
    'select line, digest from seen where file = ? and key = ?',
  );
  const note = scratch.prepare<[string, string, number, string]>(
    'insert into seen values (?, ?, ?, ?) on conflict do nothing',
  );
  const page = scratch.prepare<[string, string, number], { key: string }>(
    'select key from seen where file = ? and key > ? order by key limit ?',
  );
  const first = scratch.prepare<[string, string, string], { line: number | null }>(
    'select min(line) as line from seen where file = ? and key >= ? and key < ?',
  );
  return {
    find: (file, key) => find.get(file, key),
    note: (file, key, { line, digest }) =>
      note.run(file, key, line, digest) === 0 ? find.get(file, key) : undefined,
    *keys(file) {
      for (let keys = [''], last = ''; keys.length > 0; last = keys.at(-1) ?? '') {
        keys = page.all(file, last, PAGE).map(({ key }) => key);
        if (keys.length > 0) yield keys;
      }
    },
    firstLine: (file, beginning) => first.get(file, beginning, beginning + LAST_CHARACTER)?.line ?? null,
    close: () => scratch.close(),
  };
}
