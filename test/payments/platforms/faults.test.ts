import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaymentPlatform } from '../../../src/payments/platforms/platform.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { NOW } from '../support/cast.ts';
import type { FakeServer, Fault } from './fakes/server.ts';
import type { Stage } from './support.ts';
import { ATTEMPT, collect, mercadoPagoStage, order, stripeStage } from './support.ts';

const RANGE = { from: NOW, to: '2026-03-11T15:00:00.000Z' };
const STAGES: Record<string, () => Promise<Stage<FakeServer>>> = {
  mercadopago: mercadoPagoStage,
  stripe: stripeStage,
};
const CALLS: Record<string, (platform: PaymentPlatform, id: string) => Promise<unknown>> = {
  create: (platform) => platform.create(order({ attemptId: '01KKBXYW00ABCDEFGHJKMNPQRT' })),
  lookup: (platform, id) => platform.lookup({ attemptId: ATTEMPT, checkoutId: id }),
  'lookup without its checkout': (platform) => platform.lookup({ attemptId: ATTEMPT, checkoutId: null }),
  list: (platform) => collect(platform.list(RANGE)),
  'payment of a notice': (platform) => platform.attemptOf('1'),
};
/** Not the preference, which is asked for at the same time as the payments. */
const FIRST_CALL = /POST|\/v1\//;
const NO_ANSWER: [string, Fault][] = [
  ['is silent', 'silent'],
  ['breaks the connection', 'lost'],
  ['answers with garbage', 'garbage'],
  ['answers with nothing in it', 'empty'],
  ['sends elsewhere', 'redirect'],
  ['is broken', { status: 500, body: { message: 'internal' } }],
  ['is not available', { status: 503, body: null }],
];

for (const [name, open] of Object.entries(STAGES)) {
  for (const [call, act] of Object.entries(CALLS)) {
    test(`${name}, ${call}: no answer that can be understood is no outcome`, async () => {
      const { fake, platform, hasty } = await open();
      const { id } = await platform.create(order());
      for (const [what, how] of NO_ANSWER) {
        fake.fault(FIRST_CALL, how);
        await assert.rejects(act(how === 'silent' ? hasty : platform, id), PlatformUnavailable, what);
      }
    });
  }

  for (const status of [400, 401, 403, 404, 422, 429]) {
    test(`${name}: a checkout refused with ${status} was not opened`, async () => {
      const { fake, platform } = await open();
      fake.fault(/POST/, { status, body: { message: 'no', error: { type: 'invalid_request_error' } } });
      await assert.rejects(platform.create(order()), PlatformRefused);
    });
  }

  for (const status of [408, 409, 423, 425]) {
    test(`${name}: ${status} leaves open whether another call has opened a checkout`, async () => {
      const { fake, platform } = await open();
      fake.fault(/POST/, { status, body: { message: 'busy' } });
      await assert.rejects(platform.create(order()), PlatformUnavailable);
    });
  }

  test(`${name}: every lookup that is refused is no answer`, async () => {
    const { fake, platform } = await open();
    const { id } = await platform.create(order());
    for (const status of [400, 401, 403, 404, 409, 429]) {
      fake.fault(FIRST_CALL, { status, body: {} });
      await assert.rejects(platform.lookup({ attemptId: ATTEMPT, checkoutId: id }), PlatformUnavailable);
    }
  });

  test(`${name}: a call is never repeated by itself, and carries the attempt as its key`, async () => {
    const { fake, platform } = await open();
    fake.fault(/POST/, 'lost');
    await assert.rejects(platform.create(order()), PlatformUnavailable);
    assert.equal(fake.received.length, 1);
    const [sent] = fake.received;
    assert.equal(sent?.header('x-idempotency-key') ?? sent?.header('idempotency-key'), ATTEMPT);
  });

  test(`${name}: a checkout that cannot be closed now is said to be so`, async () => {
    const { fake, platform, hasty } = await open();
    const { id } = await platform.create(order());
    for (const how of ['silent', 'lost', { status: 500, body: {} }, { status: 401, body: {} }] as Fault[]) {
      fake.fault(/./, how);
      await assert.rejects((how === 'silent' ? hasty : platform).expire(id), PlatformUnavailable);
    }
  });

  test(`${name}: no error tells a secret`, async () => {
    const { fake, platform, hasty } = await open();
    fake.fault(/./, { status: 401, body: { message: 'invalid access token' } });
    fake.fault(/./, 'silent');
    for (const asked of [platform, hasty]) {
      const refused = asked.create(order());
      const error: Error = await refused.then(
        () => assert.fail('was opened'),
        (cause) => cause,
      );
      assert.doesNotMatch(`${error.stack} ${error.cause}`, /APP_USR|sk_test|panel|whsec/);
    }
  });

  test(`${name}: needs scripts, and its own pages may be the target of a form`, async () => {
    const { fake, platform } = await open();
    assert.equal(platform.needsScripts, true);
    const { url } = await platform.create(order());
    assert.ok(platform.origins.includes(new URL(url).origin));
    assert.ok(platform.origins.includes(fake.url));
    assert.ok(platform.origins.every((origin) => origin === new URL(origin).origin));
  });
}
