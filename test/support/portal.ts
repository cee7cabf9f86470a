import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { DEMO_ANSWER } from '../../db/seeds/demo-people.ts';
import { compose } from '../../src/compose.ts';
import { clockOf, readConfig } from '../../src/config.ts';
import type { Deps } from '../../src/deps.ts';
import type { Clock } from '../../src/kit/clock.ts';
import { openDatabase } from '../../src/kit/database.ts';
import type { Log } from '../../src/kit/log.ts';
import { createLog } from '../../src/kit/log.ts';
import type { PaymentPlatform } from '../../src/payments/platforms/platform.ts';
import { createBrowser, type TestBrowser } from './browser.ts';
import { demoFile, quickPasswords, templateFile } from './template.ts';

export const TEST_SECRET = 'a secret for tests that is long enough';

export interface TestPortal {
  app: ReturnType<typeof compose>['app'];
  deps: Deps;
  dataDir: string;
  /** A visitor with cookies of their own. */
  browser(): TestBrowser;
  /** A visitor who has signed in. */
  signedIn(email?: string, password?: string): Promise<TestBrowser>;
}

export interface TestPortalOptions {
  /** Loads the demo utility (the default) or leaves the database empty. */
  demo?: boolean;
  env?: Record<string, string>;
  /** In the place of the one that the configuration names. */
  clock?: Clock;
  platform?: PaymentPlatform;
  log?: Log;
}

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-test-'));
const opened: { close(): Promise<void> }[] = [];
let count = 0;

after(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole portal over a copy of a migrated file: real rows, real pages, no socket. */
export async function openPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  count += 1;
  const dataDir = mkdtempSync(join(folder, `${count}-`));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORTAL_SECRET: TEST_SECRET,
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  const log = options.log ?? createLog('silent');
  const file = join(dataDir, 'portal.db');
  copyFileSync(await template(options), file);
  const store = openDatabase(file);
  opened.push(store);
  const { deps, app } = compose(config, {
    db: store.db,
    log,
    port: 3000,
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.platform ? { platform: options.platform } : {}),
    passwords: quickPasswords(TEST_SECRET),
  });
  const browser = () => createBrowser((request) => app.fetch(request, {}), config.baseUrl);
  return {
    app,
    deps,
    dataDir,
    browser,
    signedIn: async (email = 'ana.gomez@example.com', password = 'Manantial#26') => {
      const visitor = browser();
      await visitor.get('/ingresar');
      await visitor.submit('form[action="/ingresar"]', { usuario: email, contrasena: password });
      if (new URL(visitor.page.url).pathname === '/pregunta')
        await visitor.submit('form[action="/pregunta"]', { respuesta: DEMO_ANSWER });
      return visitor;
    },
  };
}

async function template({ demo = true, env = {} }: TestPortalOptions): Promise<string> {
  if (!demo) return await templateFile('migrated');
  const config = readConfig({ DATA_DIR: folder, PORTAL_SECRET: TEST_SECRET, LOG_LEVEL: 'silent', ...env });
  const kind = ['demo', env.NOW ?? 'now', env.TZ_UTILITY ?? ''].join('-');
  return await demoFile(kind, config, clockOf(config));
}
