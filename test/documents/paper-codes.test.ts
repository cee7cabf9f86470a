import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPaperCodes } from '../../src/documents/paper-codes.ts';

const codes = createPaperCodes('a secret of the tests');

test('a code says what was signed, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
      assert.deepEqual(codes.read('FACTURA', codes.sign('FACTURA', parts)), parts);
    }),
    { seed: 7 },
  );
});

test('a code reads well, and survives being typed', () => {
  const code = codes.sign('FACTURA', ['B-1001-25', '4385812']);
  assert.match(code, /^FACTURA\.B-1001-25\.4385812\.[0-9A-Z]{8}$/);
  const seal = code.slice(-8);
  const typed = ` factura.B-1001-25.4385812.${seal.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase()} `;
  assert.deepEqual(codes.read('FACTURA', typed), ['B-1001-25', '4385812']);
});

test('points, dashes, spaces and letters of either size are all the same to who types', () => {
  const bill = codes.sign('FACTURA', ['B-1001-25', '4385812']);
  const list = codes.sign('LISTA', ['pagos', '2026-11-22', '24', '100', '0001']);
  for (const typed of [
    bill.toLowerCase(),
    bill.replaceAll('.', '-'),
    bill.replaceAll('-', '.'),
    bill.replaceAll('.', ' . '),
    `${bill.replace(/[.-]/g, ' ').slice(0, -4)} ${bill.slice(-4)}`,
  ])
    assert.deepEqual(codes.read('FACTURA', typed), ['B-1001-25', '4385812'], typed);
  for (const typed of [list.toUpperCase(), list.toLowerCase().replace(/[.-]/g, ' ')])
    assert.deepEqual(codes.read('LISTA', typed), ['pagos', '2026-11-22', '24', '100', '0001'], typed);
});

test('another number, amount, kind or secret is not ours', () => {
  const code = codes.sign('FACTURA', ['B-1001-25', '4385812']);
  for (const forged of [
    code.replace('B-1001-25', 'B-1001-24'),
    code.replace('4385812', '100'),
    createPaperCodes('another secret').sign('FACTURA', ['B-1001-25', '4385812']),
    code.slice(0, -1),
    'FACTURA',
    'FACTURA.%.%.K7PM2QXD',
    '',
  ])
    assert.equal(codes.read('FACTURA', forged), null, forged);
  assert.equal(codes.read('PAGOS', code), null);
});
