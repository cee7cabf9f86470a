import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkSiblings } from '../../src/accounts/linking/link.ts';
import { AppError } from '../../src/kit/errors.ts';
import { openPortal } from '../support/portal.ts';
import { account, link, linkedNumbers, mails, stranger, takeIn, trail, userIdOf } from './support.ts';

const ANA = 'ana.gomez@example.com';
const OTHERS = 'form[action="/cuentas/vincular/otras"]';

/** Four accounts of one customer, of which Ana has linked none yet. */
async function withFirm() {
  const portal = await openPortal();
  const firm = { holder_name: 'BODEGA SUR SA', holder_surname: null, customer_id: 'K9', postcode: '5600' };
  await takeIn(portal.deps, [
    ...['9001', '9002', '9003', '9004'].map((number) => account(number, firm)),
    account('9999', { customer_id: 'K10' }),
    // The same customer number by mistake, another holder: never offered, since nothing of theirs was proven.
    account('9005', { ...firm, holder_name: 'PEÑA, ANA' }),
  ]);
  const ana = await portal.signedIn();
  return { ...portal, ana, anaId: await userIdOf(portal.deps, ANA) };
}

test('after a link the other accounts of the same customer are offered and linked', async () => {
  const { deps, ana, anaId } = await withFirm();
  const bruno = await stranger(deps, 'bruno@example.org');
  await link(deps, bruno, '9003');
  await ana.get('/cuentas/vincular');
  const typed = { cuenta: '9001', apellido: 'Bodega Sur S.A.', codigoPostal: '5600' };
  await ana.submit('form[action="/cuentas/vincular"]', typed);
  const offer = await ana.submit('form[action="/cuentas/vincular/confirmar"]');
  assert.equal(
    new URL(offer.url).pathname + new URL(offer.url).search,
    '/cuentas/vincular/otras?cuenta=9001',
  );
  assert.ok(offer.text.includes('Vinculamos la cuenta 9001.'));
  const boxes = offer.root.querySelectorAll('input[name="otra"]').map((box) => box.getAttribute('value'));
  assert.deepEqual(boxes, ['9002', '9003', '9004']);
  const done = await ana.submit(OTHERS, { otra: ['9002', '9003'] });
  assert.equal(new URL(done.url).pathname, '/cuentas/revisar');
  assert.match(done.text, /Vinculamos 2 cuentas\..*Revisá tus cuentas/);
  const reviewed = done.root.querySelectorAll('main section.card h2 .num').map((one) => one.text);
  assert.deepEqual(reviewed, ['9001', '9002', '9003'], 'each of those that were linked');
  const numbers = await linkedNumbers(deps, anaId);
  assert.deepEqual(numbers, ['100000001', '100000002', '9001', '9002', '9003']);
  assert.deepEqual(
    (await trail(deps)).map((entry) => entry.account_number),
    ['9001', '9002', '9003'],
  );
  const recipients = (await mails(deps)).map((mail) => mail.recipient);
  assert.deepEqual(recipients, ['bruno@example.org']);
});

test('nothing chosen brings the list back with a message', async () => {
  const { deps, ana, anaId } = await withFirm();
  await link(deps, anaId, '9001');
  await ana.get('/cuentas/vincular/otras?cuenta=9001');
  const page = await ana.submit(OTHERS, { otra: [] });
  assert.equal(page.status, 422);
  assert.equal(page.root.querySelector('.errors a')?.getAttribute('href'), '#otra');
  assert.ok(page.root.querySelector('#otra'));
  await ana.click('Ahora no');
  assert.equal(new URL(ana.page.url).pathname, '/cuentas/revisar');
  assert.deepEqual(
    ana.page.root.querySelectorAll('main section.card h2 .num').map((one) => one.text),
    ['9001'],
  );
});

test('accounts of another customer are never linked along', async () => {
  const { deps, ana, anaId } = await withFirm();
  await link(deps, anaId, '9001');
  await ana.get('/cuentas/vincular/otras?cuenta=9001');
  await ana.submit(OTHERS, { otra: ['9999', '100000003'] });
  assert.equal((await linkedNumbers(deps, anaId)).length, 3);
  await ana.get('/cuentas/vincular/otras?cuenta=9001');
  await ana.submit(OTHERS, { otra: ['9999', '9004'] });
  assert.deepEqual((await linkedNumbers(deps, anaId)).slice(2), ['9001', '9004']);
});

test('through an account that is not one’s own there is nothing to see or to link', async () => {
  const { deps, ana, anaId } = await withFirm();
  assert.equal((await ana.get('/cuentas/vincular/otras?cuenta=9001')).status, 404);
  assert.equal((await ana.get('/cuentas/vincular/otras')).status, 404);
  await link(deps, anaId, '9001');
  await ana.get('/cuentas/vincular/otras?cuenta=9001');
  assert.equal((await ana.submit(OTHERS, { cuenta: '9999', otra: ['9002'] })).status, 404);
  assert.equal((await ana.post('/cuentas/vincular/otras', { cuenta: '9001', otra: '9002' })).status, 403);
  assert.equal((await linkedNumbers(deps, anaId)).length, 3);
});

test('the transaction looks again whether the account is still the user’s', async () => {
  const { deps, anaId } = await withFirm();
  const user = { userId: anaId, email: ANA };
  await assert.rejects(
    linkSiblings(deps, user, { number: '9001', numbers: ['9002'] }),
    (error) => error instanceof AppError && error.code === 'not_found',
  );
});

test('where there are no others the page passes on to the checklist', async () => {
  const { ana } = await withFirm();
  const page = await ana.get('/cuentas/vincular/otras?cuenta=100000001', { follow: false });
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/cuentas/revisar?cuenta=100000001']);
});
