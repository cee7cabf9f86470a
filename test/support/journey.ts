import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { readConfig } from '../../src/config.ts';
import { SESSION_COOKIE } from '../../src/http/guards.ts';
import { createSessions } from '../../src/identity/sessions/sessions.ts';
import { systemClock } from '../../src/kit/clock.ts';
import type { Db } from '../../src/kit/database.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { createLog } from '../../src/kit/log.ts';
import type { RunningPortal } from '../../src/server.ts';
import { startPortal } from '../../src/server.ts';
import { watch } from './journey-watch.ts';
import { demoFile } from './template.ts';

export type { Page };
export { expect };

export const ANA = { email: 'ana.gomez@example.com', password: 'Manantial#26' };
export const CARLA = { email: 'carla.diaz@example.com', password: 'Vertiente#26' };

export interface JourneyPortal extends RunningPortal {
  dataDir: string;
  /** A second handle on the portal's own file, to look and to plant. */
  db: Db;
}

interface Options {
  /** Environment of the portal, on top of a fresh demo. */
  settings: Record<string, string>;
  /** Origins of others that the journey may go to: a payment platform. */
  partners: string[];
  /** What a journey breaks on purpose: addresses whose requests may fail. */
  mayFail: RegExp | null;
}

interface Fixtures extends Options {
  portal: JourneyPortal;
  /** Whether the visitor's browser runs scripts. */
  js: boolean;
  /** A session without the form. */
  signIn(who?: { email: string }, context?: BrowserContext): Promise<void>;
  watched: undefined;
}

export const SECRET = 'a secret for journeys that is long enough';

/** A visitor, their browser and a portal of their own; any error that the browser reports fails the test. */
export const test = base.extend<Fixtures, { seeded: string }>({
  settings: [{}, { option: true }],
  partners: [[], { option: true }],
  mayFail: [null, { option: true }],

  seeded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const config = readConfig({ DATA_DIR: tmpdir(), PORTAL_SECRET: SECRET });
      await use(await demoFile('journeys', config, systemClock));
    },
    { scope: 'worker' },
  ],

  portal: async ({ seeded, settings }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ventanilla-journey-'));
    copyFileSync(seeded, join(dataDir, 'portal.db'));
    const config = readConfig({
      DATA_DIR: dataDir,
      PORTAL_SECRET: SECRET,
      LOG_LEVEL: 'silent',
      ...(await anotherOrigin()),
      ...settings,
    });
    const running = await startPortal(config, createLog('silent'));
    const store = openDatabase(join(dataDir, 'portal.db'));
    await use({ ...running, dataDir, db: store.db });
    await store.close();
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  },

  baseURL: async ({ portal }, use) => use(portal.url),
  js: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),

  signIn: async ({ portal, context }, use) => {
    await use(async (who = ANA, inContext = context) => {
      const user = await portal.db
        .selectFrom('users')
        .select(['id', 'email'])
        .where('email', '=', who.email)
        .executeTakeFirstOrThrow();
      const token = await createSessions(portal.db, systemClock).start(user);
      await inContext.addCookies([{ name: SESSION_COOKIE, value: token, url: portal.url }]);
    });
  },

  watched: [
    async ({ context, portal, partners, mayFail }, use) => {
      const origins = [portal.url, `http://127.0.0.1:${portal.port}`, ...partners];
      const problems = watch(context, { origins, mayFail });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** Portal and test platform share a server, but not a name: to browsers they are two origins, as with a real one. */
async function anotherOrigin(): Promise<Record<string, string>> {
  const port = await freePort();
  return { PORT: String(port), TEST_PLATFORM_ORIGIN: `http://127.0.0.1:${port}` };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
