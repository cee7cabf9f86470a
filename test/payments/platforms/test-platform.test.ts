import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../../src/config.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import { testPlatformKeys } from '../../../src/payments/platforms/configured.ts';
import { PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { createTestPlatformAdapter } from '../../../src/payments/platforms/test/adapter.ts';
import { SECRET } from '../support/demo-data.ts';
import { startReal } from '../support/real-portal.ts';
import { payOnline, webVisitor } from '../support/web.ts';
import { ATTEMPT, collect, order } from './support.ts';

test('the test platform tells its payments of a time, and whose each is', async (t) => {
  const { url, dataDir } = await startReal(t);
  const platform = createTestPlatformAdapter({
    apiUrl: `${url}/plataforma-de-prueba`,
    publicUrl: `${url}/plataforma-de-prueba`,
    clock: systemClock,
    ...testPlatformKeys(readConfig({ DATA_DIR: dataDir, PORTAL_SECRET: SECRET })),
  });
  const from = systemClock.now().toISOString();
  const to = '2999-01-01T00:00:00.000Z';
  assert.deepEqual(await collect(platform.list({ from, to })), []);
  for (const attemptId of [ATTEMPT, 'A-2']) {
    const opened = await platform.create(order({ attemptId, noticeUrl: `${url}/avisos/prueba` }));
    await payOnline(webVisitor(url), opened.url, { holder: 'APRO' });
  }
  const [first, second, ...more] = await collect(platform.list({ from, to }));
  assert.deepEqual(more, []);
  assert.deepEqual([first?.reference, second?.reference], [ATTEMPT, 'A-2']);
  assert.deepEqual(
    [first?.status, first?.amountCents, first?.refundedCents, first?.disputed, first?.live],
    ['approved', 4_385_812, 0, false, false],
  );
  assert.equal(await platform.attemptOf(second?.id ?? ''), 'A-2');
  await assert.rejects(platform.attemptOf('pa_none'), PlatformUnavailable);
  assert.deepEqual(await collect(platform.list({ from: to, to })), []);
  assert.deepEqual(await collect(platform.list({ from, to: from })), []);
});
