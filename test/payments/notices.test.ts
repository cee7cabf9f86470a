import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { handleNotices } from '../../src/payments/attempts/notices.ts';
import { testPlatformKeys } from '../../src/payments/platforms/configured.ts';
import type { TestPortal } from '../support/portal.ts';
import { openPortal } from '../support/portal.ts';
import { stateOf } from './support/books.ts';
import { NOW } from './support/cast.ts';
import type { TestClock } from './support/clock.ts';
import { createTestClock } from './support/clock.ts';
import { openTill, sendNotice, startPaying } from './support/till.ts';

const ADDRESS = 'http://localhost:3000/avisos/prueba';
const NOTICE = JSON.stringify({
  id: 'ev_1',
  type: 'payment.created',
  created_at: NOW,
  data: { payment_id: 'pa_1', checkout_id: 'co_1', reference: '01JZZZZZZZZZZZZZZZZZZZZZZZ' },
});

/** The portal with the signatures of the real adapter. */
async function openReceiver(): Promise<TestPortal & { clock: TestClock; secret: string }> {
  const clock = createTestClock(NOW);
  const portal = await openPortal({ clock, env: { NOW } });
  return { ...portal, clock, secret: testPlatformKeys(portal.deps.config).noticeSecret };
}

function signed(secret: string, body: string, at: string | number = Date.parse(NOW) / 1000): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

const send = ({ app }: TestPortal, body: string, signature: string | null) =>
  app.request(ADDRESS, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      ...(signature === null ? {} : { 'X-Test-Signature': signature }),
    },
  });

const kept = async ({ deps }: TestPortal) =>
  (await deps.db.selectFrom('received_notices').select('event_id').execute()).map((row) => row.event_id);

test('a genuine notice is taken', async () => {
  const portal = await openReceiver();
  assert.equal((await send(portal, NOTICE, signed(portal.secret, NOTICE))).status, 200);
  assert.deepEqual(await kept(portal), ['ev_1']);
});

const FORGERIES: [string, (secret: string) => string | null][] = [
  ['no signature', () => null],
  ['an empty signature', () => ''],
  ['another secret', () => signed('guessed', NOTICE)],
  ['a signature of another body', (secret) => signed(secret, NOTICE.replace('ev_1', 'ev_2'))],
  ['a moved time', (secret) => signed(secret, NOTICE).replace(/^t=\d+/, `t=${Date.parse(NOW) / 1000 + 1}`)],
  ['no time', (secret) => signed(secret, NOTICE).replace(/^t=\d+,/, '')],
  ['a time that is none', (secret) => signed(secret, NOTICE, 'soon')],
  ['a truncated seal', (secret) => signed(secret, NOTICE).slice(0, -2)],
  ['a seal that is no hex', () => `t=${Date.parse(NOW) / 1000},v1=${'z'.repeat(64)}`],
  ['six minutes old', (secret) => signed(secret, NOTICE, Date.parse(NOW) / 1000 - 360)],
  ['six minutes ahead', (secret) => signed(secret, NOTICE, Date.parse(NOW) / 1000 + 360)],
  ['noise', () => ',,==;t=t=t'],
];
for (const [what, signatureOf] of FORGERIES) {
  test(`a notice with ${what} is refused, and nothing is kept`, async () => {
    const portal = await openReceiver();
    assert.equal((await send(portal, NOTICE, signatureOf(portal.secret))).status, 401);
    assert.deepEqual(await kept(portal), []);
  });
}

test('a genuine signature under something that is no notice: refused', async () => {
  const portal = await openReceiver();
  for (const body of [
    '',
    'hola',
    'null',
    '[]',
    '{"id":1}',
    '{"id":"","data":{"reference":"A"}}',
    '{"id":"ev_1","data":{}}',
    '{"id":"ev_1","data":{"reference":""}}',
    '{"id":"ev_1","data":{"reference":7}}',
    '\u{FFFD}\0',
  ]) {
    assert.equal((await send(portal, body, signed(portal.secret, body))).status, 401, body);
  }
  assert.deepEqual(await kept(portal), []);
});

test('a notice larger than any notice is refused unread', async () => {
  const portal = await openReceiver();
  const body = JSON.stringify({ id: 'ev_1', data: { reference: 'x'.repeat(70_000) } });
  assert.equal((await send(portal, body, signed(portal.secret, body))).status, 413);
});

test('only POST is taken there, and platforms that are not in use have no ear here', async () => {
  const portal = await openReceiver();
  assert.equal((await portal.app.request(ADDRESS)).status, 405);
  for (const other of ['mercadopago', 'stripe']) {
    const path = `http://localhost:3000/avisos/${other}`;
    const answer = await portal.app.request(path, { method: 'POST', body: NOTICE });
    assert.ok(
      answer.status === 404 || answer.status === 401 || answer.status === 403,
      `${other}: ${answer.status}`,
    );
  }
});

test('the same notice again and again is one, and is worked off once', async () => {
  const till = await openTill();
  const id = await startPaying(till, await till.visitor());
  till.platform.pay(id, 'approved');
  for (let time = 0; time < 3; time++) assert.equal((await sendNotice(till, id, 'ev_1')).status, 200);
  await handleNotices(till.deps.payments);
  const asked = till.platform.calls.length;
  for (let time = 0; time < 3; time++) assert.equal((await sendNotice(till, id, 'ev_1')).status, 200);
  await handleNotices(till.deps.payments);
  assert.equal(till.platform.calls.length, asked);
  assert.deepEqual(await kept(till), ['ev_1']);
});

test('a notice of an attempt that is not ours changes nothing and does not come back', async () => {
  const till = await openTill();
  const id = await startPaying(till, await till.visitor());
  assert.equal((await sendNotice(till, '01JZZZZZZZZZZZZZZZZZZZZZZZ')).status, 200);
  assert.equal((await sendNotice(till, "'; drop table payment_attempts; --", 'ev_2')).status, 200);
  const asked = till.platform.calls.length;
  await handleNotices(till.deps.payments);
  assert.equal(till.platform.calls.length, asked + 2, 'each is asked about once: money may have come in');
  await handleNotices(till.deps.payments);
  assert.equal(till.platform.calls.length, asked + 2);
  assert.equal(await stateOf(till.deps.db, id), 'redirected');
  const waiting = await till.deps.db
    .selectFrom('received_notices')
    .select('event_id')
    .where('handled_at', 'is', null)
    .execute();
  assert.deepEqual(waiting, []);
});

test('a notice that says nothing new only makes the portal look', async () => {
  const till = await openTill();
  const id = await startPaying(till, await till.visitor());
  await sendNotice(till, id);
  await handleNotices(till.deps.payments);
  assert.equal(await stateOf(till.deps.db, id), 'redirected');
  assert.equal(till.platform.calls.at(-1), 'lookup');
});
