import assert from 'node:assert/strict';
import { test } from 'node:test';
import { billingPlaces } from '../../src/accounts/billing/places.ts';
import { startDigitalBill } from '../../src/digital-bill/store.ts';
import { transact } from '../../src/kit/database.ts';
import { link, stranger } from '../accounts/support.ts';
import type { AnasPortal } from './support.ts';
import {
  ANA_EMAIL,
  askUsername,
  CONFIRM_LINK,
  lastMail,
  NEW_EMAIL,
  opened,
  PLAIN,
  TOLD,
  userOf,
  waysIn,
} from './support.ts';

async function becomeNew({ ana, deps }: AnasPortal): Promise<void> {
  await askUsername(ana);
  await ana.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await ana.submit(CONFIRM_LINK);
}

async function placesOf({ deps }: AnasPortal, email: string) {
  const { id } = await userOf(deps, email);
  const places = await billingPlaces(deps.db, { userId: id, email }, 10);
  return Object.fromEntries(places.map((place) => [place.account.number, place.email]));
}

const saved = async ({ deps }: AnasPortal) =>
  deps.db.selectFrom('billing_emails').select(['account_number', 'email']).execute();

test('where the login was what bills went to, they go on to the old one (A044, D7)', async () => {
  const portal = await opened();
  const before = await placesOf(portal, ANA_EMAIL);
  assert.deepEqual(before, { [TOLD]: ANA_EMAIL, [PLAIN]: ANA_EMAIL });
  await becomeNew(portal);
  assert.deepEqual(await placesOf(portal, NEW_EMAIL), before);
  assert.deepEqual(await saved(portal), [{ account_number: PLAIN, email: ANA_EMAIL }]);
});

test('a billing e-mail that was confirmed before stays as it is', async () => {
  const portal = await opened();
  const row = { account_number: PLAIN, email: 'local@example.org', confirmed_at: '2026-11-01T00:00:00.000Z' };
  await portal.deps.db.insertInto('billing_emails').values(row).execute();
  await becomeNew(portal);
  assert.deepEqual(await portal.deps.db.selectFrom('billing_emails').selectAll().execute(), [row]);
});

test('the confirmation of a payment goes to the old mailbox still', async () => {
  const portal = await opened();
  await becomeNew(portal);
  const { ana } = portal;
  const question = await ana.get(`/cuentas/${PLAIN}/pagar?factura=B-1002-08`);
  assert.ok(question.text.includes('an••••@ex••••.com'));
  await ana.submit(`form[action="/cuentas/${PLAIN}/pagos"]`, {}, { follow: false });
  const attempt = await portal.deps.db
    .selectFrom('payment_attempts')
    .select('receipt_email')
    .executeTakeFirstOrThrow();
  assert.equal(attempt.receipt_email, ANA_EMAIL);
});

test('a second change of the username leaves the bills where they were at first', async () => {
  const portal = await opened();
  await becomeNew(portal);
  await askUsername(portal.ana, 'ana.tercera@example.org');
  await portal.ana.get(waysIn(await lastMail(portal.deps, 'ana.tercera@example.org')).path);
  await portal.ana.submit(CONFIRM_LINK);
  const places = await placesOf(portal, 'ana.tercera@example.org');
  assert.deepEqual(places, { [TOLD]: ANA_EMAIL, [PLAIN]: ANA_EMAIL });
});

test('where others share the account, their confirmations do not begin to go to me', async () => {
  const portal = await opened();
  const bruno = await stranger(portal.deps, 'bruno@example.org');
  await link(portal.deps, bruno, PLAIN);
  await becomeNew(portal);
  assert.deepEqual(await saved(portal), []);
  const page = await portal.ana.get('/mis-datos');
  assert.ok(page.text.includes('recibe los comprobantes de sus pagos en su propio correo'));
});

test('a shared account whose digital bill is mine keeps my old mailbox', async () => {
  const portal = await opened();
  const { deps } = portal;
  await link(deps, await stranger(deps, 'bruno@example.org'), PLAIN);
  const { id } = await userOf(deps);
  await deps.db.deleteFrom('digital_bill_enrolments').where('account_number', '=', PLAIN).execute();
  await transact(deps.db, (tx) => startDigitalBill(tx, deps.clock, { accountNumber: PLAIN, userId: id }));
  await becomeNew(portal);
  assert.deepEqual(await saved(portal), [{ account_number: PLAIN, email: ANA_EMAIL }]);
});
