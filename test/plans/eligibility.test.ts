import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleAccount, sampleBill } from '../../src/payables/sample.ts';
import { debtOf, judgeDebt } from '../../src/plans/offer/eligibility.ts';

const one = sampleBill(1, { dueOn: '2026-03-10', amountCents: 2_000_000 });
const two = sampleBill(2, { dueOn: '2026-05-10', amountCents: 1_000_000 });
const coming = sampleBill(3, { dueOn: '2027-01-10', amountCents: 9_000_000 });
const held = sampleBill(4, {
  dueOn: '2026-07-10',
  amountCents: 5_000_000,
  obstacle: { kind: 'in-progress', attemptId: 'A-1' },
});
const FACTS = { account: sampleAccount, items: [one, two], planId: null, minimumCents: 3_000_000 };

test('overdue bills of the minimum can be financed', () => {
  const verdict = judgeDebt(FACTS);
  assert.deepEqual(verdict, { kind: 'eligible', bills: [one, two], leftOut: [] });
});

const REFUSED: [string, Partial<typeof FACTS> | { planId: string }, string][] = [
  ['one cent below the minimum', { minimumCents: 3_000_001 }, 'below-minimum'],
  ['nothing owed', { items: [] }, 'no-debt'],
  ['nothing overdue', { items: [coming] }, 'no-debt'],
  ['a plan already', { planId: 'P-1' }, 'has-plan'],
  ['what would reach the minimum is being paid', { items: [one, held] }, 'being-paid'],
  [
    'paid at the leasing office',
    { account: { ...sampleAccount, collection: 'leasing_office' } },
    'not-collected',
  ],
  ['a closed account', { account: { ...sampleAccount, status: 'closed' } }, 'not-collected'],
];
for (const [what, facts, kind] of REFUSED)
  test(`${what}: no plan`, () => {
    assert.equal(judgeDebt({ ...FACTS, ...facts }).kind, kind);
  });

test('a bill that is being paid is left out where the others suffice', () => {
  const verdict = judgeDebt({ ...FACTS, items: [one, two, held, coming] });
  assert.deepEqual(verdict, { kind: 'eligible', bills: [one, two], leftOut: [held] });
});

test('what is waived is a part of the surcharges, never of a stated balance', () => {
  const invoice = {
    number: one.id,
    accountNumber: sampleAccount.number,
    kind: 'service' as const,
    period: '2026-B1',
    issuedOn: '2026-02-20',
    dueOn: one.dueOn,
    secondDueOn: '2026-03-20',
    amountCents: 1_900_001,
    secondAmountCents: 2_000_000,
    amountDueCents: null,
    status: 'open' as const,
    paidOn: null,
    settledAt: null,
    settledBy: null,
  };
  const stated = { ...invoice, number: two.id, amountDueCents: 1_000_000, amountCents: 900_000 };
  const terms = {
    minimumCents: 1,
    instalments: [3],
    downPaymentPercent: 25,
    monthlyRateBasisPoints: 300,
    method: 'french' as const,
    waiverPercent: 50,
    expiryDays: 5,
    lapseAfterMissed: 2,
    directDebit: false,
  };
  const debt = debtOf([one, two], [invoice, stated], terms);
  assert.deepEqual(debt, {
    bills: [
      { number: one.id, owedCents: 2_000_000, waivedCents: 49_999 },
      { number: two.id, owedCents: 1_000_000, waivedCents: 0 },
    ],
    owedCents: 3_000_000,
    waivedCents: 49_999,
    financedCents: 2_950_001,
  });
});
