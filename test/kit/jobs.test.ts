import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startJob } from '../../src/kit/jobs.ts';
import { createLog } from '../../src/kit/log.ts';

const log = createLog('silent');
const HOUR = 3_600_000;

test('a job runs by itself, again and again', async () => {
  const third = Promise.withResolvers<void>();
  let runs = 0;
  const job = startJob(log, {
    name: 'count',
    everyMs: 1,
    work: async () => {
      runs += 1;
      if (runs === 3) third.resolve();
    },
  });
  await third.promise;
  await job.stop();
  const stopped = runs;
  job.wake();
  await Promise.resolve();
  assert.equal(runs, stopped);
});

test('woken while it works, a job runs once more afterwards, never twice at the same time', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const begun: (() => void)[] = [];
  const begins = [0, 1].map(() => new Promise<void>((resolve) => begun.push(resolve)));
  let now = 0;
  let most = 0;
  let runs = 0;
  const job = startJob(log, {
    name: 'slow',
    everyMs: HOUR,
    work: async () => {
      const run = runs++;
      now += 1;
      most = Math.max(most, now);
      begun[run]?.();
      await gates[run]?.promise;
      now -= 1;
    },
  });
  job.wake();
  await begins[0];
  for (let i = 0; i < 5; i++) job.wake();
  gates[0]?.resolve();
  await begins[1];
  gates[1]?.resolve();
  await job.stop();
  assert.deepEqual([runs, most], [2, 1]);
});

test('a failure is no end: the next tick tries again', async () => {
  const second = Promise.withResolvers<void>();
  let runs = 0;
  const job = startJob(log, {
    name: 'flaky',
    everyMs: 1,
    work: async () => {
      runs += 1;
      if (runs === 1) throw new Error('disk full');
      second.resolve();
    },
  });
  await second.promise;
  await job.stop();
});

test('stopping waits for the run under way', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let finished = false;
  const job = startJob(log, {
    name: 'careful',
    everyMs: HOUR,
    work: async () => {
      begun.resolve();
      await gate.promise;
      finished = true;
    },
  });
  job.wake();
  await begun.promise;
  const stopped = job.stop();
  gate.resolve();
  await stopped;
  assert.ok(finished);
});
