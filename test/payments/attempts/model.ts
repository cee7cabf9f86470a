import assert from 'node:assert/strict';
import fc from 'fast-check';
import { transact } from '../../../src/kit/database.ts';
import { ATTEMPT_STATES } from '../../../src/payments/attempts/attempt.ts';
import { cancelAttempt, openCheckout } from '../../../src/payments/attempts/checkout.ts';
import { handleNotices, keepNotice } from '../../../src/payments/attempts/notices.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { resumeAttempt } from '../../../src/payments/attempts/resume.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { recordAttempt } from '../../../src/payments/attempts/start.ts';
import { findAttempt } from '../../../src/payments/attempts/store.ts';
import type { ProviderPayment } from '../../../src/payments/platforms/platform.ts';
import { PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { sweepPlatform } from '../../../src/payments/sweep/sweep.ts';
import type { Call, ScriptedCheckout } from '../support/scripted-platform.ts';
import { refuse, silent, silentAfter } from '../support/scripted-platform.ts';
import type { Shop } from './shop.ts';

const FAULTS = { silent, silentAfter, refuse };

/** What the platform or a bank does later to a payment that was approved. */
const MONEY_BACK = {
  refund: (payment: ProviderPayment) => ({ refundedCents: payment.amountCents }),
  part: (payment: ProviderPayment) => ({
    refundedCents: Math.min(payment.refundedCents + 100_000, payment.amountCents),
  }),
  dispute: () => ({ disputed: true }),
  won: () => ({ disputed: false }),
};

/** Something that happens. `of` picks among the attempts so far, counted from the newest. */
export type Happening =
  | { what: 'confirm'; items: number[] }
  | { what: 'continue' | 'cancel' | 'view'; of: number }
  | { what: 'pay'; of: number; outcome: 'approved' | 'rejected' | 'pending' }
  | { what: 'decide'; of: number; outcome: 'approved' | 'rejected' }
  | { what: 'money-back'; of: number; how: keyof typeof MONEY_BACK }
  | { what: 'notice'; of: number; twice: boolean }
  | { what: 'poll'; all: boolean }
  | { what: 'clock'; minutes: number }
  | { what: 'fault'; call: Call; how: keyof typeof FAULTS }
  | { what: 'paid-elsewhere'; item: number }
  | { what: 'sweep' }
  | { what: 'restart' };

const of = fc.constantFrom(0, 0, 0, 1, 2);
const outcome = fc.constantFrom(
  'approved' as const,
  'pending' as const,
  'rejected' as const,
  'pending' as const,
);
const decision = fc.constantFrom('approved' as const, 'rejected' as const);

/** What may happen while something else is under way. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('confirm' as const),
      items: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('continue' as const, 'cancel' as const, 'view' as const),
      of,
    }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('pay' as const), of, outcome }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('decide' as const), of, outcome: decision }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('money-back' as const),
      of,
      how: fc.constantFrom('refund' as const, 'part' as const, 'dispute' as const, 'won' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('notice' as const), of, twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('poll' as const), all: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('clock' as const), minutes: fc.constantFrom(1, 2, 5, 31, 400) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('fault' as const),
      call: fc.constantFrom<Call>('create', 'lookup', 'expire', 'list'),
      how: fc.constantFrom('silent' as const, 'silentAfter' as const, 'refuse' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'sweep' }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'restart' }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('paid-elsewhere' as const), item: fc.nat({ max: 2 }) }),
  },
);

export interface World {
  shop: Shop;
  /** The three things that are owed, as fields of a form. */
  owed: { field: 'factura' | 'cuota'; id: string }[];
  attempts: string[];
  /** Checkouts whose address some browser was given. */
  handedOut: Set<string>;
  paidElsewhere: Set<string>;
  /** Attempts whose money went back at some time: what they paid may be paid a second time. */
  wentBack: Set<string>;
  notices: number;
  /** Rejects when the server dies: whatever was under way then is never heard of again. */
  death: PromiseWithResolvers<never>;
  /** Resolves when the server of now serves. */
  up: Promise<void>;
}

export async function newWorld(shop: Shop): Promise<World> {
  const offered = (await shop.payments.payables.list(shop.access.account.number)).filter(
    (item) => item.obstacle === null,
  );
  const owed = offered.slice(0, 3).map(({ kind, id }) => ({
    field: kind === 'invoice' ? ('factura' as const) : ('cuota' as const),
    id,
  }));
  assert.equal(owed.length, 3);
  return {
    shop,
    owed,
    attempts: [],
    handedOut: new Set(),
    paidElsewhere: new Set(),
    wentBack: new Set(),
    notices: 0,
    death: newLife(),
    up: Promise.resolve(),
  };
}

class Died extends Error {}

function newLife(): PromiseWithResolvers<never> {
  const life = Promise.withResolvers<never>();
  life.promise.catch(() => {});
  return life;
}

async function die(world: World): Promise<void> {
  const { death } = world;
  world.death = newLife();
  death.reject(new Died());
  world.up = world.shop.restart();
  await world.up;
}

/** Lets one thing happen, as the routes and jobs would do it. */
export async function happen(world: World, event: Happening): Promise<void> {
  const { payments, platform, clock } = world.shop;
  switch (event.what) {
    case 'confirm':
      return await confirm(world, event.items);
    case 'clock':
      return clock.advance({ minutes: event.minutes });
    case 'fault':
      // Only the opening of a checkout can be refused.
      return platform.script(
        event.call,
        FAULTS[event.how === 'refuse' && event.call !== 'create' ? 'silent' : event.how],
      );
    case 'poll':
      await reconcile(payments, { all: event.all });
      return;
    case 'paid-elsewhere':
      return await payElsewhere(world, event.item);
    case 'sweep':
      return await sweepAll(payments).catch((error) => {
        assert.ok(error instanceof PlatformUnavailable, error);
      });
    case 'restart':
      return await die(world);
    default: {
      const id = world.attempts.at(-1 - event.of);
      if (id) await happenTo(world, id, event);
    }
  }
}

export async function sweepAll(payments: Shop['payments']): Promise<void> {
  await sweepPlatform(payments, { from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' });
}

type OfAttempt = Extract<Happening, { of: number }>;

async function happenTo(world: World, id: string, event: OfAttempt): Promise<void> {
  const { payments, platform } = world.shop;
  switch (event.what) {
    case 'view': {
      const attempt = await findAttempt(payments.db, id);
      if (attempt && ATTEMPT_STATES[attempt.state].open) await settle(payments, id);
      return;
    }
    case 'continue': {
      const resumed = await resumeAttempt(payments, id);
      if (resumed.kind === 'go') world.handedOut.add(resumed.url);
      return;
    }
    case 'cancel': {
      const attempt = await findAttempt(payments.db, id);
      if (!attempt || !ATTEMPT_STATES[attempt.state].resumable) return;
      return await cancelAttempt(payments, attempt).then(
        () => {},
        (error) => assert.ok(error instanceof PlatformUnavailable, error),
      );
    }
    case 'pay':
      if (world.handedOut.has(platform.checkoutOf(id)?.url ?? '')) platform.pay(id, event.outcome);
      return;
    case 'decide':
      platform.decide(id, event.outcome);
      return;
    case 'money-back': {
      const approved = platform.checkoutOf(id)?.payments.find((one) => one.status === 'approved');
      if (!approved) return;
      platform.change(id, MONEY_BACK[event.how](approved));
      world.wentBack.add(id);
      return;
    }
    case 'notice': {
      world.notices += 1;
      const notice = { eventId: `ev_${world.notices}`, attemptId: id, paymentId: null };
      for (const _ of event.twice ? [1, 2] : [1]) await keepNotice(payments, notice);
      return await handleNotices(payments);
    }
  }
}

async function confirm(world: World, chosen: number[]): Promise<void> {
  const { payments, access } = world.shop;
  const fields: Record<string, string[]> = { factura: [], cuota: [] };
  for (const index of chosen) {
    const item = world.owed[index];
    if (item) fields[item.field]?.push(item.id);
  }
  const started = await recordAttempt(payments, access, {
    fields,
    confirmedCents: null,
    receiptEmail: 'carla.diaz@example.com',
    language: 'es',
  });
  if (started.kind !== 'started') return;
  world.attempts.push(started.attemptId);
  const attempt = await findAttempt(payments.db, started.attemptId);
  assert.ok(attempt);
  const url = await openCheckout(payments, attempt);
  if (url) world.handedOut.add(url);
}

/** The billing system's next export says that a bill was paid at an office. */
async function payElsewhere(world: World, index: number): Promise<void> {
  const item = world.owed[index];
  if (item?.field !== 'factura') return;
  world.paidElsewhere.add(item.id);
  await transact(world.shop.payments.db, async (tx) => {
    await tx.updateTable('invoices').set({ status: 'paid' }).where('number', '=', item.id).execute();
  });
}

/** Whether a payer could pay this checkout now: it is open, and somebody was given its address. */
export function isPayable({ shop, handedOut }: World, checkout: ScriptedCheckout): boolean {
  return shop.platform.isOpen(checkout) && handedOut.has(checkout.url);
}

export async function payableFor(world: World, item: string): Promise<ScriptedCheckout[]> {
  const { platform, payments } = world.shop;
  const rows = await payments.db
    .selectFrom('payment_items')
    .select('attempt_id')
    .where('item_id', '=', item)
    .execute();
  const attempts = new Set(rows.map((row) => row.attempt_id));
  return platform.checkouts.filter((one) => attempts.has(one.order.attemptId) && isPayable(world, one));
}
