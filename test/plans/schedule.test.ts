import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, isLocalDate } from '../../src/kit/dates.ts';
import { sumCents } from '../../src/kit/money.ts';
import type { PlanTerms } from '../../src/kit/settings.ts';
import { annualCost } from '../../src/plans/offer/cost.ts';
import { dueDays, optionsFor } from '../../src/plans/offer/schedule.ts';
import { SAMPLE_TERMS } from '../../src/plans/sample.ts';

const TODAY = '2026-03-10';
const TERMS: PlanTerms = { ...SAMPLE_TERMS, minimumCents: 1 };

const amountsOf = (debt: number, terms: Partial<PlanTerms>) =>
  optionsFor(debt, { ...TERMS, ...terms }, TODAY).map(({ instalments }) =>
    instalments.map(({ amountCents }) => amountCents),
  );

test('known plans: a quarter first, the rest at 3 % a month', () => {
  assert.deepEqual(amountsOf(10_000_000, { instalments: [3] }), [[2_500_000, 3_919_581, 3_919_582]]);
  assert.deepEqual(amountsOf(10_000_000, { instalments: [3], method: 'flat' }), [
    [2_500_000, 3_975_000, 3_975_000],
  ]);
  assert.deepEqual(amountsOf(10_000_000, { instalments: [3], monthlyRateBasisPoints: 0 }), [
    [2_500_000, 3_750_000, 3_750_000],
  ]);
});

test('without a down payment all instalments are alike, and the first bears no interest', () => {
  const terms = { instalments: [3], downPaymentPercent: 0 };
  assert.deepEqual(amountsOf(10_000_000, { ...terms, monthlyRateBasisPoints: 0 }), [
    [3_333_333, 3_333_333, 3_333_334],
  ]);
  assert.deepEqual(amountsOf(10_000_000, { ...terms, method: 'flat' }), [[3_533_333, 3_533_333, 3_533_334]]);
  assert.deepEqual(amountsOf(10_000_000, terms), [[3_432_333, 3_432_333, 3_432_335]]);
});

test('a debt of one cent cannot be split', () => {
  assert.deepEqual(optionsFor(1, TERMS, TODAY), []);
});

test('the options come in order, each count once', () => {
  const options = optionsFor(10_000_000, { ...TERMS, instalments: [12, 3, 6, 3] }, TODAY);
  assert.deepEqual(
    options.map(({ count }) => count),
    [3, 6, 12],
  );
});

const FIRST: [string, string[]][] = [
  ['2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
  ['2028-01-30', ['2028-01-30', '2028-02-29', '2028-03-30']],
  ['2028-02-29', ['2028-02-29', '2028-03-29', '2028-04-29']],
  ['2026-11-15', ['2026-11-15', '2026-12-15', '2027-01-15']],
];
for (const [first, days] of FIRST)
  test(`from ${first} on, monthly: ${days.slice(1).join(', ')}`, () => {
    assert.deepEqual(dueDays(first, days.length), days);
  });

test('the yearly cost is that of the cash flow: 3 % a month is some 42 to 43 % a year, flat is dearer, none is none', () => {
  const costOf = (terms: Partial<PlanTerms>) =>
    optionsFor(10_000_000, { ...TERMS, ...terms }, TODAY).map((one) => one.annualCostBasisPoints);
  for (const cost of costOf({})) assert.ok(cost > 4150 && cost < 4350, `${cost}`);
  for (const [index, cost] of costOf({ method: 'flat' }).entries())
    assert.ok(cost > (costOf({})[index] ?? 0));
  assert.deepEqual(costOf({ monthlyRateBasisPoints: 0 }), [0, 0, 0]);
  const year = [
    { dueOn: '2026-01-01', amountCents: 0 },
    { dueOn: '2027-01-01', amountCents: 1_500_000 },
  ];
  assert.equal(annualCost(1_000_000, year), 5000);
});

const termsOf = fc.record({
  instalments: fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 8 }),
  downPaymentPercent: fc.integer({ min: 0, max: 90 }),
  monthlyRateBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5000 })),
  method: fc.constantFrom('french' as const, 'flat' as const),
  expiryDays: fc.integer({ min: 1, max: 28 }),
});
const debtOf = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2_000_000_000 }));
const dayOf = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));

test('any plan: positive amounts that sum to the cent, never less than the debt, days in order', () => {
  fc.assert(
    fc.property(debtOf, termsOf, dayOf, (debt, some, today) => {
      const terms = { ...TERMS, ...some };
      for (const option of optionsFor(debt, terms, today)) {
        const amounts = option.instalments.map(({ amountCents }) => amountCents);
        assert.equal(amounts.length, option.count);
        assert.ok(amounts.every((amount) => Number.isSafeInteger(amount) && amount > 0));
        assert.equal(sumCents(amounts), option.totalCents);
        assert.equal(option.totalCents - debt, option.interestCents);
        assert.ok(option.interestCents >= 0);
        if (terms.monthlyRateBasisPoints === 0) assert.equal(option.totalCents, debt);
        if (option.interestCents === 0) assert.equal(option.annualCostBasisPoints, 0);
        const rest = amounts.slice(1);
        const each = rest[0] ?? 0;
        assert.ok(rest.slice(0, -1).every((amount) => amount === each));
        const residue = (rest.at(-1) ?? 0) - each;
        assert.ok(residue >= 0 && residue < option.count, `residue ${residue}`);
        const days = option.instalments.map(({ dueOn }) => dueOn);
        assert.equal(days[0], addDays(today, terms.expiryDays));
        for (const [index, day] of days.entries()) {
          assert.ok(isLocalDate(day));
          const apart = daysBetween(days[index - 1] ?? day, day);
          assert.ok(index === 0 || (apart >= 28 && apart <= 31));
          assert.ok(Number(day.slice(8)) <= Number(days[0]?.slice(8)));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a larger debt never costs less, more instalments never make one of them larger', () => {
  fc.assert(
    fc.property(debtOf, fc.integer({ min: 0, max: 1_000_000 }), termsOf, (debt, more, some) => {
      const terms = { ...TERMS, ...some };
      const small = optionsFor(debt, terms, TODAY);
      const large = optionsFor(debt + more, terms, TODAY);
      for (const option of small) {
        const other = large.find(({ count }) => count === option.count);
        assert.ok(other && other.totalCents >= option.totalCents);
      }
      for (const [index, option] of small.entries()) {
        const fewer = small[index - 1];
        if (!fewer) continue;
        const one = (which: typeof option) => which.instalments[1]?.amountCents ?? 0;
        assert.ok(one(option) <= one(fewer));
        assert.ok(option.totalCents >= fewer.totalCents);
      }
    }),
    { numRuns: 200 },
  );
});
