import type { Tx } from '../../../kit/database.ts';
import type { PaymentNews } from '../../news/news.ts';
import type { ProviderPayment } from '../../platforms/platform.ts';
import type { Attempt } from '../attempt.ts';
import { addEvent, listEvents } from '../events.ts';
import type { SettleDeps } from './deps.ts';
import type { Verdict } from './judge.ts';

/**
 * Somebody must look at it. An attempt that nothing right was paid for waits in review; one that is paid stays so, and
 * each doubtful payment besides is told once, and once more when it went back.
 */
export async function doubt(
  deps: SettleDeps,
  tx: Tx,
  { attempt, verdict }: { attempt: Attempt; verdict: Verdict },
): Promise<void> {
  const { doubtful, returned } = verdict;
  for (const { payment, reason } of doubtful)
    deps.log.error({ attempt: attempt.id, payment: payment.id, reason }, 'payment needs a review');
  if (doubtful.length + returned.length === 0) return;
  if (attempt.state !== 'paid' && verdict.state !== 'paid') return;
  const events = await listEvents(tx, attempt.id);
  const isTold = (kind: string, { id }: ProviderPayment) =>
    events.some((event) => event.kind === kind && event.detail === id);
  for (const { payment, reason } of doubtful) {
    if (isTold('extra', payment)) continue;
    await tell(deps, tx, { attempt, kind: 'extra', payment });
    await deps.onAlert(tx, { kind: 'review', attempt, reason, payments: [payment] });
  }
  for (const payment of returned) {
    if (!isTold('extra', payment) || isTold('extra-returned', payment)) continue;
    await tell(deps, tx, { attempt, kind: 'extra-returned', payment });
  }
}

async function tell(
  deps: SettleDeps,
  tx: Tx,
  told: { attempt: Attempt; kind: 'extra' | 'extra-returned'; payment: ProviderPayment },
): Promise<void> {
  const { attempt, kind, payment } = told;
  const news: PaymentNews = { kind, cents: payment.amountCents, paymentId: payment.id };
  await addEvent(tx, deps.clock, { attemptId: attempt.id, kind, detail: payment.id });
  await deps.onNews(tx, { attempt, news });
}

export async function callForReview(
  { onAlert }: SettleDeps,
  tx: Tx,
  { attempt, verdict }: { attempt: Attempt; verdict: Verdict },
): Promise<void> {
  const payments = verdict.doubtful.map((one) => one.payment);
  await onAlert(tx, { kind: 'review', attempt, reason: verdict.reason ?? '', payments });
}
