import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { debitsCommand } from '../../src/commands/debits.ts';
import { openPortal, TEST_SECRET } from '../support/portal.ts';
import { runCommand, runHere } from '../support/process/command.ts';

const NOW = '2026-11-23T15:00:00.000Z';
const BILL = 'B-1006-12';

const settingsOf = (dataDir: string) => ({ DATA_DIR: dataDir, PORTAL_SECRET: TEST_SECRET, NOW });
const debits = (dataDir: string, args: string[]) => runHere(debitsCommand, args, settingsOf(dataDir));

test('an operator cuts the file beside the open portal and reads the bank’s answer', async () => {
  const { dataDir, deps } = await openPortal({ env: { NOW } });
  const early = await debits(dataDir, ['cut']);
  assert.equal(early.code, 0);
  assert.match(early.out, /Débitos en el archivo: 0/);
  const cut = await runCommand(['debits', 'cut', '--on', '2026-12-04'], settingsOf(dataDir));
  assert.equal(cut.code, 0);
  assert.match(cut.out, /debit-000001\.csv: 1 débito\n/);
  const again = await debits(dataDir, ['cut', '--on', '2026-12-04']);
  assert.match(again.out, /^Débitos en el archivo: 0/);
  assert.deepEqual(readdirSync(join(dataDir, 'debits')), ['debit-000001.csv']);
  const [, row = ''] = readFileSync(join(dataDir, 'debits/debit-000001.csv'), 'utf8').split('\r\n');
  const [, order = ''] = row.split(',');
  assert.ok(row.includes(BILL));

  const file = join(dataDir, 'answer.csv');
  writeFileSync(file, `order,result,amount\n${order},paid,88420.00\nNOBODY,refused,\n`);
  const result = await runCommand(['debits', 'result', file], settingsOf(dataDir));
  assert.equal(result.code, 0);
  assert.match(result.out, /Pagados: 1 .*Para revisar: 1/);
  assert.match(result.err, /Renglón 3, order: no hay un débito con ese código/);
  assert.match((await debits(dataDir, ['result', file])).out, /Pagados: 0 .*Sin cambios: 1/);
  const bill = await deps.db
    .selectFrom('invoices')
    .select('settled_at')
    .where('number', '=', BILL)
    .executeTakeFirstOrThrow();
  assert.ok(bill.settled_at);
});

test('what is no answer is refused whole, and what is missing is said', async () => {
  const { dataDir } = await openPortal({ env: { NOW } });
  const file = join(dataDir, 'wrong.csv');
  writeFileSync(file, 'a,b\n1,2\n');
  const wrong = await debits(dataDir, ['result', file]);
  assert.deepEqual([wrong.code, wrong.err], [65, 'Faltan columnas: order, result. No se tomó nada.\n']);
  for (const args of [['result'], ['cut', '--on', 'soon'], ['cut', '--again', 'x']])
    assert.equal((await debits(dataDir, args)).code, 64, args.join(' '));
  assert.equal((await debits(dataDir, ['cut', '--again', '7'])).code, 65);
});
