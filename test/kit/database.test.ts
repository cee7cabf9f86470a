import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { recordAudit } from '../../src/kit/audit.ts';
import type { Db } from '../../src/kit/database.ts';
import { isUniqueViolation, openDatabase, transact } from '../../src/kit/database.ts';
import { newFile, opened, standingClock } from './files.ts';

const setting = (key: string, value = '1') => ({ key, value, updated_at: '2026-11-22T12:00:00.000Z' });
const keysOf = async (db: Db) =>
  (await db.selectFrom('settings').select('key').execute()).map((row) => row.key);

async function pragma(db: Db, name: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
  return Object.values(rows[0] ?? {})[0];
}

test('a commit survives a power cut, when the file is opened again as well', async (t) => {
  const file = newFile(t);
  for (const time of ['first', 'again']) {
    const store = openDatabase(file);
    assert.equal(await pragma(store.db, 'synchronous'), 2, time);
    assert.equal(await pragma(store.db, 'journal_mode'), 'wal', time);
    assert.equal(await pragma(store.db, 'foreign_keys'), 1, time);
    await store.close();
  }
});

test('a link to nothing is refused', async (t) => {
  const { db } = await opened(t, newFile(t));
  const orphan = { user_id: 'nobody', account_number: 'none', linked_at: '2026-11-22T12:00:00.000Z' };
  await assert.rejects(db.insertInto('account_links').values(orphan).execute(), /FOREIGN KEY/);
});

test('a transaction locks from its first word, so that reading before writing cannot go stale', async (t) => {
  const file = newFile(t);
  const { db } = await opened(t, file);
  const other = new Database(file, { timeout: 0 });
  t.after(() => other.close());
  await transact(db, async (tx) => {
    await tx.selectFrom('settings').select('key').execute();
    assert.throws(() => other.exec('begin immediate'), { code: 'SQLITE_BUSY' });
  });
  other.exec('begin immediate; rollback');
});

test('a second process that writes waits for the first', async (t) => {
  const file = newFile(t);
  const { db } = await opened(t, file);
  const other = await opened(t, file);
  await transact(db, (tx) => tx.insertInto('settings').values(setting('a')).execute());
  await transact(other.db, (tx) => tx.insertInto('settings').values(setting('b')).execute());
  assert.deepEqual(await keysOf(db), ['a', 'b']);
});

test('what fails halfway leaves nothing behind', async (t) => {
  const { db } = await opened(t, newFile(t));
  const work = transact(db, async (tx) => {
    await tx.insertInto('settings').values(setting('half')).execute();
    throw new Error('power cut');
  });
  await assert.rejects(work, /power cut/);
  assert.deepEqual(await keysOf(db), []);
});

test('who loses a race is told apart from other failures', async (t) => {
  const { db } = await opened(t, newFile(t));
  const insert = () => db.insertInto('settings').values(setting('once')).execute();
  await insert();
  await assert.rejects(insert(), isUniqueViolation);
  await assert.rejects(sql`select * from nothing`.execute(db), (error) => !isUniqueViolation(error));
  for (const other of [null, undefined, 'text', {}]) assert.ok(!isUniqueViolation(other));
});

test('a statement that is used again sees the new values', async (t) => {
  const { db } = await opened(t, newFile(t));
  const read = (key: string) => db.selectFrom('settings').select('value').where('key', '=', key).execute();
  await db
    .insertInto('settings')
    .values([setting('a', '1'), setting('b', '2')])
    .execute();
  assert.deepEqual(
    [await read('a'), await read('b'), await read('a')].flat().map((row) => row.value),
    ['1', '2', '1'],
  );
});

test('more statements than are remembered still work', async (t) => {
  const { db } = await opened(t, newFile(t));
  for (let i = 0; i < 900; i++) {
    const { rows } = await sql.raw<{ n: number }>(`select ${i % 450} as n`).execute(db);
    assert.equal(rows[0]?.n, i % 450);
  }
});

test('a backup is a whole and sound copy, taken while the portal writes', async (t) => {
  const file = newFile(t);
  const store = await opened(t, file);
  await store.db.insertInto('settings').values(setting('a')).execute();
  await store.backup(`${file}.copy`);
  await store.db.insertInto('settings').values(setting('later')).execute();
  const copy = openDatabase(`${file}.copy`);
  t.after(() => copy.close());
  assert.deepEqual(copy.check(), []);
  assert.deepEqual(await keysOf(copy.db), ['a']);
});

test('closing folds the write-ahead log into the file', async (t) => {
  const file = newFile(t);
  const store = openDatabase(file);
  await sql`create table t (a integer)`.execute(store.db);
  assert.ok(existsSync(`${file}-wal`));
  await store.close();
  assert.ok(!existsSync(`${file}-wal`));
});

test('the audit trail and the fact that it tells of exist together or not at all', async (t) => {
  const { db } = await opened(t, newFile(t));
  const clock = standingClock();
  const entry = {
    actor: { kind: 'customer', id: 'ana' },
    action: 'account.linked',
    accountNumber: '100000001',
    detail: { proof: 'invoice', tries: 2 },
  } as const;
  await assert.rejects(
    transact(db, async (tx) => {
      await recordAudit(tx, clock, entry);
      throw new Error('undone');
    }),
  );
  assert.deepEqual(await db.selectFrom('audit_trail').selectAll().execute(), []);
  await transact(db, (tx) => recordAudit(tx, clock, entry));
  await transact(db, (tx) =>
    recordAudit(tx, clock, { actor: { kind: 'system', id: null }, action: 'swept' }),
  );
  const [first, second] = await db.selectFrom('audit_trail').selectAll().orderBy('action').execute();
  assert.equal(first?.actor_id, 'ana');
  assert.equal(first?.at, '2026-11-22T12:00:00.000Z');
  assert.deepEqual(JSON.parse(first?.detail ?? ''), { proof: 'invoice', tries: 2 });
  assert.deepEqual([second?.actor_id, second?.account_number, second?.detail], [null, null, '{}']);
});
