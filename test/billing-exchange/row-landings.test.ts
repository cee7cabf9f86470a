import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CsvRecord } from './support.ts';
import {
  account,
  charge,
  counts,
  invoice,
  invoiceLine,
  openOffice,
  payment,
  reading,
  rejected,
  warned,
  wholeExport,
} from './support.ts';

test('every value that the contract allows lands', async (t) => {
  const office = await openOffice(t);
  const each = (row: CsvRecord, column: string, values: string[]) =>
    values.map((value, index) => ({
      ...row,
      [Object.keys(row)[0] ?? '']: `${column}${index}`,
      [column]: value,
    }));
  const files = {
    accounts: [
      account,
      ...each(account, 'category', ['residential', 'commercial', 'public']),
      ...each(account, 'service', ['metered', 'unmetered']),
      ...each({ ...account, closed_on: '2026-10-01' }, 'status', ['closed', 'active']),
      ...each(account, 'collection', ['portal', 'leasing_office', 'office_only']),
    ],
    invoices: [
      ...each(invoice, 'kind', ['service', 'charge']),
      ...each(invoice, 'status', ['open', 'paid', 'withdrawn']),
      ...each(invoice, 'amount_due', ['', '0.00', '999999999999.99']),
    ],
    charges: each(charge, 'status', ['pending', 'invoiced', 'cancelled']),
    payments: each({ ...payment, invoice_number: '' }, 'channel', ['banco', 'Pago Fácil']),
  };
  const report = await office.bring(files);
  assert.deepEqual(
    report.files.map((file) => [file.added, file.refused]),
    [
      [11, 0],
      [8, 0],
      [3, 0],
      [2, 0],
    ],
  );
});

test('doubts about a row are warnings, and the row lands', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring({
    ...wholeExport(),
    accounts: [
      account,
      { ...account, account_number: '2', status: 'closed' },
      { ...account, account_number: '3', closed_on: '2026-01-01' },
      { ...account, account_number: '4', ebill_email: 'no tiene' },
      { ...account, account_number: '5', postcode: 'S/N' },
      { ...account, account_number: '6', latitude: '' },
    ],
    invoices: [
      invoice,
      { ...invoice, invoice_number: 'B-2', status: 'paid' },
      { ...invoice, invoice_number: 'B-3', paid_on: '2026-11-01' },
      { ...invoice, invoice_number: 'B-4', second_due_on: '' },
      { ...invoice, invoice_number: 'B-5', issued_on: '2026-11-06' },
    ],
  });
  assert.equal(counts(report, 'accounts'), '6 0 0 0');
  assert.equal(counts(report, 'invoices'), '5 0 0 0');
  const places = warned(report).map((line) => line.split(',').slice(0, 3).join(' '));
  assert.deepEqual(places, [
    'accounts.csv 3 closed_on',
    'accounts.csv 4 closed_on',
    'accounts.csv 5 ebill_email',
    'accounts.csv 6 postcode',
    'accounts.csv 7 latitude',
    'invoices.csv 3 paid_on',
    'invoices.csv 4 paid_on',
    'invoices.csv 5 second_due_on',
    'invoices.csv 6 due_on',
  ]);
});

test('two accounts that differ only in punctuation or case are refused, in one file and across imports', async (t) => {
  const office = await openOffice(t);
  const first = await office.bring({
    accounts: [
      { ...account, account_number: '20-1a' },
      { ...account, account_number: '201 A' },
    ],
  });
  assert.equal(counts(first, 'accounts'), '1 0 0 1');
  assert.match(rejected(first)[0] ?? '', /^accounts\.csv,3,account_number,201 A,.*línea 2/);
  const later = await office.bring({ accounts: [{ ...account, account_number: '201A' }] });
  assert.equal(counts(later, 'accounts'), '0 0 0 1');
  assert.match(rejected(later)[0] ?? '', /cuenta 20-1a/);
});

test('a key that comes twice counts once when equal, and the second is refused when it differs', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring({
    ...wholeExport(),
    readings: [reading, reading, { ...reading, value_m3: '9999' }],
    invoice_lines: [invoiceLine, { ...invoiceLine, concept: 'otro' }],
  });
  assert.equal(counts(report, 'readings'), '1 0 1 1');
  assert.equal(counts(report, 'invoice_lines'), '1 0 0 1');
  assert.match(rejected(report).join('\n'), /readings\.csv,4,read_on,2026-10-18,.*línea 2/);
});

test('a repeated row whose first one was bad is judged by itself', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring({ accounts: [{ ...account, status: 'gone' }, account] });
  assert.equal(counts(report, 'accounts'), '1 0 0 1');
});

test('lines that do not sum to the amount are a warning, exact to the cent', async (t) => {
  const office = await openOffice(t);
  const lines = (number: string, ...amounts: string[]) =>
    amounts.map((amount, index) => ({
      ...invoiceLine,
      invoice_number: number,
      line: `${index + 1}`,
      amount,
    }));
  const report = await office.bring({
    accounts: [account],
    invoices: ['B-1', 'B-2', 'B-3', 'B-4'].map((number) => ({ ...invoice, invoice_number: number })),
    invoice_lines: [
      ...lines('B-1', '1000.20', '-0.10'),
      ...lines('B-2', '1000.09'),
      ...lines('B-3', '333.37', '333.37', '333.36'),
    ],
  });
  assert.equal(counts(report, 'invoice_lines'), '6 0 0 0');
  assert.equal(warned(report).length, 1);
  assert.match(warned(report)[0] ?? '', /^invoice_lines\.csv,4,amount,1000\.09,.*B-2 1000\.10/);
});

test('an amount that no longer fits the stored lines is a warning at the invoice', async (t) => {
  const office = await openOffice(t);
  await office.bring(wholeExport());
  const report = await office.bring({ invoices: [{ ...invoice, amount: '1000.11' }] });
  assert.equal(counts(report, 'invoices'), '0 1 0 0');
  assert.match(warned(report).join('\n'), /^invoices\.csv,2,amount,1000\.10,/);
});
