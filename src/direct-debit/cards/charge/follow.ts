import { findAccountByNumber } from '../../../accounts/store.ts';
import type { Tx } from '../../../kit/database.ts';
import type { Log } from '../../../kit/log.ts';
import type { Attempt, AttemptState } from '../../../payments/attempts/attempt.ts';
import type { MoneyBackFact } from '../../../payments/money-back/book.ts';
import { findMoneyBack } from '../../../payments/money-back/standing.ts';
import type { RefusalReason } from '../../../payments/platforms/platform.ts';
import type { LetterDeps } from '../../letters.ts';
import type { OrderNews } from '../../orders/letters.ts';
import { refuse } from '../../orders/refusals.ts';
import type { DebitOrder } from '../../orders/store.ts';
import { findOrderOfAttempt, hasRival, moveOrder } from '../../orders/store.ts';
import type { CardReason } from '../../rules.ts';
import { changeEnrolment, findEnrolmentById } from '../../store.ts';

type FollowDeps = LetterDeps & { log: Log };

/** The debit behind an attempt follows it, in the transaction that moves it. */
export async function followCharge(
  tx: Tx,
  deps: FollowDeps,
  moved: { attempt: Attempt; to: AttemptState; reason: Attempt['reason'] },
): Promise<void> {
  const { attempt, to, reason } = moved;
  if (attempt.chargedBy !== 'enrolled-card') return;
  const order = await findOrderOfAttempt(tx, attempt.id);
  if (!order) {
    // Another try has taken its place; the money of both is on the books of the bill.
    deps.log.warn({ attempt: attempt.id, to }, 'charge without its debit');
    return;
  }
  const enrolment = await findEnrolmentById(tx, order.enrolmentId);
  const account = await findAccountByNumber(tx, order.accountNumber);
  if (!enrolment || !account) throw new Error(`order ${order.id} hangs in the air`);
  const news = { order, enrolment, account };
  if (to === 'paid') {
    // Seen paid and given back at once, it is both.
    const { stands } = await findMoneyBack(tx, attempt);
    await moveOrder(tx, deps.clock, { order, to: stands ? 'paid' : 'reversed' });
    await changeEnrolment(tx, enrolment.id, { refusals: 0 });
  } else if (to === 'processing' || to === 'review') await takeAgain(tx, deps, order);
  else if (to === 'rejected' && order.state === 'cut') {
    await refuse(tx, deps, { news, reason: cardReason(reason as RefusalReason) });
  } else if (to === 'cancelled' || to === 'expired') await notMade(tx, deps, { news, reason });
}

/** Nothing was charged: it is tried again, unless nothing is to be debited any more. */
async function notMade(
  tx: Tx,
  { clock }: FollowDeps,
  { news, reason }: { news: OrderNews; reason: Attempt['reason'] },
): Promise<void> {
  const { order, enrolment } = news;
  if (order.state !== 'cut') return;
  if (reason === 'given-back') {
    await moveOrder(tx, clock, { order, to: 'refused', reason: 'card-given-back' });
  } else if (enrolment.endedAt !== null) {
    await moveOrder(tx, clock, { order, to: 'withdrawn', reason: 'ended' });
  } else await moveOrder(tx, clock, { order, to: 'announced' });
}

/** What was given up turns out to be under way. */
async function takeAgain(tx: Tx, { clock }: FollowDeps, order: DebitOrder): Promise<void> {
  if (order.state === 'cut' || order.state === 'paid' || order.state === 'reversed') return;
  if (order.state !== 'announced' && (await hasRival(tx, order))) return;
  await moveOrder(tx, clock, { order, to: 'cut' });
}

/** The money went back, or came again: the bill follows by the payment's own books. */
export async function followMoneyBack(
  tx: Tx,
  deps: FollowDeps,
  { attempt, fact }: { attempt: Attempt; fact: MoneyBackFact },
): Promise<void> {
  if (attempt.chargedBy !== 'enrolled-card') return;
  const order = await findOrderOfAttempt(tx, attempt.id);
  if (!order) return;
  if (fact.kind === 'reinstated' && order.state === 'reversed')
    await moveOrder(tx, deps.clock, { order, to: 'paid' });
  else if (fact.kind !== 'reinstated' && fact.whole && order.state === 'paid')
    await moveOrder(tx, deps.clock, { order, to: 'reversed' });
}

const REASONS: Readonly<Partial<Record<RefusalReason, CardReason>>> = {
  funds: 'card-funds',
  limit: 'card-funds',
  'card-expired': 'card-expired',
  'card-disabled': 'card-expired',
  'card-data': 'card-expired',
  authentication: 'card-authentication',
  'call-bank': 'card-authentication',
  technical: 'card-technical',
};

const cardReason = (reason: RefusalReason): CardReason => REASONS[reason] ?? 'card-declined';
