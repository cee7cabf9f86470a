import { randomUUID } from 'node:crypto';
import type { Book } from './database.ts';

export type NoticeType = 'payment.created' | 'payment.updated';

export type DueNotice = { seq: number; payment_id: string; url: string; body: string; attempts: number };

type Subject = { id: string; checkout_id: string; reference: string };

const LATE_MS = 10_000;
const HOUR = 3_600_000;
const RETRY_MS = [1_000, 5_000, 30_000, 300_000, 900_000, ...Array<number>(10).fill(HOUR)];

/** Writes the rows that the courier will send, as the faults in force have it. */
export function queueNotices(book: Book, subject: Subject, notice: { type: NoticeType; url: string }): void {
  const { type, url } = notice;
  if (book.faults.has('lose-notice')) return;
  const reordered = book.faults.has('reorder-notices') && type === 'payment.created';
  const types: NoticeType[] = reordered ? ['payment.updated', 'payment.created'] : [type];
  const copies = book.faults.has('double-notice') ? 2 : 1;
  const dueAt = book.realTime() + (book.faults.has('late-notice') ? LATE_MS : 0);
  const insert = book.db.prepare(
    `INSERT INTO notices (event_id, payment_id, url, body, state, attempts, due_at)
     VALUES (?, ?, ?, ?, 'due', 0, ?)`,
  );
  for (const each of types) {
    const event = noticeOf(book, subject, each);
    const body = JSON.stringify(event);
    for (let copy = 0; copy < copies; copy++) insert.run(event.id, subject.id, url, body, dueAt);
  }
}

export function dueNotices(book: Book): DueNotice[] {
  return book.db
    .prepare<[number], DueNotice>(
      `SELECT seq, payment_id, url, body, attempts FROM notices
       WHERE state = 'due' AND due_at <= ? ORDER BY due_at, seq LIMIT 100`,
    )
    .all(book.realTime());
}

/** When the next notice is to be sent, in milliseconds of real time; null when none waits. */
export function nextDueAt(book: Book): number | null {
  const query = book.db.prepare<[], { at: number | null }>(
    `SELECT min(due_at) AS at FROM notices WHERE state = 'due'`,
  );
  return query.get()?.at ?? null;
}

export function markDelivered(book: Book, seq: number): void {
  book.db.prepare(`UPDATE notices SET state = 'delivered', attempts = attempts + 1 WHERE seq = ?`).run(seq);
}

/** Schedules the next attempt; false when there is none left. */
export function markFailed(book: Book, notice: DueNotice): boolean {
  const wait = RETRY_MS[notice.attempts];
  const state = wait === undefined ? 'given_up' : 'due';
  book.db
    .prepare('UPDATE notices SET state = ?, attempts = attempts + 1, due_at = ? WHERE seq = ?')
    .run(state, book.realTime() + (wait ?? 0), notice.seq);
  return state === 'due';
}

function noticeOf(book: Book, subject: Subject, type: NoticeType) {
  return {
    id: `ev_${randomUUID()}`,
    type,
    created_at: book.now().toISOString(),
    data: { payment_id: subject.id, checkout_id: subject.checkout_id, reference: subject.reference },
  };
}
