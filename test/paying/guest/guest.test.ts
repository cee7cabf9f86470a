import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTimedPortal } from '../../identity/support.ts';
import type { TestBrowser } from '../../support/browser.ts';
import { openPortal } from '../../support/portal.ts';

const ACCOUNT = 'form[action="/pagar/cuenta"]';
const CODE = 'form[action="/pagar/codigo"]';
const PAY = 'form[action="/pagar/pagos"]';
const BRUNO = { cuenta: '100000003', apellido: 'Pérez', codigoPostal: '5501' };
const EMAIL = { correo: 'bruno@example.com' };

async function enter(visitor: TestBrowser, proof: Record<string, string> = BRUNO) {
  await visitor.get('/pagar');
  return await visitor.submit(ACCOUNT, proof);
}

test('a proven account shows what is owed, with the holder covered', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  const page = await enter(visitor);
  assert.equal(new URL(page.url).pathname, '/pagar/facturas');
  for (const bill of ['B-1003-10', 'B-1003-11', 'B-1003-12']) assert.ok(page.text.includes(bill), bill);
  assert.match(page.text, /PÉ•••, B••••/);
  assert.doesNotMatch(page.body, /PÉREZ|Bruno|\b5501\b/i);
  assert.equal(page.root.querySelectorAll('a[href^="/cuentas"]').length, 0);
});

test('a wrong proof and an unknown number are one answer, and what was typed stays', async () => {
  const portal = await openPortal();
  const wrong = await enter(portal.browser(), { ...BRUNO, codigoPostal: '5500' });
  const unknown = await enter(portal.browser(), { ...BRUNO, cuenta: '999999999' });
  for (const page of [wrong, unknown]) {
    assert.equal(page.status, 422);
    assert.match(page.text, /No encontramos una cuenta con esos datos/);
    assert.equal(page.root.querySelector('#apellido')?.getAttribute('value'), 'Pérez');
  }
});

test('six wrong proofs close an account to guests for a day, not to its owner', async () => {
  const portal = await openTimedPortal();
  for (let i = 0; i < 6; i++) await enter(portal.from(`203.0.113.${i}`), { ...BRUNO, codigoPostal: '5500' });
  assert.equal((await enter(portal.from('198.51.100.7'))).status, 429);
  portal.pass({ minutes: 24 * 60 });
  assert.equal((await enter(portal.from('198.51.100.7'))).status, 200);
});

test('a guest pays, and the attempt opens in that browser and no other', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await enter(visitor);
  await visitor.submit('#elegir', { factura: ['B-1003-10', 'B-1003-11'] });
  assert.match(visitor.page.text, /45\.325,95/);
  const answer = await visitor.submit(PAY, EMAIL, { follow: false });
  assert.equal(answer.status, 303);
  const attempt = await portal.deps.db.selectFrom('payment_attempts').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(
    [attempt.user_id, attempt.account_number, attempt.receipt_email, attempt.total_cents],
    [null, '100000003', 'bruno@example.com', 4_532_595],
  );
  const own = await visitor.get(`/pagos/${attempt.id}`);
  assert.equal(own.status, 200);
  assert.doesNotMatch(own.body, /PÉREZ/);
  const stranger = await portal.browser().get(`/pagos/${attempt.id}`, { follow: false });
  assert.equal(stranger.status, 303);
  const other = await portal.signedIn();
  assert.equal((await other.get(`/pagos/${attempt.id}`)).status, 404);
  assert.equal((await visitor.get(`/pagos/${attempt.id}.pdf`)).status, 404);
});

test('the receipt needs a mailbox, and nothing is lost without one', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await enter(visitor);
  await visitor.submit('#elegir', { factura: 'B-1003-10' });
  for (const correo of ['', 'bruno', 'x'.repeat(300), 'a\nb@example.com']) {
    const page = await visitor.submit(PAY, { correo });
    assert.equal(page.status, 422, correo);
    assert.match(page.text, /B-1003-10/);
  }
  assert.deepEqual(await portal.deps.db.selectFrom('payment_attempts').select('id').execute(), []);
});

test('a bill that somebody is paying is not paid by a guest too, nor is the payment shown', async () => {
  const portal = await openPortal();
  const [first, second] = [portal.browser(), portal.browser()];
  for (const visitor of [first, second]) {
    await enter(visitor);
    await visitor.submit('#elegir', { factura: 'B-1003-10' });
  }
  await first.submit(PAY, EMAIL, { follow: false });
  const page = await second.submit(PAY, EMAIL);
  assert.equal(new URL(page.url).pathname, '/pagar/facturas');
  assert.equal((await portal.deps.db.selectFrom('payment_attempts').select('id').execute()).length, 1);
  assert.match(page.text, /En curso|pago en curso/i);
  assert.equal(page.root.querySelectorAll('a[href^="/pagos/"]').length, 0);
});

test('closed accounts and those collected elsewhere are shown with whom to pay, and not paid here', async () => {
  const portal = await openPortal();
  for (const cuenta of ['100000004', '100000005']) {
    const visitor = portal.browser();
    const page = await enter(visitor, { cuenta, apellido: 'Díaz', codigoPostal: '5521' });
    assert.equal(page.status, 200);
    assert.equal(page.root.querySelectorAll('input[type="checkbox"]').length, 0);
    assert.equal(page.root.querySelector('.paybar'), null);
  }
});

test('half an hour later the account is to be found again', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await enter(visitor);
  portal.pass({ minutes: 30 });
  const page = await visitor.get('/pagar/facturas');
  assert.equal(new URL(page.url).pathname, '/pagar');
  assert.match(page.text, /Pasó media hora/);
});

test('a pass cannot be made, mended or read', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await enter(visitor);
  const pass = visitor.cookies.get('pase') ?? '';
  assert.ok(!Buffer.from(pass, 'base64url').toString('latin1').includes('100000003'));
  for (const forged of ['', 'x', pass.slice(0, -2), `A${pass.slice(1)}`, '%E0%A4%A']) {
    visitor.cookies.set('pase', forged);
    assert.equal((await visitor.get('/pagar/facturas', { follow: false })).status, 303, forged);
  }
});

test('without a pass there is nothing to see or to send', async () => {
  const portal = await openPortal();
  for (const path of ['/pagar/facturas', '/pagar/pregunta?factura=B-1003-10'])
    assert.equal((await portal.browser().get(path, { follow: false })).headers.get('location'), '/pagar');
});

test('a code is asked for when none was typed', async () => {
  const portal = await openPortal();
  const visitor = portal.browser();
  await visitor.get('/pagar');
  for (const codigo of ['', 'K7PM', 'K7PM-2QXD-9R4T', '٢٨٧٠', 'x'.repeat(500)])
    assert.equal((await visitor.submit(CODE, { codigo })).status, 422, codigo);
});
