import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { openCheckout } from '../../src/test-platform/store/checkouts.ts';
import { type Book, openDatabase } from '../../src/test-platform/store/database.ts';
import { dueNotices, markFailed, nextDueAt } from '../../src/test-platform/store/notices.ts';
import { pay } from '../../src/test-platform/store/payments.ts';
import { until } from '../support/until.ts';
import { anasBill, api, NOTICE_SECRET, newCheckout, newWorld, payByCard, post } from './support.ts';

test('a payment sends one signed notice that names it', async (t) => {
  const { open, merchant, clock } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  await payByCard(platform, id);
  await until(() => merchant.notices.length > 0, 'the notice');
  const [notice] = merchant.notices;
  assert.ok(notice);
  const { body } = await api(platform, `/checkouts/${id}`);
  const [payment] = body.payments as { id: string }[];
  assert.deepEqual(notice.event, {
    id: notice.event.id,
    type: 'payment.created',
    created_at: clock.now.toISOString(),
    data: { payment_id: payment?.id, checkout_id: id, reference: 'intento-ana-1' },
  });
  const seconds = clock.now.getTime() / 1000;
  const mac = createHmac('sha256', NOTICE_SECRET).update(`${seconds}.${notice.raw}`).digest('hex');
  assert.equal(notice.headers['x-test-signature'], `t=${seconds},v1=${mac}`);
  assert.equal(notice.headers['content-type'], 'application/json');
});

test('a pending payment sends its creation, and its decision as an update', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  await payByCard(platform, await newCheckout(platform, merchant), { holder: 'CONT' });
  await until(() => merchant.notices.length === 1, 'the creation');
  const payment = merchant.notices[0]?.event.data.payment_id;
  await post(`${platform.url}/pendientes/${payment}/rechazar`, {});
  await until(() => merchant.notices.length === 2, 'the update');
  assert.deepEqual(
    merchant.notices.map(({ event }) => [event.type, event.data.payment_id]),
    [
      ['payment.created', payment],
      ['payment.updated', payment],
    ],
  );
});

test('a notice that is not taken is sent again after 1 s and 5 s, and redirects are not followed', async (t) => {
  const { open, merchant, ahead } = await newWorld(t);
  merchant.answers.push(500, 302);
  const platform = await open();
  await payByCard(platform, await newCheckout(platform, merchant));
  await until(() => {
    ahead.ms += 50;
    return merchant.notices.length === 3;
  }, 'the third attempt');
  const [first, second, third] = merchant.notices.map(({ at }) => at) as [number, number, number];
  assert.ok(second - first >= 1_000, String(second - first));
  assert.ok(third - second >= 5_000, String(third - second));
  assert.equal(new Set(merchant.notices.map(({ raw }) => raw)).size, 1);
  assert.deepEqual(merchant.paths, ['/avisos', '/avisos', '/avisos']);
});

test('a merchant that never answers holds up no other, and is asked again', async (t) => {
  const { open, merchant } = await newWorld(t);
  merchant.answers.push(0);
  const platform = await open();
  await payByCard(platform, await newCheckout(platform, merchant, { reference: 'stuck' }));
  await until(() => merchant.notices.length === 1, 'the one that gets no answer');
  await payByCard(platform, await newCheckout(platform, merchant, { reference: 'other' }));
  await until(() => merchant.notices.length === 3, 'the second attempt');
  assert.deepEqual(
    merchant.notices.map(({ event }) => event.data.reference),
    ['stuck', 'other', 'stuck'],
  );
});

test('a notice is given up after the sixteenth attempt, the last ten retries an hour apart', async (t) => {
  const { file, merchant } = await newWorld(t);
  const time = { ms: 1_000_000 };
  const book: Book = {
    db: openDatabase(file),
    now: () => new Date('2026-03-10T12:00:00.000Z'),
    realTime: () => time.ms,
    faults: new Set(),
  };
  t.after(() => book.db.close());
  const opened = openCheckout(book, 'k1', { ...anasBill(merchant), locale: 'es' });
  assert.equal(opened.outcome, 'created');
  if (opened.outcome !== 'created') return;
  pay(book, opened.checkout.id, {
    status: 'approved',
    status_detail: 'accredited',
    method: 'card',
    last_four: '0604',
  });
  const waits: number[] = [];
  for (let notice = dueNotices(book)[0]; notice && markFailed(book, notice); notice = dueNotices(book)[0]) {
    const next = nextDueAt(book) ?? 0;
    waits.push((next - time.ms) / 1000);
    time.ms = next;
  }
  assert.deepEqual(waits, [1, 5, 30, 300, 900, ...Array(10).fill(3600)]);
  assert.equal(nextDueAt(book), null);
});
