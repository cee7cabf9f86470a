import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { openDatabase } from '../../../src/kit/database.ts';
import { createLog } from '../../../src/kit/log.ts';
import type { Call, CallHealth } from '../../../src/payments/platforms/health/health.ts';
import { readHealth } from '../../../src/payments/platforms/health/store.ts';
import { watchPlatform } from '../../../src/payments/platforms/health/watch.ts';
import type { PaymentPlatform } from '../../../src/payments/platforms/platform.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { until } from '../../support/until.ts';
import type { Shop } from '../attempts/shop.ts';
import { createMall } from '../attempts/shop.ts';
import type { Step } from '../support/scripted-platform.ts';
import { refuse, silent, silentAfter } from '../support/scripted-platform.ts';

const mall = await createMall();

interface Desk extends Shop {
  watched: PaymentPlatform;
  known(call: Call, is: (health: CallHealth) => boolean): Promise<CallHealth>;
}

async function open(t: TestContext): Promise<Desk> {
  const shop = await mall.open();
  t.after(() => shop.close());
  const { db } = shop.store;
  const watched = watchPlatform(shop.platform, { db, clock: shop.clock, log: createLog('silent') });
  const known: Desk['known'] = async (call, is) => {
    let health: CallHealth | undefined;
    await until(
      async () => {
        health = (await readHealth(db, 'test'))[call];
        return health !== undefined && is(health);
      },
      `word of ${call}`,
      5,
    );
    return health as CallHealth;
  };
  return { ...shop, watched, known };
}

const LOOKUP = { attemptId: '01JZZZZZZZZZZZZZZZZZZZZZZZ', checkoutId: null };

test('answers and failures pass through unchanged, and are kept', async (t) => {
  const desk = await open(t);
  assert.deepEqual(await desk.watched.lookup(LOOKUP), { checkout: null, payments: [] });
  const good = await desk.known('lookup', (health) => health.lastAnswerAt !== null);
  assert.deepEqual([good.lastAnswerAt, good.failuresInRow], [desk.clock.now().toISOString(), 0]);

  desk.clock.advance({ seconds: 5 });
  desk.platform.script('lookup', silent, silent);
  for (const _ of [1, 2]) await assert.rejects(desk.watched.lookup(LOOKUP), PlatformUnavailable);
  const bad = await desk.known('lookup', (health) => health.failuresInRow === 2);
  assert.deepEqual(
    [bad.lastFailure, bad.failingSince, bad.lastAnswerAt],
    ['scripted: no answer, nothing was done', desk.clock.now().toISOString(), good.lastAnswerAt],
  );
});

test('a refusal is an answer, with its reason', async (t) => {
  const desk = await open(t);
  desk.platform.script('expire', refuse);
  await assert.rejects(desk.watched.expire('co_1'), PlatformRefused);
  const known = await desk.known('expire', (health) => health.lastRefusalAt !== null);
  assert.deepEqual([known.lastRefusal, known.failuresInRow], ['scripted: refused', 0]);
});

test('an answer after more than five seconds is slow, one that comes too late is none', async (t) => {
  const desk = await open(t);
  const late: Step = async (act) => {
    desk.clock.advance({ seconds: 6 });
    return act();
  };
  desk.platform.script('lookup', late);
  await desk.watched.lookup(LOOKUP);
  const slow = await desk.known('lookup', (health) => health.slowInRow === 1);
  assert.deepEqual([slow.lastAnswerMs, slow.lastSlowAt], [6000, desk.clock.now().toISOString()]);
  desk.platform.script('lookup', silentAfter);
  await assert.rejects(desk.watched.lookup(LOOKUP), PlatformUnavailable);
  await desk.known('lookup', (health) => health.failuresInRow === 1);
});

test('a list is an answer with its first payment, and a failure when it breaks off', async (t) => {
  const desk = await open(t);
  const range = { from: '2026-03-10T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' };
  for await (const _ of desk.watched.list(range)) assert.fail('nothing was paid');
  await desk.known('list', (health) => health.lastAnswerAt !== null);
  desk.platform.script('list', silent);
  await assert.rejects(async () => {
    for await (const _ of desk.watched.list(range)) assert.fail('nothing was paid');
  }, PlatformUnavailable);
  await desk.known('list', (health) => health.failuresInRow === 1);
});

test('a refused notice counts against notices alone', async (t) => {
  const desk = await open(t);
  const forged = { rawBody: '{}', header: () => undefined, query: () => undefined };
  assert.equal(desk.watched.readNotice(forged), null);
  const known = await desk.known('notice', (health) => health.failuresInRow === 1);
  assert.equal(known.lastAnswerAt, null);
});

test('the same word is written once a minute', async (t) => {
  const desk = await open(t);
  await desk.watched.lookup(LOOKUP);
  const first = desk.clock.now().toISOString();
  await desk.known('lookup', (health) => health.lastAnswerAt === first);
  for (const _ of [1, 2, 3]) {
    desk.clock.advance({ seconds: 15 });
    await desk.watched.lookup(LOOKUP);
  }
  desk.platform.script('expire', silent);
  await assert.rejects(desk.watched.expire('co_1'));
  await desk.known('expire', () => true);
  assert.equal((await readHealth(desk.store.db, 'test')).lookup?.lastAnswerAt, first);
  desk.clock.advance({ seconds: 15 });
  await desk.watched.lookup(LOOKUP);
  await desk.known('lookup', (health) => health.lastAnswerAt === desk.clock.now().toISOString());
});

test('a run of failures goes on after a restart and in another process', async (t) => {
  const desk = await open(t);
  desk.platform.always = silent;
  await assert.rejects(desk.watched.lookup(LOOKUP));
  const { failingSince } = await desk.known('lookup', (health) => health.failuresInRow === 1);
  desk.clock.advance({ minutes: 2 });
  const { db } = desk.store;
  const other = watchPlatform(desk.platform, { db, clock: desk.clock, log: createLog('silent') });
  await assert.rejects(other.lookup(LOOKUP));
  const known = await desk.known('lookup', (health) => health.failuresInRow === 2);
  assert.equal(known.failingSince, failingSince);
  desk.platform.always = null;
  desk.clock.advance({ minutes: 1 });
  await desk.watched.lookup(LOOKUP);
  await desk.known('lookup', (health) => health.failuresInRow === 0);
});

test('what cannot be kept breaks no payment', async (t) => {
  const desk = await open(t);
  const broken = openDatabase(':memory:');
  t.after(() => broken.close());
  const watched = watchPlatform(desk.platform, {
    db: broken.db,
    clock: desk.clock,
    log: createLog('silent'),
  });
  assert.deepEqual(await watched.lookup(LOOKUP), { checkout: null, payments: [] });
  desk.platform.script('lookup', silent);
  await assert.rejects(watched.lookup(LOOKUP), PlatformUnavailable);
});
