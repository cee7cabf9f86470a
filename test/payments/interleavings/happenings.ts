import fc from 'fast-check';
import type { Call } from '../support/scripted-platform.ts';

/** The two pages of the portal that one payer has open, each as it was loaded. */
export type Tab = 0 | 1;
export type Fault = 'silent' | 'silentAfter' | 'refuse';
/** What the platform or a bank does later to a payment that was approved. */
export type MoneyBack = 'refund' | 'part' | 'dispute' | 'won';

/**
 * Something that happens. `of` picks among the attempts so far and `which` among the notices that the platform has
 * sent, counted from the newest: an older one may arrive after a newer one, or once more after it was worked off.
 */
export type Happening =
  | { what: 'ask' | 'confirm'; tab: Tab; items: number[] }
  | { what: 'continue' | 'cancel' | 'return'; of: number }
  | { what: 'pay'; of: number; outcome: 'approved' | 'rejected' | 'pending' }
  | { what: 'decide'; of: number; outcome: 'approved' | 'rejected' }
  | { what: 'late-approval'; of: number }
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

const some = <T extends Happening>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const named = <W extends Happening['what']>(...what: W[]) => fc.constantFrom<W[]>(...what);

/** What may happen while something else is under way. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  some(6, fc.record({ what: named('confirm'), tab, items })),
  some(2, fc.record({ what: named('ask'), tab, items })),
  some(4, fc.record({ what: named('continue', 'cancel', 'return'), of })),
  some(
    6,
    fc.record({
      what: named('pay'),
      of,
      outcome: one('approved', 'approved', 'pending', 'pending', 'rejected'),
    }),
  ),
  some(3, fc.record({ what: named('decide'), of, outcome: one('approved', 'rejected') })),
  some(3, fc.record({ what: named('late-approval'), of })),
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
      how: one<Fault>('silent', 'silentAfter', 'refuse'),
    }),
  ),
  some(1, fc.record({ what: named('paid-elsewhere'), item: fc.nat({ max: 2 }) })),
  some(1, fc.record({ what: named('settlement'), without: one(-1, 0, 1).map((n) => (n < 0 ? null : n)) })),
  some(1, fc.record({ what: named('sweep') })),
  some(1, fc.record({ what: named('restart') })),
);
