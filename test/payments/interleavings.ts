import { parseArgs } from 'node:util';

/** Many more runs of the property over payments: `npm run proof:interleavings -- --runs 10000 --seed 1`. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
process.env.PROOF_RUNS = values.runs;
process.env.PROOF_SEED = values.seed;
await import('./attempts/model.test.ts');
