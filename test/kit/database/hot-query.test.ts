import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hotQuery } from '../../../src/kit/database/hot-query.ts';
import type { Db } from '../../../src/kit/database.ts';
import { transact } from '../../../src/kit/database.ts';
import { newFile, opened } from '../files.ts';

const setting = (key: string) => ({ key, value: '1', updated_at: '2026-11-22T12:00:00.000Z' });
const byKey = hotQuery((db: Db, key: string) =>
  db.selectFrom('settings').select('key').where('key', '=', key),
);

test('a hot query sees what is committed, and nothing of a transaction that is open', async (t) => {
  const { db } = await opened(t, newFile(t));
  await transact(db, async (tx) => {
    await tx.insertInto('settings').values(setting('a')).execute();
    assert.deepEqual(await byKey(db, 'a'), []);
    assert.deepEqual(await byKey(tx, 'a'), [{ key: 'a' }]);
  });
  assert.deepEqual(await byKey(db, 'a'), [{ key: 'a' }]);
});

test('it answers while a transaction is open, and sees the schema of later migrations', async (t) => {
  const file = newFile(t);
  const { db } = await opened(t, file);
  await byKey(db, 'a');
  await db.schema.alterTable('settings').addColumn('note', 'text').execute();
  await db.insertInto('settings').values(setting('b')).execute();
  assert.deepEqual(await byKey(db, 'b'), [{ key: 'b' }]);
});

test('a value is bound as it is, whatever stands in it', async (t) => {
  const { db } = await opened(t, newFile(t));
  for (const key of ["'; drop table settings; --", '+1', '1', '', 'ñ€🙂']) {
    await db.insertInto('settings').values(setting(key)).execute();
    assert.deepEqual(await byKey(db, key), [{ key }]);
  }
});
