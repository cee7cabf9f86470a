import { existsSync } from 'node:fs';
import { databaseFile, readConfig } from '../../src/config.ts';
import { createPasswords } from '../../src/identity/credentials/passwords.ts';
import { createSessions } from '../../src/identity/sessions/sessions.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { localDate } from '../../src/kit/intl/zone.ts';
import { BENCH_SECRET } from './servers.ts';
import { fillShape } from './shape/shape.ts';
import { MANY_ACCOUNTS, MANY_BILLS, MANY_PAYMENTS } from './shape/specials.ts';

export const BENCH_PASSWORD = 'Manantial#26';
const VISITORS = 20;
/** By the shape: these have no plan, charge, debit, notice nor money that went back, and are not closed. */
const ORDINARY = [3, 5, 7, 9];

/** Somebody signed in, and the account in hand. */
export interface Visitor {
  number: string;
  email: string;
  cookie: string;
}

export interface Utility {
  dataDir: string;
  filledSeconds: number | null;
  ordinary: Visitor[];
  special: Record<'bills' | 'payments', Visitor>;
}

/** A utility of that size after five years, made where there is none yet, with some of its people signed in. */
export async function openUtility(dataDir: string, accounts: number): Promise<Utility> {
  const config = readConfig({ DATA_DIR: dataDir, PORTAL_SECRET: BENCH_SECRET });
  const file = databaseFile(config);
  const began = performance.now();
  const there = existsSync(file);
  if (!there) {
    const passwordHash = await createPasswords(BENCH_SECRET).hash(BENCH_PASSWORD);
    await fillShape(file, { accounts, today: localDate(systemClock.now(), config.timeZone), passwordHash });
  }
  const filledSeconds = there ? null : (performance.now() - began) / 1000;
  const store = openDatabase(file);
  const sessions = createSessions(store.db, systemClock);
  const signIn = async (email: string, number: string): Promise<Visitor> => {
    const user = await store.db
      .selectFrom('users')
      .select(['id', 'email'])
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow();
    const token = await sessions.start(user);
    return { number, email, cookie: `sid=${token}; cuenta=${number}; lang=es` };
  };
  const ordinary: Visitor[] = [];
  for (let turn = 0; turn < VISITORS; turn++) {
    const index = ordinaryNear(Math.floor((turn * accounts) / VISITORS));
    ordinary.push(await signIn(`usuario-${index + 1}@example.com`, String(300_000_001 + index)));
  }
  const special = {
    bills: await signIn(MANY_ACCOUNTS, MANY_BILLS),
    payments: await signIn(MANY_ACCOUNTS, MANY_PAYMENTS),
  };
  await store.close();
  return { dataDir, filledSeconds, ordinary, special };
}

/** The next account from there on whose page is an ordinary one. */
function ordinaryNear(from: number): number {
  for (let index = from; ; index++) {
    const plain = ORDINARY.includes(index % 10) && index % 40 !== 39 && index % 33 !== 8 && index % 50 > 2;
    if (plain && index % 50 !== 9 && index % 500 !== 17) return index;
  }
}
