import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, Paper } from '../../src/documents/paper.ts';
import { createPaperCodes } from '../../src/documents/paper-codes.ts';
import type { Settings } from '../../src/kit/settings.ts';
import { paidInvoices } from '../../src/receipts/history/paid-invoices.ts';
import type { PaperInput } from '../../src/receipts/history/printed/paper.ts';
import {
  outsidePaymentPaper,
  paidInvoicesPaper,
  paymentsPaper,
} from '../../src/receipts/history/printed/paper.ts';
import { ana, english, invoice, plain, spanish, TIME_ZONE } from '../invoices/support.ts';
import { outsidePayment, portalPayment, september } from './history-support.ts';

const input: PaperInput = {
  account: ana,
  settings: { utilityName: 'Aguas del Valle', address: '', taxId: '', phone: '(0261) 555-0100' } as Settings,
  timeZone: TIME_ZONE,
  at: '2026-11-22T18:12:00.000Z',
  codes: createPaperCodes('a secret of the tests'),
  baseUrl: 'https://oficina.example.com',
};
const block = <T extends Block['type']>(paper: Paper, type: T) =>
  paper.blocks.find((one): one is Extract<Block, { type: T }> => one.type === type);

test('the list on paper names every item and sums all payments, not one page of them', () => {
  const many = Array.from({ length: 60 }, (_, index) => outsidePayment({ reference: `CAJA-${index}` }));
  const october = { ...september, id: 'B-1001-26', labels: { es: 'Octubre de 2026', en: 'October 2026' } };
  const paper = paymentsPaper(spanish, input, [portalPayment({ items: [september, october] }), ...many]);
  const table = block(paper, 'table');
  assert.equal(table?.rows.length, 61);
  assert.deepEqual(table?.rows[0]?.map(plain), [
    '22/11/2026',
    'Septiembre de 2026 (B-1001-25), Octubre de 2026 (B-1001-26)',
    'Tarjeta terminada en 4242',
    '$ 43.858,12',
  ]);
  assert.equal(table?.rows[1]?.[1], 'Septiembre de 2024 (B-1001-01)');
  assert.equal(plain(table?.total?.value ?? ''), '$ 1.779.634,12');
  assert.deepEqual(paper.footer, [
    'Emitido el 22 de noviembre de 2026, 15:12.',
    'Consultas: (0261) 555-0100',
  ]);
  assert.equal(paper.utility.lines[0], 'Cuenta 100000001');
});

test('an empty list says so', () => {
  const empty = block(paymentsPaper(spanish, input, []), 'text');
  assert.deepEqual(empty?.paragraphs, ['No hay pagos registrados.']);
  const none = block(paidInvoicesPaper(english, input, []), 'text');
  assert.deepEqual(none?.paragraphs, ['There are no paid bills.']);
});

test('paid bills on paper have number, dates, means and amount', () => {
  const bill = invoice({ number: 'B-1001-01', status: 'paid', paidOn: '2024-11-27', period: '2024-09' });
  const paid = paidInvoices([bill], [outsidePayment()], TIME_ZONE);
  const paper = paidInvoicesPaper(spanish, input, paid);
  assert.deepEqual(block(paper, 'table')?.rows[0]?.map(plain), [
    'Septiembre de 2024 (B-1001-01)',
    '27/11/2026',
    '27/11/2024',
    'Pago Fácil',
    '$ 28.929,60',
  ]);
});

test('the proof of a payment made elsewhere says where, when, how much and for what', () => {
  const paper = outsidePaymentPaper(spanish, input, outsidePayment());
  assert.equal(paper.heading, 'Constancia de pago');
  assert.deepEqual(paper.stamp, { text: 'Pagado', tone: 'good' });
  assert.equal(plain(block(paper, 'amount')?.value ?? ''), '$ 28.929,60');
  const text = JSON.stringify(paper.blocks);
  for (const words of ['CAJA-1', 'Pago Fácil', '27 de noviembre de 2024', 'B-1001-01', 'GÓMEZ, ANA MARÍA']) {
    assert.ok(text.includes(words), words);
  }
});
