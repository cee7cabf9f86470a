import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../support/until.ts';
import { api, BASE, newCheckout, newWorld, payByCard, post } from './support.ts';

const DECISIONS = [
  ['APRO', 'approved', 'accredited', 'aprobado'],
  ['fund', 'rejected', 'insufficient_funds', 'rechazado'],
  [' Secu ', 'rejected', 'bad_security_code', 'rechazado'],
  ['OTHE', 'rejected', 'other_reason', 'rechazado'],
  ['cont', 'pending', 'in_review', 'pendiente'],
] as const;

for (const [holder, status, detail, hint] of DECISIONS) {
  test(`the holder ${holder.trim()} makes a card payment ${status}, ${detail}`, async (t) => {
    const { open, merchant } = await newWorld(t);
    const platform = await open();
    const id = await newCheckout(platform, merchant);
    const answer = await payByCard(platform, id, { holder });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), `${merchant.url}/vuelta?intento=1&estado=${hint}`);
    const { body } = await api(platform, `/checkouts/${id}`);
    assert.equal(body.status, 'complete');
    const [payment] = body.payments as { id: string }[];
    assert.deepEqual(payment, {
      id: payment?.id,
      checkout_id: id,
      reference: 'intento-ana-1',
      status,
      status_detail: detail,
      amount: 4385812,
      currency: 'ARS',
      method: 'card',
      last_four: '0604',
      refunded: 0,
      disputed: false,
      created_at: '2026-03-10T12:00:00.000Z',
      updated_at: '2026-03-10T12:00:00.000Z',
    });
    assert.deepEqual((await api(platform, `/payments/${payment?.id}`)).body, payment);
  });

  test(`the holder ${holder.trim()} makes a payment by bank account ${status}, ${detail}`, async (t) => {
    const { open, merchant } = await newWorld(t);
    const platform = await open();
    const id = await newCheckout(platform, merchant);
    const fields = { holder, account_number: '0170099220000067797370' };
    assert.equal((await post(`${platform.url}/c/${id}/cuenta-bancaria`, fields)).status, 303);
    const { body } = await api(platform, `/checkouts/${id}`);
    const [payment] = body.payments as Record<string, unknown>[];
    assert.deepEqual(
      [payment?.status, payment?.status_detail, payment?.method, payment?.last_four],
      [status, detail, 'bank_account', '7370'],
    );
  });
}

test('the page shows the items and the total, and the way back leads to the merchant without paying', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  const page = await fetch(`${platform.url}/c/${id}`);
  const html = await page.text();
  assert.equal(page.status, 200);
  for (const words of [
    '<html lang="es">',
    'Plataforma de prueba: no se cobra dinero real',
    'Factura B-1001-25',
    '$ 43.800,00',
    '$ 58,12',
    '$ 43.858,12',
    '>Número de tarjeta</label>',
    '>Nombre del titular</label>',
    '>Vencimiento</label>',
    '>Código de seguridad</label>',
    '>Pagar</button>',
    '>Cuenta bancaria</a>',
  ]) {
    assert.ok(html.includes(words), words);
  }
  const href = /<a href="([^"]+)">Cancelar y volver</.exec(html)?.[1];
  const back = await fetch(new URL(href ?? '', platform.url), { redirect: 'manual' });
  assert.deepEqual([back.status, back.headers.get('location')], [303, `${merchant.url}/vuelta?intento=1`]);
  assert.equal((await api(platform, `/checkouts/${id}`)).body.status, 'cancelled');
});

test('a wrong form comes back with its input, an error at each field, and never the security code', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  const wrong = { card_number: '1234 5678', holder: 'Ana Gómez', expiry: '13/30', security_code: '98765' };
  const page = await payByCard(platform, id, wrong);
  const html = await page.text();
  assert.equal(page.status, 422);
  assert.match(html, /<title>Error: /);
  assert.match(html, /role="alert"/);
  for (const name of Object.keys(wrong)) {
    assert.ok(html.includes(`<a href="#${name}">`), name);
    assert.ok(html.includes(`id="${name}-error"`), name);
  }
  for (const kept of ['1234 5678', 'Ana Gómez', '13/30']) assert.ok(html.includes(`value="${kept}"`), kept);
  assert.match(html, /APRO, FUND, SECU, OTHE o CONT/);
  assert.doesNotMatch(html, /98765/);
  assert.equal((await api(platform, `/checkouts/${id}`)).body.status, 'open');
});

const CARDS: [string, object, number][] = [
  ['a card number of 12 digits', { card_number: '123456789012' }, 303],
  ['a card number of 19 digits', { card_number: '1234567890123456789' }, 303],
  ['a card number of 11 digits', { card_number: '12345678901' }, 422],
  ['a card number of 20 digits', { card_number: '12345678901234567890' }, 422],
  ['a card number with letters', { card_number: '5031 7557 3453 060A' }, 422],
  ['a security code of 4 digits', { security_code: '1234' }, 303],
  ['a security code of 2 digits', { security_code: '12' }, 422],
  ['an expiry in month 00', { expiry: '00/30' }, 422],
  ['no holder', { holder: '' }, 422],
];

for (const [what, changes, status] of CARDS) {
  test(`${what} answers ${status}`, async (t) => {
    const { open, merchant } = await newWorld(t);
    const platform = await open();
    const id = await newCheckout(platform, merchant);
    assert.equal((await payByCard(platform, id, changes)).status, status);
  });
}

test('a bank account number wants 10 to 22 digits', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const url = `${platform.url}/c/${await newCheckout(platform, merchant)}/cuenta-bancaria`;
  assert.match(await (await fetch(url)).text(), />CBU o número de cuenta<\/label>/);
  for (const account_number of ['', '123456789', '1'.repeat(23)]) {
    const page = await post(url, { holder: 'APRO', account_number });
    assert.equal(page.status, 422);
    assert.match(await page.text(), /id="account_number-error"/);
  }
});

test('the form posted ten times at once makes one payment and one notice', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  const answers = await Promise.all(Array.from({ length: 10 }, () => payByCard(platform, id)));
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([303]));
  const later = await payByCard(platform, id, { holder: 'FUND' });
  assert.match(later.headers.get('location') ?? '', /estado=aprobado$/);
  const { body } = await api(platform, '/payments?since=2026-01-01T00:00:00Z');
  assert.equal((body.payments as []).length, 1);
  await payByCard(platform, await newCheckout(platform, merchant, { reference: 'afterwards' }));
  await until(() => merchant.notices.some(({ event }) => event.data.reference === 'afterwards'), 'a notice');
  assert.equal(merchant.notices.length, 2);
});

test('a complete and an expired checkout say so and link back', async (t) => {
  const { open, merchant, clock } = await newWorld(t);
  const platform = await open();
  const paid = await newCheckout(platform, merchant);
  const left = await newCheckout(platform, merchant);
  await payByCard(platform, paid);
  clock.now = new Date('2026-03-10T13:00:00.000Z');
  for (const [id, words, link] of [
    [paid, 'Este pago ya fue procesado', '?intento=1&amp;estado=aprobado'],
    [left, 'Este pago venció', '?intento=1'],
  ] as const) {
    for (const path of ['', '/cuenta-bancaria']) {
      const html = await (await fetch(`${platform.url}/c/${id}${path}`)).text();
      assert.ok(html.includes(`<h1>${words}</h1>`), html);
      assert.ok(html.includes(`<a href="${merchant.url}/vuelta${link}">`), html);
      assert.doesNotMatch(html, /<form/);
    }
  }
});

test('pending payments are approved or rejected at the desk, once', async (t) => {
  const { open, merchant, clock } = await newWorld(t);
  const platform = await open();
  const decisions = [
    ['aprobar', 'approved', 'accredited'],
    ['rechazar', 'rejected', 'other_reason'],
  ] as const;
  for (const [verb, status, detail] of decisions) {
    const id = await newCheckout(platform, merchant);
    await payByCard(platform, id, { holder: 'CONT' });
    const html = await (await fetch(platform.url)).text();
    const action = new RegExp(`action="([^"]+/${verb})"`).exec(html)?.[1];
    const url = new URL(action ?? 'nowhere', platform.url).href;
    clock.now = new Date(clock.now.getTime() + 60_000);
    const answer = await post(url, {});
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, BASE]);
    const other = url.replace(verb, verb === 'aprobar' ? 'rechazar' : 'aprobar');
    assert.equal((await post(other, {})).status, 303);
    const { body } = await api(platform, `/checkouts/${id}`);
    const [payment] = body.payments as Record<string, unknown>[];
    assert.deepEqual([payment?.status, payment?.status_detail], [status, detail]);
    assert.equal(payment?.updated_at, clock.now.toISOString());
  }
  assert.match(await (await fetch(`${platform.url}/`)).text(), /No hay pagos pendientes\./);
});

test('the language comes from the address, else from the checkout, and stays in the forms', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant, { locale: 'en' });
  const english = await (await fetch(`${platform.url}/c/${id}`)).text();
  assert.match(english, /<html lang="en">/);
  assert.match(english, />Name of the holder</);
  assert.match(english, /\$ 43,858\.12/);
  const spanish = await (await fetch(`${platform.url}/c/${id}?lang=es`)).text();
  assert.match(spanish, /<html lang="es">/);
  assert.match(spanish, new RegExp(`action="${BASE}/c/${id}\\?lang=es"`));
  assert.match(await (await fetch(`${platform.url}?lang=en`)).text(), /<h1>Test payments<\/h1>/);
});

test('every answer carries a strict policy; the form may end up at the merchant', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const id = await newCheckout(platform, merchant);
  const policy = async (path: string) =>
    (await fetch(`${platform.url}${path}`)).headers.get('content-security-policy') ?? '';
  for (const path of ['', '/c/unknown', '/platform.css', '/api/payments', `/c/${id}`]) {
    assert.match(await policy(path), /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; /, path);
  }
  assert.ok((await policy(`/c/${id}`)).endsWith(`form-action 'self' ${merchant.url}`));
});

test('an unknown page answers 404 as a page, and words from outside are escaped', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  for (const path of ['/c/co_no', '/c/co_no/cancelar', '/nothing']) {
    const page = await fetch(`${platform.url}${path}`);
    assert.equal(page.status, 404);
    assert.match(await page.text(), /<h1>No encontramos esta página<\/h1>/);
  }
  assert.equal((await post(`${platform.url}/pendientes/pa_no/aprobar`, {})).status, 404);
  assert.equal((await post(`${platform.url}/c/co_no`, {})).status, 404);
  const id = await newCheckout(platform, merchant, { description: '<b>"Aguas"</b>' });
  const html = await (await payByCard(platform, id, { holder: '"><script>' })).text();
  assert.doesNotMatch(html, /<b>|<script>/);
});
