import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoicePage } from '../../src/invoices/detail/page.ts';
import { carla, detailInput, english, invoice, offer, plain, spanish } from './support.ts';

const show = (changes: Parameters<typeof detailInput>[0] = {}) => invoicePage(spanish, detailInput(changes));

test('before the due date the first amount is owed, and what comes after is said', () => {
  const { amount, pay } = show();
  assert.equal(amount.label, 'Total a pagar hoy');
  assert.equal(plain(amount.value), '$ 43.858,12');
  assert.equal(plain(amount.why ?? ''), 'Después del 27 de noviembre de 2026 se pagan $ 45.173,86.');
  assert.deepEqual(pay, { href: '/cuentas/100000001/pagar', number: 'B-1001-25' });
});

test('after the due date the second amount is owed, with its surcharge', () => {
  const { amount } = show({ today: '2026-11-28' });
  assert.equal(plain(amount.value), '$ 45.173,86');
  assert.match(plain(amount.why ?? ''), /incluye \$ 1\.315,74 de recargo/);
});

test('a stated balance says where it comes from', () => {
  const { amount } = show({ invoice: invoice({ amountDueCents: 100 }) });
  assert.equal(plain(amount.value), '$ 1,00');
  assert.match(amount.why ?? '', /sistema de facturación/);
});

test('a paid bill says when, leads to its payment, and offers none', () => {
  const bill = invoice({ settledAt: '2026-11-23T02:30:00.000Z', settledBy: 'ATTEMPT' });
  const page = show({ invoice: bill, offered: null });
  assert.deepEqual(page.paid, {
    day: '22 de noviembre de 2026',
    payment: { href: '/pagos/ATTEMPT', label: 'Ver el pago' },
  });
  assert.equal(page.pay, null);
  assert.equal(page.amount.label, 'Importe');
  assert.equal(page.due.length, 1, 'its second due date matters no more');
});

test('a payment under way stands in the place of the button', () => {
  const bill = invoice();
  const page = show({ offered: offer(bill, { kind: 'in-progress', attemptId: 'ATTEMPT' }) });
  assert.equal(page.pay, null);
  assert.equal(page.blocked?.more?.href, '/pagos/ATTEMPT');
  assert.equal(page.state.text, 'Vence el 27 de noviembre');
});

test('a bill of the leasing office says whom to pay, and a paid one does not', () => {
  assert.equal(show({ account: carla }).pay, null);
  assert.equal(show({ account: carla }).unpayable?.strong, 'Enviar a la oficina de arrendamiento');
  const paid = invoice({ status: 'paid', paidOn: '2026-11-20' });
  assert.equal(show({ account: carla, invoice: paid, offered: null }).unpayable, null);
});

test('lines show quantities with their unit and prices with all their decimals', () => {
  const { rows } = show().lines;
  assert.deepEqual(
    rows.map((row) => [row.concept, row.quantity, row.unitPrice, row.amount].map(plain)),
    [
      ['Cargo fijo', '1 mes', '$ 5.237,01', '$ 5.237,01'],
      ['Consumo de agua', '39,5 m³', '$ 978,0534', '$ 38.621,11'],
    ],
  );
});

test('lines that do not sum to the amount are completed, never left wrong', () => {
  const lines = [{ concept: 'Fijo', quantity: null, unit: null, unitPrice: null, amountCents: 4_385_712 }];
  assert.deepEqual(
    show({ lines }).lines.rows.map((row) => [row.concept, plain(row.amount)]),
    [
      ['Fijo', '$ 43.857,12'],
      ['Otros conceptos', '$ 1,00'],
    ],
  );
  assert.deepEqual(show({ lines: [] }).lines.rows, []);
});

test('there is a total for each due date', () => {
  assert.deepEqual(
    show().lines.totals.map((total) => [total.label, plain(total.amount)]),
    [
      ['Total hasta el 27/11/2026', '$ 43.858,12'],
      ['Total hasta el segundo vencimiento, 07/12/2026', '$ 45.173,86'],
    ],
  );
  const single = invoice({ secondDueOn: null, secondAmountCents: null });
  assert.equal(show({ invoice: single }).lines.totals[0]?.label, 'Total');
  assert.equal(show({ invoice: single }).due.length, 1);
});

test('the same bill in English', () => {
  const page = invoicePage(english, detailInput());
  assert.equal(page.heading, 'September 2026');
  assert.equal(page.amount.label, 'To pay today');
  assert.equal(page.amount.value, '$43,858.12');
});
