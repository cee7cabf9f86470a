import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleNotices } from '../../src/payments/attempts/notices.ts';
import { reconcile } from '../../src/payments/attempts/reconcile.ts';
import { assertSoundBooks, claimsOn, ledgerOf, mailsTo, stateOf } from '../payments/support/books.ts';
import { BILL, METERED, NEXT_BILL } from '../payments/support/cast.ts';
import { silent } from '../payments/support/scripted-platform.ts';
import type { Till } from '../payments/support/till.ts';
import { openTill, sendNotice, startPaying } from '../payments/support/till.ts';
import type { TestBrowser } from '../support/browser.ts';

/** Ways in which the portal may learn of a payment. */
type Way = (till: Till, ana: TestBrowser, id: string) => Promise<void>;

const comesBack: Way = async (_till, ana, id) => {
  const page = await ana.get(`/pagos/${id}?estado=rechazado`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Comprobante de pago/);
};
const notice: Way = async (till, _ana, id) => {
  assert.equal((await sendNotice(till, id)).status, 200);
  await handleNotices(till.deps.payments);
};
const isPolled: Way = async (till) => {
  till.clock.advance({ minutes: 3 });
  await reconcile(till.deps.payments, { all: false });
};
const isReconciled: Way = async (till) => {
  await reconcile(till.deps.payments, { all: true });
};
const twice =
  (way: Way): Way =>
  async (...given) => {
    await way(...given);
    await way(...given);
  };
const bothAtOnce =
  (one: Way, other: Way): Way =>
  async (...given) => {
    await Promise.all([one(...given), other(...given)]);
  };

const LEARNT: [string, Way[]][] = [
  ['a notice before the return', [notice, comesBack]],
  ['a return before the notice', [comesBack, notice]],
  ['a notice twice before the return twice', [twice(notice), twice(comesBack)]],
  ['a return twice before the notice twice', [twice(comesBack), twice(notice)]],
  ['no notice at all, but a return', [comesBack]],
  ['no notice and no return', [isPolled]],
  ['no notice and no return, each asked twice', [twice(isPolled), twice(isReconciled)]],
  [
    'notice, return and reconciliation at the same time',
    [bothAtOnce(bothAtOnce(notice, comesBack), isReconciled)],
  ],
];

for (const [what, ways] of LEARNT) {
  test(`${what}: one payment, one receipt, one mail`, async () => {
    const till = await openTill();
    const { db } = till.deps;
    const ana = await till.visitor();
    const id = await startPaying(till, ana, { bills: [BILL, NEXT_BILL] });
    till.platform.pay(id, 'approved');
    for (const way of ways) await way(till, ana, id);
    assert.equal(await stateOf(db, id), 'paid');
    assert.deepEqual(await ledgerOf(db, id), [
      { kind: 'credit', item: BILL, amount: 4_385_812 },
      { kind: 'credit', item: NEXT_BILL, amount: 4_110_250 },
    ]);
    assert.deepEqual(await mailsTo(db), [`receipt:${id}`]);
    assert.deepEqual(await claimsOn(db, BILL), [{ owner: id, state: 'settled' }]);
    await assertSoundBooks(db);
    const events = await db
      .selectFrom('payment_events')
      .select('kind')
      .where('attempt_id', '=', id)
      .execute();
    assert.deepEqual(events.map((event) => event.kind).sort(), ['created', 'paid', 'redirected']);
    const pdf = await ana.get(`/pagos/${id}.pdf`);
    assert.equal(pdf.status, 200);
    assert.match(pdf.body, /^%PDF-/);
    await ana.get(`/cuentas/${METERED}`);
    assert.equal(ana.page.root.querySelector(`input[value="${BILL}"]`), null, 'a paid bill leaves the list');
  });
}

test('what the return address says about the outcome is not believed', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  const page = await ana.get(`/pagos/${id}?estado=aprobado&status=approved&payment_id=1`);
  assert.match(page.text, /Tu pago está en curso/);
  assert.equal(await stateOf(till.deps.db, id), 'redirected');
  assert.equal((await ana.get(`/pagos/${id}.pdf`)).status, 404);
  assert.deepEqual(await mailsTo(till.deps.db), []);
});

test('an approval that arrives after the attempt ran out is credited all the same', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.clock.advance({ minutes: 36 });
  await isPolled(till, ana, id);
  assert.equal(await stateOf(db, id), 'expired');
  assert.deepEqual(await claimsOn(db, BILL), []);
  const checkout = till.platform.checkoutOf(id);
  assert.ok(checkout);
  checkout.openUntil = Number.POSITIVE_INFINITY;
  till.platform.pay(id, 'approved');
  await notice(till, ana, id);
  assert.equal(await stateOf(db, id), 'paid');
  await assertSoundBooks(db);
});

test('a notice is not lost when the platform is down as it is worked off, not even of an attempt given up', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.clock.advance({ minutes: 36 });
  await isPolled(till, ana, id);
  const checkout = till.platform.checkoutOf(id);
  assert.ok(checkout);
  checkout.openUntil = Number.POSITIVE_INFINITY;
  till.platform.pay(id, 'approved');
  till.platform.script('lookup', silent, silent);
  await notice(till, ana, id);
  assert.equal(await stateOf(db, id), 'expired');
  for (let minute = 0; minute < 10; minute += 5) {
    till.clock.advance({ minutes: 5 });
    await reconcile(till.deps.payments, { all: false });
  }
  assert.equal(await stateOf(db, id), 'paid');
  assert.deepEqual(await mailsTo(db), [`receipt:${id}`]);
});

test('an answer that was overtaken takes no approval back: the receipt stays', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'pending');
  await comesBackWith(ana, id, /se está procesando/);
  const late = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  till.platform.script('lookup', async (act) => {
    const answer = act();
    asked.resolve();
    await late.promise;
    return answer;
  });
  const slow = notice(till, ana, id);
  await asked.promise;
  till.platform.decide(id, 'approved');
  await comesBack(till, ana, id);
  late.resolve();
  await slow;
  assert.equal(await stateOf(db, id), 'paid');
  assert.equal((await ana.get(`/pagos/${id}.pdf`)).status, 200);
  await assertSoundBooks(db);
});

test('pending: said as it is, blocked until decided, and then decided', async () => {
  for (const [decision, words] of [
    ['approved', /Comprobante de pago/],
    ['rejected', /fue rechazado/],
  ] as const) {
    const till = await openTill();
    const ana = await till.visitor();
    const id = await startPaying(till, ana);
    till.platform.pay(id, 'pending');
    await comesBackWith(ana, id, /No vuelvas a pagarlo/);
    assert.equal(ana.page.root.querySelector('form[action$="/cancelar"]'), null);
    till.clock.advance({ minutes: 24 * 60 });
    till.platform.decide(id, decision);
    const back = await till.visitor();
    await comesBackWith(back, id, words);
    await assertSoundBooks(till.deps.db);
  }
});

test('an amount that is not the one asked for is reviewed, not credited', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved', { amountCents: 100 });
  await comesBackWith(ana, id, /Estamos revisando tu pago/);
  assert.deepEqual(await ledgerOf(db, id), []);
  assert.equal((await ana.get(`/pagos/${id}.pdf`)).status, 404);
  await assertSoundBooks(db);
});

test('a bill paid elsewhere meanwhile: the money is on the books as surplus, and nothing stays held', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana, { bills: [BILL, NEXT_BILL] });
  await db.updateTable('invoices').set({ status: 'paid' }).where('number', '=', BILL).execute();
  till.platform.pay(id, 'approved');
  await comesBackWith(ana, id, /Una parte ya estaba pagada/);
  assert.deepEqual(await ledgerOf(db, id), [
    { kind: 'surplus', item: BILL, amount: 4_385_812 },
    { kind: 'credit', item: NEXT_BILL, amount: 4_110_250 },
  ]);
  assert.deepEqual(await claimsOn(db, BILL), []);
  await assertSoundBooks(db);
});

test('two approved payments of one attempt are both on the books, the second as surplus', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved');
  await comesBack(till, ana, id);
  const [first] = till.platform.checkoutOf(id)?.payments ?? [];
  assert.ok(first);
  till.platform.checkoutOf(id)?.payments.push({ ...first, id: 'pa_second' });
  await notice(till, ana, id);
  assert.deepEqual(
    (await ledgerOf(db, id)).map((entry) => entry.kind),
    ['credit', 'surplus'],
  );
  assert.deepEqual(await mailsTo(db), [`receipt:${id}`]);
  await assertSoundBooks(db);
});

test('one attempt that cannot be settled does not hold up the others', async () => {
  const till = await openTill();
  const { db, payments } = till.deps;
  const ana = await till.visitor();
  const broken = await startPaying(till, ana);
  const sound = await startPaying(till, ana, { bills: [NEXT_BILL] });
  till.platform.pay(broken, 'approved');
  till.platform.pay(sound, 'approved');
  await sendNotice(till, broken);
  await sendNotice(till, sound);
  await db.updateTable('payment_items').set({ item_kind: 'lost' }).where('attempt_id', '=', broken).execute();
  await handleNotices(payments);
  assert.equal(await stateOf(db, sound), 'paid');
  assert.equal(await stateOf(db, broken), 'redirected');
  await db
    .updateTable('payment_items')
    .set({ item_kind: 'invoice' })
    .where('attempt_id', '=', broken)
    .execute();
  till.clock.advance({ minutes: 6 });
  await reconcile(payments, { all: false });
  assert.equal(await stateOf(db, broken), 'paid');
  await assertSoundBooks(db);
});

async function comesBackWith(ana: TestBrowser, id: string, words: RegExp): Promise<void> {
  const page = await ana.get(`/pagos/${id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, words);
}
