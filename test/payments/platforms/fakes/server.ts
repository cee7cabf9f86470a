import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  header(name: string): string | undefined;
  body: string;
}

export interface Answer {
  status: number;
  /** Sent as JSON; a page is text. */
  body: unknown;
  /** Where a payer is sent next. */
  location?: string;
}

/**
 * What goes wrong with one request. `silent`: nothing is done, no answer ever. `lost`: done, but the connection breaks.
 * `garbage`: done, and something unreadable comes back. An answer: given in the place of doing anything.
 */
export type Fault = 'silent' | 'lost' | 'garbage' | 'empty' | 'redirect' | Answer;

export interface FakeServer {
  url: string;
  port: number;
  received: Received[];
  /** The next request whose `METHOD path` matches goes wrong in this way. */
  fault(on: RegExp, how: Fault): void;
  stop(): void;
}

/** A real HTTP server in the place of a platform. It holds no process up, so nobody needs to stop it. */
export async function startFake(act: (request: Received) => Answer): Promise<FakeServer> {
  const faults: { on: RegExp; how: Fault }[] = [];
  const received: Received[] = [];
  const server = createServer(async (message, response) => {
    const request = await read(message);
    received.push(request);
    const at = faults.findIndex(({ on }) => on.test(`${request.method} ${request.path}`));
    const how = at < 0 ? null : (faults.splice(at, 1)[0]?.how ?? null);
    answer(response, how, () => act(request));
  });
  server.on('connection', (socket) => socket.unref());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const fault = (on: RegExp, how: Fault) => faults.push({ on, how });
  return { url: `http://127.0.0.1:${port}`, port, received, fault, stop };
}

function answer(response: ServerResponse, how: Fault | null, act: () => Answer): void {
  if (how === 'silent') return;
  if (how === 'redirect') {
    response.writeHead(302, { Location: 'https://elsewhere.example/' }).end();
    return;
  }
  const { status, body, location } = how !== null && typeof how === 'object' ? how : act();
  if (how === 'lost') {
    response.destroy();
    return;
  }
  const isPage = typeof body === 'string' && how === null;
  const type = isPage ? 'text/html; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, ...(location ? { Location: location } : {}) });
  response.end(
    isPage ? body : how === 'garbage' ? '<html>Bad gateway' : how === 'empty' ? '{}' : JSON.stringify(body),
  );
}

async function read(message: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const url = new URL(message.url ?? '/', 'http://fake');
  return {
    method: message.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    header: (name) => message.headers[name] as string | undefined,
    body: Buffer.concat(chunks).toString(),
  };
}
