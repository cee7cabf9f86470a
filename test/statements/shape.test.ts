import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { fillShape } from '../bench/shape/shape.ts';

test('the shape of five years is sound, and every table that grows has rows in it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-shape-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  await fillShape(join(folder, 'portal.db'), { accounts: 200, today: '2026-12-01' });
  const raw = new Database(join(folder, 'portal.db'), { readonly: true });
  t.after(() => raw.close());
  assert.deepEqual(raw.pragma('foreign_key_check'), []);
  assert.deepEqual(raw.pragma('integrity_check'), [{ integrity_check: 'ok' }]);
  const tables = raw.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  const empty = tables
    .map(({ name }) => name)
    .filter((name) => raw.prepare(`select 1 from "${name}" limit 1`).get() === undefined);
  // These do not grow with use.
  const still = [
    'job_runs',
    'kiosks',
    'kysely_migration_lock',
    'platform_health',
    'platform_silences',
    'settings',
  ];
  assert.deepEqual(
    empty.filter((name) => !still.includes(name)),
    [],
  );
});
