import Database from 'better-sqlite3';
import { migrate } from '../../../db/migrations/index.ts';
import { loadDemo } from '../../../db/seeds/demo.ts';
import type { CustomerAccess } from '../../../src/accounts/access.ts';
import { accessThrough } from '../../../src/accounts/access.ts';
import { invoicesAsPayables } from '../../../src/invoices/payable.ts';
import type { OpenDatabase, Tx } from '../../../src/kit/database.ts';
import { overConnection } from '../../../src/kit/database.ts';
import { createLog } from '../../../src/kit/log.ts';
import { enqueueMail } from '../../../src/kit/mail/outbox.ts';
import { createPayables } from '../../../src/payables/store.ts';
import type { CheckoutDeps } from '../../../src/payments/attempts/checkout.ts';
import type { StartDeps } from '../../../src/payments/attempts/start.ts';
import { moneyBackKey } from '../../../src/payments/money-back/words.ts';
import { newsKey } from '../../../src/payments/news/news.ts';
import { instalmentsAsPayables } from '../../../src/plans/payable.ts';
import { CARLA, NOW } from '../support/cast.ts';
import type { TestClock } from '../support/clock.ts';
import { createTestClock } from '../support/clock.ts';
import type { ScriptedPlatform } from '../support/scripted-platform.ts';
import { createScriptedPlatform } from '../support/scripted-platform.ts';

export const FIRM = '100000006';
const TIME_ZONE = 'America/Argentina/Mendoza';

/** The payment flow without pages: a database, a clock, a platform, and what the routes would call. */
export interface Shop {
  store: OpenDatabase;
  clock: TestClock;
  platform: ScriptedPlatform;
  payments: StartDeps & CheckoutDeps;
  access: CustomerAccess;
  /** Facts that were told a second time; the outbox would forgive it, and nobody would know. */
  toldTwice: string[];
  /** As after a crash and a start: everything anew over what was committed. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Answers how to open shops over copies of one demo, each with the account of a firm and its plan. */
export async function createMall(): Promise<{ open(): Promise<Shop> }> {
  const raw = new Database(':memory:');
  const store = overConnection(raw);
  await migrate(store.db);
  await loadDemo(store.db, { secret: 'a secret for tests', timeZone: TIME_ZONE }, createTestClock(NOW));
  const demo = raw.serialize();
  await store.close();
  return { open: () => openShop(demo) };
}

/** In memory: a thousand runs need not wait for the disk, and what a power cut leaves is for another proof. */
async function openShop(demo: Buffer): Promise<Shop> {
  const clock = createTestClock(NOW);
  const platform = createScriptedPlatform(clock);
  const toldTwice: string[] = [];
  let raw: Database.Database;
  const wire = async (image: Buffer) => {
    raw = new Database(image);
    const store = overConnection(raw);
    const user = await store.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', CARLA)
      .executeTakeFirstOrThrow();
    const access = await accessThrough(store.db, user.id, FIRM);
    if (!access) throw new Error('the firm is not linked');
    return { store, access, payments: wirePayments(store, { clock, platform, toldTwice }) };
  };
  const shop: Shop = {
    ...(await wire(demo)),
    clock,
    platform,
    toldTwice,
    restart: async () => {
      // What was not committed is lost, and whoever is still at work finds nothing to write to.
      if (raw.inTransaction) raw.exec('rollback');
      const image = raw.serialize();
      raw.close();
      await shop.store.close();
      Object.assign(shop, await wire(image));
    },
    close: () => shop.store.close(),
  };
  return shop;
}

function wirePayments(
  { db }: OpenDatabase,
  { clock, platform, toldTwice }: Pick<Shop, 'clock' | 'platform' | 'toldTwice'>,
): Shop['payments'] {
  const sources = [invoicesAsPayables, instalmentsAsPayables];
  const tell = async (tx: Tx, { to, dedupeKey }: { to: string; dedupeKey: string }) => {
    const told = tx.selectFrom('outbox').select('id').where('dedupe_key', '=', dedupeKey);
    if (await told.executeTakeFirst()) toldTwice.push(dedupeKey);
    await enqueueMail(tx, clock, { dedupeKey, to, subject: '', text: '', html: '', attachments: [] });
  };
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
    onMoved: async () => {},
    onPaid: (tx, { attempt }) => tell(tx, { to: attempt.receiptEmail, dedupeKey: `receipt:${attempt.id}` }),
    onMoneyBack: (tx, { attempt, fact }) =>
      tell(tx, { to: attempt.receiptEmail, dedupeKey: moneyBackKey(fact) }),
    onNews: (tx, { attempt, news }) =>
      tell(tx, { to: attempt.receiptEmail, dedupeKey: newsKey(attempt.id, news) }),
  };
}
