import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { fill } from './fill.ts';
import { BENCH_SECRET, freePort } from './servers.ts';

// From the command to the first pages, and what is resident then: on new data, with nothing compiled yet, and warm.
const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '7' },
  },
});
const ROOT = resolve(import.meta.dirname, '../..');
const [, ...LAUNCH] = manifest.scripts.start.split(' ');
const TRY_EVERY_MS = 2;

interface Start {
  rootMs: number;
  signInMs: number;
  againMs: number;
  residentMb: number;
}

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-start-'));
try {
  const runs = Number(values.runs);
  console.log('                                       GET /   then /ingresar   then / again   resident');
  const demo = { DATA_DIR: join(folder, 'demo') };
  print('new data with the demo', [await start(process.execPath, LAUNCH, demo)]);
  const dataDir = join(folder, 'filled');
  mkdirSync(dataDir);
  await fill(dataDir, Number(values.accounts));
  const filled = { DATA_DIR: dataDir, DEMO: '0' };
  const name = `${values.accounts} accounts`;
  print(`${name}, nothing compiled`, [await start(process.execPath, LAUNCH, filled)]);
  const bare = process.execPath;
  print(`${name}, warm`, await repeat(runs, () => start(bare, LAUNCH, filled)));
  print('the demo, warm', await repeat(runs, () => start(bare, LAUNCH, demo)));
  print('the demo, npm start', await repeat(runs, () => start('npm', ['start', '--silent'], demo)));
  printPart('of it: Node alone', await repeat(runs, () => lastsMs(['-e', '0'])));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let turn = 0; turn < times; turn++) done.push(await work());
  return done;
}

async function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Start> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      PORTAL_SECRET: BENCH_SECRET,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const since = () => performance.now() - began;
  try {
    while (!(await answers(port, '/'))) await new Promise((tick) => setTimeout(tick, TRY_EVERY_MS));
    const rootMs = since();
    await answers(port, '/ingresar');
    const signInMs = since() - rootMs;
    await answers(port, '/');
    return { rootMs, signInMs, againMs: since() - rootMs - signInMs, residentMb: residentOf(child) };
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await once(child, 'exit');
  }
}

function answers(port: number, path: string): Promise<boolean> {
  return new Promise((done) => {
    const asked = request({ port, host: '127.0.0.1', path, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => done(answer.statusCode === 200));
    });
    asked.on('error', () => done(false));
    asked.end();
  });
}

/** Of the process that serves: the last one of those that the command started one below the other. */
function residentOf({ pid }: ChildProcess): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  let last = pid;
  for (let next = last; next !== undefined; next = stats.find(({ parent }) => parent === last)?.pid)
    last = next;
  const status = readFileSync(`/proc/${last}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function parentOf(pid: string): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function lastsMs(args: readonly string[]): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, args), 'exit');
  return performance.now() - began;
}

/** The median of the runs, and the quickest: on a busy machine that one comes nearest to a quiet one. */
function shown(figures: readonly number[]): string {
  const sorted = figures.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length === 1
    ? `${median.toFixed(0)} ms`
    : `${median.toFixed(0)} (${sorted[0]?.toFixed(0)}) ms`;
}

function print(name: string, starts: readonly Start[]): void {
  const cells = [
    shown(starts.map((one) => one.rootMs)).padStart(16),
    shown(starts.map((one) => one.signInMs)).padStart(14),
    shown(starts.map((one) => one.againMs)).padStart(14),
    `${Math.max(...starts.map((one) => one.residentMb)).toFixed(0)} MB`.padStart(10),
  ];
  console.log(name.padEnd(32) + cells.join(' '));
}

function printPart(name: string, figures: readonly number[]): void {
  console.log(name.padEnd(32) + shown(figures).padStart(16));
}
