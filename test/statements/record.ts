import { appendFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Loaded before everything else in each process of a test run: notes every statement that the portal's own code
 * prepares, so that all of them are judged together (`judge.ts`). What a test asks by itself is its own affair.
 */
const folder = process.env.TEST_STATEMENTS;
const OWN = /\/(src|db)\/(?!kit\/database)/;
const PLACES = /\/(?:src|db|test)\/[\w./-]+\.ts/;
const FRAMES = 60;

if (folder) {
  const seen = new Set<string>();
  const prepare = Database.prototype.prepare;
  const note = (sql: string) => {
    if (seen.has(sql) || !isOfPortal()) return;
    seen.add(sql);
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(sql)}\n`);
  };
  Database.prototype.prepare = function prepareAndNote(this: Database.Database, sql: string) {
    if (basename(this.name) !== 'test-platform.db') note(sql);
    return prepare.call(this, sql);
  } as typeof prepare;
}

/** Whether the nearest caller that is not the database's own module is the portal's. */
function isOfPortal(): boolean {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const frames = new Error('where').stack?.split('\n') ?? [];
  Error.stackTraceLimit = limit;
  const near = frames
    .map((frame) => PLACES.exec(frame)?.[0] ?? '')
    .find((place) => place !== '' && !place.includes('/src/kit/database') && !place.includes('/statements/'));
  return near !== undefined && OWN.test(near);
}
