import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Invoice } from '../../src/invoices/invoice.ts';
import {
  amountOwed,
  amountReason,
  currentInvoices,
  hasBalance,
  invoiceState,
  isOwed,
  paidDay,
  periodLabel,
} from '../../src/invoices/invoice.ts';
import { addDays, daysBetween } from '../../src/kit/dates.ts';
import { invoice, TIME_ZONE } from './support.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
const cents = fc.integer({ min: 1, max: 1_000_000_000 });
const anyInvoice: fc.Arbitrary<Invoice> = fc
  .record({
    dueOn: day,
    amountCents: cents,
    secondAmountCents: fc.option(cents),
    amountDueCents: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
    status: fc.constantFrom('open', 'paid', 'withdrawn'),
    settledAt: fc.option(fc.constant('2026-11-22T12:00:00.000Z')),
  })
  .map((changes) => invoice(changes));

test('the first amount is owed through the due date and the second from the day after', () => {
  const bill = invoice();
  for (const [today, owed] of [
    ['2026-11-12', 4_385_812],
    ['2026-11-27', 4_385_812],
    ['2026-11-28', 4_517_386],
    ['2026-12-07', 4_517_386],
    ['2027-06-01', 4_517_386],
  ] as const) {
    assert.equal(amountOwed(bill, today), owed, today);
  }
});

test('without a second amount a late bill owes its only one', () => {
  assert.equal(amountOwed(invoice({ secondAmountCents: null }), '2026-12-31'), 4_385_812);
});

test('what the billing system states wins before and after the due date', () => {
  fc.assert(
    fc.property(anyInvoice, day, (bill, today) => {
      fc.pre(bill.amountDueCents !== null);
      assert.equal(amountOwed(bill, today), bill.amountDueCents);
      assert.equal(amountReason(bill, today), 'stated');
    }),
  );
});

test('what is owed is always one of the amounts on the bill, and why agrees with it', () => {
  fc.assert(
    fc.property(anyInvoice, day, (bill, today) => {
      const late = daysBetween(bill.dueOn, today) > 0;
      const expected = {
        stated: bill.amountDueCents,
        'in-time': late ? null : bill.amountCents,
        late: late ? bill.amountCents : null,
        'late-with-surcharge': late ? bill.secondAmountCents : null,
      }[amountReason(bill, today)];
      assert.equal(amountOwed(bill, today), expected);
    }),
  );
});

test('a bill changes its state on the day after the due date and seven days before it', () => {
  for (const [today, state] of [
    ['2026-11-19', 'open'],
    ['2026-11-20', 'due-soon'],
    ['2026-11-27', 'due-soon'],
    ['2026-11-28', 'overdue'],
  ] as const) {
    assert.equal(invoiceState(invoice(), today), state, today);
  }
});

test('a bill without a balance is neither overdue nor payable', () => {
  const bill = invoice({ amountDueCents: 0 });
  assert.equal(invoiceState(bill, '2027-01-01'), 'no-balance');
  assert.equal(hasBalance(bill, '2027-01-01'), false);
});

test('only an open bill that nobody settled is owed, and only such a bill is late or due', () => {
  fc.assert(
    fc.property(anyInvoice, day, (bill, today) => {
      const state = invoiceState(bill, today);
      assert.equal(isOwed(bill), ['no-balance', 'overdue', 'due-soon', 'open'].includes(state));
      assert.equal(hasBalance(bill, today), isOwed(bill) && state !== 'no-balance');
      if (state === 'overdue') assert.ok(today > bill.dueOn);
      if (state === 'open' || state === 'due-soon') assert.ok(today <= bill.dueOn);
    }),
  );
});

test('what the portal collected makes a bill paid, whatever the export says', () => {
  const settledAt = '2026-11-23T02:30:00.000Z';
  for (const status of ['open', 'paid', 'withdrawn'] as const) {
    assert.equal(invoiceState(invoice({ status, settledAt }), '2027-01-01'), 'paid', status);
  }
  assert.equal(paidDay(invoice({ settledAt, paidOn: '2026-11-30' }), TIME_ZONE), '2026-11-22');
  assert.equal(paidDay(invoice({ status: 'paid', paidOn: '2026-11-30' }), TIME_ZONE), '2026-11-30');
  assert.equal(paidDay(invoice(), TIME_ZONE), null);
});

test('the stricter rule leaves the newest bill and those that are owed', () => {
  const paid = (number: string) => invoice({ number, status: 'paid' });
  const newest = currentInvoices([paid('B-4'), invoice({ number: 'B-3' }), paid('B-2'), paid('B-1')]);
  assert.deepEqual(
    newest.map((bill) => bill.number),
    ['B-4', 'B-3'],
  );
  assert.deepEqual(currentInvoices([]), []);
});

test('periods are told in words, and what is not a period stays as it is', () => {
  for (const [period, es, en] of [
    ['2026-B3', 'Bimestre 3 de 2026', 'Two-month period 3 of 2026'],
    ['2026-09', 'Septiembre de 2026', 'September 2026'],
    ['Reconexión', 'Reconexión', 'Reconexión'],
    ['', '', ''],
  ] as const) {
    assert.equal(periodLabel(period, 'es'), es);
    assert.equal(periodLabel(period, 'en'), en);
  }
});
