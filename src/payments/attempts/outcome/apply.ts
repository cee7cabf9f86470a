import type { Tx } from '../../../kit/database.ts';
import { instant, secondsBetween } from '../../../kit/dates.ts';
import type { PaymentNews } from '../../news/news.ts';
import type { PlatformTruth, ProviderPayment } from '../../platforms/platform.ts';
import type { Attempt, GivenUp } from '../attempt.ts';
import { ATTEMPT_STATES, mayBecome, nextCheck } from '../attempt.ts';
import { addEvent } from '../events.ts';
import { creditedPayments } from '../ledger.ts';
import type { Versions } from '../provider-payments.ts';
import { recordProviderPayment } from '../provider-payments.ts';
import { scheduleCheck } from '../schedule.ts';
import { findAttempt, listItems, moveAttempt, rememberCheckout } from '../store.ts';
import { updateClaims } from './claims.ts';
import type { SettleDeps } from './deps.ts';
import { callForReview, doubt } from './doubt.ts';
import type { Verdict } from './judge.ts';
import { judge } from './judge.ts';
import { credit, returnMoney } from './money.ts';

/** What the platform answered, and what was on record when it was asked. */
export interface Answered {
  attemptId: string;
  truth: PlatformTruth;
  givenUp: GivenUp | null;
  versions: Versions;
}

/**
 * Writes what the platform says of an attempt, and all that follows from it. `overtaken`: something of it may be older
 * than what is on record and was left out; it has to be asked for again.
 */
export async function applyTruth(deps: SettleDeps, tx: Tx, told: Answered): Promise<{ overtaken: boolean }> {
  const { clock } = deps;
  const attempt = await findAttempt(tx, told.attemptId);
  if (!attempt) return { overtaken: false };
  const now = instant(clock);
  const truth = { ...told.truth, payments: [] as ProviderPayment[] };
  if (truth.checkout && truth.checkout.id !== attempt.checkoutId)
    await rememberCheckout(tx, attempt.id, truth.checkout);
  let overtaken = false;
  for (const payment of told.truth.payments) {
    const { versions } = told;
    const recorded = await recordProviderPayment(tx, clock, { attempt, payment, versions });
    truth.payments.push(recorded.payment);
    overtaken ||= recorded.overtaken;
  }
  const ageSeconds = secondsBetween(attempt.createdAt, now);
  const verdict = judge(attempt, truth, {
    ageSeconds,
    givenUp: told.givenUp,
    expects: deps.expects,
    accepted: await creditedPayments(tx, attempt),
  });
  await credit(deps, tx, { attempt, verdict });
  await returnMoney(deps, tx, { attempt, payments: truth.payments });
  await doubt(deps, tx, { attempt, verdict });
  if (verdict.state === attempt.state || !mayBecome(attempt.state, verdict.state)) {
    const open = ATTEMPT_STATES[attempt.state].open;
    const at = open ? nextCheck(attempt.createdAt, now) : null;
    await scheduleCheck(tx, attempt.id, { at, checks: attempt.checks + 1 });
    return { overtaken };
  }
  await move(deps, tx, { attempt, verdict });
  return { overtaken };
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
  await deps.onMoved(tx, { attempt, to: state, reason });
  const news = newsOf(attempt, verdict);
  if (news) await deps.onNews(tx, { attempt, news });
  if (state === 'review') await callForReview(deps, tx, { attempt, verdict });
  if (state === 'paid') await deps.onPaid(tx, { attempt, items: await listItems(tx, attempt.id) });
  deps.log.info({ attempt: attempt.id, from: attempt.state, to: state, reason }, 'payment attempt moved');
}

/** What the payer was promised to hear of by mail. */
function newsOf(
  attempt: Attempt,
  { state, reason, doubtful, returned, rejected }: Verdict,
): PaymentNews | null {
  const [payment] = [...doubtful.map((one) => one.payment), ...returned];
  const charged = { cents: payment?.amountCents ?? attempt.totalCents, paymentId: payment?.id ?? null };
  if (state === 'review') return { kind: 'review', ...charged };
  if (reason === 'given-back') return { kind: 'given-back', ...charged };
  const awaited = attempt.state === 'processing' || attempt.state === 'unknown';
  // Of a debit its own letters tell.
  const own = attempt.chargedBy === 'checkout';
  const ended = own && !ATTEMPT_STATES[state].holds && reason !== 'customer' && reason !== 'not-owed';
  // It may fail once more, with another payment that turned up late.
  const paymentId = rejected?.id ?? null;
  return awaited && ended ? { kind: 'failed', cents: attempt.totalCents, paymentId } : null;
}
