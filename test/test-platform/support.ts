import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { serve } from '@hono/node-server';
import { createTestPlatform, type Fault, type TestPlatform } from '../../src/test-platform/platform.ts';

export const API_KEY = 'key-of-the-merchant';
export const NOTICE_SECRET = 'secret-of-the-notices';
export const BASE = '/plataforma-de-prueba';

export type Notice = {
  headers: Record<string, string | string[] | undefined>;
  raw: string;
  event: { id: string; type: string; created_at: string; data: Record<string, string> };
  /** The platform's real time when it arrived. */
  at: number;
};

/** The portal's side: takes notices at /avisos and payers back at /vuelta. */
export type Merchant = {
  url: string;
  notices: Notice[];
  paths: string[];
  /** Status of the next answers to notices; 200 when empty, 0 answers nothing. */
  answers: number[];
};

export type World = {
  merchant: Merchant;
  /** Movable clock of the days that the platform shows. */
  clock: { now: Date };
  /** Added to the real time of deliveries. */
  ahead: { ms: number };
  logged: string[];
  file: string;
  open(faults?: Fault[]): Promise<Platform>;
};

export type Platform = { url: string; stop(): Promise<void>; handler: TestPlatform };

export async function newWorld(t: TestContext): Promise<World> {
  const ahead = { ms: 0 };
  const clock = { now: new Date('2026-03-10T12:00:00.000Z') };
  const logged: string[] = [];
  const log = (o: object, msg: string) => {
    logged.push(`${msg} ${JSON.stringify(o)}`);
  };
  const merchant = await newMerchant(t, () => Date.now() + ahead.ms);
  const file = join(mkdtempSync(join(tmpdir(), 'test-platform-')), 'test-platform.db');

  async function open(faults: Fault[] = []): Promise<Platform> {
    let handler: TestPlatform | null = null;
    const server = serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: (request: Request) => (handler as TestPlatform).fetch(request),
    }) as Server;
    const origin = await listening(server);
    handler = createTestPlatform({
      file,
      basePath: BASE,
      publicUrl: `${origin}${BASE}`,
      apiKey: API_KEY,
      noticeSecret: NOTICE_SECRET,
      faults: new Set(faults),
      now: () => clock.now,
      realTime: () => Date.now() + ahead.ms,
      log: { info: log, warn: log, error: log },
    });
    handler.start();
    let stopping: Promise<void> | null = null;
    const stop = () => {
      stopping ??= closeAll(handler as TestPlatform, server);
      return stopping;
    };
    t.after(stop);
    return { url: `${origin}${BASE}`, stop, handler };
  }
  return { merchant, clock, ahead, logged, file, open };
}

async function closeAll(handler: TestPlatform, server: Server): Promise<void> {
  await handler.stop();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

async function newMerchant(t: TestContext, realTime: () => number): Promise<Merchant> {
  const merchant: Merchant = { url: '', notices: [], paths: [], answers: [] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    merchant.paths.push(request.url ?? '');
    if (request.url !== '/avisos') {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Volviste</title>');
      return;
    }
    const raw = Buffer.concat(chunks).toString();
    merchant.notices.push({ headers: request.headers, raw, event: JSON.parse(raw), at: realTime() });
    const status = merchant.answers.shift() ?? 200;
    if (status > 0) response.writeHead(status, { Location: '/otro-lado' }).end();
  });
  server.listen(0, '127.0.0.1');
  merchant.url = await listening(server);
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return merchant;
}

async function listening(server: Server): Promise<string> {
  if (!server.listening) await new Promise((done) => server.once('listening', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function anasBill(merchant: Merchant, changes: object = {}) {
  return {
    reference: 'intento-ana-1',
    amount: 4385812,
    currency: 'ARS',
    description: 'Aguas del Valle, cuenta 100000001',
    items: [
      { label: 'Factura B-1001-25', amount: 4380000 },
      { label: 'Cargo C-1', amount: 5812 },
    ],
    return_url: `${merchant.url}/vuelta?intento=1`,
    notice_url: `${merchant.url}/avisos`,
    ...changes,
  };
}

export type Answer = { status: number; body: Record<string, unknown> };

export async function api(platform: Platform, path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${API_KEY}`, ...init.headers };
  const response = await fetch(`${platform.url}/api${path}`, { ...init, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export function create(platform: Platform, key: string, body: unknown): Promise<Answer> {
  return api(platform, '/checkouts', {
    method: 'POST',
    headers: { 'Idempotency-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

let keys = 0;

/** A new checkout for Ana's bill; gives its id. */
export async function newCheckout(
  platform: Platform,
  merchant: Merchant,
  changes: object = {},
): Promise<string> {
  const { status, body } = await create(platform, `key-${++keys}`, anasBill(merchant, changes));
  if (status !== 201) throw new Error(`no checkout: ${status}`);
  return body.id as string;
}

export const CARD = {
  card_number: '5031 7557 3453 0604',
  holder: 'APRO',
  expiry: '11/30',
  security_code: '123',
};

export function post(url: string, fields: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', ...init });
}

export function payByCard(platform: Platform, id: string, changes: object = {}): Promise<Response> {
  return post(`${platform.url}/c/${id}`, { ...CARD, ...changes });
}
