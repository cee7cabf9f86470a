import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../../db/migrations/index.ts';
import type { CustomerAccess } from '../../../../src/accounts/access.ts';
import { accessThrough } from '../../../../src/accounts/access.ts';
import { addLink } from '../../../../src/accounts/store.ts';
import { compose } from '../../../../src/compose.ts';
import { readConfig } from '../../../../src/config.ts';
import type { Deps } from '../../../../src/deps.ts';
import { addUser } from '../../../../src/identity/store.ts';
import type { Db } from '../../../../src/kit/database.ts';
import { overConnection, transact } from '../../../../src/kit/database.ts';
import { createLog } from '../../../../src/kit/log.ts';
import { saveSettings } from '../../../../src/kit/settings.ts';
import type { ScriptedPlatform } from '../../../payments/support/scripted-platform.ts';
import { createScriptedPlatform } from '../../../payments/support/scripted-platform.ts';
import { exportOf, importInto, initialStatement } from './billing.ts';
import { ACCOUNTS } from './cast.ts';
import type { Turns } from './turns.ts';
import { createTurns } from './turns.ts';

export const NOW = '2026-03-10T15:00:00.000Z';
export const TIME_ZONE = 'America/Argentina/Mendoza';
const EMAIL = 'ana.gomez@example.com';

export interface OfficeClock {
  now(): Date;
  advance(minutes: number): void;
}

/** The whole portal over a database in memory, with the clock, the platform and everybody's turns in hand. */
export interface Office {
  db: Db;
  deps: Deps;
  clock: OfficeClock;
  platform: ScriptedPlatform;
  turns: Turns;
  dataDir: string;
  access: CustomerAccess[];
  /** As on the first day. */
  reset(): Promise<void>;
  /** Composed anew over what was committed. */
  restart(): Promise<void>;
  check(): string[];
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ventanilla-owners-'));
  const raw = new Database(':memory:');
  const store = overConnection(raw);
  const { db } = store;
  const turns = createTurns();
  const clock = tickingClock();
  await migrate(db);
  await importInto({ db, clock, dataDir }, exportOf(initialStatement()));
  const userId = await transact(db, async (tx) => {
    const id = await addUser(tx, clock, { email: EMAIL, passwordHash: '' });
    for (const number of ACCOUNTS) await addLink(tx, clock, { userId: id, number });
    const plan = { instalments: [2, 3], minimumCents: 1_000_000, expiryDays: 3, lapseAfterMissed: 1 };
    await saveSettings(tx, clock, { plan } as never);
    return id;
  });
  const first = join(dataDir, 'first.db');
  await raw.backup(first);
  raw.exec(`attach '${first}' as first`);
  raw.exec(NOTHING_PAID_IS_CUT);
  takeTurnsIn(db, turns);

  const platform = createScriptedPlatform(clock);
  const config = readConfig({
    DATA_DIR: dataDir,
    PORTAL_SECRET: 'a secret for tests that is long enough',
    LOG_LEVEL: 'silent',
    TZ_UTILITY: TIME_ZONE,
  });
  const log = createLog('silent');
  const wire = async () => {
    const { deps } = compose(config, { db, log, port: 3000, clock, platform });
    await deps.settings.current();
    return deps;
  };
  const access = await Promise.all(
    ACCOUNTS.map(async (number) => {
      const found = await accessThrough(db, userId, number);
      assert.ok(found);
      return found;
    }),
  );
  const office: Office = {
    ...{ db, clock, platform, turns, dataDir, access },
    deps: await wire(),
    reset: async () => {
      copyFirst(raw);
      clock.reset();
      platform.checkouts.length = 0;
      platform.calls.length = 0;
      for (const call of ['create', 'lookup', 'expire', 'list'] as const) platform.unscript(call);
    },
    restart: async () => {
      office.deps = await wire();
    },
    check: store.check,
    close: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return office;
}

/** Looked at in the very transaction: whatever else happens in the same moment comes before it or after it. */
const NOTHING_PAID_IS_CUT = `
  create temp trigger nothing_paid_is_cut before update on main.debit_orders when new.state = 'cut' begin
    select raise(abort, 'a bill that is not owed goes to the bank') where not exists (
      select 1 from main.invoices where number = new.invoice_number
        and status = 'open' and settled_at is null and coalesce(amount_due_cents, 1) > 0);
  end`;

/** Each look at it is a millisecond later, so that ids sort as they were made. */
function tickingClock() {
  let at = Date.parse(NOW);
  return {
    now: () => {
      at += 1;
      return new Date(at);
    },
    advance: (minutes: number) => {
      at += minutes * 60_000;
    },
    reset: () => {
      at = Date.parse(NOW) + 60_000;
    },
  };
}

/** Commands and portal are several processes: between two transactions anybody else may come. */
function takeTurnsIn(db: Db, turns: Turns): void {
  const begin = db.transaction.bind(db);
  db.transaction = () => {
    const builder = begin();
    const execute: typeof builder.execute = async (work) => {
      await turns.take();
      return await builder.execute(work);
    };
    return new Proxy(builder, { get: (of, key) => (key === 'execute' ? execute : Reflect.get(of, key)) });
  };
}

function copyFirst(raw: Database.Database): void {
  raw.pragma('foreign_keys = OFF');
  const tables = raw
    .prepare(`select name from first.sqlite_master where type = 'table' and name not like 'sqlite%'`)
    .all() as { name: string }[];
  raw.transaction(() => {
    for (const { name } of tables)
      raw.exec(`delete from main."${name}"; insert into main."${name}" select * from first."${name}"`);
  })();
  raw.pragma('foreign_keys = ON');
}
