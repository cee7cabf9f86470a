import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { systemClock } from '../../../src/kit/clock.ts';
import type { PaymentPlatform } from '../../../src/payments/platforms/platform.ts';
import { PlatformRefused, PlatformUnavailable } from '../../../src/payments/platforms/platform.ts';
import { createTestPlatformAdapter } from '../../../src/payments/platforms/test/adapter.ts';
import type { Fault } from '../../../src/test-platform/options.ts';
import { until } from '../../support/until.ts';
import type { Merchant, World } from '../../test-platform/support.ts';
import { API_KEY, CARD, NOTICE_SECRET, newWorld, post } from '../../test-platform/support.ts';

type Cards = NonNullable<PaymentPlatform['cards']>;

interface Bench {
  world: World;
  merchant: Merchant;
  api: string;
  platform: PaymentPlatform;
  cards: Cards;
}

async function openBench(t: TestContext, faults: Fault[] = []): Promise<Bench> {
  const world = await newWorld(t);
  const { url } = await world.open(faults);
  const platform = createTestPlatformAdapter({
    apiUrl: url,
    publicUrl: url,
    apiKey: API_KEY,
    noticeSecret: NOTICE_SECRET,
    clock: systemClock,
  });
  assert.ok(platform.cards);
  return { world, merchant: world.merchant, api: url, platform, cards: platform.cards };
}

const order = ({ merchant }: Bench, enrolmentId = 'E-1') => ({
  enrolmentId,
  language: 'es' as const,
  currency: 'ARS',
  returnUrl: `${merchant.url}/vuelta`,
  label: 'Aguas del Valle, débito automático de la cuenta 100000001',
});

async function keep(bench: Bench, typed: Partial<typeof CARD> = {}): Promise<string> {
  const enrolmentId = `E-${typed.holder ?? 'APRO'}`;
  const { id, url } = await bench.cards.open(order(bench, enrolmentId));
  assert.equal((await post(url, { ...CARD, ...typed })).status, 303);
  const { card } = await bench.cards.lookup({ enrolmentId, sessionId: id });
  assert.ok(card);
  return card.token;
}

const charge = ({ merchant }: Bench, token: string, attemptId = 'A-1') => ({
  attemptId,
  token,
  amountCents: 4_110_250,
  currency: 'ARS',
  description: 'Aguas del Valle, cuenta 100000001',
  noticeUrl: `${merchant.url}/avisos`,
});

const look = ({ platform }: Bench, attemptId = 'A-1') =>
  platform.lookup({ attemptId, checkoutId: null, chargedBy: 'enrolled-card' });

test('a card is typed in on the platform, and the portal learns a token, a brand and four digits', async (t) => {
  const bench = await openBench(t);
  const { id, url } = await bench.cards.open(order(bench));
  assert.deepEqual((await bench.cards.open(order(bench))).id, id, 'asked twice it is one page');
  const page = await (await fetch(url)).text();
  assert.match(page, /<h1>Guardar tarjeta<\/h1>/);
  assert.match(page, /débito automático de la cuenta 100000001/);
  const wrong = await post(url, { ...CARD, holder: 'Ana' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /MUDO/);
  const before = await bench.cards.lookup({ enrolmentId: 'E-1', sessionId: null });
  assert.deepEqual([before.session?.status, before.card], ['open', null]);

  const number = '4111 1111 1111 4242';
  for (let n = 0; n < 2; n++) {
    const kept = await post(url, { ...CARD, card_number: number });
    assert.equal(kept.headers.get('location'), `${bench.merchant.url}/vuelta`);
  }
  const { session, card } = await bench.cards.lookup({ enrolmentId: 'E-1', sessionId: id });
  assert.equal(session?.status, 'complete');
  assert.deepEqual([card?.label, card?.lastFour], ['Visa', '4242']);
  assert.match(card?.token ?? '', /^card_/);
  assert.match(await (await fetch(url)).text(), /La tarjeta ya está guardada/);
});

test('left, too old or never heard of: no card', async (t) => {
  const bench = await openBench(t);
  const { url } = await bench.cards.open(order(bench));
  assert.equal((await fetch(`${url}/cancelar`, { redirect: 'manual' })).status, 303);
  const left = await bench.cards.lookup({ enrolmentId: 'E-1', sessionId: null });
  assert.deepEqual([left.session?.status, left.card], ['cancelled', null]);
  await bench.cards.open(order(bench, 'E-2'));
  bench.world.clock.now = new Date('2026-03-10T12:31:00.000Z');
  const old = await bench.cards.lookup({ enrolmentId: 'E-2', sessionId: null });
  assert.deepEqual([old.session?.status, old.card], ['expired', null]);
  const none = await bench.cards.lookup({ enrolmentId: 'E-3', sessionId: null });
  assert.deepEqual(none, { session: null, card: null });
});

const OUTCOMES = [
  ['APRO', 'approved', null],
  ['FUND', 'rejected', 'funds'],
  ['CONT', 'pending', null],
] as const;

for (const [holder, status, reason] of OUTCOMES) {
  test(`a charge to the card of ${holder} is ${status}, and told by a notice`, async (t) => {
    const bench = await openBench(t);
    const token = await keep(bench, { holder });
    assert.deepEqual(await look(bench), { checkout: null, payments: [] });
    await bench.cards.charge(charge(bench, token));
    await bench.cards.charge(charge(bench, token));
    const { payments } = await look(bench);
    assert.equal(payments.length, 1, 'asked twice it is one charge');
    const [payment] = payments;
    assert.deepEqual(
      [payment?.status, payment?.reason, payment?.amountCents, payment?.method, payment?.lastFour],
      [status, reason, 4_110_250, 'card', '0604'],
    );
    await until(() => bench.merchant.notices.length > 0, 'a notice');
    assert.equal(bench.merchant.notices[0]?.event.data.reference, 'A-1');
  });
}

test('another amount under the same attempt is a conflict, which decides nothing', async (t) => {
  const bench = await openBench(t);
  const token = await keep(bench);
  await bench.cards.charge(charge(bench, token));
  const other = { ...charge(bench, token), amountCents: 1 };
  await assert.rejects(bench.cards.charge(other), PlatformUnavailable);
  assert.deepEqual(
    (await look(bench)).payments.map((one) => one.amountCents),
    [4_110_250],
  );
});

test('a card that was forgotten is charged no more', async (t) => {
  const bench = await openBench(t);
  const token = await keep(bench);
  for (let n = 0; n < 2; n++) await bench.cards.forget(token);
  await bench.cards.forget('card_never');
  await assert.rejects(bench.cards.charge(charge(bench, token)), PlatformRefused);
  assert.deepEqual((await look(bench)).payments, []);
});

test('the platform refuses before anything is done', async (t) => {
  const bench = await openBench(t, ['refuse-create']);
  await assert.rejects(bench.cards.open(order(bench)), PlatformRefused);
  await assert.rejects(bench.cards.charge(charge(bench, 'card_x')), PlatformRefused);
});

test('an API that answers nonsense has said nothing', async (t) => {
  const bench = await openBench(t);
  const deaf = createTestPlatformAdapter({
    apiUrl: `${bench.merchant.url}/x`,
    publicUrl: bench.merchant.url,
    apiKey: API_KEY,
    noticeSecret: NOTICE_SECRET,
    clock: systemClock,
  }).cards;
  await assert.rejects(async () => deaf?.lookup({ enrolmentId: 'E', sessionId: 'cs' }), PlatformUnavailable);
  await assert.rejects(async () => deaf?.open(order(bench)), PlatformUnavailable);
});

test('a silent card is charged all the same, as the platform says later', async (t) => {
  const bench = await openBench(t);
  const token = await keep(bench, { holder: 'MUDO' });
  const { attemptId, amountCents, noticeUrl, ...rest } = charge(bench, token);
  const asked = fetch(`${bench.api}/api/charges`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${API_KEY}`, 'Idempotency-Key': attemptId },
    body: JSON.stringify({ ...rest, reference: attemptId, amount: amountCents, notice_url: noticeUrl }),
    signal: AbortSignal.timeout(1000),
  });
  await assert.rejects(asked, /aborted|timeout/i);
  const { payments } = await look(bench);
  assert.deepEqual(
    payments.map((one) => one.status),
    ['approved'],
  );
});
