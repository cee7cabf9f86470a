import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Db } from '../../../src/kit/database.ts';
import { openDatabase, transact } from '../../../src/kit/database.ts';
import { createLog } from '../../../src/kit/log.ts';
import type { Letter } from '../../../src/kit/mail/outbox.ts';
import { enqueueMail } from '../../../src/kit/mail/outbox.ts';
import { copyMigrated } from '../../support/template.ts';

export interface PostRoom {
  db: Db;
  clock: Clock;
  log: ReturnType<typeof createLog>;
  folder: string;
  wait(seconds: number): void;
  enqueue(letter?: Partial<Letter>): Promise<void>;
  /** What became of each letter, in the order of their keys. */
  fates(): Promise<{ key: string; state: string; attempts: number }[]>;
}

/** An outbox over a file of its own, and a clock that moves when it is told to. */
export async function openPostRoom(t: TestContext): Promise<PostRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-mail-'));
  await copyMigrated(join(folder, 'portal.db'));
  const { db, close } = openDatabase(join(folder, 'portal.db'));
  t.after(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  let at = Date.parse('2026-03-10T15:00:00.000Z');
  const clock = { now: () => new Date(at) };
  return {
    db,
    clock,
    log: createLog('silent'),
    folder,
    wait: (seconds) => {
      at += seconds * 1000;
    },
    enqueue: (letter = {}) =>
      transact(db, (tx) =>
        enqueueMail(tx, clock, {
          dedupeKey: 'receipt:A-1',
          to: 'ana.gomez@example.com',
          subject: 'Recibimos tu pago de $ 43.858,12',
          text: 'Gracias, Ana María Gómez.',
          html: '<p>Gracias, Ana María Gómez.</p>',
          attachments: [],
          ...letter,
        }),
      ),
    fates: async () =>
      await db
        .selectFrom('outbox')
        .select(['dedupe_key as key', 'state', 'attempts'])
        .orderBy('dedupe_key')
        .execute(),
  };
}
