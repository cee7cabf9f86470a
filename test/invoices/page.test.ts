import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Invoice } from '../../src/invoices/invoice.ts';
import { hasBalance } from '../../src/invoices/invoice.ts';
import type { InvoicesInput } from '../../src/invoices/page.ts';
import { invoicesPage } from '../../src/invoices/page.ts';
import { ana, carla, english, invoice, offer, PHONE, plain, spanish, TIME_ZONE, TODAY } from './support.ts';

const paid = (number: string, paidOn: string) =>
  invoice({ number, dueOn: paidOn, paidOn, status: 'paid', period: paidOn.slice(0, 7) });

function input(invoices: Invoice[], changes: Partial<InvoicesInput> = {}): InvoicesInput {
  const offered = invoices.filter((bill) => hasBalance(bill, TODAY)).map((bill) => offer(bill));
  return {
    account: ana,
    today: TODAY,
    timeZone: TIME_ZONE,
    phone: PHONE,
    invoices,
    offered,
    remarks: [],
    chosen: [],
    onlyCurrent: false,
    ...changes,
  };
}

test('pending bills can be ticked, the newest first, and the rest is told by year', () => {
  const later = invoice({ number: 'B-1001-26', dueOn: '2026-12-27' });
  const page = invoicesPage(
    spanish,
    input([
      later,
      invoice(),
      paid('B-3', '2026-03-01'),
      paid('B-2', '2025-12-01'),
      paid('B-1', '2025-02-01'),
    ]),
  );
  assert.deepEqual(
    page.rows.map((row) => [row.field, row.value]),
    [
      ['factura', 'B-1001-26'],
      ['factura', 'B-1001-25'],
    ],
  );
  assert.equal(page.payHref, '/cuentas/100000001/pagar');
  assert.deepEqual(
    page.settled.map((year) => [year.heading, year.rows.map((row) => row.number)]),
    [
      ['Pagadas y retiradas', ['B-3']],
      ['2025: 2 facturas', ['B-2', 'B-1']],
    ],
  );
  assert.equal(page.none, null);
});

test('every state has a glyph, words and a tint', () => {
  const { settled } = invoicesPage(
    spanish,
    input([
      paid('B-3', '2026-03-01'),
      invoice({ number: 'B-2', status: 'withdrawn' }),
      invoice({ number: 'B-1', amountDueCents: 0 }),
    ]),
  );
  assert.deepEqual(
    settled[0]?.rows.map((row) => row.state),
    [
      { tone: 'ok', glyph: '✓', text: 'Pagada el 01/03/2026' },
      { tone: 'off', glyph: '–', text: 'Retirada' },
      { tone: 'ok', glyph: '✓', text: 'Sin saldo' },
    ],
  );
});

test('what was ticked before stays ticked and is summed', () => {
  const chosen = offer(invoice());
  const page = invoicesPage(spanish, input([invoice()], { offered: [chosen], chosen: [chosen] }));
  assert.equal(page.rows[0]?.checked, true);
  assert.equal(page.selection.count, '1 seleccionada');
  assert.equal(plain(page.selection.total), '$ 43.858,12');
});

test('a bill of a plan is not pending: it stands apart, with the way to the plan', () => {
  const blocked = offer(invoice(), { kind: 'in-plan', planId: 'P1' });
  const page = invoicesPage(spanish, input([invoice()], { offered: [blocked] }));
  assert.deepEqual(page.rows, []);
  assert.equal(page.inPlan?.href, '/cuentas/100000001/planes/P1');
  assert.deepEqual(page.inPlan?.rows[0]?.state, { tone: 'info', glyph: '…', text: 'En tu plan' });
  assert.equal(page.none, null);
  assert.equal(page.payHref, null);
});

test("an account of the leasing office has no boxes but the bill's own words", () => {
  const bill = invoice({ accountNumber: carla.number });
  const page = invoicesPage(spanish, input([bill], { account: carla }));
  assert.deepEqual(page.rows, []);
  assert.equal(page.payHref, null);
  assert.equal(page.unpayable?.message.strong, 'Enviar a la oficina de arrendamiento');
  assert.match(page.unpayable?.message.second ?? '', /\(0261\) 555-0100/);
  assert.equal(page.unpayable?.rows[0]?.state.text, 'Vence el 27 de noviembre');
  const inEnglish = invoicesPage(english, input([bill], { account: carla }));
  assert.equal(inEnglish.unpayable?.message.strong, 'Remit to leasing office');
});

test('the note of the billing system is repeated only when it says something else', () => {
  const noted = (collectionNote: string | null) =>
    invoicesPage(spanish, input([], { account: { ...carla, collectionNote } })).unpayable?.message.second ??
    '';
  assert.doesNotMatch(noted('Enviar a la oficina de arrendamiento.'), /dice/);
  assert.doesNotMatch(noted(null), /dice/);
  assert.match(
    noted('Administración Torres, 555-0177'),
    /En la factura dice: Administración Torres, 555-0177\./,
  );
});

test('a closed account names the customer centre and who inherits the balance', () => {
  const page = invoicesPage(spanish, input([], { account: { ...ana, status: 'closed' } }));
  assert.match(page.unpayable?.message.strong ?? '', /cerrada/);
  assert.match(page.unpayable?.message.second ?? '', /centro de atención.+recibe el saldo/);
});

test('nothing pending and nothing at all are told apart', () => {
  assert.equal(invoicesPage(spanish, input([])).none?.heading, 'Todavía no hay facturas');
  const none = invoicesPage(spanish, input([paid('B-1', '2026-03-01')])).none;
  assert.equal(none?.heading, 'No tenés facturas pendientes');
});

test('a number with marks of its own is encoded in its addresses', () => {
  const page = invoicesPage(spanish, input([invoice({ number: 'A/1 #2', status: 'paid' })]));
  const row = page.settled[0]?.rows[0];
  assert.equal(row?.href, '/cuentas/100000001/facturas/A%2F1%20%232');
  assert.equal(row?.pdf.href, '/cuentas/100000001/facturas/A%2F1%20%232.pdf');
});
