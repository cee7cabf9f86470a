import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from '../../../db/migrations/index.ts';
import { loadDemo } from '../../../db/seeds/demo.ts';
import type { CustomerAccess } from '../../../src/accounts/access.ts';
import { accessThrough } from '../../../src/accounts/access.ts';
import { invoicesAsPayables } from '../../../src/invoices/payable.ts';
import type { OpenDatabase } from '../../../src/kit/database.ts';
import { openDatabase } from '../../../src/kit/database.ts';
import { createLog } from '../../../src/kit/log.ts';
import { enqueueMail } from '../../../src/kit/mail/outbox.ts';
import { createPayables } from '../../../src/payables/store.ts';
import type { CheckoutDeps } from '../../../src/payments/attempts/checkout.ts';
import type { StartDeps } from '../../../src/payments/attempts/start.ts';
import { moneyBackKey } from '../../../src/payments/money-back/words.ts';
import { newsKey } from '../../../src/payments/news/news.ts';
import { instalmentsAsPayables } from '../../../src/plans/payable.ts';
import { NOW } from '../support/cast.ts';
import type { TestClock } from '../support/clock.ts';
import { createTestClock } from '../support/clock.ts';
import type { ScriptedPlatform } from '../support/scripted-platform.ts';
import { createScriptedPlatform } from '../support/scripted-platform.ts';

export const FIRM = '100000006';
const TIME_ZONE = 'America/Argentina/Mendoza';

/** The payment flow without pages: a file, a clock, a platform, and what the routes would call. */
export interface Shop {
  store: OpenDatabase;
  clock: TestClock;
  platform: ScriptedPlatform;
  payments: StartDeps & CheckoutDeps;
  access: CustomerAccess;
  /** As after a crash and a start: everything anew over the same file. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Answers how to open shops over copies of one demo file, each with the account of a firm and its plan. */
export async function createMall(): Promise<{ open(): Promise<Shop>; close(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-payments-'));
  const template = join(folder, 'template.db');
  const store = openDatabase(template);
  await migrate(store.db);
  await loadDemo(store.db, { secret: 'a secret for tests', timeZone: TIME_ZONE }, createTestClock(NOW));
  await store.close();
  let count = 0;
  return {
    open: async () => {
      count += 1;
      const file = join(folder, `${count}.db`);
      copyFileSync(template, file);
      const clock = createTestClock(NOW);
      return await openShop(file, { clock, platform: createScriptedPlatform(clock) });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openShop(
  file: string,
  { clock, platform }: { clock: TestClock; platform: ScriptedPlatform },
): Promise<Shop> {
  const wire = async () => {
    const store = openDatabase(file);
    // No power fails here, and a thousand runs need not wait for the disk.
    await sql`pragma synchronous = off`.execute(store.db);
    const user = await store.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', 'carla.diaz@example.com')
      .executeTakeFirstOrThrow();
    const access = await accessThrough(store.db, user.id, FIRM);
    if (!access) throw new Error('the firm is not linked');
    return { store, access, payments: wirePayments(store, { clock, platform }) };
  };
  const shop: Shop = {
    ...(await wire()),
    clock,
    platform,
    restart: async () => {
      await shop.store.close();
      Object.assign(shop, await wire());
    },
    close: async () => {
      await shop.store.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
  return shop;
}

function wirePayments(
  { db }: OpenDatabase,
  { clock, platform }: { clock: TestClock; platform: ScriptedPlatform },
): Shop['payments'] {
  const sources = [invoicesAsPayables, instalmentsAsPayables];
  return {
    db,
    clock,
    platform,
    sources,
    log: createLog('silent'),
    payables: createPayables(db, clock, { timeZone: TIME_ZONE, sources }),
    retryMinutes: 30,
    expects: { live: true, collector: null },
    currency: 'ARS',
    baseUrl: 'http://localhost:3000',
    noticeUrl: 'http://127.0.0.1:3000/avisos/prueba',
    describe: (attempt) => `Aguas del Valle, cuenta ${attempt.accountNumber}`,
    onAlert: async () => {},
    onMoneyBack: async (tx, { attempt, fact }) => {
      await enqueueMail(tx, clock, {
        dedupeKey: moneyBackKey(fact),
        to: attempt.receiptEmail,
        subject: 'Te devolvimos un pago',
        text: '',
        html: '',
        attachments: [],
      });
    },
    onNews: async (tx, { attempt, news }) => {
      await enqueueMail(tx, clock, {
        dedupeKey: newsKey(attempt.id, news),
        to: attempt.receiptEmail,
        subject: 'Novedades de tu pago',
        text: '',
        html: '',
        attachments: [],
      });
    },
    onPaid: async (tx, { attempt }) => {
      await enqueueMail(tx, clock, {
        dedupeKey: `receipt:${attempt.id}`,
        to: attempt.receiptEmail,
        subject: 'Recibimos tu pago',
        text: '',
        html: '',
        attachments: [],
      });
    },
  };
}
