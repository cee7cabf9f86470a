import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import { openSeenRows } from '../../src/billing-exchange/rows/seen.ts';
import { writeBillingExport } from '../bench/billing-export.ts';
import {
  account,
  clock,
  counts,
  filesIn,
  generatedExport,
  invoice,
  invoiceLine,
  openOffice,
  payment,
  rejected,
  TIME_ZONE,
  warned,
  wholeExport,
} from './support.ts';

test('what an import keeps in memory does not grow with the export', async (t) => {
  const small = await keptBy(100);
  const large = await keptBy(1100);
  const rows = large.rows - small.rows;
  assert.ok(rows > 70_000);
  // A key with its line and its digest would take some hundred bytes; compiled code accounts for about ten.
  const perRow = (large.bytes - small.bytes) / rows;
  assert.ok(perRow < 40, `${perRow.toFixed(1)} bytes are kept for each row`);

  async function keptBy(accounts: number): Promise<{ rows: number; bytes: number }> {
    const office = await openOffice(t);
    const dir = join(office.folder, 'export');
    mkdirSync(dir);
    const rows = await writeBillingExport(dir, accounts);
    let bytes = 0;
    await importFolder({
      db: office.open.db,
      clock,
      timeZone: TIME_ZONE,
      dir,
      reportsDir: join(office.folder, 'imports'),
      onProgress: ({ file, done }) => {
        if (file === 'payments.csv' && done) bytes = heapInUse();
      },
    });
    return { rows, bytes };
  }
});

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

test('a key is answered by the first row that had it, file by file', async (t) => {
  const seen = openSeenRows((await openOffice(t)).folder);
  assert.equal(seen.note('invoices.csv', 'B-1', { line: 2, digest: 'x' }), undefined);
  assert.equal(seen.note('payments.csv', 'B-1', { line: 9, digest: 'y' }), undefined);
  assert.deepEqual(seen.note('invoices.csv', 'B-1', { line: 7, digest: 'z' }), { line: 2, digest: 'x' });
  assert.deepEqual(seen.find('invoices.csv', 'B-1'), { line: 2, digest: 'x' });
  assert.deepEqual(seen.find('payments.csv', 'B-1'), { line: 9, digest: 'y' });
  assert.equal(seen.find('invoices.csv', 'B-2'), undefined);
  seen.close();
});

test('all keys of a file are told once, whatever their number', async (t) => {
  const seen = openSeenRows((await openOffice(t)).folder);
  const keys = Array.from({ length: 1000 }, (_, at) => `B-${String(at).padStart(4, '0')}`);
  for (const key of keys.toReversed()) seen.note('invoices.csv', key, { line: 2, digest: '' });
  assert.deepEqual([...seen.keys('invoices.csv')].flat(), keys);
  assert.deepEqual([...seen.keys('payments.csv')], []);
  seen.close();
});

test('a key that comes again many batches later is refused with the line of the first', async (t) => {
  const office = await openOffice(t);
  const files = generatedExport(600);
  files.payments?.push({
    ...payment,
    payment_reference: 'CAJA-0-1',
    amount: '7.00',
    account_number: '200000001',
  });
  const report = await office.bring(files);
  assert.equal(counts(report, 'payments'), '1800 0 0 1');
  assert.match(rejected(report)[0] ?? '', /^payments\.csv,1802,payment_reference,CAJA-0-1,.*\b2\b/);
  const left = ['rejected.csv', 'report.json', 'report.txt', 'warnings.csv'];
  assert.deepEqual(filesIn(report.directory), left);
});

test('uneven lines are told at the first line of their own invoice, however its number goes on', async (t) => {
  const office = await openOffice(t);
  const numbers = ['B', 'B-1', 'B-10', 'B 1', 'B 1 2'];
  const files = {
    accounts: [account],
    invoices: numbers.map((number) => ({ ...invoice, invoice_number: number })),
    invoice_lines: [
      ...numbers
        .toReversed()
        .map((number) => ({ ...invoiceLine, invoice_number: number, line: '2', amount: '1.00' })),
      ...numbers.map((number) => ({ ...invoiceLine, invoice_number: number })),
    ],
  };
  const places = warned(await office.bring(files)).map((line) => line.split(',').slice(0, 2).join(' '));
  assert.deepEqual(
    places.sort(),
    [2, 3, 4, 5, 6].map((line) => `invoice_lines.csv ${line}`),
  );
});

test('lines alone are summed with the invoice that was there before', async (t) => {
  const office = await openOffice(t);
  await office.bring(wholeExport());
  const report = await office.bring({ invoice_lines: [{ ...invoiceLine, line: '2', amount: '0.01' }] });
  assert.match(warned(report)[0] ?? '', /^invoice_lines\.csv,2,amount,1000\.11,/);
  assert.equal(report.files[0]?.warnings, 1);
});
