import fc from 'fast-check';
import type { Change, Moment } from './happenings.ts';
import {
  account,
  agree,
  by,
  DAY,
  moment,
  one,
  payBills,
  payPlan,
  rows,
  some,
  unexpected,
} from './happenings.ts';

/** Announced, cut and answered, with whatever comes between. */
const debit: fc.Arbitrary<Moment[]> = fc
  .tuple(account, moment, moment, moment, rows, one('no', 'skips', 'caps'))
  .map(([whose, first, second, third, words, wavers]) => [
    [{ what: 'enrol', account: whose }],
    first,
    ...(wavers === 'caps' ? ([[{ what: 'cap', account: whose }]] satisfies Moment[]) : []),
    ...(wavers === 'skips'
      ? ([
          [{ what: 'skip', account: whose, of: 0 }],
          [{ what: 'unskip', account: whose, of: 0 }],
        ] satisfies Moment[])
      : []),
    [{ what: 'clock-to-cut' }],
    [{ what: 'cut' }, ...second],
    third,
    [{ what: 'answer', rows: words }],
  ]);

/** Agreed on, and begun to be paid at the same time as something else happens. */
const plan: fc.Arbitrary<Moment[]> = fc
  .tuple(agree, moment, one(1, 1, 2), moment)
  .map(([agreed, first, instalments, second]) => [
    [agreed],
    [{ what: 'pay', account: agreed.account, by: 'customer', bills: [], instalments }, ...first],
    [{ what: 'at-platform', of: 0, outcome: 'approved' }],
    [{ what: 'return', of: 0 }, ...second],
  ]);

/** Given up or run out, and then a payment of it turns up. */
const late: fc.Arbitrary<Moment[]> = fc
  .tuple(fc.oneof(payBills, payPlan), moment, unexpected, moment)
  .map(([pay, between, outcome, after]) => [
    [pay],
    [{ what: 'clock', minutes: 46 }],
    [{ what: 'poll' }],
    between,
    [{ what: 'late', of: 0, outcome }],
    [{ what: 'list' }, ...after],
  ]);

/** A payment was given up, somebody else has got the bill by the time it turns up, and perhaps it goes back. */
const overtaken: fc.Arbitrary<Moment[]> = fc
  .tuple(payBills, agree, fc.boolean(), one(0, 1), unexpected, moment, moment)
  .map(([pay, agreed, planned, of, outcome, between, after]) => [
    [{ ...pay, account: agreed.account, bills: planned ? [0, 1] : [2, 3] }],
    [{ what: 'clock', minutes: 46 }],
    [{ what: 'poll' }],
    ...(planned
      ? ([
          [agreed],
          [{ what: 'pay', account: agreed.account, by: 'customer', bills: [], instalments: 1 }],
          [{ what: 'at-platform', of: 0, outcome: 'approved' }],
          [{ what: 'return', of: 0 }],
        ] satisfies Moment[])
      : ([
          [{ what: 'enrol', account: agreed.account }],
          [{ what: 'clock-to-cut' }],
          [{ what: 'cut' }],
        ] satisfies Moment[])),
    between,
    [{ what: 'late', of: planned ? 1 : of, outcome }],
    [{ what: 'list' }],
    [{ what: 'money-back', of: planned ? 1 : of, how: 'refund' }, ...after],
    [{ what: 'list' }],
  ]);

/** The first payment of a plan turns up when somebody has begun to pay a bill of it alone. */
const overtakenPlan: fc.Arbitrary<Moment[]> = fc
  .tuple(agree, by, moment, unexpected, moment)
  .map(([agreed, who, between, outcome, after]) => [
    [agreed],
    [{ what: 'pay', account: agreed.account, by: 'customer', bills: [], instalments: 1 }],
    [{ what: 'clock', minutes: 46 }],
    [{ what: 'poll' }],
    [{ what: 'pay', account: agreed.account, by: who, bills: [0], instalments: 0 }],
    between,
    [{ what: 'late', of: 1, outcome }],
    [{ what: 'list' }, ...after],
    [{ what: 'decide', of: 1, outcome: 'approved' }],
    [{ what: 'list' }],
  ]);

/** What closes a bill comes between the announcement and the file. */
const closedMeanwhile: fc.Arbitrary<Moment[]> = fc
  .tuple(account, one<Change>('paid', 'withdrawn', 'zero'), moment)
  .map(([whose, how, after]) => [
    [{ what: 'enrol', account: whose }],
    [{ what: 'clock-to-cut' }],
    [{ what: 'cut' }, { what: 'import', changes: [2, 3, 5].map((bill) => ({ bill, how })), without: null }],
    after,
  ]);

/** A bill of a plan is paid at an office while the first instalment is being paid. */
const closedPlan: fc.Arbitrary<Moment[]> = fc
  .tuple(agree, one<Change>('paid', 'withdrawn', 'zero'), moment)
  .map(([agreed, how, after]) => [
    [agreed],
    [{ what: 'pay', account: agreed.account, by: 'customer', bills: [], instalments: 1 }],
    [{ what: 'import', changes: [{ bill: agreed.account === 0 ? 0 : 4, how }], without: null }],
    [{ what: 'at-platform', of: 0, outcome: 'approved' }],
    [{ what: 'return', of: 0 }, ...after],
  ]);

/** The page of the question has grown old: another sum is owed now. */
const grownOld: fc.Arbitrary<Moment[]> = fc
  .tuple(account, moment)
  .map(([whose, after]) => [
    [{ what: 'pay', account: whose, by: 'customer', bills: [0], instalments: 0 }],
    [{ what: 'leave', of: 0 }],
    [{ what: 'import', changes: [{ bill: whose === 0 ? 0 : 4, how: 'amount' }], without: null }],
    [{ what: 'pay', account: whose, by: 'customer', bills: [0], instalments: 0, aged: true }, ...after],
  ]);

/** The bank of the payer takes the money, and gives it back. */
const disputed: fc.Arbitrary<Moment[]> = fc
  .tuple(fc.oneof(payBills, payPlan), moment, moment)
  .map(([pay, between, after]) => [
    [pay],
    [{ what: 'at-platform', of: 0, outcome: 'approved' }],
    [{ what: 'return', of: 0 }],
    [{ what: 'money-back', of: 0, how: 'dispute' }],
    [{ what: 'list' }],
    between,
    [{ what: 'money-back', of: 0, how: 'won' }],
    [{ what: 'list' }, ...after],
  ]);

/** Refused so often that nothing more is asked of the bank. */
const suspension: fc.Arbitrary<Moment[]> = fc
  .tuple(moment, moment)
  .map(([between, after]) => [
    [{ what: 'import', changes: [0, 1, 3].map((bill) => ({ bill, how: 'later' })), without: null }],
    [{ what: 'enrol', account: 0 }],
    between,
    [{ what: 'clock-to-cut' }],
    [{ what: 'cut' }],
    [{ what: 'answer', rows: [0, 1, 2].map((of) => ({ of, word: 'refused' })) }],
    after,
    [{ what: 'resume', account: 0 }],
  ]);

/** Missed, given up, or paid to its end. */
const endOfPlan: fc.Arbitrary<Moment[]> = fc
  .tuple(agree, one(0, 0, 1, 3), fc.boolean(), moment)
  .map(([agreed, instalments, givenUp, then]) => [
    [agreed],
    ...(instalments === 0 && givenUp
      ? ([[{ what: 'give-up', account: agreed.account }]] satisfies Moment[])
      : []),
    ...(instalments === 0
      ? []
      : ([
          [{ what: 'pay', account: agreed.account, by: 'customer', bills: [], instalments: 1 }],
          [{ what: 'at-platform', of: 0, outcome: 'approved' }],
          [{ what: 'return', of: 0 }],
        ] satisfies Moment[])),
    ...(instalments < 2
      ? ([[{ what: 'clock', minutes: 40 * DAY }]] satisfies Moment[])
      : ([
          [{ what: 'pay', account: agreed.account, by: 'customer', bills: [], instalments: 3 }],
          [{ what: 'at-platform', of: 0, outcome: 'approved' }],
          [{ what: 'return', of: 0 }],
        ] satisfies Moment[])),
    [{ what: 'sweep' }, ...then],
  ]);

const stretch: fc.Arbitrary<Moment[]> = fc.oneof(
  some(
    7,
    moment.map((only) => [only]),
  ),
  some(3, debit),
  some(2, plan),
  some(2, endOfPlan),
  some(1, late),
  some(1, overtaken),
  some(3, suspension),
  some(1, disputed),
  some(1, overtakenPlan),
  some(1, closedMeanwhile),
  some(1, closedPlan),
  some(1, grownOld),
);

/** Moments one after the other, each with the order in which those who act in it go on. */
export const story = fc
  .array(stretch, { minLength: 3, maxLength: 7, size: 'max' })
  .map((stretches) => stretches.flat());
export const draws = fc.array(fc.nat({ max: 11 }), { minLength: 20, maxLength: 60, size: 'max' });
