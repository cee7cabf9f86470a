import { join } from 'node:path';
import { proveAtLength } from '../support/proof/long.ts';

/** Many more runs of the property over payments: `npm run proof:interleavings -- --runs 10000 --seed 1`. */
await proveAtLength(join(import.meta.dirname, 'interleavings/worker.ts'), 10_000);
