import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../db/migrations/index.ts';
import { loadDemo } from '../../db/seeds/demo.ts';
import type { Config } from '../../src/config.ts';
import { createPasswords } from '../../src/identity/credentials/passwords.ts';
import type { Clock } from '../../src/kit/clock.ts';
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

/** The real strength is for those who wait for one sign-in, not for a thousand; a hash tells how strong it is. */
export const quickPasswords = (secret: string) =>
  createPasswords(secret, { memorySize: 64, iterations: 1, parallelism: 1 });

/** The demo utility, which may be signed into quickly. */
export function demoFile(kind: string, config: Config, clock: Clock): Promise<string> {
  return templateFile(kind, (db) =>
    loadDemo(db, { ...config, passwords: quickPasswords(config.secret) }, clock),
  );
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
