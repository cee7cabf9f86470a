import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestBrowser } from '../../support/browser.ts';
import { openPortal } from '../../support/portal.ts';
import { codesOn, digitsOn, wordsOn } from './support.ts';

const WAYS = '/pagar/otras-formas';
const BRUNO = { cuenta: '100000003', apellido: 'Pérez', codigoPostal: '5501' };

async function slipOf(visitor: TestBrowser, app: { request: typeof fetch | unknown }, query: string) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = (app as { request(url: string, init: object): Promise<Response> }).request;
  const answer = await request(`http://localhost:3000/pagar/talon.pdf?${query}`, {
    headers: { Cookie: cookie },
  });
  return Buffer.from(await answer.arrayBuffer());
}

test('a guest has the same ways, and no name on any of them', async () => {
  const portal = await openPortal();
  const guest = portal.browser();
  await guest.get('/pagar');
  await guest.submit('form[action="/pagar/cuenta"]', BRUNO);
  await guest.submit('#elegir', { factura: ['B-1003-11'] });
  const href = guest.page.root.querySelector('details.more a')?.getAttribute('href');
  assert.equal(href, `${WAYS}?factura=B-1003-11#talon`);
  const page = await guest.get(`${WAYS}?factura=B-1003-11`);
  assert.equal(page.status, 200);
  assert.match(page.text, /23\.015,20/);
  assert.equal(page.root.querySelector('#enlace'), null);
  assert.doesNotMatch(page.body, /PÉREZ|Bruno|\/cuentas\//i);
  const pdf = await slipOf(guest, portal.app, 'factura=B-1003-11');
  assert.deepEqual(codesOn(pdf), digitsOn(guest));
  assert.doesNotMatch(wordsOn(pdf), /PÉREZ/);
});

test('nobody gets a slip without a pass', async () => {
  const portal = await openPortal();
  for (const path of [`${WAYS}?factura=B-1003-11`, '/pagar/talon.pdf?factura=B-1003-11']) {
    const page = await portal.browser().get(path, { follow: false });
    assert.equal(page.headers.get('location'), '/pagar', path);
  }
});
