import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertSoundBooks, claimsOn, stateOf } from '../payments/support/books.ts';
import { BILL, CARLA, METERED } from '../payments/support/cast.ts';
import { openTill, startPaying } from '../payments/support/till.ts';
import type { TestBrowser } from '../support/browser.ts';

const NOBODYS = '01JZZZZZZZZZZZZZZZZZZZZZZZ';

const tokenOf = (visitor: TestBrowser) =>
  visitor.page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';

test("another customer's account, bill, attempt and receipt do not exist", async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved');
  await ana.get(`/pagos/${id}`);
  const carla = await till.visitor(CARLA);
  await carla.get('/cuentas/100000006/pagar?factura=B-1006-12');
  const token = tokenOf(carla);
  assert.ok(token);
  for (const path of [
    `/cuentas/${METERED}/pagar?factura=${BILL}`,
    `/cuentas/${METERED}/facturas/${BILL}`,
    `/cuentas/${METERED}/facturas/${BILL}.pdf`,
    `/cuentas/100000006/facturas/${BILL}`,
    `/pagos/${id}`,
    `/pagos/${id}.pdf`,
    `/pagos/${NOBODYS}`,
    `/pagos/${NOBODYS}.pdf`,
    '/pagos/1',
    '/cuentas/999999999/pagar',
  ]) {
    const page = await carla.get(path);
    assert.equal(page.status, 404, path);
    assert.doesNotMatch(page.text, /GÓMEZ|B-1001|43\.858/, path);
  }
  for (const path of [
    `/cuentas/${METERED}/pagos`,
    `/pagos/${id}/continuar`,
    `/pagos/${id}/cancelar`,
    `/pagos/${NOBODYS}/cancelar`,
  ]) {
    const page = await carla.post(path, { _csrf: token, factura: BILL }, { follow: false });
    assert.equal(page.status, 404, path);
  }
  assert.equal(await stateOf(till.deps.db, id), 'paid');
});

test("another account's bill cannot be paid through one's own", async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  await carla.get('/cuentas/100000006/pagar?factura=B-1006-12');
  const answer = await carla.submit(
    'form[action$="/pagos"]',
    { factura: BILL, total: '4385812' },
    { follow: false },
  );
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/cuentas/100000006');
  assert.equal(till.platform.checkouts.length, 0);
  assert.deepEqual(await claimsOn(till.deps.db, BILL), []);
});

test('a form without its token, with a foreign one or from elsewhere: 403, and nothing happens', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  await ana.get(`/pagos/${id}`);
  const token = tokenOf(ana);
  const carla = await till.visitor(CARLA);
  await carla.get('/cuentas/100000006/pagar?factura=B-1006-12');
  const forms: [string, Record<string, string>, Record<string, string>][] = [
    ['no token', {}, {}],
    ['an empty token', { _csrf: '' }, {}],
    ["another visitor's token", { _csrf: tokenOf(carla) }, {}],
    ['an altered token', { _csrf: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` }, {}],
    ['a foreign origin', { _csrf: token }, { Origin: 'https://aguas-del-valle.example' }],
    ['another site', { _csrf: token }, { 'Sec-Fetch-Site': 'cross-site' }],
  ];
  for (const path of [`/cuentas/${METERED}/pagos`, `/pagos/${id}/continuar`, `/pagos/${id}/cancelar`]) {
    for (const [what, fields, headers] of forms) {
      const page = await ana.post(path, { factura: BILL, ...fields }, { follow: false, headers });
      assert.equal(page.status, 403, `${what} at ${path}`);
    }
  }
  assert.equal(await stateOf(till.deps.db, id), 'redirected');
});

test('signed out, every address of a payment leads to the sign-in and back', async () => {
  const till = await openTill();
  const id = await startPaying(till, await till.visitor());
  const stranger = till.browser();
  for (const path of [`/cuentas/${METERED}/pagar?factura=${BILL}`, `/pagos/${id}`, `/pagos/${id}.pdf`]) {
    const page = await stranger.get(path, { follow: false });
    assert.equal(page.status, 303, path);
    assert.equal(page.headers.get('location'), `/ingresar?volver=${encodeURIComponent(path)}`);
  }
});

test('a session that ran out over the question leads back to the question, and nothing was begun', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}`);
  till.clock.advance({ minutes: 50 });
  const answer = await ana.submit('form[action$="/pagos"]', {}, { follow: false });
  assert.equal(answer.status, 303);
  const back = encodeURIComponent(`/cuentas/${METERED}/pagar?factura=${BILL}`);
  assert.equal(answer.headers.get('location'), `/ingresar?volver=${back}`);
  assert.equal(till.platform.calls.length, 0);
});

test('a selection without anything payable returns to the list with a message', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  for (const query of [
    '',
    '?factura=',
    '?factura=B-0000-00',
    '?factura=B-1001-24',
    '?otra=1',
    `?cuota=${BILL}`,
  ]) {
    const page = await ana.get(`/cuentas/${METERED}/pagar${query}`);
    assert.equal(page.url, `http://localhost:3000/cuentas/${METERED}`, query);
    assert.match(
      page.text,
      /Elegí al menos un concepto para pagar|Lo que elegiste .*no se puede pagar ahora/,
      query,
    );
  }
});

test('a closed account and one that is collected in house cannot be paid, not even by a form sent all the same', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  await carla.get('/cuentas/100000006/pagar?factura=B-1006-12');
  const token = tokenOf(carla);
  for (const [account, bill] of [
    ['100000004', 'B-1004-12'],
    ['100000005', 'B-1005-12'],
  ] as const) {
    const page = await carla.post(
      `/cuentas/${account}/pagos`,
      { _csrf: token, factura: bill },
      { follow: false },
    );
    assert.equal(page.headers.get('location'), `/cuentas/${account}`);
  }
  assert.equal(till.platform.calls.length, 0);
});

test('a bill named twice is paid once, and names that are none fall away', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const page = await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}&factura=${BILL}&factura=B-9`);
  assert.equal(page.status, 200);
  assert.equal(page.root.querySelector('input[name="total"]')?.getAttribute('value'), '4385812');
  await ana.submit('form[action$="/pagos"]', { factura: [BILL, BILL, 'B-9'] }, { follow: false });
  assert.equal(till.platform.checkouts[0]?.order.amountCents, 4_385_812);
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    BILL,
    "' OR 1=1 --",
    '-1',
    '1e99',
    '99999999999999999999',
    '\0',
    '../..',
    '<script>',
    'B-1001-25 ',
  ),
);
const nastyFields = fc.dictionary(
  fc.constantFrom('factura', 'cuota', 'cargo', 'total', '__proto__', 'constructor', 'volver'),
  fc.oneof(nasty, fc.array(nasty, { maxLength: 4 })),
  { maxKeys: 5 },
);

test('input of any kind: an answer below 500, and sound books', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}`);
  const token = tokenOf(ana);
  const property = fc.asyncProperty(nastyFields, nasty, async (fields, name) => {
    const query = new URLSearchParams(
      Object.entries(fields).flatMap(([key, value]) =>
        [value].flat().map((one): [string, string] => [key, one]),
      ),
    );
    const segment = encodeURIComponent(name);
    const pages = [
      await ana.get(`/cuentas/${METERED}/pagar?${query}`, { follow: false }),
      await ana.get(`/pagos/${segment}`, { follow: false }),
      await ana.get(`/verificar/${segment}`, { follow: false }),
      await ana.post(`/cuentas/${METERED}/pagos`, { ...fields, _csrf: token }, { follow: false }),
      await ana.post(`/pagos/${segment}/cancelar`, { ...fields, _csrf: token }, { follow: false }),
    ];
    for (const page of pages) assert.ok(page.status < 500, `${page.status} at ${page.url}`);
  });
  await fc.assert(property, { numRuns: 60, seed: 7 });
  await assertSoundBooks(till.deps.db);
});
