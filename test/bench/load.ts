import { connect } from 'node:net';

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

export interface LoadTarget {
  port: number;
  path(turn: number): string;
  cookie(turn: number): string;
}

const CONNECTIONS = 8;
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Bare sockets with keep-alive: a client that costs little, since on two cores it competes with the server. Times are in milliseconds.
 */
export function load(target: LoadTarget, seconds: number): Promise<LoadResult> {
  const until = performance.now() + seconds * 1000;
  return loadWhile(target, { connections: CONNECTIONS, going: () => performance.now() < until });
}

/** The same with more or fewer connections, for as long as something goes on. */
export async function loadWhile(
  target: LoadTarget,
  { connections, going }: { connections: number; going(): boolean },
): Promise<LoadResult> {
  const times: number[] = [];
  let errors = 0;
  let turn = 0;
  const next = () => {
    turn += 1;
    return `GET ${target.path(turn)} HTTP/1.1\r\nHost: localhost:${target.port}\r\nCookie: ${target.cookie(turn)}\r\n\r\n`;
  };
  const started = performance.now();
  const visit = async () => {
    const answers = await openSocket(target.port);
    while (going()) {
      const begun = performance.now();
      const status = await answers.ask(next());
      times.push(performance.now() - begun);
      if (status !== 200) errors += 1;
    }
    answers.close();
  };
  await Promise.all(Array.from({ length: connections }, visit));
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { requestsPerSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), errors };
}

function openSocket(port: number): Promise<{ ask(request: string): Promise<number>; close(): void }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let received = Buffer.alloc(0);
    let waiting: ((status: number) => void) | null = null;
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const length = lengthOf(received);
      if (length === null || received.length < length || !waiting) return;
      const status = Number(received.subarray(9, 12).toString());
      received = received.subarray(length);
      const answer = waiting;
      waiting = null;
      answer(status);
    });
    socket.on('error', reject);
    socket.on('connect', () =>
      resolve({
        ask: (request) =>
          new Promise((answer) => {
            waiting = answer;
            socket.write(request);
          }),
        close: () => socket.destroy(),
      }),
    );
  });
}

/** The bytes of the whole response at the front, or null until its head is there. */
function lengthOf(received: Buffer): number | null {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return null;
  const match = /content-length: (\d+)/i.exec(received.subarray(0, end).toString('latin1'));
  if (!match) throw new Error('a response without Content-Length cannot be measured');
  return end + HEAD_END.length + Number(match[1]);
}
