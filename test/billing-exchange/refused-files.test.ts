import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import { formatReport } from '../../src/billing-exchange/report.ts';
import type { Export } from './support.ts';
import { account, clock, csvText, dump, invoice, openOffice, TIME_ZONE, wholeExport } from './support.ts';

const { amount: _, ...withoutAmount } = invoice;

const refusals: Record<string, { files: Export; file: string; code: string; detail?: string }> = {
  'a required column is missing': {
    files: { invoices: [withoutAmount] },
    file: 'invoices.csv',
    code: 'missing_column',
    detail: 'amount',
  },
  'a column is there twice': {
    files: { invoices: csvText([invoice]).replace(/^/, 'status,') },
    file: 'invoices.csv',
    code: 'repeated_column',
    detail: 'status',
  },
  'the file is empty': { files: { payments: '' }, file: 'payments.csv', code: 'empty_file' },
  'the file has empty lines only': {
    files: { payments: '\r\n\n' },
    file: 'payments.csv',
    code: 'empty_file',
  },
  'the file is a picture': {
    files: { readings: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    file: 'readings.csv',
    code: 'not_csv',
  },
  'the file is UTF-16': {
    files: { accounts: Buffer.from(`\uFEFF${csvText([account])}`, 'utf16le') },
    file: 'accounts.csv',
    code: 'not_csv',
  },
  'the header has an open quote': {
    files: { accounts: `"${csvText([account])}` },
    file: 'accounts.csv',
    code: 'not_csv',
  },
  'the file is plain text': {
    files: { charges: 'Estimados: adjunto los cargos.\n' },
    file: 'charges.csv',
    code: 'missing_column',
    detail: 'charge_number',
  },
};

for (const [name, { files, file, code, detail = '' }] of Object.entries(refusals)) {
  test(`nothing of the folder is written when ${name}`, async (t) => {
    const office = await openOffice(t);
    const before = await dump(office.open);
    const refusal = await office.refusalOf({ ...wholeExport(), ...files });
    assert.deepEqual(
      refusal.files.map((one) => [one.file, one.reason.code, one.reason.detail]),
      [[file, code, detail]],
    );
    assert.equal(await dump(office.open), before);
    assert.equal(existsSync(join(office.folder, 'imports')), false);
    assert.match(formatReport(refusal, 'es'), new RegExp(`${file}: .+\nLa base de datos quedó como estaba`));
  });
}

test('every refused file of a folder is named at once', async (t) => {
  const office = await openOffice(t);
  const refusal = await office.refusalOf({ ...wholeExport(), charges: '', readings: 'x\n' });
  assert.deepEqual(
    refusal.files.map((one) => one.file),
    ['charges.csv', 'readings.csv'],
  );
});

test('a folder without any known file, and no folder at all, are refused', async (t) => {
  const office = await openOffice(t);
  const refusal = await office.refusalOf({ facturas: 'x\n' });
  assert.equal(refusal.files[0]?.reason.code, 'no_known_file');
  const options = {
    db: office.open.db,
    clock,
    timeZone: TIME_ZONE,
    reportsDir: join(office.folder, 'imports'),
  };
  const nowhere = await importFolder({ ...options, dir: join(office.folder, 'nowhere') });
  assert.equal(nowhere.outcome === 'refused' && nowhere.files[0]?.reason.code, 'no_folder');
  mkdirSync(join(office.folder, 'odd', 'accounts.csv'), { recursive: true });
  const odd = await importFolder({ ...options, dir: join(office.folder, 'odd') });
  assert.equal(odd.outcome === 'refused' && odd.files[0]?.reason.code, 'unreadable');
});

test('a file with a header only is a file with no rows', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring({ accounts: csvText([account]).split('\r\n')[0] ?? '' });
  assert.equal(report.files[0]?.read, 0);
});
