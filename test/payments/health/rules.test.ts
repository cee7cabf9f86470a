import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallHealth, Health, Observation } from '../../../src/payments/platforms/health/health.ts';
import {
  isWorthKeeping,
  moodOf,
  NOTHING_KNOWN,
  newerOf,
  newsOfSilence,
  observe,
  reasonOf,
  silentSince,
} from '../../../src/payments/platforms/health/health.ts';
import { PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';

const at = (clock: string) => `2026-11-22T${clock}.000Z`;
const answered = (clock: string, ms = 200): Observation => ({ kind: 'answered', at: at(clock), ms });
const failed = (clock: string): Observation => ({
  kind: 'failed',
  at: at(clock),
  ms: 8000,
  why: 'no answer',
});
const refused = (clock: string): Observation => ({ kind: 'refused', at: at(clock), ms: 90, why: 'no' });
const call = (...seen: Observation[]): CallHealth => seen.reduce(observe, NOTHING_KNOWN);

test('failures in a row are counted from the first one, and an answer ends them', () => {
  const down = call(answered('10:00:00'), failed('10:01:00'), failed('10:02:00'));
  assert.deepEqual(
    [down.failuresInRow, down.failingSince, down.lastFailureAt],
    [2, at('10:01:00'), at('10:02:00')],
  );
  const up = observe(down, answered('10:03:00'));
  assert.deepEqual([up.failuresInRow, up.failingSince, up.lastFailure], [0, null, 'no answer']);
});

test('a refusal is an answer', () => {
  const no = call(failed('10:01:00'), refused('10:02:00'));
  assert.deepEqual([no.failuresInRow, no.lastAnswerAt, no.lastRefusal], [0, at('10:02:00'), 'no']);
});

const MOODS: [string, Health, string][] = [
  ['nothing known', {}, 'well'],
  ['one failure', { create: call(failed('10:04:00')) }, 'well'],
  ['two failures to open', { create: call(failed('10:01:00'), failed('10:04:00')) }, 'silent'],
  [
    'two failures to open, though looking up is answered',
    { create: call(failed('10:01:00'), failed('10:03:00')), lookup: call(answered('10:04:00')) },
    'silent',
  ],
  [
    'one failure to open and one to look up',
    { create: call(failed('10:03:00')), lookup: call(failed('10:03:01')) },
    'silent',
  ],
  [
    'looking up failed before a checkout was opened',
    { create: call(answered('10:03:00')), lookup: call(failed('10:01:00'), failed('10:02:00')) },
    'well',
  ],
  ['the last failure is long ago', { create: call(failed('09:01:00'), failed('09:59:00')) }, 'well'],
  ['it refused', { create: call(failed('10:01:00'), failed('10:02:00'), refused('10:03:00')) }, 'well'],
  ['a list that failed', { list: call(failed('10:01:00'), failed('10:02:00')) }, 'well'],
  ['a slow answer', { create: call(answered('10:03:00', 6000)) }, 'slow'],
  [
    'a slow answer, and a quick one',
    { create: call(answered('10:03:00', 6000), answered('10:04:00')) },
    'well',
  ],
  ['a slow answer long ago', { create: call(answered('09:03:00', 6000)) }, 'well'],
];
for (const [what, health, mood] of MOODS) {
  test(`${what}: ${mood}`, () => assert.equal(moodOf(health, at('10:05:00')), mood));
}

test('silence is counted from the first failure after the last answer of any call', () => {
  const create = call(failed('10:00:00'), failed('10:20:00'));
  assert.equal(silentSince({}), null);
  assert.equal(silentSince({ create }), at('10:00:00'));
  assert.equal(silentSince({ create, list: call(answered('10:15:00')) }), at('10:15:00'));
  assert.equal(silentSince({ create, list: call(answered('10:21:00')) }), null);
  assert.equal(silentSince({ create: call(answered('03:00:00'), failed('10:00:00')) }), at('10:00:00'));
  assert.equal(silentSince({ attemptOf: create, notice: create }), null);
});

test('the operator hears of ten minutes of silence once, and of its end once', () => {
  const since = at('10:00:00');
  assert.equal(newsOfSilence(null, since, at('10:09:59')), null);
  assert.equal(newsOfSilence(null, since, at('10:10:00')), 'silent');
  assert.equal(newsOfSilence(since, since, at('10:11:00')), null);
  assert.equal(newsOfSilence(since, null, at('10:12:00')), 'answers again');
  assert.equal(newsOfSilence(null, null, at('10:13:00')), null);
});

test('what is known is kept when it says something new, else once a minute', () => {
  const first = call(answered('10:00:00'));
  const worth = (...seen: Observation[]) => isWorthKeeping(first, seen.reduce(observe, first));
  assert.equal(isWorthKeeping(null, first), true);
  assert.equal(worth(answered('10:00:59')), false);
  assert.equal(worth(answered('10:01:00')), true);
  assert.equal(worth(answered('10:00:01', 6000)), true);
  assert.equal(worth(failed('10:00:01')), true);
  assert.equal(worth(refused('10:00:01')), true);
  const down = call(failed('10:00:00'));
  assert.equal(isWorthKeeping(down, observe(down, failed('10:00:01'))), true);
  const longer = observe(down, failed('10:00:01'));
  assert.equal(isWorthKeeping(longer, observe(longer, failed('10:00:02'))), false);
});

test('of two processes the one that called last is believed', () => {
  const [old, young] = [call(failed('10:00:00')), call(answered('10:01:00'))];
  assert.equal(newerOf(old, young), young);
  assert.equal(newerOf(young, old), young);
  assert.equal(newerOf(undefined, undefined), NOTHING_KNOWN);
});

test('a reason names the cause and no key', () => {
  const refusedBySocket = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const cause = new TypeError('fetch failed', { cause: refusedBySocket });
  assert.equal(
    reasonOf(new PlatformUnavailable('no answer from /v1/payments', { cause })),
    'no answer from /v1/payments, ECONNREFUSED',
  );
  const said = reasonOf(new Error('create answered 500: key sk_live_0123456789abcdefghij is wrong'));
  assert.equal(said, 'create answered 500: key … is wrong');
  assert.ok(reasonOf(new Error('a '.repeat(500))).length <= 160);
  assert.equal(reasonOf('thrown'), 'failed');
});
