import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../db/migrations/index.ts';
import type { Db } from '../../src/kit/database.ts';
import { openDatabase } from '../../src/kit/database.ts';

/** One file per run and kind, which all its processes copy: to migrate and seed takes longer than most tests. */
const FOLDER = process.env.TEST_TEMPLATES ?? folderOfThisProcess();

/** A migrated database file with what `fill` puts into it; made by whoever asks first. */
export async function templateFile(
  kind: string,
  fill: (db: Db) => Promise<unknown> = async () => {},
): Promise<string> {
  const file = join(FOLDER, `${kind.replace(/\W+/g, '-')}.db`);
  if (existsSync(file)) return file;
  const partial = mkdtempSync(join(FOLDER, 'partial-'));
  const store = openDatabase(join(partial, 'portal.db'));
  await migrate(store.db);
  await fill(store.db);
  await store.close();
  // Moved into place whole: other processes may be looking for it.
  renameSync(join(partial, 'portal.db'), file);
  rmSync(partial, { recursive: true });
  return file;
}

/** A migrated database where there was none. */
export async function copyMigrated(file: string): Promise<void> {
  copyFileSync(await templateFile('migrated'), file);
}

function folderOfThisProcess(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-templates-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
