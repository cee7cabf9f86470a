import { recordAudit } from '../../kit/audit.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import type { Attempt } from '../attempts/attempt.ts';
import { creditPayment } from '../attempts/ledger.ts';
import { applyTruth } from '../attempts/outcome/apply.ts';
import type { SettleDeps } from '../attempts/outcome/deps.ts';
import { findProviderPayment, versionsOf } from '../attempts/provider-payments.ts';
import { findAttempt, listItems } from '../attempts/store.ts';
import { listUncredited } from '../platforms/health/overview.ts';
import type { ProviderPayment } from '../platforms/platform.ts';

export type Decided =
  | { kind: 'decided'; attemptId: string; state: Attempt['state'] }
  /** No payment of this number waits for anybody. */
  | { kind: 'unknown' }
  /** It is not what was owed: it can only be given back. */
  | { kind: 'other-amount' }
  /** What it was for has been paid by another. */
  | { kind: 'paid-already' };

interface Waiting {
  attempt: Attempt;
  payment: ProviderPayment;
}

/** Somebody has looked at a payment in review and takes it for what it was meant for. */
export function acceptPayment(deps: SettleDeps, paymentId: string): Promise<Decided> {
  return transact(deps.db, async (tx) => {
    const waiting = await findWaiting(tx, paymentId);
    if (!waiting) return { kind: 'unknown' };
    const { attempt, payment } = waiting;
    if (attempt.state === 'paid') return { kind: 'paid-already' };
    if (payment.amountCents !== attempt.totalCents || payment.currency !== attempt.currency)
      return { kind: 'other-amount' };
    const items = await listItems(tx, attempt.id);
    await creditPayment(tx, deps.clock, { attempt, items, payment, sources: deps.sources });
    return await apply(deps, tx, { waiting, action: 'accept payment' });
  });
}

/** The money was given back by another way than the platform, which knows nothing of it. */
export function releasePayment(deps: SettleDeps, paymentId: string): Promise<Decided> {
  return transact(deps.db, async (tx) => {
    const waiting = await findWaiting(tx, paymentId);
    if (!waiting) return { kind: 'unknown' };
    const { attempt, payment } = waiting;
    const refundedCents = payment.amountCents;
    const back = { attempt, payment: { ...payment, refundedCents } };
    return await apply(deps, tx, { waiting: back, action: 'payment given back' });
  });
}

async function findWaiting(tx: Tx, paymentId: string): Promise<Waiting | null> {
  const row = (await listUncredited(tx)).find((one) => one.paymentId === paymentId);
  const attempt = row ? await findAttempt(tx, row.attemptId) : null;
  const payment = attempt && (await findProviderPayment(tx, attempt.platform, paymentId));
  return attempt && payment ? { attempt, payment } : null;
}

/** What is on record is judged again, as if the platform had just said it. */
async function apply(
  deps: SettleDeps,
  tx: Tx,
  { waiting, action }: { waiting: Waiting; action: string },
): Promise<Decided> {
  const { attempt, payment } = waiting;
  const versions = await versionsOf(tx, attempt.id);
  const payments: ProviderPayment[] = [];
  for (const id of versions.keys()) {
    const known = id === payment.id ? payment : await findProviderPayment(tx, attempt.platform, id);
    if (known) payments.push(known);
  }
  const truth = { checkout: null, payments };
  await applyTruth(deps, tx, { attemptId: attempt.id, truth, givenUp: null, versions });
  const now = await findAttempt(tx, attempt.id);
  await recordAudit(tx, deps.clock, {
    actor: { kind: 'system', id: null },
    action,
    accountNumber: attempt.accountNumber,
    detail: { attempt: attempt.id, payment: payment.id, cents: payment.amountCents },
  });
  return { kind: 'decided', attemptId: attempt.id, state: now?.state ?? attempt.state };
}
