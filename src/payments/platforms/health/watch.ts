import type { Clock } from '../../../kit/clock.ts';
import type { Db } from '../../../kit/database.ts';
import { instant } from '../../../kit/dates.ts';
import type { Log } from '../../../kit/log.ts';
import type { CardPort } from '../cards.ts';
import type { PaymentPlatform } from '../platform.ts';
import { PlatformRefused } from '../platform.ts';
import type { Call, Health, Observation } from './health.ts';
import { isWorthKeeping, newerOf, observe, reasonOf } from './health.ts';
import { keepHealth, readHealth } from './store.ts';

export interface WatchDeps {
  db: Db;
  clock: Clock;
  log: Log;
}

/**
 * The same platform, with what is learnt from its answers kept beside the payments: before the answer goes on, since
 * the process may end next. Whether that succeeds changes no answer.
 */
export function watchPlatform(platform: PaymentPlatform, deps: WatchDeps): PaymentPlatform {
  const note = createNotebook(platform.name, deps);
  const now = () => deps.clock.now().getTime();
  const begin = (call: Call) => {
    const began = now();
    return (outcome: Outcome) =>
      note(call, { at: instant(deps.clock), ms: Math.max(0, now() - began), ...outcome });
  };
  const watched = async <T>(call: Call, ask: () => Promise<T>): Promise<T> => {
    const end = begin(call);
    try {
      const answer = await ask();
      await end({ kind: 'answered' });
      return answer;
    } catch (error) {
      await end(outcomeOf(error));
      throw error;
    }
  };
  return {
    ...platform,
    create: (order) => watched('create', () => platform.create(order)),
    lookup: (attempt) => watched('lookup', () => platform.lookup(attempt)),
    expire: (checkoutId) => watched('expire', () => platform.expire(checkoutId)),
    attemptOf: (paymentId) => watched('attemptOf', () => platform.attemptOf(paymentId)),
    cards: platform.cards && watchCards(platform.cards, watched),
    list: async function* (range) {
      const end = begin('list');
      let answered = false;
      const answer = async () => {
        if (!answered) await end({ kind: 'answered' });
        answered = true;
      };
      try {
        for await (const payment of platform.list(range)) {
          await answer();
          yield payment;
        }
        await answer();
      } catch (error) {
        await end(outcomeOf(error));
        throw error;
      }
    },
    readNotice: (message) => {
      const end = begin('notice');
      const notice = platform.readNotice(message);
      void end(notice ? { kind: 'answered' } : { kind: 'failed', why: 'not genuine' });
      return notice;
    },
  };
}

/** Counted with the calls that are their like: what opens, what looks, what closes. */
function watchCards(
  cards: CardPort,
  watched: <T>(call: Call, ask: () => Promise<T>) => Promise<T>,
): CardPort {
  return {
    open: (order) => watched('create', () => cards.open(order)),
    lookup: (enrolment) => watched('lookup', () => cards.lookup(enrolment)),
    charge: (charge) => watched('create', () => cards.charge(charge)),
    forget: (token) => watched('expire', () => cards.forget(token)),
  };
}

type Outcome = { kind: 'answered' } | { kind: 'refused' | 'failed'; why: string };

const outcomeOf = (error: unknown): Outcome => ({
  kind: error instanceof PlatformRefused ? 'refused' : 'failed',
  why: reasonOf(error),
});

/** Takes observations in their order, and goes on from what another process or an earlier one has kept. */
function createNotebook(platform: string, { db, log }: WatchDeps) {
  const known: Health = {};
  let writing: Promise<void> = Promise.resolve();

  const write = async (call: Call, seen: Observation) => {
    const kept = (await readHealth(db, platform))[call];
    const health = observe(newerOf(known[call], kept), seen);
    known[call] = health;
    if (isWorthKeeping(kept ?? null, health)) await keepHealth(db, platform, { call, health });
  };
  return (call: Call, seen: Observation): Promise<void> => {
    writing = writing
      .then(() => write(call, seen))
      .catch((error) => log.warn({ err: error, platform, call }, 'health of the platform was not kept'));
    return writing;
  };
}
