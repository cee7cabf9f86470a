import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  barcodeLayoutSchema,
  DEFAULT_BARCODE_LAYOUT,
  totalDigits,
} from '../../src/documents/barcode-layout.ts';

const messages = (layout: unknown) =>
  barcodeLayoutSchema.safeParse(layout).error?.issues.map((issue) => issue.message) ?? [];

test('the default layout is a valid setting of 42 digits', () => {
  assert.deepEqual(barcodeLayoutSchema.parse(DEFAULT_BARCODE_LAYOUT), DEFAULT_BARCODE_LAYOUT);
  assert.equal(totalDigits(DEFAULT_BARCODE_LAYOUT), 42);
});

test('a layout survives being stored as JSON, and the currency gets its default', () => {
  const stored = '{"fields":[{"kind":"currency"},{"kind":"client","width":9}],"check":"pago-facil"}';
  const layout = barcodeLayoutSchema.parse(JSON.parse(stored));
  assert.deepEqual(layout.fields[0], { kind: 'currency', digit: '0' });
});

test('an odd total is refused, check digits included', () => {
  const amount = { kind: 'amount', width: 7 };
  assert.deepEqual(messages({ fields: [amount], check: 'none' }), ['odd-total']);
  assert.deepEqual(messages({ fields: [amount], check: 'pago-facil' }), ['odd-total']);
  const even = [amount, { kind: 'due-date', format: 'YYDDD' }];
  assert.deepEqual(messages({ fields: even, check: 'pago-facil' }), []);
});

test('more digits than a page can carry are refused', () => {
  const fields = Array.from({ length: 4 }, () => ({ kind: 'client', width: 20 }));
  assert.deepEqual(messages({ fields, check: 'none' }), ['too-long']);
});

test('misspelt settings are refused', () => {
  const wrong = [
    { kind: 'amuont', width: 8 },
    { kind: 'amount' },
    { kind: 'amount', width: 0 },
    { kind: 'amount', width: 8.5 },
    { kind: 'amount', width: 8, digits: 8 },
    { kind: 'constant', digits: '12a4' },
    { kind: 'due-date', format: 'MMDDYY' },
    { kind: 'currency', digit: '10' },
  ];
  for (const field of wrong) {
    assert.notDeepEqual(messages({ fields: [field], check: 'none' }), [], JSON.stringify(field));
  }
  assert.notDeepEqual(messages({ fields: [], check: 'none' }), []);
  assert.notDeepEqual(messages({ fields: [{ kind: 'amount', width: 8 }], check: 'luhn' }), []);
});
