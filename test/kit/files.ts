import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { migrate } from '../../db/migrations/index.ts';
import type { OpenDatabase } from '../../src/kit/database.ts';
import { openDatabase } from '../../src/kit/database.ts';

/** A place for one test's database, removed with it. */
export function newFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-kit-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'portal.db');
}

/** Opens a file as a process of its own would. */
export async function opened(t: TestContext, file: string): Promise<OpenDatabase> {
  const store = openDatabase(file);
  t.after(() => store.close());
  await migrate(store.db);
  return store;
}

/** A clock that stands still until it is told otherwise. */
export function standingClock(start = '2026-11-22T12:00:00.000Z') {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    pass: (seconds: number) => {
      at += seconds * 1000;
    },
  };
}
