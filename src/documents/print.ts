import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { Printed } from './press.ts';

/** How long an unused press is kept: its fonts take 60 MB, and starting it takes half a second. */
const IDLE_MS = 60_000;

interface Press {
  worker: Worker;
  waiting: Map<number, PromiseWithResolvers<Buffer>>;
  idle: NodeJS.Timeout;
}

let press: Press | null = null;
let papers = 0;

/**
 * Draws a paper as PDF, on a thread of its own: a paper takes some 15 ms of a processor, and pages must not wait for
 * it. Papers are drawn one after the other, in the order in which they are asked for.
 */
export function printPaper(paper: Paper): Promise<Buffer> {
  press ??= startPress();
  const { worker, waiting, idle } = press;
  const id = ++papers;
  const drawn = Promise.withResolvers<Buffer>();
  waiting.set(id, drawn);
  idle.refresh();
  // While somebody waits for a paper the process must not end.
  worker.ref();
  worker.postMessage({ id, paper });
  return drawn.promise;
}

function startPress(): Press {
  const worker = new Worker(new URL('./press.ts', import.meta.url));
  const waiting: Press['waiting'] = new Map();
  const stop = () => {
    if (waiting.size > 0) return void started.idle.refresh();
    if (press === started) press = null;
    void worker.terminate();
  };
  const started: Press = { worker, waiting, idle: setTimeout(stop, IDLE_MS).unref() };
  worker.on('message', ({ id, bytes, error }: Printed) => {
    const drawn = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (bytes) drawn?.resolve(Buffer.from(bytes));
    else drawn?.reject(new Error(`paper was not drawn: ${error}`));
  });
  // A press that breaks fails those who wait for it; the next paper starts another.
  const broken = (error: Error) => {
    if (press === started) press = null;
    clearTimeout(started.idle);
    for (const drawn of waiting.values()) drawn.reject(error);
    waiting.clear();
  };
  worker.on('error', broken);
  worker.on('exit', (code) => broken(new Error(`the press ended with ${code}`)));
  return started;
}
