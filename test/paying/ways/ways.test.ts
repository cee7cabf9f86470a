import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagoFacilLayout } from '../../../src/documents/barcode-layout.ts';
import { transact } from '../../../src/kit/database.ts';
import { type Settings, saveSettings } from '../../../src/kit/settings.ts';
import { BILL, CARLA, METERED, NEXT_BILL } from '../../payments/support/cast.ts';
import type { Till } from '../../payments/support/till.ts';
import { openTill, startPaying } from '../../payments/support/till.ts';
import { codesOn, digitsOn, wordsOn } from './support.ts';

const BOTH = `factura=${BILL}&factura=${NEXT_BILL}`;
const WAYS = `/cuentas/${METERED}/pagar/otras-formas`;
const SLIP = `/cuentas/${METERED}/pagar/talon.pdf`;

async function set(till: Till, changes: Partial<Settings>): Promise<void> {
  await transact(till.deps.db, (tx) => saveSettings(tx, till.clock, changes));
  till.clock.advance({ minutes: 1 });
}

async function fetchSlip(till: Till, query: string, who?: string) {
  const visitor = await till.visitor(who);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { Cookie: cookie };
  const answer = await till.app.request(`http://localhost:3000${SLIP}?${query}`, { headers });
  return { status: answer.status, headers: answer.headers, pdf: Buffer.from(await answer.arrayBuffer()) };
}

test('the question and its window lead to the other ways, and each is on the page', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`/cuentas/${METERED}/pagar?${BOTH}`);
  const links = ana.page.root.querySelectorAll('details.more a').map((link) => link.getAttribute('href'));
  assert.deepEqual(links, [
    `${WAYS}?${BOTH}#talon`,
    `${WAYS}?${BOTH}#transferencia`,
    'tel:02615550100',
    `/cuentas/${METERED}/pagar/enlace?${BOTH}`,
  ]);
  const page = await ana.get(`${WAYS}?${BOTH}`);
  assert.equal(page.status, 200);
  for (const id of ['talon', 'transferencia', 'telefono', 'enlace', 'cupones'])
    assert.ok(page.root.querySelector(`h2#${id}`), id);
  assert.match(page.text, /\$ 84\.960,62/);
  assert.match(page.text, /hasta dos días hábiles, primero a lo más antiguo/);
});

test('page and paper carry the same bars as the bill, one coupon each, and the total', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`${WAYS}?${BOTH}`);
  const { status, headers, pdf } = await fetchSlip(till, BOTH);
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'application/pdf');
  assert.equal(headers.get('cache-control'), 'no-store');
  const codes = codesOn(pdf);
  assert.equal(codes.length, 2);
  assert.deepEqual(codes, digitsOn(ana));
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const bill = await till.app.request(`http://localhost:3000/cuentas/${METERED}/facturas/${BILL}.pdf`, {
    headers: { Cookie: cookie },
  });
  assert.match(wordsOn(Buffer.from(await bill.arrayBuffer())), new RegExp((codes[0] ?? '-').slice(0, 4)));
  assert.match(codes[0] ?? '', /^0000043858122607400000100000001013157410\d\d$/);
  const words = wordsOn(pdf);
  for (const part of ['84.960,62', '43.858,12', '41.102,50', BILL, NEXT_BILL, METERED, 'Talón de pago'])
    assert.ok(words.includes(part), part);
  assert.doesNotMatch(words, /GÓMEZ|Civit/);
});

test('the reference of a transfer is the only bill, or else the account', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const reference = async (query: string) => {
    const { root } = await ana.get(`${WAYS}?${query}`);
    const facts = root.querySelectorAll('section[aria-labelledby="transferencia"] .facts > div');
    return facts.find((fact) => fact.text.startsWith('Referencia'))?.querySelector('dd')?.text;
  };
  assert.equal(await reference(`factura=${BILL}`), BILL);
  assert.equal(await reference(BOTH), METERED);
});

test('transfers and the telephone are offered only where the operator has them', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const transfer = { holder: 'Aguas', taxId: '', bank: '', cbu: '', alias: '' };
  await set(till, { transfer, phone: '' });
  let page = await ana.get(`${WAYS}?${BOTH}`);
  assert.equal(page.root.querySelector('#transferencia'), null);
  assert.equal(page.root.querySelector('#telefono'), null);
  assert.doesNotMatch((await ana.get(`/cuentas/${METERED}/pagar?${BOTH}`)).body, /#transferencia/);
  await set(till, { transfer: { ...transfer, cbu: '9990042100000142708456' } });
  page = await ana.get(`${WAYS}?${BOTH}`);
  assert.equal(page.root.querySelector('#transferencia'), null, 'a CBU with wrong check digits');
  await set(till, { transfer: { ...transfer, alias: 'AGUAS' } });
  page = await ana.get(`${WAYS}?${BOTH}`);
  assert.match(page.root.querySelector('section[aria-labelledby="transferencia"]')?.text ?? '', /AGUAS/);
});

test('what is in progress or paid gets no slip; what was refused does, at once', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  assert.equal((await fetchSlip(till, `factura=${BILL}`)).status, 404);
  const page = await ana.get(`${WAYS}?factura=${BILL}`, { follow: false });
  assert.equal(page.headers.get('location'), `/cuentas/${METERED}`);
  const rest = await fetchSlip(till, BOTH);
  assert.deepEqual([rest.status, codesOn(rest.pdf).length], [200, 1]);
  assert.match((await ana.get(`${WAYS}?${BOTH}`)).text, /no se puede pagar ahora y quedó afuera/);
  till.platform.pay(id, 'rejected');
  const refusal = await ana.get(`/pagos/${id}`);
  const href = refusal.root.querySelector('a[href*="otras-formas"]')?.getAttribute('href') ?? '';
  assert.equal(href, `${WAYS}?factura=${BILL}#talon`);
  const ways = await ana.get(href);
  assert.match(ways.text, /El pago en línea se abre de nuevo a las 12:30/);
  assert.equal(ways.root.querySelector('#enlace'), null);
  assert.equal((await fetchSlip(till, `factura=${BILL}`)).status, 200);
});

test('an account that is not paid here has no slip, and one of another customer does not exist', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  for (const [account, bill] of [
    ['100000004', 'B-1004-12'],
    ['100000005', 'B-1005-12'],
  ]) {
    const home = `/cuentas/${account}/pagar`;
    const page = await carla.get(`${home}/otras-formas?factura=${bill}`, { follow: false });
    assert.equal(page.status, 303, account);
    assert.equal((await carla.get(`${home}/talon.pdf?factura=${bill}`)).status, 404, account);
  }
  for (const path of [WAYS, SLIP]) assert.equal((await carla.get(`${path}?${BOTH}`)).status, 404, path);
  assert.equal((await till.browser().get(`${WAYS}?${BOTH}`, { follow: false })).status, 303);
  const bill = await carla.get('/cuentas/100000006/pagar/otras-formas?factura=B-1006-12&factura=B-1001-25');
  assert.doesNotMatch(bill.text, /B-1001-25/);
});

test('a layout that names the bill gives bars to bills alone, and a broken one to none', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  const { fields } = pagoFacilLayout('2931');
  const barcode = { fields: [...fields, { kind: 'invoice', width: 8 }], check: 'none' };
  const instalment = await till.deps.db
    .selectFrom('plan_instalments')
    .select('id')
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  await set(till, { barcode });
  const query = `factura=B-1006-12&cuota=${instalment?.id ?? ''}`;
  await carla.get(`/cuentas/100000006/pagar/otras-formas?${query}`);
  assert.equal(digitsOn(carla).length, 1);
  assert.match(carla.page.text, /Sin código de barras/);
  await set(till, { barcode: { fields: [] } });
  await carla.get(`/cuentas/100000006/pagar/otras-formas?${query}`);
  assert.equal(digitsOn(carla).length, 0);
  assert.match(carla.page.text, /no tiene código de barras/);
  assert.equal((await carla.get(`/cuentas/100000006/pagar/talon.pdf?${query}`)).status, 404);
});

test('looking writes nothing', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const rows = async () =>
    JSON.stringify(
      await Promise.all(
        (['payment_attempts', 'payable_claims', 'pay_codes', 'audit_trail', 'outbox'] as const).map((table) =>
          till.deps.db.selectFrom(table).selectAll().execute(),
        ),
      ),
    );
  const before = await rows();
  await ana.get(`${WAYS}?${BOTH}`);
  await fetchSlip(till, BOTH);
  assert.equal(await rows(), before);
});
