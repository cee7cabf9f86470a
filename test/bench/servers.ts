import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Server {
  port: number;
  startMs: number;
  /** Highest resident memory so far, in megabytes. */
  peakMb(): number;
  stop(): Promise<void>;
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts the portal as an operator does and waits for its first answered page. */
export async function startPortal(dataDir: string): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [path('../../src/main.ts')], {
    env: environment(dataDir, port),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await firstPage(port);
  return serverOf(child, port, performance.now() - began);
}

export async function startFloor(dataDir: string, visits: unknown[]): Promise<Server> {
  const began = performance.now();
  const child = spawn(process.execPath, [path('./floor.ts'), JSON.stringify(visits)], {
    env: environment(dataDir, 3000),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.on('exit', () => reject(new Error('the floor did not start')));
    child.stdout?.on('data', (chunk) => {
      const match = /floor (\d+)/.exec(String(chunk));
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

export const BENCH_SECRET = 'a secret for benchmarks, long enough';

function serverOf(child: ChildProcess, port: number, startMs: number): Server {
  return {
    port,
    startMs,
    peakMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
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
  for (let tries = 0; tries < 1200; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the portal did not start within 30 s');
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
