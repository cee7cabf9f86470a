import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anasBill, api, create, newCheckout, newWorld, payByCard } from './support.ts';

test('every API address wants the key', async (t) => {
  const platform = await (await newWorld(t)).open();
  for (const Authorization of ['', 'Bearer wrong', 'Bearer ', 'Basic key-of-the-merchant']) {
    for (const path of ['/checkouts/x', '/payments?since=2026-01-01T00:00:00Z', '/nothing']) {
      const { status, body } = await api(platform, path, { headers: { Authorization } });
      assert.deepEqual([status, body], [401, { error: 'unauthorized' }], `${Authorization} ${path}`);
    }
  }
});

test('a checkout is created open, for 31 minutes, with the payer address under the public address', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const { status, body } = await create(platform, 'k1', anasBill(merchant));
  assert.equal(status, 201);
  assert.match(String(body.id), /^co_[0-9a-f-]{36}$/);
  assert.deepEqual(body, {
    id: body.id,
    reference: 'intento-ana-1',
    status: 'open',
    url: `${platform.url}/c/${body.id}`,
    amount: 4385812,
    currency: 'ARS',
    created_at: '2026-03-10T12:00:00.000Z',
    expires_at: '2026-03-10T12:31:00.000Z',
    payments: [],
  });
  assert.deepEqual((await api(platform, `/checkouts/${body.id}`)).body, body);
});

test('the same key and body give the same checkout, another body a conflict', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const first = await create(platform, 'k1', anasBill(merchant));
  const { reference, ...rest } = anasBill(merchant);
  const again = await create(platform, 'k1', { ...rest, locale: 'es', reference });
  assert.deepEqual([again.status, again.body], [200, first.body]);
  const other = await create(platform, 'k1', anasBill(merchant, { description: 'otra' }));
  assert.deepEqual([other.status, other.body], [409, { error: 'idempotency_key_reused' }]);
  const found = await api(platform, '/checkouts?reference=intento-ana-1');
  assert.deepEqual(found.body, { checkouts: [first.body] });
});

test('two creations at once with one key make one checkout', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => create(platform, 'k1', anasBill(merchant))),
  );
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(9).fill(200), 201]);
});

test('a creation wants an idempotency key of at most 255 characters', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  for (const key of ['', 'k'.repeat(256)]) {
    const { status, body } = await create(platform, key, anasBill(merchant));
    assert.deepEqual([status, body], [400, { error: 'idempotency_key_required' }]);
  }
  assert.equal((await create(platform, 'k'.repeat(255), anasBill(merchant))).status, 201);
});

const REFUSED: [string, string, object][] = [
  ['no reference', 'reference', { reference: '' }],
  ['a fraction of a cent', 'amount', { amount: 1.5 }],
  ['an amount of zero', 'amount', { amount: 0 }],
  ['an amount as text', 'amount', { amount: '4385812' }],
  ['items that do not add up', 'amount', { amount: 4385811 }],
  ['a currency in small letters', 'currency', { currency: 'ars' }],
  ['no items', 'items', { items: [] }],
  ['an address to return to that is a script', 'return_url', { return_url: 'javascript:alert(1)' }],
  ['a notice address that is none', 'notice_url', { notice_url: 'avisos' }],
  ['an unknown language', 'locale', { locale: 'pt' }],
];

test('a creation with a mistake is refused and the mistake named', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  for (const [what, path, changes] of REFUSED) {
    const { status, body } = await create(platform, 'k1', anasBill(merchant, changes));
    assert.equal(status, 422, what);
    const issues = body.issues as { path: string; message: string }[];
    assert.ok(
      issues.some((issue) => issue.path === path && issue.message !== ''),
      `${what}: ${JSON.stringify(issues)}`,
    );
  }
  assert.equal((await create(platform, 'k1', [])).status, 422);
  const broken = await api(platform, '/checkouts', {
    method: 'POST',
    headers: { 'Idempotency-Key': 'k1' },
    body: '{',
  });
  assert.equal(broken.status, 422);
});

test('a body over 64 kB is refused, by the API in JSON and by the pages as a page', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const large = await create(platform, 'k1', anasBill(merchant, { description: 'x'.repeat(70_000) }));
  assert.deepEqual([large.status, large.body], [413, { error: 'too_large' }]);
  const id = await newCheckout(platform, merchant);
  const page = await payByCard(platform, id, { holder: 'A'.repeat(70_000) });
  assert.equal(page.status, 413);
  assert.match(await page.text(), /<h1>El envío es demasiado grande<\/h1>/);
});

test('what does not exist answers 404 in JSON', async (t) => {
  const platform = await (await newWorld(t)).open();
  for (const path of ['/checkouts/co_no', '/payments/pa_no', '/nothing']) {
    assert.deepEqual(await api(platform, path), { status: 404, body: { error: 'not_found' } });
  }
  assert.equal((await api(platform, '/checkouts/co_no/expire', { method: 'POST' })).status, 404);
  assert.deepEqual((await api(platform, '/checkouts?reference=nobody')).body, { checkouts: [] });
  assert.equal((await api(platform, '/checkouts')).status, 422);
  assert.equal((await api(platform, '/payments')).status, 422);
  assert.equal((await api(platform, '/payments?since=yesterday')).status, 422);
});

test('an open checkout can be expired, twice, and then not be paid', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  for (const _ of [1, 2]) {
    const { status, body } = await api(platform, `/checkouts/${id}/expire`, { method: 'POST' });
    assert.deepEqual([status, body.status], [200, 'expired']);
  }
  const page = await payByCard(platform, id);
  assert.match(await page.text(), /Este pago venció/);
  assert.deepEqual((await api(platform, `/checkouts/${id}`)).body.payments, []);
});

test('a complete checkout cannot be expired', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  await payByCard(platform, id);
  const { status, body } = await api(platform, `/checkouts/${id}/expire`, { method: 'POST' });
  assert.deepEqual([status, body.status, (body.payments as []).length], [409, 'complete', 1]);
});

test('a checkout expires 31 minutes after its creation by the injected clock', async (t) => {
  const { open, merchant, clock } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  const status = async () => (await api(platform, `/checkouts/${id}`)).body.status;
  clock.now = new Date('2026-03-10T12:30:59.999Z');
  assert.equal(await status(), 'open');
  clock.now = new Date('2026-03-10T12:31:00.000Z');
  assert.equal(await status(), 'expired');
  assert.match(await (await payByCard(platform, id)).text(), /Este pago venció/);
  assert.deepEqual((await api(platform, `/checkouts/${id}`)).body.payments, []);
});

test('a payment paid in time stays complete after the 31 minutes', async (t) => {
  const { open, merchant, clock } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  await payByCard(platform, id);
  clock.now = new Date('2026-03-11T12:00:00.000Z');
  assert.equal((await api(platform, `/checkouts/${id}`)).body.status, 'complete');
});

test('payments are listed from a moment of change on, that moment included, oldest change first', async (t) => {
  const { open, merchant, clock } = await newWorld(t);
  const platform = await open();
  const ids: string[] = [];
  for (const [minute, holder] of [
    [1, 'CONT'],
    [2, 'APRO'],
    [3, 'FUND'],
  ] as const) {
    clock.now = new Date(Date.UTC(2026, 2, 10, 12, minute));
    const checkout = await newCheckout(platform, merchant, { reference: `intento-${minute}` });
    await payByCard(platform, checkout, { holder });
    const { body } = await api(platform, `/checkouts/${checkout}`);
    ids.push((body.payments as { id: string }[])[0]?.id ?? '');
  }
  clock.now = new Date('2026-03-10T12:04:00.000Z');
  await fetch(`${platform.url}/pendientes/${ids[0]}/aprobar`, { method: 'POST', redirect: 'manual' });
  const since = async (moment: string) => {
    const { body } = await api(platform, `/payments?since=${encodeURIComponent(moment)}`);
    return (body.payments as { id: string }[]).map(({ id }) => id);
  };
  assert.deepEqual(await since('2026-03-10T12:00:00Z'), [ids[1], ids[2], ids[0]]);
  assert.deepEqual(await since('2026-03-10T09:03:00-03:00'), [ids[2], ids[0]]);
  assert.deepEqual(await since('2026-03-10T12:04:00.001Z'), []);
});
