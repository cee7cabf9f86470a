import type { Tx } from '../../../kit/database.ts';
import { bookMoneyBack } from '../../money-back/book.ts';
import type { ProviderPayment } from '../../platforms/platform.ts';
import type { Attempt } from '../attempt.ts';
import { addEvent } from '../events.ts';
import { creditPayment } from '../ledger.ts';
import { listItems } from '../store.ts';
import type { SettleDeps } from './deps.ts';
import type { Verdict } from './judge.ts';

/** Every approved payment of the right amount is credited, also a second one: it becomes surplus, never lost. */
export async function credit(
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
export async function returnMoney(
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
