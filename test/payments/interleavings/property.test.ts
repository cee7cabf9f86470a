import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './run.ts';
import { KINDS } from './tally.ts';

test('whatever happens, in whatever order, every item is paid for once and every peso is on the books', {
  timeout: 600_000,
}, async () => {
  const { failures, tally } = await prove({ runs: 500, seed: 20_260_310, workers: 1 });
  assert.deepEqual(failures, []);
  const never = KINDS.filter((kind) => tally[kind] === 0);
  assert.deepEqual(never, [], 'all of it happened');
});
