import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planProgress, standing } from '../../src/plans/plan.ts';

test('the progress of a plan counts what is paid and adds up what is not', () => {
  const instalments = [1, 2, 3].map((position) => ({
    id: `Q-${position}`,
    position,
    dueOn: '2026-04-10',
    amountCents: 10_000 + position,
    settledAt: position === 2 ? '2026-03-10T15:00:00.000Z' : null,
  }));
  const plan = {
    id: 'L-1',
    accountNumber: '100000006',
    state: 'active' as const,
    expiresOn: null,
    instalments,
  };
  assert.deepEqual(planProgress(plan), { paid: 1, of: 3, remainingCents: 20_004 });
});

const FACTS = { today: '2026-03-15', billsOwed: true, beingPaid: false };
const STANDINGS: [string, Partial<typeof FACTS>, string][] = [
  ['on its last day', {}, 'generated'],
  ['the day after', { today: '2026-03-16' }, 'expired'],
  [
    'the day after, while its first instalment is being paid',
    { today: '2026-03-16', beingPaid: true },
    'generated',
  ],
  ['after one of its bills was paid', { billsOwed: false }, 'discarded'],
];
for (const [when, facts, state] of STANDINGS) {
  test(`a plan that was generated, ${when}: ${state}`, () => {
    const plan = { state: 'generated' as const, expiresOn: '2026-03-15' };
    assert.equal(standing(plan, { ...FACTS, ...facts }), state);
  });
}

test('time and bills change nothing of a plan that has begun', () => {
  const plan = { state: 'active' as const, expiresOn: '2026-03-15' };
  assert.equal(standing(plan, { today: '2027-01-01', billsOwed: false, beingPaid: false }), 'active');
});
