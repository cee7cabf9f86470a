import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchSilence } from '../../../src/payments/alerts/silence.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import { readHealth } from '../../../src/payments/platforms/health/store.ts';
import { keepInSuspense } from '../../../src/payments/sweep/suspense.ts';
import { until } from '../../support/until.ts';
import { BILL, METERED } from '../support/cast.ts';
import { silent } from '../support/scripted-platform.ts';
import type { Till } from '../support/till.ts';
import { confirmBills, openTill, startPaying } from '../support/till.ts';

const OPERATOR = 'operaciones@example.com';

async function alerts({ deps }: Till): Promise<{ subject: string; text: string }[]> {
  return await deps.db
    .selectFrom('outbox')
    .select(['subject', 'text_body as text'])
    .where('recipient', '=', OPERATOR)
    .orderBy('id')
    .execute();
}

/** A minute goes by, and the job runs. */
async function minutes(till: Till, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    till.clock.advance({ minutes: 1 });
    await watchSilence(till.deps.payments);
  }
}

test('ten minutes of silence are one mail, and the first answer is one', async () => {
  const till = await openTill({ ALERT_EMAIL: OPERATOR });
  const ana = await till.visitor();
  till.platform.always = silent;
  await confirmBills(ana, METERED, [BILL]);
  await until(async () => (await readHealth(till.deps.db, 'test')).create !== undefined, 'the failure');
  await minutes(till, 9);
  assert.deepEqual(await alerts(till), []);
  await minutes(till, 5);
  const [first, ...more] = await alerts(till);
  assert.deepEqual(more, []);
  assert.equal(first?.subject, 'Plataforma de prueba no responde');
  assert.match(first?.text ?? '', /desde el 10 de marzo de 2026, 12:00/);
  assert.match(first?.text ?? '', /npm run portal -- platform/);

  till.platform.always = null;
  await minutes(till, 1);
  await until(async () => (await readHealth(till.deps.db, 'test')).list?.failuresInRow === 0, 'the answer');
  await minutes(till, 3);
  const said = await alerts(till);
  assert.deepEqual(
    said.map((one) => one.subject),
    ['Plataforma de prueba no responde', 'Plataforma de prueba volvió a responder'],
  );
  assert.match(said[1]?.text ?? '', /npm run portal -- reconcile/);
});

test('a short silence is no mail, and a platform that answers is not asked', async () => {
  const till = await openTill({ ALERT_EMAIL: OPERATOR });
  const ana = await till.visitor();
  till.platform.script('create', silent);
  await confirmBills(ana, METERED, [BILL]);
  await until(async () => (await readHealth(till.deps.db, 'test')).create !== undefined, 'the failure');
  await minutes(till, 1);
  await until(async () => (await readHealth(till.deps.db, 'test')).list !== undefined, 'the answer');
  const calls = till.platform.calls.length;
  await minutes(till, 15);
  assert.equal(till.platform.calls.length, calls);
  assert.deepEqual(await alerts(till), []);
});

test('a payment in review is one mail, however often it is told', async () => {
  const till = await openTill({ ALERT_EMAIL: OPERATOR, LOCALE: 'en-US' });
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved', { amountCents: 100 });
  for (const _ of [1, 2]) await reconcile(till.deps.payments, { all: true });
  const [letter, ...more] = await alerts(till);
  assert.deepEqual(more, []);
  assert.equal(letter?.subject, `A payment of account ${METERED} needs somebody to look at it`);
  assert.match(letter?.text ?? '', /The amount is not that of the attempt/);
  assert.match(letter?.text ?? '', new RegExp(`Attempt ${id}`));
  assert.match(letter?.text ?? '', /npm run portal -- platform/);
});

test('a payment in suspense is one mail', async () => {
  const till = await openTill({ ALERT_EMAIL: OPERATOR });
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved');
  const [payment] = till.platform.checkoutOf(id)?.payments ?? [];
  assert.ok(payment);
  const stray = { ...payment, id: 'pa_stray', reference: 'otro sistema', amountCents: 123_450 };
  for (const isNew of [true, false]) assert.equal(await keepInSuspense(till.deps.payments, stray), isNew);
  const [letter, ...more] = await alerts(till);
  assert.deepEqual(more, []);
  assert.match(letter?.subject ?? '', /Entró un pago de \$\s1\.234,50 ARS que el portal no conoce/);
  assert.match(letter?.text ?? '', /pa_stray.*otro sistema/);
});

test('without an address nobody is written to', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved', { amountCents: 100 });
  await reconcile(till.deps.payments, { all: true });
  const rows = await till.deps.db
    .selectFrom('outbox')
    .select('id')
    .where('dedupe_key', 'like', 'alert:%')
    .execute();
  assert.deepEqual(rows, []);
});
