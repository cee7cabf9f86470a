import { createHmac } from 'node:crypto';
import type { Log } from './options.ts';
import type { Book } from './store/database.ts';
import { type DueNotice, dueNotices, markDelivered, markFailed, nextDueAt } from './store/notices.ts';

export type Courier = { start(): void; wake(): void; stop(): Promise<void> };

type Parts = { book: Book; secret: string; log: Log };

const ANSWER_WITHIN_MS = 5_000;
const POLL_MS = 100;
const LONGEST_NAP_MS = 1_000;

/** Sends the notices that are rows, those of one payment in order, those of several at the same time. */
export function createCourier({ book, secret, log }: Parts): Courier {
  const stopped = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let started = false;

  function round(): void {
    try {
      const byPayment = Map.groupBy(dueNotices(book), (notice) => notice.payment_id);
      for (const [paymentId, notices] of byPayment) {
        if (!underWay.has(paymentId)) underWay.set(paymentId, deliverAll(paymentId, notices));
      }
      rest();
    } catch (err) {
      log.error({ err }, 'test platform: the notices could not be read');
      sleep(LONGEST_NAP_MS);
    }
  }

  function rest(): void {
    const next = nextDueAt(book);
    if (next !== null) sleep(Math.min(Math.max(next - book.realTime(), POLL_MS), LONGEST_NAP_MS));
  }

  function sleep(ms: number): void {
    clearTimeout(timer);
    if (started && !stopped.signal.aborted) timer = setTimeout(round, ms).unref();
  }

  async function deliverAll(paymentId: string, notices: DueNotice[]): Promise<void> {
    try {
      for (const notice of notices) if (!stopped.signal.aborted) await deliver(notice);
    } catch (err) {
      log.error({ err, payment: paymentId }, 'test platform: a notice could not be marked');
    } finally {
      underWay.delete(paymentId);
    }
  }

  async function deliver(notice: DueNotice): Promise<void> {
    const answer = await post(notice);
    const about = { payment: notice.payment_id, attempt: notice.attempts + 1, answer };
    if (typeof answer === 'number' && answer >= 200 && answer < 300) {
      markDelivered(book, notice.seq);
      log.info(about, 'test platform: notice delivered');
    } else if (!stopped.signal.aborted) {
      if (markFailed(book, notice)) log.warn(about, 'test platform: notice not taken, will be sent again');
      else log.error(about, 'test platform: notice given up');
    }
  }

  async function post(notice: DueNotice): Promise<number | string> {
    const seconds = Math.floor(book.now().getTime() / 1000);
    try {
      const response = await fetch(notice.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Test-Signature': sign(secret, seconds, notice.body),
        },
        body: notice.body,
        redirect: 'manual',
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch (err) {
      const cause = err instanceof Error ? err.cause : undefined;
      return cause ? `${err}: ${cause}` : String(err);
    }
  }

  return {
    start() {
      started = true;
      sleep(0);
    },
    wake() {
      sleep(0);
    },
    async stop() {
      stopped.abort();
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}

function sign(secret: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
