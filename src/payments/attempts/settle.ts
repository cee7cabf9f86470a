import type { Clock } from '../../kit/clock.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { addMinutes, instant, secondsBetween } from '../../kit/dates.ts';
import type { Log } from '../../kit/log.ts';
import { claimItems, releaseClaims } from '../../payables/claims.ts';
import type { PayableSource } from '../../payables/payable.ts';
import type { Alert } from '../alerts/alert.ts';
import type { MoneyBackFact } from '../money-back/book.ts';
import { bookMoneyBack } from '../money-back/book.ts';
import type { PaymentPlatform, PlatformTruth, ProviderPayment } from '../platforms/platform.ts';
import { PlatformUnavailable } from '../platforms/platform.ts';
import type { Attempt, AttemptItem, Expectation, GivenUp, Verdict } from './attempt.ts';
import { ATTEMPT_STATES, checkAfterSilence, judge, mayBecome, nextCheck, whyDoubted } from './attempt.ts';
import { creditPayment, recordProviderPayment } from './ledger.ts';
import {
  addEvent,
  findAttempt,
  listEvents,
  listItems,
  moveAttempt,
  rememberCheckout,
  scheduleCheck,
} from './store.ts';

export interface SettleDeps {
  db: Db;
  clock: Clock;
  log: Log;
  platform: PaymentPlatform;
  sources: readonly PayableSource[];
  retryMinutes: number;
  expects: Expectation;
  /** Puts the confirmation into the outbox, in the transaction that writes the ledger. */
  onPaid(tx: Tx, paid: { attempt: Attempt; items: AttemptItem[] }): Promise<void>;
  /** The same for money that went back or came back. */
  onMoneyBack(tx: Tx, told: { attempt: Attempt; fact: MoneyBackFact }): Promise<void>;
  /** What the operator must hear of, once for each fact. */
  onAlert(tx: Tx, alert: Alert): Promise<void>;
}

/**
 * The one way in which an attempt learns its outcome: the return page, a notice, the reconciliation and staff all
 * end here. It asks the platform, believes nothing else, and writes all that follows in one transaction; told
 * the same truth again it changes nothing. Answers the attempt as it stands now; null when there is none.
 * When the platform does not answer, the attempt stays as it was and is asked about later; only to who gives it up
 * that is a `PlatformUnavailable`.
 */
export async function settle(
  deps: SettleDeps,
  attemptId: string,
  givenUp: GivenUp | null = null,
): Promise<Attempt | null> {
  const before = await findAttempt(deps.db, attemptId);
  if (!before) return null;
  let truth: PlatformTruth;
  try {
    truth = await askPlatform(deps, before, givenUp);
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    deps.log.warn({ err: error, attempt: attemptId }, 'platform did not answer');
    await postpone(deps, before);
    if (givenUp) throw error;
    return before;
  }
  await transact(deps.db, (tx) => apply(deps, tx, { attemptId, truth, givenUp }));
  return await findAttempt(deps.db, attemptId);
}

/** `settle` for the background: one attempt that cannot be settled must not hold up the others. */
export async function settleInTurn(deps: SettleDeps, attemptId: string): Promise<Attempt | null> {
  try {
    return await settle(deps, attemptId);
  } catch (error) {
    deps.log.error({ err: error, attempt: attemptId }, 'attempt could not be settled');
    const attempt = await findAttempt(deps.db, attemptId);
    if (attempt) await postpone(deps, attempt);
    return attempt;
  }
}

/** What was refused or given up is closed first, so that it cannot be paid beside a new checkout (D10). */
async function askPlatform(
  { platform }: SettleDeps,
  attempt: Attempt,
  givenUp: GivenUp | null,
): Promise<PlatformTruth> {
  const truth = await platform.lookup({ attemptId: attempt.id, checkoutId: attempt.checkoutId });
  const refused =
    truth.payments.length > 0 && truth.payments.every((payment) => payment.status === 'rejected');
  if (!(refused || givenUp) || truth.checkout?.status !== 'open') return truth;
  await platform.expire(truth.checkout.id);
  return await platform.lookup({ attemptId: attempt.id, checkoutId: truth.checkout.id });
}

async function postpone({ db, clock }: SettleDeps, attempt: Attempt): Promise<void> {
  const at = checkAfterSilence(attempt.createdAt, instant(clock));
  await scheduleCheck(db, attempt.id, { at, checks: attempt.checks + 1 });
}

async function apply(
  deps: SettleDeps,
  tx: Tx,
  told: { attemptId: string; truth: PlatformTruth; givenUp: GivenUp | null },
): Promise<void> {
  const { clock } = deps;
  const attempt = await findAttempt(tx, told.attemptId);
  if (!attempt) return;
  const now = instant(clock);
  const truth = { ...told.truth, payments: [] as ProviderPayment[] };
  if (truth.checkout && truth.checkout.id !== attempt.checkoutId)
    await rememberCheckout(tx, attempt.id, truth.checkout);
  for (const payment of told.truth.payments)
    truth.payments.push(await recordProviderPayment(tx, clock, { attempt, payment }));
  const ageSeconds = secondsBetween(attempt.createdAt, now);
  const verdict = judge(attempt, truth, {
    ageSeconds,
    givenUp: told.givenUp,
    expects: deps.expects,
  });
  await credit(deps, tx, { attempt, verdict });
  await returnMoney(deps, tx, { attempt, payments: truth.payments });
  if (verdict.state === 'review') await doubt(deps, tx, { attempt, verdict });
  if (verdict.state === attempt.state || !mayBecome(attempt.state, verdict.state)) {
    const open = ATTEMPT_STATES[attempt.state].open;
    const at = open ? nextCheck(attempt.createdAt, now) : null;
    await scheduleCheck(tx, attempt.id, { at, checks: attempt.checks + 1 });
    return;
  }
  await move(deps, tx, { attempt, verdict });
}

/** Every approved payment of the right amount is credited, also a second one: it becomes surplus, never lost. */
async function credit(
  deps: SettleDeps,
  tx: Tx,
  { attempt, verdict }: { attempt: Attempt; verdict: Verdict },
): Promise<void> {
  if (verdict.state !== 'paid') return;
  const items = await listItems(tx, attempt.id);
  for (const payment of verdict.approved) {
    const { surplus } = await creditPayment(tx, deps.clock, {
      attempt,
      items,
      payment,
      sources: deps.sources,
    });
    if (!surplus) continue;
    await addEvent(tx, deps.clock, { attemptId: attempt.id, kind: 'surplus' });
    deps.log.warn({ attempt: attempt.id, payment: payment.id }, 'surplus: an item was paid before');
  }
}

const BACK_EVENTS = { refund: 'refunded', chargeback: 'charged-back', reinstated: 'reinstated' } as const;

/** Whatever the verdict: also of an attempt that is paid for good, money may go back. */
async function returnMoney(
  deps: SettleDeps,
  tx: Tx,
  { attempt, payments }: { attempt: Attempt; payments: ProviderPayment[] },
): Promise<void> {
  const moved = payments.filter((one) => one.status === 'approved');
  if (moved.length === 0) return;
  const items = await listItems(tx, attempt.id);
  for (const payment of moved) {
    const told = { attempt, items, payment, sources: deps.sources };
    for (const fact of await bookMoneyBack(tx, deps.clock, told)) {
      const kind = fact.kind === 'refund' && !fact.whole ? 'partly-refunded' : BACK_EVENTS[fact.kind];
      await addEvent(tx, deps.clock, { attemptId: attempt.id, kind });
      await deps.onMoneyBack(tx, { attempt, fact });
      deps.log.warn({ attempt: attempt.id, ...fact }, 'money moved after a payment');
    }
  }
}

/** Somebody must look at it, whatever the state: a paid attempt stays paid, and its second payment is not credited. */
async function doubt(
  deps: SettleDeps,
  tx: Tx,
  { attempt, verdict }: { attempt: Attempt; verdict: Verdict },
): Promise<void> {
  const payments = verdict.approved.map((payment) => payment.id);
  deps.log.error({ attempt: attempt.id, payments, reason: verdict.reason }, 'payment needs a review');
  if (mayBecome(attempt.state, 'review') || attempt.state === 'review') return;
  const told = (await listEvents(tx, attempt.id)).some((event) => event.kind === 'review');
  if (told) return;
  await addEvent(tx, deps.clock, { attemptId: attempt.id, kind: 'review' });
  await callForReview(deps, tx, { attempt, verdict });
}

async function callForReview(
  { expects, onAlert }: SettleDeps,
  tx: Tx,
  { attempt, verdict }: { attempt: Attempt; verdict: Verdict },
): Promise<void> {
  const payments = verdict.approved.filter((payment) => whyDoubted(attempt, payment, expects) !== null);
  await onAlert(tx, { kind: 'review', attempt, reason: verdict.reason ?? '', payments });
}

async function move(
  deps: SettleDeps,
  tx: Tx,
  { attempt, verdict }: { attempt: Attempt; verdict: Verdict },
): Promise<void> {
  const { clock } = deps;
  const { state, reason } = verdict;
  const rules = ATTEMPT_STATES[state];
  const nextCheckAt = rules.open ? nextCheck(attempt.createdAt, instant(clock)) : null;
  const moved = await moveAttempt(tx, clock, { attempt, to: state, reason, nextCheckAt });
  if (!moved) throw new Error(`attempt ${attempt.id} moved inside an immediate transaction`);
  await addEvent(tx, clock, { attemptId: attempt.id, kind: state });
  await updateClaims(deps, tx, { attempt, state });
  if (state === 'review') await callForReview(deps, tx, { attempt, verdict });
  if (state === 'paid') await deps.onPaid(tx, { attempt, items: await listItems(tx, attempt.id) });
  deps.log.info({ attempt: attempt.id, from: attempt.state, to: state, reason }, 'payment attempt moved');
}

async function updateClaims(
  deps: SettleDeps,
  tx: Tx,
  { attempt, state }: { attempt: Attempt; state: Attempt['state'] },
): Promise<void> {
  const owner = { kind: 'payment' as const, id: attempt.id };
  const held = ATTEMPT_STATES[attempt.state].holds;
  if (!ATTEMPT_STATES[state].holds) {
    const cooling = state === 'rejected' && deps.retryMinutes > 0;
    await releaseClaims(tx, owner, cooling ? addMinutes(attempt.createdAt, deps.retryMinutes) : null);
  } else if (state !== 'paid' && !held) {
    await reclaim(deps, tx, attempt);
  }
}

/** An attempt that had been given up turns out to be under way: its items are closed again where nobody else holds them. */
async function reclaim({ clock }: SettleDeps, tx: Tx, attempt: Attempt): Promise<void> {
  const owner = { kind: 'payment' as const, id: attempt.id };
  await releaseClaims(tx, owner, null);
  for (const item of await listItems(tx, attempt.id)) {
    await claimItems(tx, clock, {
      owner,
      accountNumber: attempt.accountNumber,
      items: [item],
      unlessTaken: true,
    });
  }
}
