import type { Clock } from '../../../src/kit/clock.ts';
import type {
  CheckoutOrder,
  PaymentPlatform,
  PlatformTruth,
  ProviderPayment,
  RefusalReason,
} from '../../../src/payments/platforms/platform.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import type { CardCall, ScriptedCards } from './scripted-cards.ts';
import { createScriptedCards } from './scripted-cards.ts';

export type Call = 'create' | 'lookup' | 'expire' | 'list' | CardCall;
/** What happens at one call: `act` does what was asked and gives the answer. */
export type Step = <T>(act: () => T) => Promise<T>;

export interface ScriptedCheckout {
  id: string;
  url: string;
  order: CheckoutOrder;
  status: 'open' | 'complete' | 'expired';
  openUntil: number;
  payments: ProviderPayment[];
}

export interface ScriptedPlatform extends PaymentPlatform {
  cards: ScriptedCards;
  checkouts: ScriptedCheckout[];
  /** Payments that no checkout of these led to, each with its own reference. */
  strays: ProviderPayment[];
  /** Every call so far, in order. */
  calls: Call[];
  /** The next calls of a kind go by these steps, one each; then all is well again. */
  script(call: Call, ...steps: Step[]): void;
  /** All is well from now on, whatever was scripted. */
  unscript(call: Call): void;
  /** Every call without a step of its own goes by this one, until null. */
  always: Step | null;
  checkoutOf(attemptId: string): ScriptedCheckout | undefined;
  isOpen(checkout: ScriptedCheckout): boolean;
  /** What the payer does. False: the checkout is not open any more. */
  pay(attemptId: string, outcome: ProviderPayment['status'], facts?: Partial<ProviderPayment>): boolean;
  /** A payment of an attempt, whether its checkout is open or not. */
  add(attemptId: string, facts: Partial<ProviderPayment>): void;
  /** The decision on a pending payment. */
  decide(attemptId: string, outcome: 'approved' | 'rejected'): boolean;
  /** What happens to the approved payment of an attempt later. False: it has none. */
  change(attemptId: string, facts: Partial<ProviderPayment>): boolean;
  /** A notice of an attempt as it arrives by HTTP. */
  notice(attemptId: string, eventId?: string): { body: string; headers: Record<string, string> };
}

const OPEN_MS = 31 * 60_000;
const SIGNATURE = 'x-test-signature';

export const silent: Step = async () => {
  throw new PlatformUnavailable('scripted: no answer, nothing was done');
};
export const silentAfter: Step = async (act) => {
  act();
  throw new PlatformUnavailable('scripted: done, but the answer was lost');
};
export const refuse: Step = async () => {
  throw new PlatformRefused('scripted: refused');
};

/** Does what was asked at once, and answers only when `release` is called. */
export function slowAnswer(): { step: Step; acted: Promise<void>; release(): void } {
  const gate = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  return {
    acted: done.promise,
    release: () => gate.resolve(),
    step: async (act) => {
      const answer = act();
      done.resolve();
      await gate.promise;
      return answer;
    },
  };
}

/** A platform in memory, which answers as the test wants it to. */
export function createScriptedPlatform(clock: Clock): ScriptedPlatform {
  const scripts: Record<Call, Step[]> = {
    create: [],
    lookup: [],
    expire: [],
    list: [],
    'card open': [],
    'card lookup': [],
    charge: [],
    forget: [],
  };
  const now = () => clock.now().getTime();
  let count = 0;

  const call = <T>(kind: Call, act: () => T): Promise<T> => {
    platform.calls.push(kind);
    const step = scripts[kind].shift() ?? platform.always;
    return step ? step(act) : Promise.resolve().then(act);
  };
  const truthOf = (checkout: ScriptedCheckout | undefined): PlatformTruth => {
    if (!checkout) return { checkout: null, payments: [] };
    const status = checkout.status === 'open' && !platform.isOpen(checkout) ? 'expired' : checkout.status;
    const { id, url } = checkout;
    return { checkout: { id, url, status }, payments: checkout.payments.map((payment) => ({ ...payment })) };
  };

  const platform: Omit<ScriptedPlatform, 'cards'> = {
    name: 'test',
    label: 'Plataforma de prueba',
    needsScripts: true,
    origins: ['https://pagos.example'],
    checkouts: [],
    strays: [],
    calls: [],
    always: null,
    script: (kind, ...steps) => {
      scripts[kind].push(...steps);
    },
    unscript: (kind) => {
      scripts[kind].length = 0;
    },
    create: (order) =>
      call('create', () => {
        const known = platform.checkoutOf(order.attemptId);
        if (known) return { id: known.id, url: known.url };
        count += 1;
        const id = `co_${count}`;
        const checkout = { id, url: `https://pagos.example/c/${id}`, order, openUntil: now() + OPEN_MS };
        platform.checkouts.push({ ...checkout, status: 'open', payments: [] });
        return { id, url: checkout.url };
      }),
    lookup: ({ attemptId }) =>
      call('lookup', () => {
        const truth = truthOf(platform.checkoutOf(attemptId));
        const strays = platform.strays.filter((one) => one.reference === attemptId);
        return { ...truth, payments: [...truth.payments, ...strays.map((one) => ({ ...one }))] };
      }),
    expire: (id) =>
      call('expire', () => {
        const checkout = platform.checkouts.find((one) => one.id === id);
        if (checkout?.status === 'open') checkout.status = 'expired';
      }),
    readNotice: ({ rawBody, header }) => {
      if (header(SIGNATURE) !== 'genuine') return null;
      const { id, reference } = JSON.parse(rawBody) as { id: string; reference: string };
      return { eventId: id, attemptId: reference, paymentId: null };
    },
    attemptOf: (paymentId) =>
      call('lookup', () => {
        const named = (one: ScriptedCheckout) => one.payments.some(({ id }) => id === paymentId);
        return platform.checkouts.find(named)?.order.attemptId ?? null;
      }),
    list: async function* () {
      const all = () => [...platform.checkouts.flatMap((one) => one.payments), ...platform.strays];
      yield* await call('list', () => all().map((payment) => ({ ...payment })));
    },
    checkoutOf: (attemptId) => platform.checkouts.find((one) => one.order.attemptId === attemptId),
    isOpen: (checkout) => checkout.status === 'open' && now() < checkout.openUntil,
    pay: (attemptId, status, facts = {}) => {
      const checkout = platform.checkoutOf(attemptId);
      if (!checkout || !platform.isOpen(checkout)) return false;
      checkout.status = 'complete';
      const reason: RefusalReason | null = status === 'rejected' ? 'funds' : null;
      platform.add(attemptId, { status, reason, ...facts });
      return true;
    },
    add: (attemptId, facts) => {
      const checkout = platform.checkoutOf(attemptId);
      checkout?.payments.push({
        id: `pa_${checkout.id}`,
        reference: attemptId,
        status: 'approved',
        reason: null,
        amountCents: checkout.order.amountCents,
        currency: checkout.order.currency,
        refundedCents: 0,
        disputed: false,
        live: true,
        collector: null,
        method: 'card',
        lastFour: '0604',
        ...facts,
      });
    },
    decide: (attemptId, status) => {
      const payment = platform.checkoutOf(attemptId)?.payments.find((one) => one.status === 'pending');
      if (!payment) return false;
      payment.status = status;
      payment.reason = status === 'rejected' ? 'other' : null;
      return true;
    },
    change: (attemptId, facts) => {
      const payment = platform.checkoutOf(attemptId)?.payments.find((one) => one.status === 'approved');
      if (payment) Object.assign(payment, facts);
      return payment !== undefined;
    },
    notice: (attemptId, eventId = `ev_${attemptId}`) => ({
      body: JSON.stringify({ id: eventId, reference: attemptId }),
      headers: { 'Content-Type': 'application/json', [SIGNATURE]: 'genuine' },
    }),
  };
  return Object.assign(platform, { cards: createScriptedCards(platform, call) });
}
