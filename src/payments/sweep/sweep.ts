import type { Instant } from '../../kit/dates.ts';
import type { Attempt } from '../attempts/attempt.ts';
import { ATTEMPT_STATES } from '../attempts/attempt.ts';

import { withPayment } from '../attempts/notices.ts';
import type { SettleDeps } from '../attempts/outcome/deps.ts';
import { findProviderPayment } from '../attempts/provider-payments.ts';
import { settleInTurn } from '../attempts/settle.ts';
import { findAttempt } from '../attempts/store.ts';
import { findMoneyBack } from '../money-back/standing.ts';
import type { ProviderPayment } from '../platforms/platform.ts';
import { keepInSuspense } from './suspense.ts';

export interface SweepReport {
  /** Payments on the platform's list. */
  seen: number;
  /** Attempts that were asked about, because the list says what the portal did not know. */
  asked: number;
  /** Those of them that became paid. */
  settled: number;
  /** Those of which money went back, or came back. */
  refunds: number;
  /** Payments of attempts that are not ours, never seen before. */
  unknown: number;
}

/**
 * Compares the platform's own list with what is known here, so that nothing depends on a notice or on a schedule that
 * ended. `PlatformUnavailable` when the list could not be read to its end; what was done by then stays done.
 */
export async function sweepPlatform(
  deps: SettleDeps,
  range: { from: Instant; to: Instant },
  onProgress: (seen: number) => void = () => {},
): Promise<SweepReport> {
  const report: SweepReport = { seen: 0, asked: 0, settled: 0, refunds: 0, unknown: 0 };
  for await (const payment of deps.platform.list(range)) {
    report.seen += 1;
    await compare(deps, payment, report);
    onProgress(report.seen);
  }
  return report;
}

async function compare(deps: SettleDeps, payment: ProviderPayment, report: SweepReport): Promise<void> {
  if (payment.reference === null) return;
  const attempt = await findAttempt(deps.db, payment.reference);
  if (!attempt) {
    if (await keepInSuspense(deps, payment)) report.unknown += 1;
    return;
  }
  if (!(await isNews(deps, attempt, payment))) return;
  report.asked += 1;
  const before = await findMoneyBack(deps.db, attempt);
  const after = await settleInTurn(withPayment(deps, payment.id), attempt.id);
  const back = await findMoneyBack(deps.db, attempt);
  if (after?.state === 'paid' && attempt.state !== 'paid') report.settled += 1;
  if (back.refundedCents !== before.refundedCents || back.heldCents !== before.heldCents) report.refunds += 1;
}

async function isNews({ db }: SettleDeps, attempt: Attempt, payment: ProviderPayment): Promise<boolean> {
  if (ATTEMPT_STATES[attempt.state].open) return true;
  const known = await findProviderPayment(db, attempt.platform, payment.id);
  return (
    known === null ||
    known.status !== payment.status ||
    known.refundedCents < payment.refundedCents ||
    known.disputed !== payment.disputed
  );
}
