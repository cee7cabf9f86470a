import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BillNow, Calendar, Enrolled, Order, OrderState } from '../../src/direct-debit/rules.ts';
import {
  announcementOf,
  answerStep,
  cutDecision,
  debitDayOf,
  isToldInTime,
  lastDayOfFile,
} from '../../src/direct-debit/rules.ts';

const CALENDAR: Calendar = { holidays: new Set(['2026-12-08']), cutBusinessDays: 2 };
const ON: Enrolled = { live: true, suspended: false, capCents: null };
/** A Monday. */
const TODAY = '2026-11-23';
const BILL: BillNow = { dueOn: '2026-12-11', owedCents: 50_000, holder: null };
const order = (state: OrderState, more: Partial<Order> = {}): Order => ({
  debitOn: '2026-12-11',
  amountCents: 50_000,
  state,
  ...more,
});
const told = (more: Partial<Parameters<typeof announcementOf>[0]> = {}) =>
  announcementOf({ today: TODAY, calendar: CALENDAR, enrolled: ON, bill: BILL, order: null, ...more });

test('a debit is made on the due date, or on the next day on which banks work', () => {
  assert.equal(debitDayOf('2026-12-11', CALENDAR), '2026-12-11');
  assert.equal(debitDayOf('2026-12-12', CALENDAR), '2026-12-14');
  assert.equal(debitDayOf('2026-12-08', CALENDAR), '2026-12-09');
});

test('five business days lie between the notice and the debit, and a notice of a Sunday counts from Monday', () => {
  assert.equal(isToldInTime(TODAY, '2026-11-30', CALENDAR), true);
  assert.equal(isToldInTime(TODAY, '2026-11-27', CALENDAR), false);
  assert.equal(isToldInTime('2026-11-22', '2026-11-27', CALENDAR), false);
  assert.equal(isToldInTime('2026-12-02', '2026-12-09', CALENDAR), false);
  assert.equal(lastDayOfFile('2026-12-04', CALENDAR), '2026-12-09');
});

test('a bill is announced once, again when it changes, and never when it is too late', () => {
  const fresh = { kind: 'announce', debitOn: '2026-12-11', amountCents: 50_000 };
  assert.deepEqual(told(), fresh);
  assert.equal(told({ order: order('announced') }), null);
  assert.deepEqual(told({ order: order('announced', { amountCents: 1 }) }), fresh);
  assert.deepEqual(told({ order: order('withdrawn') }), fresh);
  assert.equal(told({ today: '2026-12-07' }), null);
  for (const state of ['skipped', 'cut', 'paid', 'refused', 'reversed'] as const)
    assert.equal(told({ order: order(state) }), null, state);
});

test('what nobody owes, a plan holds or an ended enrolment had is not announced', () => {
  const paid = { ...BILL, owedCents: null };
  assert.equal(told({ bill: paid }), null);
  assert.deepEqual(told({ bill: paid, order: order('announced') }), { kind: 'withdraw', reason: 'not-owed' });
  const financed = { ...BILL, holder: 'plan' as const };
  assert.deepEqual(told({ bill: financed, order: order('announced') }), {
    kind: 'withdraw',
    reason: 'in-plan',
  });
  for (const holder of ['plan', 'payment', 'debit'] as const)
    assert.equal(told({ bill: { ...BILL, holder } }), null, holder);
  assert.equal(told({ enrolled: { ...ON, live: false } }), null);
  assert.equal(told({ enrolled: { ...ON, suspended: true } }), null);
});

test('a bill above the cap is told and not debited; with a higher cap it is announced after all', () => {
  const capped = { ...ON, capCents: 49_999 };
  assert.equal(told({ enrolled: capped })?.kind, 'over-cap');
  assert.equal(told({ enrolled: { ...ON, capCents: 50_000 } })?.kind, 'announce');
  assert.equal(told({ enrolled: capped, order: order('over-cap') }), null);
  assert.equal(told({ order: order('over-cap') })?.kind, 'announce');
});

test('the cut takes what is owed and free, never more than was announced', () => {
  const cut = (more: Partial<Parameters<typeof cutDecision>[0]> = {}) =>
    cutDecision({
      on: '2026-12-09',
      enrolled: ON,
      bill: BILL,
      order: order('announced'),
      payable: true,
      ...more,
    });
  assert.deepEqual(cut(), { kind: 'cut', amountCents: 50_000 });
  assert.deepEqual(cut({ bill: { ...BILL, owedCents: 100 } }), { kind: 'cut', amountCents: 100 });
  const reason = (more: Partial<Parameters<typeof cutDecision>[0]>) => {
    const decision = cut(more);
    return decision.kind === 'withdraw' ? decision.reason : decision.kind;
  };
  assert.equal(reason({ bill: { ...BILL, owedCents: 50_001 } }), 'changed');
  assert.equal(reason({ bill: { ...BILL, dueOn: '2026-12-20' } }), 'changed');
  assert.equal(reason({ bill: { ...BILL, owedCents: null } }), 'not-owed');
  assert.equal(reason({ bill: { ...BILL, holder: 'plan' } }), 'in-plan');
  assert.equal(reason({ bill: { ...BILL, holder: 'payment' } }), 'being-paid');
  assert.equal(reason({ on: '2026-12-11' }), 'missed');
  assert.equal(reason({ enrolled: { ...ON, live: false } }), 'ended');
  assert.equal(reason({ enrolled: { ...ON, suspended: true } }), 'suspended');
  assert.equal(reason({ enrolled: { ...ON, capCents: 1 } }), 'over-cap');
  assert.equal(reason({ payable: false }), 'not-here');
});

test('an answer counts once, whatever the order in which answers come', () => {
  assert.equal(answerStep('cut', 'paid'), 'pay');
  assert.equal(answerStep('paid', 'paid'), 'nothing');
  assert.equal(answerStep('refused', 'paid'), 'pay');
  assert.equal(answerStep('paid', 'refused'), 'contradiction');
  assert.equal(answerStep('cut', 'reversed'), 'pay-and-reverse');
  assert.equal(answerStep('paid', 'reversed'), 'reverse');
  assert.equal(answerStep('reversed', 'paid'), 'nothing');
  assert.equal(answerStep('announced', 'paid'), 'never-cut');
});
