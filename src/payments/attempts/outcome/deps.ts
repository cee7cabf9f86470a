import type { Clock } from '../../../kit/clock.ts';
import type { Db, Tx } from '../../../kit/database.ts';
import type { Log } from '../../../kit/log.ts';
import type { PayableSource } from '../../../payables/payable.ts';
import type { Alert } from '../../alerts/alert.ts';
import type { MoneyBackFact } from '../../money-back/book.ts';
import type { PaymentNews } from '../../news/news.ts';
import type { PaymentPlatform } from '../../platforms/platform.ts';
import type { Attempt, AttemptItem, AttemptState, Expectation } from '../attempt.ts';

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
  /** What stands behind an attempt follows it, in the transaction that moves it. */
  onMoved(tx: Tx, moved: { attempt: Attempt; to: AttemptState; reason: Attempt['reason'] }): Promise<void>;
  /** What the operator must hear of, once for each fact. */
  onAlert(tx: Tx, alert: Alert): Promise<void>;
  /** The same for what is reviewed, was decided, or did not come about. */
  onNews(tx: Tx, told: { attempt: Attempt; news: PaymentNews }): Promise<void>;
}
