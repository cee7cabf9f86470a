import { fork } from 'node:child_process';
import type { Tally, Told } from './worker.ts';

export interface Proof {
  /** The file of the process that makes runs: it calls `work`. */
  worker: string;
  runs: number;
  seed: number;
  workers: number;
  onProgress?(made: number): void;
}

export interface Proven {
  tally: Tally;
  /** What each worker found that is wrong, as fast-check tells it. */
  failures: string[];
}

/** Spreads the runs over processes of their own, which also spares them the test runner's watch over each promise. */
export async function prove({ worker, runs, seed, workers, onProgress }: Proof): Promise<Proven> {
  const made = Array.from({ length: workers }, () => 0);
  const told = await Promise.all(
    made.map((_, index) =>
      makeRuns({
        worker,
        runs: Math.ceil((runs - index) / workers),
        seed: seed + index * 1_000_003,
        onRuns: (count) => {
          made[index] = count;
          onProgress?.(made.reduce((sum, one) => sum + one, 0));
        },
      }),
    ),
  );
  return {
    tally: addUp(told.flatMap((one) => ('tally' in one ? [one.tally] : []))),
    failures: told.flatMap((one) => ('failure' in one ? [one.failure] : [])),
  };
}

/** How often each kind of thing came about in all of them. */
function addUp(tallies: readonly Tally[]): Tally {
  const sum: Tally = {};
  for (const tally of tallies)
    for (const [kind, count] of Object.entries(tally)) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}

type End = Exclude<Told, { runs: number }>;

function makeRuns(shard: {
  worker: string;
  runs: number;
  seed: number;
  onRuns(count: number): void;
}): Promise<End> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = fork(shard.worker, [String(shard.runs), String(shard.seed)], { execArgv: [], env });
  return new Promise((resolve, reject) => {
    let end: End | null = null;
    child.on('message', (told: Told) => {
      if ('runs' in told) shard.onRuns(told.runs);
      else end = told;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      resolve(end ?? { failure: `a worker ended with ${signal ?? code} and said nothing` }),
    );
  });
}
