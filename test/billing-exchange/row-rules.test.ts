import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { CsvRecord, Office } from './support.ts';
import {
  account,
  charge,
  counts,
  invoice,
  invoiceLine,
  legacyUser,
  openOffice,
  payment,
  reading,
  rejected,
} from './support.ts';

/** A cell that must keep its row out, with a piece of the reason. */
type Bad = [column: string, value: string, reason: string];

const notAllowed = 'valores permitidos';
const badDates = (column: string): Bad[] =>
  ['2026-02-30', '2026-2-3', '03/02/2026', '2026-13-01', 'ayer'].map((value) => [
    column,
    value,
    'no es una fecha',
  ]);
const badAmounts = (column: string): Bad[] =>
  ['1.5', '1000', '1000,10', '1e5', '$ 10.00', '1.000.00', 'NaN', '99999999999999.00'].map((value) => [
    column,
    value,
    'no es un importe',
  ]);
const notAboveZero = (column: string): Bad[] =>
  ['0.00', '-0.00', '-5.00'].map((value) => [column, value, 'mayor que cero']);
const missing = (...columns: string[]): Bad[] => columns.map((column) => [column, '', 'falta el valor']);

const badCells: Record<string, { good: CsvRecord; key: string; bad: Bad[] }> = {
  accounts: {
    good: account,
    key: 'account_number',
    bad: [
      ['category', 'rural', notAllowed],
      ['category', 'Residential', notAllowed],
      ['service', 'wells', notAllowed],
      ['status', 'suspended', notAllowed],
      ['collection', 'bank', notAllowed],
      ['account_number', '---', 'letras ni cifras'],
      ['account_number', 'A\nB', 'caracteres de control'],
      ['holder_name', 'Gó\u0000mez', 'caracteres de control'],
      ['holder_name', 'x'.repeat(1001), 'más de 1000'],
      ['built_area_m2', '12.5', 'no es un número entero'],
      ['built_area_m2', '-12', 'no es un número entero'],
      ['latitude', '91.0', 'fuera de'],
      ['longitude', '-180.5', 'fuera de'],
      ['longitude', 'oeste', 'no es un número'],
      ...badDates('closed_on'),
      ...missing('account_number', 'holder_name', 'service_address', 'locality', 'postcode', 'status'),
    ],
  },
  invoices: {
    good: invoice,
    key: 'invoice_number',
    bad: [
      ['kind', 'credit', notAllowed],
      ['status', 'overdue', notAllowed],
      ['second_due_on', '2026-11-05', 'no es posterior'],
      ['second_due_on', '2026-11-04', 'no es posterior'],
      ['account_number', '999', 'la cuenta no está'],
      ['amount_due', '-1.00', 'negativo'],
      ...['issued_on', 'due_on', 'second_due_on', 'paid_on'].flatMap(badDates),
      ...['amount', 'second_due_amount', 'amount_due'].flatMap(badAmounts),
      ...['amount', 'second_due_amount'].flatMap(notAboveZero),
      ...missing('invoice_number', 'account_number', 'kind', 'issued_on', 'due_on', 'amount', 'status'),
    ],
  },
  invoice_lines: {
    good: invoiceLine,
    key: 'line',
    bad: [
      ['invoice_number', 'B-404', 'la factura no está'],
      ['quantity', '1,5', 'no es un número'],
      ['unit_price', 'gratis', 'no es un número'],
      ['line', 'uno', 'no es un número entero'],
      ...badAmounts('amount'),
      ...missing('invoice_number', 'line', 'concept', 'amount'),
    ],
  },
  charges: {
    good: charge,
    key: 'charge_number',
    bad: [
      ['status', 'open', notAllowed],
      ['account_number', '999', 'la cuenta no está'],
      ...badDates('created_on'),
      ...badAmounts('amount'),
      ...notAboveZero('amount'),
      ...missing('charge_number', 'account_number', 'concept', 'created_on', 'status'),
    ],
  },
  readings: {
    good: reading,
    key: 'meter_number',
    bad: [
      ['account_number', '999', 'la cuenta no está'],
      ['value_m3', '-1', 'negativo'],
      ['value_m3', '26,5', 'no es un número'],
      ['estimated', 'yes', 'true ni false'],
      ['estimated', 'TRUE', 'true ni false'],
      ...badDates('read_on'),
      ...missing('account_number', 'meter_number', 'read_on', 'value_m3', 'estimated'),
    ],
  },
  payments: {
    good: payment,
    key: 'payment_reference',
    bad: [
      ['account_number', '999', 'la cuenta no está'],
      ['invoice_number', 'B-404', 'la factura no está'],
      ['invoice_number', 'B-OTRA', 'es de otra cuenta'],
      ...badDates('paid_on'),
      ...badAmounts('amount'),
      ...notAboveZero('amount'),
      ...missing('payment_reference', 'account_number', 'paid_on', 'channel'),
    ],
  },
  legacy_users: {
    good: legacyUser,
    key: 'username',
    bad: [
      ['account_number', '999', 'la cuenta no está'],
      ['ebill', '1', 'true ni false'],
      ['autopay', 'no', 'true ni false'],
      ...missing('username', 'account_number', 'ebill', 'autopay'),
    ],
  },
};

const other = { account_number: '100000002' };

async function openWithParents(t: TestContext): Promise<Office> {
  const office = await openOffice(t);
  await office.bring({
    accounts: [account, { ...account, ...other }],
    invoices: [invoice, { ...invoice, ...other, invoice_number: 'B-OTRA' }],
  });
  return office;
}

for (const [name, { good, key, bad }] of Object.entries(badCells)) {
  test(`${name}: each bad cell keeps out its own row and no other`, async (t) => {
    const office = await openWithParents(t);
    const fresh = (index: number) =>
      name === 'readings' || key === 'line' ? `${500 + index}` : `K-${index}`;
    const rows = bad.flatMap(([column, value], index) => [
      { ...good, [key]: fresh(2 * index), [column]: value },
      { ...good, [key]: fresh(2 * index + 1) },
    ]);
    const report = await office.bring({ [name]: rows });
    assert.equal(counts(report, name), `${bad.length} 0 0 ${bad.length}`);
    const text = rejected(report).join('\n');
    let line = 2;
    for (const [column, value, why] of bad) {
      const found = rejected(report).find((row) => row.startsWith(`${name}.csv,${line},${column},`)) ?? text;
      assert.ok(text.includes(`${name}.csv,${line},${column},`), `${name} ${column} ${value}\n${text}`);
      assert.ok(value.includes('\n') || found.includes(why), `${name} ${column} ${value}: ${found}`);
      line += value.includes('\n') ? 3 : 2;
    }
  });
}
