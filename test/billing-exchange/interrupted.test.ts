import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Office } from './support.ts';
import { dump, generatedExport, openOffice, writeFolder } from './support.ts';

const PROCESS = join(import.meta.dirname, 'import-process.ts');

function startImport({ folder }: Office, dir: string, stopAfter: number) {
  const args = [PROCESS, join(folder, 'portal.db'), dir, join(folder, 'imports'), String(stopAfter)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function untouchedResult(office: Office, size: number): Promise<string> {
  await office.bring(generatedExport(size));
  return dump(office.open);
}

test('an import killed on its way is completed by running it again', async (t) => {
  const expected = await untouchedResult(await openOffice(t), 250);
  const office = await openOffice(t);
  const child = startImport(office, writeFolder(office.folder, generatedExport(250)), 5);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal(child.signalCode, 'SIGKILL');
  assert.notEqual(await dump(office.open), expected);
  await office.bring(generatedExport(250));
  assert.equal(await dump(office.open), expected);
  assert.deepEqual(office.open.check(), []);
});

test('two imports of the same folder at once do no harm', async (t) => {
  const expected = await untouchedResult(await openOffice(t), 200);
  const office = await openOffice(t);
  const dir = writeFolder(office.folder, generatedExport(200));
  const children = [1, 2].map(() => startImport(office, dir, Infinity));
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
  assert.deepEqual(codes, [0, 0]);
  assert.equal(await dump(office.open), expected);
  assert.deepEqual(office.open.check(), []);
});
