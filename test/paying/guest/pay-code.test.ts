import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKiosks } from '../../../src/kiosk/store.ts';
import { makePayCode } from '../../../src/paying/guest/codes.ts';
import { ANA, openTimedPortal, type TimedPortal, trySignIn } from '../../identity/support.ts';
import type { TestBrowser } from '../../support/browser.ts';

const CODE = 'form[action="/pagar/codigo"]';
const PAY = 'form[action="/pagar/pagos"]';
const QUESTION = '/cuentas/100000002/pagar?factura=B-1002-08&factura=B-1002-09';

/** Ana at a lobby computer, before the question about two bills. */
async function inTheLobby(portal: TimedPortal): Promise<TestBrowser> {
  const { db, clock } = portal.deps;
  const added = await createKiosks(db, clock).add('Mostrador');
  const visitor = portal.browser();
  visitor.cookies.set('kiosco', added?.key ?? '');
  await trySignIn(visitor, ANA);
  await visitor.get(QUESTION);
  return visitor;
}

const codeOn = (visitor: TestBrowser) =>
  visitor.page.root.querySelector('.phone-panel .code')?.text ?? 'no code';

async function type(visitor: TestBrowser, codigo: string) {
  await visitor.get('/pagar');
  return await visitor.submit(CODE, { codigo });
}

test('a lobby computer shows a QR and a code by which the same bills are paid on a telephone', async () => {
  const portal = await openTimedPortal();
  const lobby = await inTheLobby(portal);
  assert.ok(lobby.page.root.querySelector('svg.qr path'));
  const code = codeOn(lobby);
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const phone = portal.browser();
  const page = await type(phone, code.toLowerCase().replace('-', ' '));
  assert.equal(new URL(page.url).pathname, '/pagar/pregunta');
  assert.match(page.text, /B-1002-08/);
  assert.match(page.text, /56\.366,35/);
  assert.doesNotMatch(page.body, /GÓMEZ|ANA MARÍA|B-1002-10|ana\.gomez/);
  const answer = await phone.submit(PAY, {}, { follow: false });
  assert.equal(answer.status, 303);
  const attempt = await portal.deps.db.selectFrom('payment_attempts').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([attempt.user_id, attempt.receipt_email], [null, ANA.usuario]);
});

test('an ordinary computer shows neither', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await trySignIn(visitor, ANA);
  await visitor.get(QUESTION);
  assert.equal(visitor.page.root.querySelector('.phone-panel'), null);
  assert.deepEqual(await portal.deps.db.selectFrom('pay_codes').selectAll().execute(), []);
});

test('loading the page again shows the same code', async () => {
  const portal = await openTimedPortal();
  const lobby = await inTheLobby(portal);
  const code = codeOn(lobby);
  await lobby.get(QUESTION);
  assert.equal(codeOn(lobby), code);
  await lobby.get('/cuentas/100000002/pagar?factura=B-1002-08');
  assert.notEqual(codeOn(lobby), code);
  assert.equal((await portal.deps.db.selectFrom('pay_codes').selectAll().execute()).length, 2);
});

test('the QR fills the code in, and a button sends it: opening an address pays nothing', async () => {
  const portal = await openTimedPortal();
  const lobby = await inTheLobby(portal);
  const phone = portal.browser();
  const page = await phone.get(`/pagar?codigo=${codeOn(lobby)}`);
  assert.equal(page.root.querySelector('input[name=codigo]')?.getAttribute('value'), codeOn(lobby));
  assert.equal(page.root.querySelectorAll('main button').length, 1);
  await phone.submit(CODE);
  assert.equal(new URL(phone.page.url).pathname, '/pagar/pregunta');
});

test('a code opens its own items whatever a form says', async () => {
  const portal = await openTimedPortal();
  const { code } = await makePayCode(portal.deps, {
    accountNumber: '100000002',
    items: [{ kind: 'invoice', id: 'B-1002-08' }],
    receiptEmail: null,
    createdBy: null,
    minutes: 120,
  });
  const phone = portal.browser();
  await type(phone, code);
  await phone.get('/pagar/pregunta?factura=B-1002-09&factura=B-1002-10');
  assert.doesNotMatch(phone.page.text, /B-1002-09/);
  assert.equal(new URL((await phone.get('/pagar/facturas')).url).pathname, '/pagar/pregunta');
  await phone.submit(
    PAY,
    { factura: ['B-1002-08', 'B-1002-09'], correo: 'x@example.com' },
    { follow: false },
  );
  const items = await portal.deps.db.selectFrom('payment_items').select('item_id').execute();
  assert.deepEqual(items, [{ item_id: 'B-1002-08' }]);
});

test('a code lasts two hours', async () => {
  const portal = await openTimedPortal();
  const code = codeOn(await inTheLobby(portal));
  portal.pass({ minutes: 120 });
  assert.match((await type(portal.browser(), code)).text, /Ese código venció/);
});

test('a code whose bills are paid or being paid says so', async () => {
  const portal = await openTimedPortal();
  const code = codeOn(await inTheLobby(portal));
  const [first, second] = [portal.browser(), portal.browser()];
  await type(first, code);
  await first.submit(PAY, {}, { follow: false });
  const page = await type(second, code);
  assert.match(page.text, /se está pagando en este momento/);
});

test('ten wrong codes from one address are enough', async () => {
  const portal = await openTimedPortal();
  const code = codeOn(await inTheLobby(portal));
  const guesser = portal.from('203.0.113.5');
  for (let i = 0; i < 10; i++) assert.equal((await type(guesser, `0000-000${i}`)).status, 422);
  assert.equal((await type(guesser, code)).status, 429);
  assert.equal((await type(portal.from('198.51.100.7'), code)).status, 200);
});

test('a copy of the file gives no codes', async () => {
  const portal = await openTimedPortal();
  const code = codeOn(await inTheLobby(portal));
  const rows = JSON.stringify(await portal.deps.db.selectFrom('pay_codes').selectAll().execute());
  assert.ok(!rows.includes(code) && !rows.includes(code.replace('-', '')));
});
