import { parseArgs } from 'node:util';
import { prove } from './run.ts';

const TELL_EVERY_MS = 15_000;

/** Many runs of a property from the command line: `-- --runs 10000 --seed 1 --workers 2`. */
export async function proveAtLength(worker: string, runsByDefault: number): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: String(runsByDefault) },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
    },
  });
  const [runs, seed, workers] = [Number(values.runs), Number(values.seed), Number(values.workers)];
  const begun = performance.now();
  const minutes = () => ((performance.now() - begun) / 60_000).toFixed(1);
  let told = begun;
  const { tally, failures } = await prove({
    ...{ worker, runs, seed, workers },
    onProgress: (made) => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      console.log(`${made} of ${runs} runs, ${minutes()} min`);
    },
  });
  for (const failure of failures) console.log(failure);
  const happened = Object.entries(tally).map(([kind, count]) => `${kind} ${count}`);
  console.log(`Happened: ${happened.join(', ')}`);
  console.log(`${runs} runs, seed ${seed}, ${minutes()} min: ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
