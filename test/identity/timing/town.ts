import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../db/migrations/index.ts';
import { loadScale, scaleAccount } from '../../../db/seeds/scale.ts';
import { compose } from '../../../src/compose.ts';
import { databaseFile, readConfig } from '../../../src/config.ts';
import { createPasswords } from '../../../src/identity/credentials/passwords.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import type { Db } from '../../../src/kit/database.ts';
import { openDatabase } from '../../../src/kit/database.ts';
import { createLog } from '../../../src/kit/log.ts';
import { createBrowser, type TestBrowser } from '../../support/browser.ts';

const SECRET = 'a secret for measuring that is long enough';

/** A portal with many people, each of whom is asked about once: the limits never answer in the place of the page. */
export interface Town {
  /** A visitor from an address that nobody else has. */
  visitor(): TestBrowser;
  /** The surname that the bill of an account shows. */
  surname(number: string): string;
  close(): Promise<void>;
}

/** `people` accounts with a login each, and as many behind them without. Passwords cost what they cost in service. */
export async function buildTown(people: number): Promise<Town> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ventanilla-timing-'));
  const config = readConfig({ DATA_DIR: dataDir, PORTAL_SECRET: SECRET, LOG_LEVEL: 'silent' });
  const store = openDatabase(databaseFile(config));
  await migrate(store.db);
  const passwordHash = await createPasswords(SECRET).hash('Everybody has this #1');
  await loadScale(store.db, systemClock, { accounts: people * 2, seed: 1 });
  await loadScale(store.db, systemClock, { accounts: people, seed: 1, passwordHash });
  const surnames = await surnamesOf(store.db);
  const { app } = compose(config, { db: store.db, log: createLog('silent'), port: 3000 });
  let visitors = 0;
  return {
    visitor: () => {
      visitors += 1;
      const remoteAddress = `2001:db8:${visitors.toString(16)}::1`;
      return createBrowser(
        (request) => app.fetch(request, { incoming: { socket: { remoteAddress } } }),
        config.baseUrl,
      );
    },
    surname: (number) => surnames.get(number) ?? '',
    close: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function surnamesOf(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('accounts')
    .select(['number', 'holder_surname'])
    .where('number', '>=', scaleAccount(0))
    .execute();
  return new Map(rows.map((row) => [row.number, row.holder_surname ?? '']));
}
