import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scaleAccount } from '../../../db/seeds/scale.ts';
import { noteFirstImport } from '../../../src/billing-exchange/first-import.ts';
import { importFolder } from '../../../src/billing-exchange/import-folder.ts';
import { databaseFile, readConfig } from '../../../src/config.ts';
import { startDigitalBill } from '../../../src/digital-bill/store.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import type { Db } from '../../../src/kit/database.ts';
import { openDatabase, transact } from '../../../src/kit/database.ts';
import { addDays } from '../../../src/kit/dates.ts';
import { localDate } from '../../../src/kit/intl/zone.ts';
import { fill } from '../fill.ts';
import type { LoadResult, LoadTarget } from '../load.ts';
import { loadWhile } from '../load.ts';
import { BENCH_SECRET, startPortal } from '../servers.ts';
import type { Lags } from './codes.ts';
import { codesMeanwhile } from './codes.ts';

const TIME_ZONE = 'America/Argentina/Mendoza';
const LOOK_MS = 200;
const LONGEST_MS = 600_000;

/** One visitor after the other, and a crowd: what is on the way shows in the first, what takes the machine in the second. */
const CROWDS = [1, 8];

/** Bills with their PDF go out by mail while INICIO is asked for; prints p99 before and meanwhile. */
export async function benchBills(folder: string, bills: number, seconds: number): Promise<void> {
  const dataDir = mkdtempSync(join(folder, 'bills-'));
  const { visits } = await fill(dataDir, bills);
  const store = openDatabase(databaseFile(readConfig({ DATA_DIR: dataDir, PORTAL_SECRET: BENCH_SECRET })));
  await enrolAll(store.db, bills);
  const portal = await startPortal(dataDir);
  const visit = (turn: number) => visits[turn % visits.length] as (typeof visits)[number];
  const target: LoadTarget = {
    port: portal.port,
    path: (turn) => visit(turn).path,
    cookie: (turn) => visit(turn).cookie,
  };
  console.log(`\n${bills} bills with PDF mailed (as files) while INICIO is asked for`);
  console.log(
    '           quiet p99   busy p99      ratio   quiet req/s   busy req/s   mails/s   code p50 / longest (ms)',
  );
  try {
    for (const [round, connections] of CROWDS.entries()) {
      await loadWhile(target, { connections, going: during(1) });
      const quiet = await loadWhile(target, { connections, going: during(seconds) });
      const run = { dataDir, bills, round, target, connections };
      const { done, lags } = await codesMeanwhile(store.db, String(round), () =>
        mailMeanwhile(store.db, run),
      );
      print(connections, { quiet, ...done, lags });
    }
  } finally {
    await portal.stop();
    await store.close();
  }
}

function during(seconds: number): () => boolean {
  const until = performance.now() + seconds * 1000;
  return () => performance.now() < until;
}

async function mailMeanwhile(
  db: Db,
  run: { dataDir: string; bills: number; round: number; target: LoadTarget; connections: number },
): Promise<{ busy: LoadResult; perSecond: number }> {
  const { bills, round, target, connections } = run;
  await bringBills(db, run);
  const began = performance.now();
  let going = true;
  const look = (async () => {
    while (going && performance.now() - began < LONGEST_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if ((await mailed(db)) >= bills * (round + 1)) going = false;
    }
    going = false;
  })();
  const busy = await loadWhile(target, { connections, going: () => going });
  await look;
  return { busy, perSecond: bills / ((performance.now() - began) / 1000) };
}

function print(
  connections: number,
  shown: { quiet: LoadResult; busy: LoadResult; perSecond: number; lags: Lags },
): void {
  const { quiet, busy, perSecond, lags } = shown;
  const cell = (value: number, width: number, digits = 2) => value.toFixed(digits).padStart(width);
  const head = `${connections} at once`.padEnd(9);
  const ratio = busy.p99 / quiet.p99;
  const speeds = cell(quiet.requestsPerSecond, 14, 1) + cell(busy.requestsPerSecond, 13, 1);
  const codes = `${cell(lags.p50, 11, 0)} / ${lags.longest.toFixed(0)} of ${lags.count}`;
  console.log(
    head +
      cell(quiet.p99, 11) +
      cell(busy.p99, 11) +
      cell(ratio, 11) +
      speeds +
      cell(perSecond, 10, 1) +
      codes,
  );
  if (quiet.errors + busy.errors > 0) console.log(`wrong answers: ${quiet.errors + busy.errors}`);
}

async function enrolAll(db: Db, accounts: number): Promise<void> {
  await transact(db, async (tx) => {
    await noteFirstImport(tx, systemClock);
    for (let index = 0; index < accounts; index++) {
      const accountNumber = scaleAccount(index);
      const { user_id: userId } = await tx
        .selectFrom('account_links')
        .select('user_id')
        .where('account_number', '=', accountNumber)
        .executeTakeFirstOrThrow();
      await startDigitalBill(tx, systemClock, { accountNumber, userId });
    }
  });
}

async function bringBills(
  db: Db,
  { dataDir, bills, round }: { dataDir: string; bills: number; round: number },
): Promise<void> {
  const dir = join(dataDir, `in-${round}`);
  mkdirSync(dir);
  const today = localDate(systemClock.now(), TIME_ZONE);
  const number = (index: number) => `N-${round}-${index}`;
  const rows = Array.from(
    { length: bills },
    (_, index) =>
      `${number(index)},${scaleAccount(index)},service,2027-B1,${today},${addDays(today, 20)},${addDays(today, 30)},45000.50,46350.52,,open,`,
  );
  const head =
    'invoice_number,account_number,kind,period,issued_on,due_on,second_due_on,amount,second_due_amount,amount_due,status,paid_on';
  writeFileSync(join(dir, 'invoices.csv'), [head, ...rows, ''].join('\n'));
  const lines = rows.map((_, index) => `${number(index)},1,Agua y cloacas,1,bimestre,45000.50,45000.50`);
  const lineHead = 'invoice_number,line,concept,quantity,unit,unit_price,amount';
  writeFileSync(join(dir, 'invoice_lines.csv'), [lineHead, ...lines, ''].join('\n'));
  await importFolder({
    db,
    clock: systemClock,
    timeZone: TIME_ZONE,
    dir,
    reportsDir: join(dataDir, 'imports'),
  });
}

async function mailed(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'sent')
    .where('dedupe_key', 'like', 'bill:%')
    .executeTakeFirstOrThrow();
  return count;
}
