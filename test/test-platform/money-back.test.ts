import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAmount } from '../../src/test-platform/desk/amount.ts';
import type { Fault } from '../../src/test-platform/platform.ts';
import { until } from '../support/until.ts';
import type { Merchant, Platform, World } from './support.ts';
import { api, BASE, newCheckout, newWorld, payByCard, post } from './support.ts';

interface Stage {
  world: World;
  platform: Platform;
  merchant: Merchant;
  /** What the API says of the payment. */
  told(): Promise<Record<string, unknown>>;
  /** Presses a button of the desk. */
  press(verb: string, fields?: Record<string, string>): Promise<Response>;
}

async function paid(
  t: Parameters<typeof newWorld>[0],
  faults: Fault[] = [],
  holder = 'APRO',
): Promise<Stage> {
  const world = await newWorld(t);
  const { merchant } = world;
  const platform = await world.open(faults);
  const checkout = await newCheckout(platform, merchant);
  await payByCard(platform, checkout, { holder });
  const told = async () => {
    const { body } = await api(platform, `/checkouts/${checkout}`);
    return (body.payments as Record<string, unknown>[])[0] ?? {};
  };
  const { id } = await told();
  const press: Stage['press'] = (verb, fields = {}) => post(`${platform.url}/pagos/${id}/${verb}`, fields);
  return { world, platform, merchant, told, press };
}

const moneyOf = ({ refunded, disputed }: Record<string, unknown>) => [refunded, disputed];

test('a payment is given back in parts and then as a whole, with a notice for each', async (t) => {
  const { world, merchant, told, press } = await paid(t);
  await until(() => merchant.notices.length === 1, 'the creation');
  world.clock.now = new Date('2026-03-10T12:05:00.000Z');
  const answer = await press('devolver-parte', { importe: '1.858,12' });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, BASE]);
  const { updated_at } = await told();
  assert.deepEqual([...moneyOf(await told()), updated_at], [185_812, false, '2026-03-10T12:05:00.000Z']);
  await press('devolver');
  assert.deepEqual(moneyOf(await told()), [4_385_812, false]);
  await press('devolver');
  await until(() => merchant.notices.length === 3, 'a notice for each');
  assert.deepEqual(
    merchant.notices.map(({ event }) => event.type),
    ['payment.created', 'payment.updated', 'payment.updated'],
  );
});

test('a payment is charged back and decided for the merchant; meanwhile nothing can be given back', async (t) => {
  const { platform, told, press } = await paid(t);
  await press('desconocer');
  assert.deepEqual(moneyOf(await told()), [0, true]);
  const desk = await (await fetch(platform.url)).text();
  assert.match(desk, /Desconocido ante el banco/);
  assert.match(desk, />Resolver a favor</);
  assert.doesNotMatch(desk, />Devolver</);
  await press('devolver');
  assert.deepEqual(moneyOf(await told()), [0, true]);
  await press('resolver');
  await press('resolver');
  assert.deepEqual(moneyOf(await told()), [0, false]);
});

test('an amount that cannot be given back is said beside its field, and changes nothing', async (t) => {
  const { told, press } = await paid(t);
  for (const importe of ['', '0', '-1', 'todo', '43.858,13', '1e3', '12,3', '<b>']) {
    const answer = await press('devolver-parte', { importe });
    const html = await answer.text();
    assert.equal(answer.status, 422, importe);
    assert.match(html, /Escribí un importe de hasta \$ 43\.858,12/, importe);
    assert.ok(html.includes('aria-invalid="true"'));
    assert.ok(!html.includes('<b>'));
  }
  assert.deepEqual(moneyOf(await told()), [0, false]);
});

test('what is not approved offers nothing, and gives nothing back', async (t) => {
  const { platform, told, press } = await paid(t, [], 'CONT');
  assert.doesNotMatch(await (await fetch(platform.url)).text(), />Devolver<|>Desconocer</);
  for (const verb of ['devolver', 'desconocer', 'resolver']) await press(verb);
  assert.deepEqual(moneyOf(await told()), [0, false]);
  assert.equal((await post(`${platform.url}/pagos/pa_none/devolver`, {})).status, 404);
  assert.equal((await post(`${platform.url}/pagos/pa_none/devolver-parte`, { importe: '1' })).status, 404);
});

test('the faults hit the notices of money that goes back too', async (t) => {
  const twice = await paid(t, ['double-notice']);
  await twice.press('desconocer');
  await until(() => twice.merchant.notices.length === 4, 'two notices of each');
  const [, , first, second] = twice.merchant.notices;
  assert.equal(first?.event.id, second?.event.id);
  const lost = await paid(t, ['lose-notice']);
  await lost.press('devolver');
  assert.deepEqual(moneyOf(await lost.told()), [4_385_812, false]);
  assert.equal(lost.merchant.notices.length, 0);
});

test('amounts are read as they are written in both languages', () => {
  const read = {
    '1': 100,
    '1,50': 150,
    '1.50': 150,
    '1234,56': 123_456,
    '1.234,56': 123_456,
    '1,234.56': 123_456,
    '$ 43.858,12': 4_385_812,
    '1.234': 123_400,
    '12,345,678.90': 1_234_567_890,
  };
  for (const [typed, cents] of Object.entries(read)) assert.equal(readAmount(typed), cents, typed);
  for (const typed of ['', ',', '1,2', '1.2.3', '-1', '1e3', '١٢'])
    assert.equal(readAmount(typed), null, typed);
});
