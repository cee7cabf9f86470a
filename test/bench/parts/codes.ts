import { systemClock } from '../../../src/kit/clock.ts';
import type { Db } from '../../../src/kit/database.ts';
import { transact } from '../../../src/kit/database.ts';
import { enqueueMail } from '../../../src/kit/mail/outbox.ts';

const EVERY_MS = 1000;

export interface Lags {
  p50: number;
  longest: number;
  count: number;
}

/** Letters that somebody waits for, written by another process while a work goes on: how long after they leave, in ms. */
export async function codesMeanwhile<T>(
  db: Db,
  name: string,
  work: () => Promise<T>,
): Promise<{ done: T; lags: Lags }> {
  let going = true;
  const writing = (async () => {
    for (let turn = 0; going; turn++) {
      await transact(db, (tx) =>
        enqueueMail(tx, systemClock, {
          dedupeKey: `${keyOf(name)}${turn}`,
          to: 'ana.gomez@example.com',
          subject: 'Tu código',
          text: 'ABCD-EFGH',
          html: '<p>ABCD-EFGH</p>',
          attachments: [],
          secret: true,
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  const done = await work();
  going = false;
  await writing;
  return { done, lags: await lagsOf(db, name) };
}

const keyOf = (name: string) => `bench-code:${name}:`;

async function lagsOf(db: Db, name: string): Promise<Lags> {
  const rows = await db
    .selectFrom('outbox')
    .select(['created_at', 'sent_at'])
    .where('dedupe_key', 'like', `${keyOf(name)}%`)
    .where('sent_at', 'is not', null)
    .execute();
  const lags = rows
    .map((row) => Date.parse(row.sent_at ?? '') - Date.parse(row.created_at))
    .sort((a, b) => a - b);
  return { p50: lags[Math.floor(lags.length / 2)] ?? 0, longest: lags.at(-1) ?? 0, count: lags.length };
}
