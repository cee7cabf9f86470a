import fc from 'fast-check';
import type { Call } from '../support/scripted-platform.ts';

/** The two pages of the portal that one payer has open, each as it was loaded. */
export type Tab = 0 | 1;
/** `late`: what was asked is done at once, and the answer is long on its way. */
export type Fault = 'silent' | 'silentAfter' | 'refuse' | 'late';
/** What the platform or a bank does later to a payment that was approved. */
export type MoneyBack = 'refund' | 'part' | 'dispute' | 'won';

/**
 * Something that happens. `of` picks among the attempts so far and `which` among the notices that the platform has
 * sent, counted from the newest: an older one may arrive after a newer one, or once more after it was worked off.
 * `declined`: the platform lets the payer try again on the same page.
 */
export type Happening =
  | { what: 'ask' | 'confirm'; tab: Tab; items: number[] }
  | { what: 'continue' | 'cancel' | 'return'; of: number }
  | { what: 'pay'; of: number; outcome: 'approved' | 'rejected' | 'pending' | 'declined' }
  | { what: 'decide'; of: number; outcome: 'approved' | 'rejected' }
  | { what: 'late-approval' | 'late-pending'; of: number }
  | { what: 'money-back'; of: number; how: MoneyBack }
  | { what: 'notice'; which: number; twice: boolean }
  | { what: 'poll'; all: boolean }
  | { what: 'clock'; minutes: number }
  | { what: 'fault'; call: Call; how: Fault }
  | { what: 'paid-elsewhere'; item: number }
  | { what: 'settlement'; without: number | null }
  | { what: 'sweep' }
  | { what: 'restart' };

const one = <T extends string | number | boolean>(...values: T[]) => fc.constantFrom<T[]>(...values);
const of = one(0, 0, 0, 1, 2);
const tab = one<Tab>(0, 1);
const items = fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 });
const HALF_A_MONTH = 16 * 24 * 60;

const some = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const named = <W extends Happening['what']>(...what: W[]) => fc.constantFrom<W[]>(...what);

/** What may happen while something else is under way. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  some(8, fc.record({ what: named('confirm'), tab, items })),
  some(2, fc.record({ what: named('ask'), tab, items })),
  some(4, fc.record({ what: named('continue', 'cancel', 'return'), of })),
  some(
    6,
    fc.record({
      what: named('pay'),
      of,
      outcome: one('approved', 'approved', 'pending', 'pending', 'rejected', 'declined'),
    }),
  ),
  some(3, fc.record({ what: named('decide'), of, outcome: one('approved', 'rejected') })),
  some(4, fc.record({ what: named('late-approval', 'late-approval', 'late-pending'), of })),
  some(
    4,
    fc.record({
      what: named('money-back'),
      of,
      how: one('refund', 'part', 'dispute', 'dispute', 'won', 'won'),
    }),
  ),
  some(4, fc.record({ what: named('notice'), which: one(0, 0, 1, 2, 3), twice: fc.boolean() })),
  some(2, fc.record({ what: named('poll'), all: fc.boolean() })),
  some(
    3,
    fc.record({ what: named('clock'), minutes: one(1, 2, 5, 31, 31, 400, HALF_A_MONTH, HALF_A_MONTH) }),
  ),
  some(
    2,
    fc.record({
      what: named('fault'),
      call: one<Call>('create', 'lookup', 'expire', 'list'),
      how: one<Fault>('silent', 'silentAfter', 'refuse', 'late'),
    }),
  ),
  some(1, fc.record({ what: named('paid-elsewhere'), item: fc.nat({ max: 2 }) })),
  some(1, fc.record({ what: named('settlement'), without: one(-1, 0, 1).map((n) => (n < 0 ? null : n)) })),
  some(1, fc.record({ what: named('sweep') })),
  some(1, fc.record({ what: named('restart') })),
);

const newest = fc.constant(0);
const looks = fc.oneof(
  fc.record({ what: named('return', 'continue'), of: newest }),
  fc.record({ what: named('notice'), which: newest, twice: fc.boolean() }),
  fc.record({ what: named('poll'), all: fc.constant(true) }),
  fc.record({ what: named('sweep') }),
);
const changes = fc.oneof(
  fc.record({ what: named('pay'), of: newest, outcome: one('approved', 'pending') }),
  fc.record({ what: named('decide'), of: newest, outcome: one('approved', 'approved', 'rejected') }),
  fc.record({ what: named('late-approval', 'late-pending'), of: newest }),
  fc.record({ what: named('money-back'), of: newest, how: one('refund', 'part', 'part', 'dispute', 'won') }),
);

/** Two who ask about an attempt while it changes: the older answer may be the later one to arrive. */
const race: fc.Arbitrary<Happening[]> = fc
  .tuple(looks, changes, looks)
  .map((events): Happening[] => [...events]);

type Moment = Happening[];

const asked = fc.record({ what: named('confirm'), tab, items });
const payBy = (outcome: 'approved' | 'pending') => fc.constant({ what: 'pay' as const, of: 0, outcome });
const decided = fc.record({ what: named('decide'), of: newest, outcome: one('approved', 'rejected') });
const moved = fc.record({
  what: named('money-back'),
  of: newest,
  how: one('refund', 'part', 'dispute', 'won'),
});
const lateAnswer: Moment = [{ what: 'fault', call: 'lookup', how: 'late' }];

/** A payment that is seen, and then changes while two ask about it, one of whom is answered late. */
const raced = (outcome: 'approved' | 'pending', change: fc.Arbitrary<Happening>): fc.Arbitrary<Moment[]> =>
  fc
    .tuple(asked, payBy(outcome), looks, fc.tuple(looks, change, looks))
    .map(([confirm, pay, look, both]) => [[confirm], [pay], [look], lateAnswer, both]);

/** What happens at the same time: its calls to the platform are answered in any order, or the server dies over them. */
const moment = fc.array(happening, { minLength: 1, maxLength: 4, size: 'max' });
/** A page that has grown old in its tab: another sum is owed now, or one bill less. */
const grownOld: fc.Arbitrary<Moment[]> = fc
  .tuple(tab, items, one(0, 1, 3, 3), moment)
  .map(([where, chosen, item, meanwhile]) => [
    [{ what: 'ask', tab: where, items: chosen }],
    [item < 3 ? { what: 'paid-elsewhere', item } : { what: 'clock', minutes: HALF_A_MONTH }, ...meanwhile],
    [{ what: 'confirm', tab: where, items: chosen }],
  ]);

/** Given up or run out, and then a payment of it turns out to be made or under way. */
const underWay: fc.Arbitrary<Moment[]> = fc
  .tuple(asked, fc.boolean(), looks, moment, moment, named('late-pending', 'late-approval'))
  .map(([confirm, left, look, meanwhile, after, late]) => [
    [confirm],
    [left ? { what: 'cancel', of: 0 } : { what: 'clock', minutes: 46 }],
    [{ what: 'poll', all: true }],
    [{ what: late, of: 0 }],
    [look, ...meanwhile],
    after,
  ]);

const stretch: fc.Arbitrary<Moment[]> = fc.oneof(
  some(
    8,
    moment.map((one) => [one]),
  ),
  some(
    1,
    race.map((one) => [one]),
  ),
  some(1, grownOld),
  some(1, underWay),
  some(1, raced('pending', decided)),
  some(1, raced('approved', moved)),
);
export const story = fc
  .array(stretch, { minLength: 6, maxLength: 18, size: 'max' })
  .map((stretches) => stretches.flat());
