import assert from 'node:assert/strict';
import type { FormFields } from '../../../src/http/form.ts';
import type { PlatformNotice } from '../../../src/payments/platforms/platform.ts';
import type { Shop } from '../attempts/shop.ts';
import type { ScriptedCheckout } from '../support/scripted-platform.ts';
import type { Tab } from './happenings.ts';
import type { Kept } from './settlement.ts';
import { recallReports } from './settlement.ts';
import type { Tally } from './tally.ts';

/** A page of the question as it was loaded: what it would send, and the total that it says. */
export interface Question {
  fields: FormFields;
  totalCents: number;
}

export interface World {
  shop: Shop;
  tally: Tally;
  /** The three things that are owed, as fields of a form. */
  owed: { field: 'factura' | 'cuota'; id: string }[];
  tabs: Record<Tab, Question | null>;
  attempts: string[];
  /** Checkouts whose address some browser was given. */
  handedOut: Set<string>;
  /** Bills that the next export calls paid, and those of them whose export has landed. */
  paidElsewhere: Set<string>;
  knownPaid: Set<string>;
  /** Attempts whose money went back at some time: what they paid may be paid a second time. */
  wentBack: Set<string>;
  /** Attempts that were paid where nobody expected it any more: another may have paid the same. */
  late: Set<string>;
  /** What the platform has sent, whether it has arrived or not; in order. */
  notices: PlatformNotice[];
  /** The newest notice that has arrived, as its place in `notices`. */
  arrived: number;
  /** What the collector's reports have said so far. */
  reported: Kept;
  /** Rejects when the server dies: whatever was under way then is never heard of again. */
  death: PromiseWithResolvers<never>;
  /** Resolves when the server of now serves. */
  up: Promise<void>;
}

export async function newWorld(shop: Shop, tally: Tally): Promise<World> {
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
    tally,
    owed,
    tabs: [null, null],
    attempts: [],
    handedOut: new Set(),
    paidElsewhere: new Set(),
    knownPaid: new Set(),
    wentBack: new Set(),
    late: new Set(),
    notices: [],
    arrived: -1,
    reported: new Map(),
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

/** As kill -9 and a start: what was under way is lost, what was committed is there. */
export async function die(world: World): Promise<void> {
  const { death } = world;
  world.death = newLife();
  death.reject(new Died());
  world.up = world.shop.restart().then(() => recallReports(world));
  await world.up;
}

/** The platform has something to tell of an attempt; half of its notices name the payment only, as Mercado Pago's do. */
export function emit(world: World, attemptId: string): void {
  const paymentId = world.shop.platform.checkoutOf(attemptId)?.payments.at(-1)?.id ?? null;
  const number = world.notices.length;
  const named = number % 2 === 0 || paymentId === null;
  world.notices.push({ eventId: `ev_${number}`, attemptId: named ? attemptId : null, paymentId });
}

/** Whether a payer could pay this checkout now: it is open, and somebody was given its address. */
export function isPayable({ shop, handedOut }: World, checkout: ScriptedCheckout): boolean {
  return shop.platform.isOpen(checkout) && handedOut.has(checkout.url);
}

export function wasHandedOut({ shop, handedOut }: World, attemptId: string): boolean {
  return handedOut.has(shop.platform.checkoutOf(attemptId)?.url ?? '');
}
