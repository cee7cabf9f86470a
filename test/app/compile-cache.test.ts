import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { PortalProcess } from './process.ts';
import { startProcess } from './process.ts';

const QUIET = { DEMO: '0', NODE_COMPILE_CACHE: '', PORTAL_SECRET: 'a secret for the tests, long enough' };

const cacheOf = ({ dataDir }: { dataDir: string }) => join(dataDir, 'compile-cache');

async function stopped(portal: PortalProcess): Promise<void> {
  portal.child.kill('SIGTERM');
  assert.equal(await portal.ended(), 0);
  assert.equal(portal.errors(), '');
}

function compiledFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'made-for')
    .map((entry) => join(entry.parentPath, entry.name));
}

test('what a start compiled is kept below DATA_DIR, for its owner only, and used by the next', async (t) => {
  const first = startProcess(t, QUIET);
  await first.url();
  await stopped(first);
  const kept = compiledFiles(cacheOf(first));
  assert.ok(kept.length > 500, `${kept.length} files`);
  for (const file of [cacheOf(first), ...kept]) assert.equal(statSync(file).mode & 0o077, 0, file);
  const before = kept.map((file) => statSync(file).mtimeMs);

  const second = startProcess(t, { ...QUIET, DATA_DIR: first.dataDir });
  await second.url();
  await stopped(second);
  assert.deepEqual(
    kept.map((file) => statSync(file).mtimeMs),
    before,
  );
});

test('what was compiled for another installation is thrown away', async (t) => {
  const portal = startProcess(t, QUIET);
  await portal.url();
  await stopped(portal);
  const stale = join(cacheOf(portal), 'v1.0.0');
  mkdirSync(stale);
  const note = join(cacheOf(portal), 'made-for');
  const own = readFileSync(note, 'utf8');

  const same = startProcess(t, { ...QUIET, DATA_DIR: portal.dataDir });
  await same.url();
  await stopped(same);
  assert.ok(existsSync(stale));

  writeFileSync(note, 'another installation');
  const other = startProcess(t, { ...QUIET, DATA_DIR: portal.dataDir });
  await other.url();
  await stopped(other);
  assert.ok(!existsSync(stale));
  assert.equal(readFileSync(note, 'utf8'), own);
});

test('the portal starts where nothing compiled can be kept', async (t) => {
  const { dataDir } = startProcess(t, { ...QUIET, PORT: 'x' });
  // Root may write everywhere: a folder where a file belongs fails for everybody.
  const elsewhere = join(dataDir, 'elsewhere');
  mkdirSync(join(elsewhere, 'compile-cache/made-for/x'), { recursive: true });
  const portal = startProcess(t, { ...QUIET, DATA_DIR: elsewhere });
  await portal.url();
  await stopped(portal);
  assert.deepEqual(readdirSync(join(elsewhere, 'compile-cache')), ['made-for']);
});
