import fc from 'fast-check';
import type { Word } from './parties/bank.ts';

export type Change = 'paid' | 'withdrawn' | 'zero' | 'amount' | 'later' | 'sooner';

/**
 * Something that happens. `of` counts from the newest: of the attempts, of the bank's orders, of the account's orders.
 * `bills` and `bill` count along the bills of an account, or of all.
 */
export type Happening =
  | {
      what: 'pay';
      account: number;
      by: 'customer' | 'guest' | 'code';
      bills: number[];
      instalments: number;
      /** On the page of the question that was loaded before. */
      aged?: boolean;
    }
  | { what: 'return' | 'continue' | 'leave'; of: number }
  | { what: 'at-platform'; of: number; outcome: 'approved' | 'rejected' | 'pending' }
  | { what: 'decide'; of: number; outcome: 'approved' | 'rejected' }
  /** A payment that nobody expected any more turns up. */
  | { what: 'late'; of: number; outcome: 'approved' | 'pending' }
  | { what: 'money-back'; of: number; how: 'refund' | 'dispute' | 'won' }
  | { what: 'notice'; of: number }
  | { what: 'poll' | 'list' | 'announce' | 'cut' | 'sweep' | 'restart' }
  | { what: 'offer' | 'give-up' | 'enrol' | 'unenrol' | 'resume' | 'cap' | 'uncap'; account: number }
  | { what: 'agree'; account: number; count: number }
  | { what: 'skip' | 'unskip'; account: number; of: number }
  | { what: 'answer'; rows: { of: number; word: Word }[] }
  | { what: 'import'; changes: { bill: number; how: Change }[]; without: number | null }
  | { what: 'clock'; minutes: number }
  /** To the day on which the next announced debit can be cut. */
  | { what: 'clock-to-cut' };

export type Moment = Happening[];

const one = <T>(...values: T[]) => fc.constantFrom<T[]>(...values);
const some = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const named = <W extends Happening['what']>(...what: W[]) => fc.constantFrom<W[]>(...what);

const DAY = 24 * 60;
const of = one(0, 0, 0, 1, 2);
const account = one(0, 0, 0, 1);
const bill = fc.nat({ max: 5 });
const bills = fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3, size: 'max' });
const by = one<'customer' | 'guest' | 'code'>('customer', 'guest', 'code');
const word = one<Word>(
  'paid',
  'paid',
  'refused',
  'refused',
  'reversed',
  'cancelled',
  'another-amount',
  'another-amount',
);
const rows = fc.array(fc.record({ of, word }), { minLength: 1, maxLength: 2, size: 'max' });
const how = one<Change>('paid', 'paid', 'withdrawn', 'zero', 'amount', 'later', 'sooner');
const changes = fc.array(fc.record({ bill, how }), { maxLength: 2, size: 'max' });

const aged = one(false, false, true);
const payBills = fc.record({ what: named('pay'), account, by, bills, instalments: fc.constant(0), aged });
const payPlan = fc.record({
  what: named('pay'),
  account,
  by,
  bills: one([], [], [0], [2]),
  instalments: one(1, 1, 2, 3),
});
const agree = fc.record({ what: named('agree'), account, count: one(2, 3) });
const atPlatform = fc.record({
  what: named('at-platform'),
  of,
  outcome: one(
    'approved' as const,
    'approved' as const,
    'approved' as const,
    'pending' as const,
    'rejected' as const,
  ),
});
const looks = fc.oneof(
  fc.record({ what: named('return'), of }),
  fc.record({ what: named('notice'), of }),
  fc.record({ what: named('poll', 'list') }),
);
const imported = fc.record({
  what: named('import'),
  changes,
  without: fc.option(bill, { nil: null, freq: 4 }),
});
const answer = fc.record({ what: named('answer'), rows });
const clock = fc.record({
  what: named('clock'),
  minutes: one(2, 31, 31, DAY, 3 * DAY, 4 * DAY, 8 * DAY, 33 * DAY),
});

const unexpected = one('approved' as const, 'pending' as const);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  some(7, payBills),
  some(6, payPlan),
  some(8, atPlatform),
  some(6, looks),
  some(2, fc.record({ what: named('continue', 'leave'), of })),
  some(2, fc.record({ what: named('decide'), of, outcome: one('approved' as const, 'rejected' as const) })),
  some(2, fc.record({ what: named('late'), of, outcome: unexpected })),
  some(
    3,
    fc.record({
      what: named('money-back'),
      of,
      how: one('refund' as const, 'dispute' as const, 'won' as const),
    }),
  ),
  some(4, agree),
  some(3, fc.record({ what: named('offer', 'give-up', 'give-up'), account })),
  some(3, fc.record({ what: named('sweep', 'announce') })),
  some(
    4,
    fc.record({ what: named('enrol', 'enrol', 'enrol', 'unenrol', 'resume', 'cap', 'uncap'), account }),
  ),
  some(2, fc.record({ what: named('skip', 'unskip'), account, of })),
  some(3, fc.record({ what: named('cut') })),
  some(4, answer),
  some(4, imported),
  some(4, clock),
  some(1, fc.record({ what: named('clock-to-cut') })),
  some(1, fc.record({ what: named('restart') })),
);

const moment = fc.array(happening, { minLength: 1, maxLength: 4, size: 'max' });

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
  some(1, endOfPlan),
  some(1, late),
  some(1, overtaken),
  some(2, suspension),
  some(1, disputed),
);

/** Moments one after the other, each with the order in which those who act in it go on. */
export const story = fc
  .array(stretch, { minLength: 3, maxLength: 7, size: 'max' })
  .map((stretches) => stretches.flat());
export const draws = fc.array(fc.nat({ max: 11 }), { minLength: 20, maxLength: 60, size: 'max' });
