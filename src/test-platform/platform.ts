import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { apiRoutes } from './api/routes.ts';
import { cardRoutes } from './cards/routes.ts';
import { createCourier } from './courier.ts';
import { deskRoutes } from './desk/routes.ts';
import type { PlatformOptions } from './options.ts';
import { troublePage } from './page.ts';
import { payerRoutes } from './payer.ts';
import { createScreen, policy, type Screen } from './render.ts';
import { type Book, openDatabase } from './store/database.ts';
import type { PlatformText } from './text.es.ts';

export { FAULTS, type Fault, type Log, type PlatformOptions } from './options.ts';

export type TestPlatform = {
  fetch(request: Request): Response | Promise<Response>;
  /** Begins to send notices, those that an earlier process left behind first. */
  start(): void;
  /** Sends no more and closes the file; what was not delivered waits there. */
  stop(): Promise<void>;
};

type Trouble = { kind: keyof PlatformText['trouble']; status: 404 | 413 | 500; error: string };

const BODY_LIMIT = 64 * 1024;
const HANG_MS = 60_000;
const NOT_FOUND: Trouble = { kind: 'notFound', status: 404, error: 'not_found' };
const TOO_LARGE: Trouble = { kind: 'tooLarge', status: 413, error: 'too_large' };
const INTERNAL: Trouble = { kind: 'internal', status: 500, error: 'internal' };

/** A payment platform for trying out the portal: a party of its own, with its own file, API and pages. */
export function createTestPlatform(options: PlatformOptions): TestPlatform {
  const { basePath, publicUrl, apiKey, now, faults, log } = options;
  const stopped = new AbortController();
  const db = openDatabase(options.file);
  const book: Book = { db, now, faults, realTime: options.realTime ?? Date.now };
  const courier = createCourier({ book, secret: options.noticeSecret, log });
  const screen = createScreen(basePath);
  const trouble = showTrouble(screen, basePath);
  const css = readFileSync(new URL('../../static/css/platform.css', import.meta.url), 'utf8');

  const app = new Hono({ strict: false }).basePath(basePath);
  app.use(safeHeaders);
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => trouble(c, TOO_LARGE) }));
  app.get('/platform.css', (c) => c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  const silence = (request: Request) => hang(request, stopped.signal);
  app.route('/api', apiRoutes({ book, apiKey, publicUrl, wake: courier.wake, hang: silence }));
  app.route('/', payerRoutes({ book, screen, wake: courier.wake, hang: silence }));
  app.route('/', cardRoutes({ book, screen }));
  app.route('/', deskRoutes({ book, screen, wake: courier.wake }));
  app.notFound((c) => trouble(c, NOT_FOUND));
  app.onError((err, c) => {
    log.error({ err, path: c.req.path }, 'test platform: internal error');
    return trouble(c, INTERNAL);
  });

  return {
    fetch: (request) => app.fetch(request),
    start: courier.start,
    async stop() {
      stopped.abort();
      await courier.stop();
      db.close();
    },
  };
}

async function safeHeaders(c: Context, next: () => Promise<void>): Promise<void> {
  c.header('Content-Security-Policy', policy("form-action 'none'"));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');
  await next();
}

function showTrouble(screen: Screen, basePath: string) {
  return (c: Context, { kind, status, error }: Trouble) => {
    if (c.req.path.startsWith(`${basePath}/api/`)) return c.json({ error }, status);
    return screen.show(c, { view: 'message', model: troublePage(screen.setting(c), kind), status });
  };
}

/** Gives no answer until the time is over, the payer goes away or the platform stops. */
function hang(request: Request, stopped: AbortSignal): Promise<Response> {
  return new Promise((resolve) => {
    const timer = setTimeout(give, HANG_MS).unref();
    const over = AbortSignal.any([request.signal, stopped]);
    if (over.aborted) give();
    else over.addEventListener('abort', give, { once: true });
    function give() {
      clearTimeout(timer);
      resolve(new Response(null, { status: 504, headers: { Connection: 'close' } }));
    }
  });
}
