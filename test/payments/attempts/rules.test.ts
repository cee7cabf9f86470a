import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addMinutes } from '../../../src/kit/dates.ts';
import type { Attempt, AttemptState, GivenUp } from '../../../src/payments/attempts/attempt.ts';
import {
  ATTEMPT_STATES,
  checkAfterSilence,
  mayBecome,
  nextCheck,
} from '../../../src/payments/attempts/attempt.ts';
import { judge } from '../../../src/payments/attempts/outcome/judge.ts';
import type { PlatformTruth, ProviderPayment } from '../../../src/payments/platforms/platform.ts';

const STATES = Object.keys(ATTEMPT_STATES) as AttemptState[];
const CREATED = '2026-03-10T15:00:00.000Z';
const EXPECTS = { live: false, collector: null };
const YOUNG = { ageSeconds: 30, givenUp: null, expects: EXPECTS };
const OLD = { ...YOUNG, ageSeconds: 61 };

const attempt = (facts: Partial<Attempt> = {}): Attempt => ({
  id: 'A-1',
  accountNumber: '100000001',
  userId: 'U-ana',
  language: 'es',
  platform: 'test',
  checkoutId: null,
  checkoutUrl: null,
  chargedBy: 'checkout',
  state: 'redirected',
  reason: null,
  totalCents: 4_385_812,
  currency: 'ARS',
  receiptEmail: 'ana.gomez@example.com',
  verificationCode: 'K7PM-2QXD-9R4T',
  createdAt: CREATED,
  paidAt: null,
  checks: 0,
  ...facts,
});
const payment = (facts: Partial<ProviderPayment> = {}): ProviderPayment => ({
  id: 'P-1',
  reference: 'A-1',
  status: 'approved',
  reason: null,
  amountCents: 4_385_812,
  currency: 'ARS',
  refundedCents: 0,
  disputed: false,
  live: true,
  collector: null,
  method: 'card',
  lastFour: '0604',
  ...facts,
});
const checkout = (status: 'open' | 'complete' | 'expired' | 'cancelled') => ({
  id: 'C-1',
  url: 'https://pagos.example/C-1',
  status,
});
const told = (
  status: 'open' | 'complete' | 'expired' | 'cancelled' | null,
  ...payments: ProviderPayment[]
): PlatformTruth => ({ checkout: status && checkout(status), payments });

for (const from of STATES) {
  test(`${from}: where it may go from here is what the rules of both states need`, () => {
    for (const to of STATES) {
      const step = `${from} → ${to}`;
      if (from === 'paid' || from === to || to === 'created') assert.equal(mayBecome(from, to), false, step);
      if (to === 'paid' && from !== 'paid')
        assert.equal(mayBecome(from, to), true, `${step}: late truth wins`);
      const undecided = to === 'redirected' || to === 'unknown' || !ATTEMPT_STATES[to].holds;
      if (!ATTEMPT_STATES[from].holds && undecided)
        assert.equal(mayBecome(from, to), false, `${step}: what was given up only wakes up for money`);
    }
  });
}

for (const state of STATES) {
  test(`${state}: open attempts hold their items, resumable ones are open`, () => {
    const rules = ATTEMPT_STATES[state];
    if (rules.open) assert.ok(rules.holds);
    if (rules.resumable) assert.ok(rules.open);
  });

  test(`${state} and an approved payment of the right amount: paid`, () => {
    assert.equal(judge(attempt({ state }), told('complete', payment()), OLD).state, 'paid');
  });

  test(`${state} and an approved payment of another amount or currency: to review, never credited`, () => {
    for (const wrong of [{ amountCents: 4_385_811 }, { amountCents: 4_385_813 }, { currency: 'USD' }]) {
      const verdict = judge(attempt({ state }), told('complete', payment(wrong)), OLD);
      assert.deepEqual([verdict.state, verdict.approved], ['review', []]);
    }
  });

  test(`${state}, a right payment and one of another amount or currency: paid by the right one alone`, () => {
    for (const wrong of [{ amountCents: 4_385_811 }, { amountCents: 4_385_813 }, { currency: 'USD' }]) {
      for (const [first, second] of [
        [{}, wrong],
        [wrong, {}],
      ]) {
        const truth = told('complete', payment(first), payment({ id: 'P-2', ...second }));
        const verdict = judge(attempt({ state }), truth, OLD);
        assert.equal(verdict.state, 'paid');
        assert.equal(verdict.approved.length, 1);
        assert.equal(verdict.doubtful.length, 1);
        assert.notEqual(verdict.approved[0]?.id, verdict.doubtful[0]?.payment.id);
      }
    }
  });
}

const VERDICTS: [string, PlatformTruth, AttemptState, Attempt['reason']][] = [
  ['a pending payment', told('complete', payment({ status: 'pending' })), 'processing', null],
  ['a refusal', told('complete', payment({ status: 'rejected', reason: 'funds' })), 'rejected', 'funds'],
  ['a refusal without a reason', told('complete', payment({ status: 'rejected' })), 'rejected', 'other'],
  [
    'a refusal, then an approval',
    told('complete', payment({ id: 'P-0', status: 'rejected' }), payment()),
    'paid',
    null,
  ],
  [
    'a refusal, then a pending payment',
    told('open', payment({ id: 'P-0', status: 'rejected' }), payment({ status: 'pending' })),
    'processing',
    null,
  ],
  ['an open checkout', told('open'), 'redirected', null],
  ['a checkout that ran out', told('expired'), 'expired', null],
  ['a checkout that the payer left there', told('cancelled'), 'cancelled', 'customer'],
];
for (const [what, truth, state, reason] of VERDICTS) {
  test(`${what}: ${state}`, () => {
    const verdict = judge(attempt(), truth, OLD);
    assert.deepEqual([verdict.state, verdict.reason], [state, reason]);
  });
}

test('an attempt whose checkout turns up after all is one that was redirected', () => {
  for (const state of ['created', 'unknown'] as const)
    assert.equal(judge(attempt({ state }), told('open'), YOUNG).state, 'redirected');
});

test('an attempt that the platform never heard of waits a minute, then it was never sent', () => {
  for (const state of ['created', 'unknown'] as const) {
    assert.equal(judge(attempt({ state }), told(null), YOUNG).state, state);
    const late = judge(attempt({ state }), told(null), OLD);
    assert.deepEqual([late.state, late.reason], ['cancelled', 'never-sent']);
  }
});

test('an answer from before the checkout was opened takes nothing back', () => {
  const opened = attempt({ checkoutId: 'C-1' });
  assert.equal(judge(opened, told(null), OLD).state, 'redirected');
  assert.equal(judge(opened, told(null), { ...OLD, givenUp: 'customer' }).state, 'redirected');
});

test('given up: cancelled with its reason, unless a payment was faster', () => {
  for (const givenUp of ['customer', 'not-owed'] satisfies GivenUp[]) {
    const asked = { ...YOUNG, givenUp };
    for (const truth of [told('expired'), told(null)]) {
      const verdict = judge(attempt({ state: 'created' }), truth, asked);
      assert.deepEqual([verdict.state, verdict.reason], ['cancelled', givenUp]);
    }
    assert.equal(judge(attempt(), told('complete', payment()), asked).state, 'paid');
    assert.equal(
      judge(attempt(), told('complete', payment({ status: 'pending' })), asked).state,
      'processing',
    );
  }
});

const anyPayment = fc.record({
  id: fc.constantFrom('P-1', 'P-2'),
  status: fc.constantFrom('approved' as const, 'pending' as const, 'rejected' as const),
  reason: fc.constantFrom(null, 'funds' as const, 'other' as const),
  amountCents: fc.constantFrom(4_385_812, 4_385_812, 1),
  currency: fc.constantFrom('ARS', 'ARS', 'USD'),
  reference: fc.constant('A-1'),
  refundedCents: fc.constant(0),
  disputed: fc.constant(false),
  live: fc.constant(true),
  collector: fc.constant(null),
  method: fc.constant('card' as const),
  lastFour: fc.constant(null),
});
const anyTruth = fc.record({
  checkout: fc.option(
    fc.constantFrom('open' as const, 'complete' as const, 'expired' as const).map(checkout),
  ),
  payments: fc.array(anyPayment, { maxLength: 3 }),
});
const anyAsked = fc.record({
  ageSeconds: fc.integer({ min: 0, max: 600_000 }),
  givenUp: fc.constantFrom(null, 'customer' as const, 'not-owed' as const),
  expects: fc.constant(EXPECTS),
});

/** What an attempt is after the word was applied, as `settle` does it. */
function after(before: Attempt, truth: PlatformTruth, asked: Parameters<typeof judge>[2]): Attempt {
  const { state, reason } = judge(before, truth, asked);
  return state !== before.state && mayBecome(before.state, state) ? { ...before, state, reason } : before;
}

test('no word of the platform, in any order, takes a paid attempt back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyTruth, anyAsked), { maxLength: 8 }), (words) => {
      let now = attempt({ state: 'paid' });
      for (const [truth, asked] of words) now = after(now, truth, asked);
      assert.equal(now.state, 'paid');
    }),
  );
});

test('an approved payment makes every attempt paid, whatever was said before it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyTruth, anyAsked), { maxLength: 8 }), anyAsked, (words, asked) => {
      let now = attempt({ state: 'created' });
      for (const [truth, then] of words) now = after(now, truth, then);
      assert.equal(after(now, told('complete', payment()), asked).state, 'paid');
    }),
  );
});

test('the same word told twice changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATES), anyTruth, anyAsked, (state, truth, asked) => {
      const once = after(attempt({ state }), truth, asked);
      assert.deepEqual(after(once, truth, asked), once);
    }),
  );
});

const AT_MINUTES: [number, number | null][] = [
  [0, 2],
  [1.9, 2],
  [2, 5],
  [5, 15],
  [15, 35],
  [35, 60],
  [60, 60 + 360],
  [7200, 7200 + 360],
  [7200.1, null],
];
for (const [age, next] of AT_MINUTES) {
  test(`asked ${age} minutes after it began, the platform is asked again ${next === null ? 'no more' : `at minute ${next}`}`, () => {
    const now = addMinutes(CREATED, age);
    assert.equal(nextCheck(CREATED, now), next === null ? null : addMinutes(CREATED, next));
  });
}

const AFTER_SILENCE: [number, number][] = [
  [0, 2],
  [4, 5],
  [16, 21],
  [70, 75],
  [8000, 8360],
];
for (const [age, next] of AFTER_SILENCE) {
  test(`without an answer at minute ${age}, the platform is asked again at minute ${next}`, () => {
    assert.equal(checkAfterSilence(CREATED, addMinutes(CREATED, age)), addMinutes(CREATED, next));
  });
}

const DOUBTFUL: [string, Partial<ProviderPayment>, Attempt['reason']][] = [
  ['another amount', { amountCents: 1 }, 'amount'],
  ['another currency', { currency: 'USD' }, 'currency'],
  ['test money', { live: false }, 'test-money'],
  ['another collector', { collector: '999' }, 'collector'],
];
for (const [what, facts, reason] of DOUBTFUL) {
  test(`${what} where real money of one collector is expected: to review, with its reason`, () => {
    const strict = { ...OLD, expects: { live: true, collector: '123' } };
    const verdict = judge(attempt(), told('complete', payment({ collector: '123', ...facts })), strict);
    assert.deepEqual([verdict.state, verdict.reason], ['review', reason]);
    assert.equal(judge(attempt(), told('complete', payment({ collector: '123' })), strict).state, 'paid');
  });
}

test('test money is money in the demo, and who collected does not matter where nobody says', () => {
  assert.equal(judge(attempt(), told('complete', payment({ live: false })), OLD).state, 'paid');
  const one = { ...OLD, expects: { live: true, collector: '123' } };
  assert.equal(judge(attempt(), told('complete', payment({ collector: null })), one).state, 'paid');
});
