import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagoFacilLayout } from '../../src/documents/barcode-layout.ts';
import type { Block, Paper } from '../../src/documents/paper.ts';
import { codeOptions } from '../../src/invoices/detail/codes.ts';
import { invoicePaper } from '../../src/invoices/detail/paper.ts';
import { createLog } from '../../src/kit/log.ts';
import type { Settings } from '../../src/kit/settings.ts';
import { carla, detailInput, english, invoice, offer, plain, spanish } from './support.ts';

const SETTINGS = {
  utilityName: 'Aguas del Valle',
  address: 'Av. San Martín 1427',
  taxId: '30-70845123-8',
  phone: '(0261) 555-0100',
} as Settings;
const CONFIG = { baseUrl: 'https://oficina.example.com', secret: 'a secret of the tests' };

function draw(changes: Parameters<typeof detailInput>[0] = {}, settings: Partial<Settings> = {}): Paper {
  const all = { ...SETTINGS, ...settings };
  const codes = codeOptions(all, CONFIG, createLog('silent'));
  return invoicePaper(spanish, detailInput(changes), { settings: all, codes });
}

const block = <T extends Block['type']>(paper: Paper, type: T) =>
  paper.blocks.find((one): one is Extract<Block, { type: T }> => one.type === type);

test('the account number stands first in the upper corner', () => {
  const { utility, heading, subheading, stamp } = draw();
  assert.deepEqual(utility, {
    name: 'Aguas del Valle',
    lines: ['Cuenta 100000001', 'Av. San Martín 1427', 'CUIT 30-70845123-8'],
  });
  assert.equal(heading, 'Factura B-1001-25');
  assert.equal(subheading, 'Septiembre de 2026 · emitida el 12 de noviembre de 2026');
  assert.deepEqual(stamp, { text: 'A pagar', tone: 'neutral' });
});

test('the paper has the amount, both dates and the lines of the page', () => {
  const paper = draw();
  assert.equal(plain(block(paper, 'amount')?.value ?? ''), '$ 43.858,12');
  const rows = block(paper, 'facts')?.rows.map((row) => plain(row.value)) ?? [];
  assert.ok(rows.includes('27 de noviembre de 2026 · $ 43.858,12'), rows.join('\n'));
  assert.ok(rows.includes('7 de diciembre de 2026 · $ 45.173,86'));
  assert.equal(block(paper, 'table')?.rows.length, 2);
  assert.equal(block(paper, 'table')?.total?.label, 'Total hasta el 27/11/2026');
});

test('a bill to pay carries bars with both amounts and a QR that leads to it', () => {
  const paper = draw();
  // Company 0000, amount, year and day of year, client, currency, surcharge, days to the second date, two check digits.
  assert.match(block(paper, 'barcode')?.digits ?? '', /^0000043858122633100000100000001013157410\d\d$/);
  const human = block(paper, 'barcode')?.human.replace(/ /g, '');
  assert.equal(human, block(paper, 'barcode')?.digits);
  assert.equal(
    block(paper, 'qr')?.content,
    'https://oficina.example.com/cuentas/100000001/facturas/B-1001-25',
  );
});

test('a stated balance is what the bars ask for, without a surcharge', () => {
  const paper = draw({ invoice: invoice({ amountDueCents: 12_345 }) });
  assert.match(block(paper, 'barcode')?.digits ?? '', /^00000001234526331\d{14}000000000\d\d$/);
});

test("the operator's own layout and template are used", () => {
  const paper = draw({}, { barcode: pagoFacilLayout('2931'), qr: 'ACME:{invoice}:{amount}' });
  assert.match(block(paper, 'barcode')?.digits ?? '', /^2931/);
  assert.equal(block(paper, 'qr')?.content, 'ACME:B-1001-25:43858.12');
});

test('a broken layout or an amount that does not fit gives no bars rather than wrong ones', () => {
  assert.equal(block(draw({}, { barcode: { fields: [] } }), 'barcode'), undefined);
  const huge = invoice({ amountCents: 99_999_999_999, secondAmountCents: null, secondDueOn: null });
  assert.equal(block(draw({ invoice: huge }), 'barcode'), undefined);
});

test('what cannot be paid carries no code', () => {
  const bill = invoice();
  const settled = invoice({ status: 'paid', paidOn: '2026-11-20' });
  for (const paper of [
    draw({ invoice: settled, offered: null }),
    draw({ invoice: invoice({ status: 'withdrawn' }), offered: null }),
    draw({ account: carla }),
    draw({ offered: offer(bill, { kind: 'in-plan', planId: 'P1' }) }),
    draw({ offered: offer(bill, { kind: 'in-progress', attemptId: 'A1' }) }),
  ]) {
    assert.equal(block(paper, 'barcode'), undefined);
    assert.equal(block(paper, 'qr'), undefined);
  }
});

test('the paper says why it cannot be paid here', () => {
  assert.ok(
    block(draw({ account: carla }), 'text')?.paragraphs.includes('Enviar a la oficina de arrendamiento'),
  );
  const plan = draw({ offered: offer(invoice(), { kind: 'in-plan', planId: 'P1' }) });
  assert.deepEqual(block(plan, 'text')?.paragraphs, ['En tu plan. Se paga con las cuotas.']);
});

test('the stamp says the state', () => {
  assert.deepEqual(draw({ today: '2026-12-01' }).stamp, { text: 'Vencida', tone: 'bad' });
  const paid = invoice({ status: 'paid', paidOn: '2026-11-20' });
  assert.deepEqual(draw({ invoice: paid, offered: null }).stamp, { text: 'Pagada', tone: 'good' });
});

test('the English paper is English throughout', () => {
  const codes = codeOptions(SETTINGS, CONFIG, createLog('silent'));
  const paper = invoicePaper(english, detailInput(), { settings: SETTINGS, codes });
  assert.equal(paper.language, 'en');
  assert.equal(paper.heading, 'Bill B-1001-25');
});
