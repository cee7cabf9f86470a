import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleNotices } from '../../../src/payments/attempts/notices.ts';
import { reconcile } from '../../../src/payments/attempts/reconcile.ts';
import type { TestPortal } from '../../support/portal.ts';
import { openPortal } from '../../support/portal.ts';
import { assertSoundBooks, ledgerOf, mailsTo, stateOf } from '../support/books.ts';
import { ANA, BILL, METERED, NOW } from '../support/cast.ts';
import type { TestClock } from '../support/clock.ts';
import { createTestClock } from '../support/clock.ts';
import { confirmBills, visitorOf } from '../support/till.ts';
import type { FakeMercadoPago, FakePayment } from './fakes/mercadopago.ts';
import { fakeMercadoPago, MP_SECRET, MP_TOKEN } from './fakes/mercadopago.ts';
import type { FakeServer } from './fakes/server.ts';
import type { FakeStripe } from './fakes/stripe.ts';
import { fakeStripe, STRIPE_KEY, STRIPE_SECRET } from './fakes/stripe.ts';

// The whole portal with a real platform's adapter, over HTTP to the stand-in of the platform.

const ORIGIN = 'http://localhost:3000';
const CREDIT = [{ kind: 'credit', item: BILL, amount: 4_385_812 }];

interface Sent {
  address: string;
  headers: Record<string, string>;
  body: string;
}

interface Party<Fake extends FakeServer> {
  name: 'mercadopago' | 'stripe';
  open(clock: TestClock): Promise<Fake>;
  env(fake: Fake): Record<string, string>;
  /** The payer pays on the platform's page, whose address the browser was sent to. */
  pay(fake: Fake, url: string): void;
  refuse(fake: Fake, url: string): void;
  /** The platform's notices of what it has, as they arrive at the portal. */
  notice(fake: Fake): Sent;
}

const checkoutIn = (url: string) => /pref_id=(.+)|pay\/(.+)/.exec(url)?.slice(1).find(Boolean) ?? '';

const mercadoPago: Party<FakeMercadoPago> = {
  name: 'mercadopago',
  open: fakeMercadoPago,
  env: ({ url }) => ({
    PAYMENT_PLATFORM: 'mercadopago',
    MERCADOPAGO_API: url,
    MERCADOPAGO_ACCESS_TOKEN: MP_TOKEN,
    MERCADOPAGO_WEBHOOK_SECRET: MP_SECRET,
  }),
  pay: (fake, url) => assert.ok(fake.pay(checkoutIn(url))),
  refuse: (fake, url) => {
    const facts = { status: 'rejected', status_detail: 'cc_rejected_insufficient_amount' };
    assert.ok(fake.pay(checkoutIn(url), facts));
  },
  notice: (fake) => {
    const { query, ...sent } = fake.notice((fake.payments.at(-1) as FakePayment).id);
    return { ...sent, address: `/avisos/mercadopago?${query}` };
  },
};

const stripe: Party<FakeStripe> = {
  name: 'stripe',
  open: fakeStripe,
  env: ({ url }) => ({
    PAYMENT_PLATFORM: 'stripe',
    STRIPE_API: url,
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_WEBHOOK_SECRET: STRIPE_SECRET,
  }),
  pay: (fake, url) => assert.ok(fake.pay(checkoutIn(url), 'succeeded')),
  refuse: (fake, url) =>
    assert.ok(fake.pay(checkoutIn(url), { code: 'card_declined', decline_code: 'insufficient_funds' })),
  notice: (fake) => {
    const sent = fake.event('checkout.session.completed', fake.sessions.at(-1) ?? {});
    return { ...sent, address: '/avisos/stripe' };
  },
};

const deliver = ({ app }: TestPortal, { address, headers, body }: Sent) =>
  app.request(ORIGIN + address, { method: 'POST', headers, body });

async function begin<Fake extends FakeServer>(party: Party<Fake>) {
  const clock = createTestClock(NOW);
  const fake = await party.open(clock);
  const portal = await openPortal({ clock, env: { NOW, ...party.env(fake) } });
  const visitor = await visitorOf(portal, ANA);
  return { clock, fake, portal, visitor, db: portal.deps.db };
}

async function onlyAttempt({ deps }: TestPortal): Promise<string> {
  const { id } = await deps.db.selectFrom('payment_attempts').select('id').executeTakeFirstOrThrow();
  return id;
}

function tests<Fake extends FakeServer>(party: Party<Fake>): void {
  const { name } = party;

  test(`${name}: confirm, pay there, a notice: settled, credited once, one receipt`, async () => {
    const { fake, portal, visitor, db } = await begin(party);
    const question = await visitor.get(`/cuentas/${METERED}/pagar?factura=${BILL}`);
    const policy = question.headers.get('Content-Security-Policy') ?? '';
    assert.ok(/form-action ([^;]*)/.exec(policy)?.[1]?.split(' ').includes(fake.url), policy);
    const { status, headers } = await confirmBills(visitor, METERED, [BILL]);
    const url = headers.get('location') ?? '';
    assert.equal(status, 303);
    assert.equal(new URL(url).origin, fake.url);
    const id = await onlyAttempt(portal);
    party.pay(fake, url);
    const notice = party.notice(fake);
    assert.equal((await deliver(portal, notice)).status, 200);
    assert.equal(await stateOf(db, id), 'redirected', 'answered before anything was asked');
    await handleNotices(portal.deps.payments);
    assert.equal(await stateOf(db, id), 'paid');
    assert.equal((await deliver(portal, notice)).status, 200);
    await handleNotices(portal.deps.payments);
    await reconcile(portal.deps.payments, { all: true });
    const page = await visitor.get(`/pagos/${id}`);
    assert.match(page.text, /Comprobante de pago/);
    assert.match(page.text, name === 'stripe' ? /Stripe/ : /Mercado Pago/);
    assert.deepEqual(await ledgerOf(db, id), CREDIT);
    assert.deepEqual(await mailsTo(db), [`receipt:${id}`]);
    await assertSoundBooks(db);
  });

  test(`${name}: the payer comes back before any notice`, async () => {
    const { fake, portal, visitor, db } = await begin(party);
    const page = await confirmBills(visitor, METERED, [BILL]);
    party.pay(fake, page.headers.get('location') ?? '');
    const id = await onlyAttempt(portal);
    const back = await visitor.get(`/pagos/${id}?status=rejected&payment_id=1&collection_status=x`);
    assert.match(back.text, /Comprobante de pago/);
    await deliver(portal, party.notice(fake));
    await handleNotices(portal.deps.payments);
    assert.deepEqual(await ledgerOf(db, id), CREDIT);
    await assertSoundBooks(db);
  });

  test(`${name}: a refusal closes the checkout there, and tells why`, async () => {
    const { fake, portal, visitor, db } = await begin(party);
    const url = (await confirmBills(visitor, METERED, [BILL])).headers.get('location') ?? '';
    party.refuse(fake, url);
    const id = await onlyAttempt(portal);
    const page = await visitor.get(`/pagos/${id}`);
    assert.match(page.text, /fondos insuficientes/);
    assert.equal(await stateOf(db, id), 'rejected');
    assert.throws(() => party.pay(fake, url), 'it cannot be paid there any more');
    await assertSoundBooks(db);
  });

  test(`${name}: given up here, it cannot be paid there`, async () => {
    const { fake, portal, visitor, db } = await begin(party);
    const url = (await confirmBills(visitor, METERED, [BILL])).headers.get('location') ?? '';
    const id = await onlyAttempt(portal);
    await visitor.get(`/pagos/${id}`);
    await visitor.submit(`form[action="/pagos/${id}/cancelar"]`);
    assert.equal(await stateOf(db, id), 'cancelled');
    assert.throws(() => party.pay(fake, url));
  });

  test(`${name}: it pays while nobody answers the portal; the schedule finds it`, async () => {
    const { clock, fake, portal, visitor, db } = await begin(party);
    party.pay(fake, (await confirmBills(visitor, METERED, [BILL])).headers.get('location') ?? '');
    const id = await onlyAttempt(portal);
    fake.fault(/GET/, { status: 500, body: {} });
    await deliver(portal, party.notice(fake));
    await handleNotices(portal.deps.payments);
    assert.equal(await stateOf(db, id), 'redirected');
    clock.advance({ minutes: 5 });
    await handleNotices(portal.deps.payments);
    await reconcile(portal.deps.payments, { all: false });
    assert.equal(await stateOf(db, id), 'paid');
    assert.deepEqual(await ledgerOf(db, id), CREDIT);
    await assertSoundBooks(db);
  });

  test(`${name}: an answer that was lost on the way leaves the attempt open, and never two to be paid`, async () => {
    const { clock, fake, portal, visitor, db } = await begin(party);
    fake.fault(/POST/, 'lost');
    const { headers } = await confirmBills(visitor, METERED, [BILL]);
    const id = await onlyAttempt(portal);
    assert.equal(headers.get('location'), `/pagos/${id}`);
    assert.equal(await stateOf(db, id), 'unknown');
    clock.advance({ minutes: 2 });
    await visitor.get(`/pagos/${id}`);
    // Stripe lists its sessions; a preference whose answer was lost is known to nobody, so nobody can pay it.
    assert.equal(await stateOf(db, id), name === 'stripe' ? 'redirected' : 'cancelled');
    await assertSoundBooks(db);
  });

  test(`${name}: refused with a client error, the bill is free at once`, async () => {
    const { fake, portal, visitor, db } = await begin(party);
    fake.fault(/POST/, { status: 400, body: { message: 'no' } });
    await confirmBills(visitor, METERED, [BILL]);
    const id = await onlyAttempt(portal);
    assert.equal(await stateOf(db, id), 'cancelled');
    const again = await confirmBills(visitor, METERED, [BILL]);
    assert.equal(new URL(again.headers.get('location') ?? '').origin, fake.url);
  });

  test(`${name}: forged notices, and those of other platforms, are not heard`, async () => {
    const { fake, portal, visitor } = await begin(party);
    party.pay(fake, (await confirmBills(visitor, METERED, [BILL])).headers.get('location') ?? '');
    const notice = party.notice(fake);
    assert.equal((await deliver(portal, { ...notice, headers: {} })).status, 401);
    const others = ['/avisos/prueba', '/avisos/mercadopago', '/avisos/stripe'].filter(
      (path) => !notice.address.startsWith(path),
    );
    for (const address of others) assert.equal((await deliver(portal, { ...notice, address })).status, 404);
    assert.equal((await portal.app.request(ORIGIN + notice.address)).status, 405);
    const kept = await portal.deps.db.selectFrom('received_notices').selectAll().execute();
    assert.deepEqual(kept, []);
  });

  test(`${name}: its notices come to the public address`, async () => {
    const { portal } = await begin(party);
    assert.equal(portal.deps.payments.noticeUrl, `${ORIGIN}/avisos/${name}`);
  });
}

tests(mercadoPago);
tests(stripe);

test('mercadopago: a notice settles a payment that the search does not show yet', async () => {
  const { fake, portal, visitor, db } = await begin(mercadoPago);
  mercadoPago.pay(fake, (await confirmBills(visitor, METERED, [BILL])).headers.get('location') ?? '');
  const id = await onlyAttempt(portal);
  for (const { id: payment } of fake.payments) fake.lagging.add(payment);
  await visitor.get(`/pagos/${id}`);
  assert.equal(await stateOf(db, id), 'redirected');
  await deliver(portal, mercadoPago.notice(fake));
  await handleNotices(portal.deps.payments);
  assert.equal(await stateOf(db, id), 'paid');
  assert.deepEqual(await ledgerOf(db, id), CREDIT);
});

test('mercadopago: a refusal as a duplicate is never told as a plain one, and the money is found', async () => {
  const { clock, fake, portal, visitor, db } = await begin(mercadoPago);
  const url = (await confirmBills(visitor, METERED, [BILL])).headers.get('location') ?? '';
  const id = await onlyAttempt(portal);
  mercadoPago.pay(fake, url);
  const [paid] = fake.payments as [FakePayment];
  fake.lagging.add(paid.id);
  fake.pay(checkoutIn(url), { status: 'rejected', status_detail: 'cc_rejected_duplicated_payment' });
  assert.match((await visitor.get(`/pagos/${id}`)).text, /No vuelvas a pagarlo/);
  clock.advance({ minutes: 20 });
  const late = await visitor.get(`/pagos/${id}`);
  assert.match(late.text, /Puede que este pago ya esté hecho/);
  assert.doesNotMatch(late.text, /El pago fue rechazado|No se cobró nada/);
  fake.lagging.clear();
  await deliver(portal, mercadoPago.notice(fake));
  await handleNotices(portal.deps.payments);
  assert.equal(await stateOf(db, id), 'paid');
  await assertSoundBooks(db);
});
