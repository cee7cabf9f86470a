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

export const one = <T>(...values: T[]) => fc.constantFrom<T[]>(...values);
export const some = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const named = <W extends Happening['what']>(...what: W[]) => fc.constantFrom<W[]>(...what);

export const DAY = 24 * 60;
const of = one(0, 0, 0, 1, 2);
export const account = one(0, 0, 0, 1);
const bill = fc.nat({ max: 5 });
const bills = fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3, size: 'max' });
export const by = one<'customer' | 'guest' | 'code'>('customer', 'guest', 'code');
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
export const rows = fc.array(fc.record({ of, word }), { minLength: 1, maxLength: 2, size: 'max' });
const how = one<Change>('paid', 'paid', 'withdrawn', 'zero', 'amount', 'later', 'sooner');
const changes = fc.array(fc.record({ bill, how }), { maxLength: 2, size: 'max' });

const aged = one(false, false, true);
export const payBills = fc.record({
  what: named('pay'),
  account,
  by,
  bills,
  instalments: fc.constant(0),
  aged,
});
export const payPlan = fc.record({
  what: named('pay'),
  account,
  by,
  bills: one([], [], [0], [2]),
  instalments: one(1, 1, 2, 3),
});
export const agree = fc.record({ what: named('agree'), account, count: one(2, 3) });
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

export const unexpected = one('approved' as const, 'pending' as const);

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

export const moment = fc.array(happening, { minLength: 1, maxLength: 4, size: 'max' });
