import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrMatrix } from '../../src/documents/drawing/qr-matrix.ts';
import { DEFAULT_QR_TEMPLATE, qrTemplateSchema, qrText } from '../../src/documents/qr.ts';

const values = {
  base: 'https://oficina.example.com',
  accountNumber: '100000001',
  invoiceNumber: 'B-1001-25',
  amountCents: 4385812,
  dueOn: '2026-11-27',
};

test('the default template leads to the page for paying without registering', () => {
  assert.equal(
    qrText(DEFAULT_QR_TEMPLATE, values),
    'https://oficina.example.com/cuentas/100000001/facturas/B-1001-25',
  );
});

test('an operator may use amount and due date, and any fixed text', () => {
  assert.equal(qrText('PAGO|{account}|{amount}|{due}|$&', values), 'PAGO|100000001|43858.12|2026-11-27|$&');
});

test('values cannot break out of the address', () => {
  const text = qrText('{base}?f={invoice}', { ...values, invoiceNumber: 'B 1&x={base}' });
  assert.equal(text, 'https://oficina.example.com?f=B%201%26x%3D%7Bbase%7D');
});

test('templates with unknown placeholders or without text are refused', () => {
  assert.equal(qrTemplateSchema.parse(` ${DEFAULT_QR_TEMPLATE} `), DEFAULT_QR_TEMPLATE);
  for (const wrong of ['{cuenta}', '{base}/{}', '{toString}', '', '   ', 'x'.repeat(501)]) {
    assert.equal(qrTemplateSchema.safeParse(wrong).success, false, wrong);
  }
});

test('the matrix is a square with the three finder patterns and the timing lines', () => {
  const matrix = qrMatrix('https://oficina.example.com/pagar?cuenta=100000001');
  const size = matrix.length;
  assert.equal((size - 17) % 4, 0);
  assert.ok(matrix.every((row) => row.length === size));
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];
  const corner = (top: number, left: number) =>
    matrix.slice(top, top + 7).map((row) =>
      row
        .slice(left, left + 7)
        .map(Number)
        .join(''),
    );
  assert.deepEqual(corner(0, 0), finder);
  assert.deepEqual(corner(0, size - 7), finder);
  assert.deepEqual(corner(size - 7, 0), finder);
  for (let at = 8; at < size - 8; at += 1) assert.equal(matrix[6]?.[at], at % 2 === 0);
});
