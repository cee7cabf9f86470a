import { inspect } from 'node:util';
import { search } from './property.ts';
import type { Tally } from './tally.ts';

/** What a worker tells: how many runs it has made, and at its end what happened in them or what it found. */
export type Told = { runs: number } | { tally: Tally } | { failure: string };

const [runs = '1', seed = '1'] = process.argv.slice(2);
const EVERY = 20;
const tell = (told: Told) => process.send?.(told);
let made = 0;
try {
  const tally = await search({
    runs: Number(runs),
    seed: Number(seed),
    onRun: () => {
      made += 1;
      if (made % EVERY === 0) tell({ runs: made });
    },
  });
  tell({ tally });
} catch (error) {
  tell({ failure: inspect(error) });
}
process.disconnect?.();
