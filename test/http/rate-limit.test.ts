import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTimedPortal } from '../identity/support.ts';

const five = (key: string) => [{ key, failures: 5, windowSeconds: 60 }];

test('tries counted all at once are no more than one by one', async () => {
  const { limits } = (await openTimedPortal()).deps;
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => limits.take(five('burst'))));
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 5);
});

test('a try that was right is given back, and only that one', async () => {
  const { limits } = (await openTimedPortal()).deps;
  for (let i = 0; i < 4; i++) await limits.take(five('a'));
  for (let i = 0; i < 10; i++) {
    await limits.take(five('a'));
    await limits.giveBack(five('a'));
  }
  await limits.take(five('a'));
  await assert.rejects(limits.take(five('a')), { code: 'too_many' });
});

test('a full limit counts nothing against the others', async () => {
  const portal = await openTimedPortal();
  const { limits } = portal.deps;
  for (let i = 0; i < 5; i++) await limits.take(five('full'));
  for (let i = 0; i < 9; i++) await assert.rejects(limits.take([...five('other'), ...five('full')]));
  for (let i = 0; i < 5; i++) await limits.take(five('other'));
  await assert.rejects(limits.take(five('other')), { code: 'too_many', retryAfterSeconds: 60 });
  portal.pass({ seconds: 60 });
  await limits.take(five('other'));
});
