import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../src/kit/dates.ts';
import { historyPage, outsidePaymentPage, shownOf } from '../../src/receipts/history/page.ts';
import { pageOf, pagerOf } from '../../src/receipts/history/pager.ts';
import { paidInvoices, paidInvoicesPage } from '../../src/receipts/history/paid-invoices.ts';
import { dayOf, mergePayments } from '../../src/receipts/history/payment.ts';
import { ana, english, invoice, plain, spanish, TIME_ZONE } from '../invoices/support.ts';
import { outsidePayment, portalPayment, september } from './history-support.ts';

const shown = {
  accountNumber: ana.number,
  timeZone: TIME_ZONE,
  unfinished: [],
  page: undefined,
  phone: '(0261) 555-0100',
};

test('payments made here and elsewhere are one list, newest first, and none is lost', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
  const both = fc.array(fc.record({ day, portal: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(both, (made) => {
      const portal = made
        .filter((one) => one.portal)
        .map((one) => portalPayment({ paidAt: `${one.day}T15:00:00.000Z` }));
      const outside = made.filter((one) => !one.portal).map((one) => outsidePayment({ paidOn: one.day }));
      const days = mergePayments(portal, outside, TIME_ZONE).map((payment) => dayOf(payment, TIME_ZONE));
      assert.deepEqual(
        days,
        made
          .map((one) => one.day)
          .sort()
          .reverse(),
      );
    }),
  );
});

test('a payment shortly before local midnight belongs to the local day', () => {
  const late = portalPayment({ paidAt: '2026-11-23T02:30:00.000Z' });
  assert.equal(dayOf(late, TIME_ZONE), '2026-11-22');
  const merged = mergePayments([late], [outsidePayment({ paidOn: '2026-11-23' })], TIME_ZONE);
  assert.deepEqual(
    merged.map((payment) => payment.kind),
    ['outside', 'portal'],
  );
});

test('each payment says when, what, how and how much, and can be printed', () => {
  const page = historyPage(spanish, {
    ...shown,
    shown: shownOf([portalPayment(), outsidePayment({ reference: 'CAJA/7' })], '1'),
  });
  const [here, elsewhere] = page.rows;
  assert.deepEqual(
    { ...here, amount: plain(here?.amount ?? '') },
    {
      day: '22 de noviembre de 2026',
      href: '/pagos/ATTEMPT',
      what: 'Septiembre de 2026',
      means: 'Tarjeta terminada en 4242',
      reference: null,
      amount: '$ 43.858,12',
      marks: [],
      print: { href: '/pagos/ATTEMPT.pdf', label: 'Imprimir el pago del 22 de noviembre de 2026' },
    },
  );
  assert.equal(elsewhere?.href, '/cuentas/100000001/pagos/externos/CAJA%2F7');
  assert.equal(elsewhere?.print.href, '/cuentas/100000001/pagos/externos/CAJA%2F7.pdf');
  assert.equal(elsewhere?.means, 'Pago Fácil');
  assert.equal(plain(page.summary), '2 pagos · $ 72.787,72 en total');
  assert.equal(page.listHref, '/cuentas/100000001/pagos.pdf');
});

test('several items are counted, no item is a payment on account, and unknown channels stay readable', () => {
  const instalment = { ...september, kind: 'instalment' as const };
  const payments = [
    portalPayment({ items: [september, september], method: null }),
    portalPayment({ items: [september, instalment], method: 'bank_account', lastFour: null }),
    outsidePayment({ invoiceNumber: null, period: null, channel: 'billetera_del_sol' }),
  ];
  const { rows } = historyPage(spanish, { ...shown, shown: shownOf(payments, '1') });
  assert.deepEqual(
    rows.map((row) => [row.what, row.means]),
    [
      ['2 facturas', 'Oficina virtual'],
      ['2 conceptos', 'Cuenta bancaria'],
      ['Pago a cuenta', 'Billetera del sol'],
    ],
  );
});

test('an empty history has nothing to print', () => {
  const page = historyPage(english, { ...shown, shown: shownOf([], '1') });
  assert.equal(page.listHref, null);
  assert.deepEqual(page.rows, []);
  assert.equal(page.t.none, 'There are no payments yet');
});

test('pages hold 25 lines, and no number of a page leads nowhere', () => {
  const all = Array.from({ length: 60 }, (_, index) => index);
  assert.equal(pageOf(all, '1').items.length, 25);
  assert.deepEqual(pageOf(all, '3').items, all.slice(50));
  for (const wanted of [undefined, '', '0', '-1', '1e9', 'x', '2.5']) {
    assert.equal(pageOf(all, wanted).number, 1, wanted);
  }
  assert.equal(pageOf(all, '99').number, 3);
  assert.deepEqual(pageOf([], '2'), { items: [], number: 1, of: 1 });
});

test('the pager names every page and the way on and back', () => {
  const pager = pagerOf('es', { number: 2, of: 3 }, '/p');
  assert.deepEqual(
    pager?.pages.map((page) => [page.label, page.href, page.current]),
    [
      ['1', '/p', false],
      ['2', '/p?pagina=2', true],
      ['3', '/p?pagina=3', false],
    ],
  );
  assert.deepEqual(pager?.previous, { label: 'Anterior', href: '/p' });
  assert.deepEqual(pager?.next, { label: 'Siguiente', href: '/p?pagina=3' });
  assert.equal(pagerOf('es', { number: 1, of: 1 }, '/p'), null);
});

const settled = invoice({ settledAt: '2026-11-22T18:12:00.000Z', settledBy: 'ATTEMPT' });
const atTheBank = invoice({
  number: 'B-1001-01',
  status: 'paid',
  paidOn: '2024-11-27',
  amountCents: 1_000_000,
});

test('paid bills carry what was really paid and how, the last paid first', () => {
  const withdrawn = invoice({ number: 'B-0', status: 'withdrawn' });
  const payments = [
    portalPayment(),
    outsidePayment(),
    outsidePayment({ reference: 'CAJA-2', amountCents: 40 }),
  ];
  const paid = paidInvoices([invoice({ number: 'B-9' }), withdrawn, atTheBank, settled], payments, TIME_ZONE);
  assert.deepEqual(
    paid.map((one) => [one.invoice.number, one.paidOn, one.amountCents]),
    [
      ['B-1001-25', '2026-11-22', 4_385_812],
      ['B-1001-01', '2024-11-27', 2_893_000],
    ],
  );
  const page = paidInvoicesPage(spanish, {
    accountNumber: ana.number,
    paid,
    visible: new Set(['B-1001-25']),
    page: undefined,
  });
  const [first, second] = page.rows;
  assert.equal(first?.means, 'Tarjeta terminada en 4242');
  assert.equal(first?.print?.href, '/cuentas/100000001/facturas/B-1001-25.pdf');
  assert.equal(second?.means, 'Pago Fácil');
  assert.equal(second?.href, null, 'not visible to this customer');
});

test('a paid bill without a payment on record still shows its amount', () => {
  const paid = paidInvoices([atTheBank], [], TIME_ZONE);
  assert.equal(paid[0]?.amountCents, 1_000_000);
  const page = paidInvoicesPage(spanish, {
    accountNumber: ana.number,
    paid,
    visible: new Set(),
    page: undefined,
  });
  assert.equal(page.rows[0]?.means, 'Sin datos del medio');
});

test('a payment made elsewhere leads to its bill', () => {
  const page = outsidePaymentPage(spanish, { accountNumber: ana.number, payment: outsidePayment() });
  assert.deepEqual(
    page.facts.map((fact) => fact.value),
    ['27 de noviembre de 2024', 'Pago Fácil', 'CAJA-1', 'Septiembre de 2024', 'B-1001-01'],
  );
  assert.equal(page.facts[3]?.href, '/cuentas/100000001/facturas/B-1001-01');
});
