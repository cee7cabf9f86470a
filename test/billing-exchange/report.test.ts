import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import type { ReasonCode } from '../../src/billing-exchange/reason.ts';
import { formatReport, reasonText } from '../../src/billing-exchange/report.ts';
import { es } from '../../src/billing-exchange/text.es.ts';
import { account, charge, filesIn, openOffice, rejected, wholeExport } from './support.ts';

test('each import leaves a directory of its own, named by its moment', async (t) => {
  const office = await openOffice(t);
  const first = await office.bring(wholeExport());
  const second = await office.bring(wholeExport());
  assert.equal(basename(first.directory), '2026-11-22T12-00-00-000Z');
  assert.equal(basename(second.directory), '2026-11-22T12-00-00-000Z-2');
  assert.deepEqual(filesIn(first.directory), ['rejected.csv', 'report.json', 'report.txt', 'warnings.csv']);
});

test('the report counts every row and is the same in text, JSON and memory', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring({
    ...wholeExport(),
    charges: [charge, { ...charge, status: 'x', charge_number: '2' }],
  });
  const json = JSON.parse(readFileSync(join(report.directory, 'report.json'), 'utf8'));
  assert.deepEqual(json, report);
  const text = readFileSync(join(report.directory, 'report.txt'), 'utf8');
  assert.equal(text, formatReport(report, 'es'));
  assert.match(text, /^archivo +leídas +nuevas +cambiadas +iguales +rechazadas +avisos$/m);
  assert.match(text, /^charges\.csv +2 +1 +0 +0 +1 +0$/m);
  assert.match(text, /^total +8 +7 +0 +0 +1 +0$/m);
  assert.match(text, /Filas rechazadas: .+rejected\.csv/);
  assert.match(formatReport(report, 'en'), /^file +read +added +changed +unchanged +refused +warnings$/m);
});

test('a refused cell cannot become a formula, and a long one is cut', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring({
    accounts: [
      { ...account, status: '=HYPERLINK("http://x")' },
      { ...account, status: '-5.00' },
      { ...account, holder_name: 'x'.repeat(5000) },
    ],
  });
  const lines = rejected(report);
  assert.ok(lines[0]?.startsWith(`accounts.csv,2,status,"'=HYPERLINK(""http://x"")",`), lines[0]);
  assert.ok(lines[1]?.startsWith('accounts.csv,3,status,-5.00,'), lines[1]);
  assert.ok((lines[2]?.length ?? 1000) < 400);
});

test('every reason has words in both languages', () => {
  for (const code of Object.keys(es.reasons) as ReasonCode[]) {
    const reason = { code, detail: '7' };
    assert.ok(reasonText(reason, 'es').length > 3, code);
    assert.notEqual(reasonText(reason, 'es'), reasonText(reason, 'en'), code);
  }
});
