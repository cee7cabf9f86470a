import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { renderPaper } from './drawing/render.ts';
import type { Paper } from './paper.ts';

/** The answer to one order: the file, or why there is none. */
export interface Printed {
  id: number;
  bytes: Uint8Array | null;
  error: string | null;
}

/** A third of a page's share of a busy processor. Somebody may be waiting for the paper too. */
const NICE = 5;

// On Linux this is the thread's own priority; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(NICE);

let last: Promise<void> = Promise.resolve();

parentPort?.on('message', ({ id, paper }: { id: number; paper: Paper }) => {
  last = last.then(() => print(id, paper));
});

async function print(id: number, paper: Paper): Promise<void> {
  try {
    answer({ id, bytes: await renderPaper(paper), error: null });
  } catch (error) {
    answer({ id, bytes: null, error: error instanceof Error ? error.message : String(error) });
  }
}

const answer = (printed: Printed) => parentPort?.postMessage(printed);
