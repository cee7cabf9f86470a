import { join } from 'node:path';
import { proveAtLength } from '../support/proof/long.ts';

/** Many more runs of the property over who owns a bill: `npm run proof:owners -- --runs 1000 --seed 1`. */
await proveAtLength(join(import.meta.dirname, 'owners/worker.ts'), 1000);
