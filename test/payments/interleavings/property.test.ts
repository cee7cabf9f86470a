import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { patience } from '../../support/pace.ts';
import { prove } from '../../support/proof/run.ts';
import { KINDS } from './tally.ts';

const RUNS = 160;
const PART = 40;
const TIMEOUT = { timeout: patience(600_000) };

test(
  'whatever happens, in whatever order, every item is paid for once and every peso is on the books',
  TIMEOUT,
  async (t) => {
    const parts = Array.from({ length: RUNS / PART }, () => Promise.withResolvers<void>());
    const proof = prove({
      worker: join(import.meta.dirname, 'worker.ts'),
      runs: RUNS,
      seed: 20_260_310,
      workers: 1,
      onProgress: (made) => parts[made / PART - 1]?.resolve(),
    });
    // A sign of life now and then: on a busy machine all of them take minutes.
    for (const [index, { promise }] of parts.entries())
      await t.test(`${(index + 1) * PART} runs`, TIMEOUT, () =>
        Promise.race([promise, proof]).then(() => {}),
      );
    const { failures, tally } = await proof;
    assert.deepEqual(failures, []);
    const never = KINDS.filter((kind) => tally[kind] === 0);
    assert.deepEqual(never, [], 'all of it happened');
  },
);
