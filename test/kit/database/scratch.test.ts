import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { openScratch } from '../../../src/kit/database/scratch.ts';

const WORDS = 'create table words (word text primary key, place integer not null) without rowid';
const MORE_THAN_THE_CACHE = 200_000;

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'scratch-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a scratch store answers what was put into it, beyond what its cache holds', (t) => {
  const scratch = openScratch(join(folderOf(t), 'words.db'), WORDS);
  const add = scratch.prepare<[string, number]>('insert into words values (?, ?) on conflict do nothing');
  const find = scratch.prepare<[string], { place: number }>('select place from words where word = ?');
  for (let place = 0; place < MORE_THAN_THE_CACHE; place++) add.run(`a word of some length ${place}`, place);
  assert.equal(find.get('a word of some length 0')?.place, 0);
  assert.equal(find.get(`a word of some length ${MORE_THAN_THE_CACHE - 1}`)?.place, MORE_THAN_THE_CACHE - 1);
  assert.equal(find.get('another'), undefined);
  assert.deepEqual([add.run('another', 1), add.run('another', 2)], [1, 0]);
  scratch.close();
});

test('nothing lies in its folder while it is in use, so nothing is left over by a process that is killed', (t) => {
  const folder = folderOf(t);
  const scratch = openScratch(join(folder, 'words.db'), WORDS);
  const add = scratch.prepare<[string, number]>('insert into words values (?, ?)');
  for (let place = 0; place < MORE_THAN_THE_CACHE; place++) add.run(`a word of some length ${place}`, place);
  assert.deepEqual(readdirSync(folder), []);
  scratch.close();
  assert.deepEqual(readdirSync(folder), []);
});

test('a file that is there already is not taken for a scratch store', (t) => {
  const file = join(folderOf(t), 'words.db');
  writeFileSync(file, 'somebody else wrote this and wants to keep it '.repeat(100));
  assert.throws(() => openScratch(file, WORDS), /not a database/);
});
