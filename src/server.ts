import { mkdirSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';
import { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { migrate } from '../db/migrations/index.ts';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { ConfigError, clockOf, databaseFile } from './config.ts';
import { securityHeaders } from './http/headers.ts';
import { startJobs } from './jobs.ts';
import type { Db } from './kit/database.ts';
import { openDatabase } from './kit/database.ts';
import type { Log } from './kit/log.ts';
import { TEST_PLATFORM_PATH, testPlatformKeys } from './payments/platforms/configured.ts';

export interface RunningPortal {
  url: string;
  port: number;
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;

/** Opens everything, serves, and answers how to stop it again. */
export async function startPortal(config: Config, log: Log): Promise<RunningPortal> {
  mkdirSync(config.dataDir, { recursive: true });
  const store = openDatabase(databaseFile(config));
  const ran = await migrate(store.db);
  if (ran.length > 0) log.info({ migrations: ran }, 'migrated');
  if (config.production) await refuseDemoLogins(store.db);
  if (config.demoData) await loadDemo(store.db, config);

  // The port may be chosen by the system, and notices must know it: listen first, then wire.
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = () =>
    new Response('', { status: 503 });
  const { server, port } = await listen(config, (request, env) => answer(request, env));
  const settled = { ...config, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) };
  const { deps, app } = compose(settled, { db: store.db, log, port });
  await deps.settings.current();
  const platform = config.platform === 'test' ? await startTestPlatform(settled, deps, log) : null;
  answer = (request, env) => {
    const ofPlatform = platform && isBelow(new URL(request.url).pathname, TEST_PLATFORM_PATH);
    return ofPlatform ? platform.fetch(request) : app.fetch(request, env as never);
  };
  const jobs = startJobs(deps);

  return {
    url: settled.baseUrl,
    port,
    stop: async () => {
      const forced = setTimeout(() => closeAll(server), GRACE_MS);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(forced);
      await Promise.race([Promise.all([jobs.stop(), platform?.stop()]), graceOver()]);
      await store.close();
    },
  };
}

/** The demo is read only where it is needed: a database that holds something is left as it is. */
async function loadDemo(db: Db, config: Config): Promise<void> {
  if (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) return;
  const demo = await import('../db/seeds/demo.ts');
  await demo.loadDemo(db, config, clockOf(config));
}

/** Their passwords are known to everybody. */
async function refuseDemoLogins(db: Db): Promise<void> {
  const { demoUsers } = await import('../db/seeds/demo-people.ts');
  const emails = demoUsers.map((user) => user.email);
  const found = await db.selectFrom('users').select('id').where('email_key', 'in', emails).executeTakeFirst();
  if (found) throw new ConfigError(['DATA_DIR: holds the demo utility, which is refused in production']);
}

const graceOver = () => new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS).unref());

async function startTestPlatform(config: Config, deps: ReturnType<typeof compose>['deps'], log: Log) {
  const { createTestPlatform } = await import('./test-platform/platform.ts');
  const platform = createTestPlatform({
    file: join(config.dataDir, 'test-platform.db'),
    basePath: TEST_PLATFORM_PATH,
    publicUrl: (config.testPlatformOrigin ?? config.baseUrl) + TEST_PLATFORM_PATH,
    ...testPlatformKeys(config),
    faults: new Set(config.testFaults),
    now: () => deps.clock.now(),
    log: log.child({ party: 'test platform' }),
  });
  platform.start();
  return platform;
}

const isBelow = (path: string, base: string) => path === base || path.startsWith(`${base}/`);

type Server = ReturnType<typeof serve>;
type Given = OutgoingHttpHeaders | OutgoingHttpHeader[];

function listen(config: Config, fetch: (request: Request, env: unknown) => Response | Promise<Response>) {
  const headers = headersBelowTheApp(config);
  // Node and its adapter answer some requests by themselves: no Host, a Host that is none, an unknown Expect.
  class ResponseWithHeaders<R extends IncomingMessage> extends ServerResponse<R> {
    override writeHead(status: number, reason?: string | Given | undefined, given?: Given | undefined): this {
      const own = typeof reason === 'object' ? reason : given;
      if (!own || !('Content-Security-Policy' in own))
        for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
      return typeof reason === 'string' ? super.writeHead(status, reason, own) : super.writeHead(status, own);
    }
  }
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const server = serve(
      {
        fetch,
        port: config.port,
        hostname: config.host,
        serverOptions: {
          headersTimeout: 10_000,
          requestTimeout: 30_000,
          connectionsCheckingInterval: 2000,
          ServerResponse: ResponseWithHeaders,
        },
      },
      (info: AddressInfo) => resolve({ server, port: info.port }),
    );
    server.on('error', reject);
    answerBrokenRequests(server, config);
  });
}

const headersBelowTheApp = (config: Config) => ({
  ...securityHeaders({ secure: config.baseUrl.startsWith('https:'), formActions: [] }),
  'Cache-Control': 'no-store',
});

const BROKEN: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Node answers requests it cannot parse by itself; they get the same headers as every other response. */
function answerBrokenRequests(server: Server, config: Config): void {
  const lines = Object.entries(headersBelowTheApp(config)).map(([name, value]) => `${name}: ${value}\r\n`);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return socket.destroy();
    const status = BROKEN[error.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`);
  });
}

function closeAll(server: Server): void {
  if ('closeAllConnections' in server) server.closeAllConnections();
}
