// Plain JavaScript, for any Node: loaded before everything else in each process of a test run, it notes every statement
// that the portal's own code prepares, so that all of them are judged together (judge.ts). What a test asks by itself is
// its own affair.
import { appendFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = process.env.TEST_STATEMENTS;
/** The portal's own file, and copies of it in memory; not the test platform's, nor an import's notes. */
const FILES = new Set(['portal.db', ':memory:', '']);
const PLACES = /\/(?:src|db|test)\/[\w./-]+\.ts/;
const FRAMES = 60;

if (folder && Number(process.versions.node.split('.')[0]) >= 24) await noteStatements(folder);

async function noteStatements(folder) {
  const { default: Database } = await import('better-sqlite3');
  const seen = new Set();
  const prepare = Database.prototype.prepare;
  Database.prototype.prepare = function prepareAndNote(sql) {
    if (!seen.has(sql) && FILES.has(basename(this.name)) && isOfPortal()) {
      seen.add(sql);
      appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(sql)}\n`);
    }
    return prepare.call(this, sql);
  };
}

/** Whether the nearest caller that is not the database's own module is the portal's; migrations and demo data run once. */
function isOfPortal() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const frames = new Error('where').stack?.split('\n') ?? [];
  Error.stackTraceLimit = limit;
  const near = frames
    .map((frame) => PLACES.exec(frame)?.[0] ?? '')
    .find((place) => place !== '' && !place.includes('/src/kit/database'));
  return near?.includes('/src/') ?? false;
}
