import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Server {
  port: number;
  /** From the command to the first page. */
  startMs: number;
  /** Resident now, in megabytes. */
  residentMb(): number;
  /** Processor time so far, of all its threads, in microseconds. */
  processorUs(): number;
  stop(): Promise<void>;
}

export const BENCH_SECRET = 'a secret for benchmarks, long enough';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const TICK_US = 10_000;
const FIRST_PAGE_MS = 60_000;

/** Starts the portal as an operator does, with no flags to Node, and waits for its first answered page. */
export async function startPortal(dataDir: string): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [path('../../src/launch.js'), 'src/main.ts'], {
    env: environment(dataDir, port),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await firstPage(port);
  return serverOf(child, port, performance.now() - began);
}

/** Starts one of the servers of the bench, which says its port. */
export async function startBeside(file: string, args: readonly string[], dataDir: string): Promise<Server> {
  const began = performance.now();
  const child = spawn(process.execPath, [path(file), ...args], {
    env: environment(dataDir, 3000),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.on('exit', () => reject(new Error(`${file} did not start`)));
    child.stdout?.on('data', (chunk) => {
      const match = /^\w+ (\d+)$/m.exec(String(chunk));
      if (match) resolve(Number(match[1]));
    });
  });
  return serverOf(child, port, performance.now() - began);
}

function environment(dataDir: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: '0',
    LOG_LEVEL: 'warn',
    PORTAL_SECRET: BENCH_SECRET,
  };
}

function serverOf(child: ChildProcess, port: number, startMs: number): Server {
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    port,
    startMs,
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))?.[1] ?? 0) / 1024,
    processorUs: () => {
      const fields = proc('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * TICK_US;
    },
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.on('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function firstPage(port: number): Promise<void> {
  const until = performance.now() + FIRST_PAGE_MS;
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the portal did not start within a minute');
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
