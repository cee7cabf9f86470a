import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Verdict } from './judge.ts';

const PROCESS = join(import.meta.dirname, 'group-process.ts');

export type Told =
  | { what: 'began'; file: string }
  | { what: 'result'; file: string; verdict: Verdict }
  /** All files have run, and the process only has to end. */
  | { what: 'over' };

export interface Listener {
  began(file: string): void;
  judged(file: string, verdict: Verdict): void;
  said(text: string): void;
}

export interface Limits {
  testMs: number;
  /** A test that never yields cannot be timed out: after this long without a sign of life its process is killed. */
  silenceMs: number;
}

/** Runs files in one process. Answers why it broke off, or null when it ran to its end. */
export function runGroup(files: string[], limits: Limits, listener: Listener): Promise<string | null> {
  const colors = process.stdout.isTTY === true ? 'colors' : 'plain';
  const child = spawn(process.execPath, [PROCESS, String(limits.testMs), colors, ...files], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const watchdog = setTimeout(() => child.kill('SIGKILL'), limits.silenceMs);
  let over = false;
  child.on('message', (told: Told) => {
    watchdog.refresh();
    if (told.what === 'began') listener.began(told.file);
    else if (told.what === 'result') listener.judged(told.file, told.verdict);
    else over = true;
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => listener.said(text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      if (over && code === 0) resolve(null);
      else resolve(`its process ended with ${signal ?? code}`);
    });
  });
}
