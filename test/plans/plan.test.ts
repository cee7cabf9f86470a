import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canBeFinanced, planProgress } from '../../src/plans/plan.ts';

const DEBT = { overdueCents: 3_000_000, minimumCents: 3_000_000, hasPlan: false, collectable: true };
const OFFERS: [string, Partial<typeof DEBT>, boolean][] = [
  ['debt of the minimum', {}, true],
  ['debt one cent below the minimum', { overdueCents: 2_999_999 }, false],
  ['a plan in force', { hasPlan: true }, false],
  ['an account that is not collected here', { collectable: false }, false],
];
for (const [what, facts, offered] of OFFERS) {
  test(`${what}: a plan is ${offered ? 'offered' : 'not offered'}`, () => {
    assert.equal(canBeFinanced({ ...DEBT, ...facts }), offered);
  });
}

test('the progress of a plan counts what is paid and adds up what is not', () => {
  const instalments = [1, 2, 3].map((position) => ({
    id: `Q-${position}`,
    position,
    dueOn: '2026-04-10',
    amountCents: 10_000 + position,
    settledAt: position === 2 ? '2026-03-10T15:00:00.000Z' : null,
  }));
  const plan = { id: 'L-1', accountNumber: '100000006', state: 'active' as const, instalments };
  assert.deepEqual(planProgress(plan), { paid: 1, of: 3, remainingCents: 20_004 });
});
