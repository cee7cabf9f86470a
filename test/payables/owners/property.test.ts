import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { patience } from '../../support/pace.ts';
import { prove } from '../../support/proof/run.ts';
import { KINDS } from './tally.ts';

test('plan, debit, payment by hand and import in any order: each bill has one owner, and nobody pays twice', {
  timeout: patience(600_000),
}, async () => {
  const worker = join(import.meta.dirname, 'worker.ts');
  const { failures, tally } = await prove({ worker, runs: 75, seed: 2, workers: 1 });
  assert.deepEqual(failures, []);
  const never = KINDS.filter((kind) => !tally[kind]);
  assert.deepEqual(never, [], 'all of it happened');
});
