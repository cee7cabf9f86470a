import { migrate } from '../../db/migrations/index.ts';
import { loadScale, scaleAccount } from '../../db/seeds/scale.ts';
import { databaseFile, readConfig } from '../../src/config.ts';
import { createSessions } from '../../src/identity/sessions/sessions.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { BENCH_SECRET } from './servers.ts';

export interface Filled {
  invoices: number;
  seconds: number;
  visits: { path: string; cookie: string }[];
}

const VISITORS = 20;

/** Fills a database and signs some visitors in, spread over it. */
export async function fill(dataDir: string, accounts: number): Promise<Filled> {
  const began = performance.now();
  const config = readConfig({ DATA_DIR: dataDir, PORTAL_SECRET: BENCH_SECRET });
  const store = openDatabase(databaseFile(config));
  await migrate(store.db);
  const loaded = await loadScale(store.db, systemClock, {
    accounts,
    seed: 1,
    passwordHash: 'nobody signs in with it',
  });
  const sessions = createSessions(store.db, systemClock);
  const visits: Filled['visits'] = [];
  for (let i = 0; i < VISITORS; i++) {
    const index = Math.floor((i * accounts) / VISITORS);
    const number = scaleAccount(index);
    const user = await store.db
      .selectFrom('account_links as l')
      .innerJoin('users as u', 'u.id', 'l.user_id')
      .select(['u.id', 'u.email'])
      .where('l.account_number', '=', number)
      .executeTakeFirstOrThrow();
    const token = await sessions.start(user);
    visits.push({ path: `/cuentas/${number}`, cookie: `sid=${token}; cuenta=${number}; lang=es` });
  }
  await store.close();
  return { invoices: loaded.invoices, seconds: (performance.now() - began) / 1000, visits };
}
