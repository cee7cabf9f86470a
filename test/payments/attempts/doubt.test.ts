import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listEvents } from '../../../src/payments/attempts/events.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { listUncredited } from '../../../src/payments/platforms/health/overview.ts';
import { assertSoundBooks, mailsTo, stateOf } from '../support/books.ts';
import type { Till } from '../support/till.ts';
import { openTill, startPaying } from '../support/till.ts';

const eventsOf = async (till: Till, id: string) =>
  (await listEvents(till.deps.db, id)).map((event) => event.kind);

/** Another payment of the same attempt, as the platform tells it. */
function payAgain(till: Till, id: string, facts: object): void {
  const payments = till.platform.checkoutOf(id)?.payments ?? [];
  const [first] = payments;
  assert.ok(first);
  payments.push({ ...first, id: 'pa_second', ...facts });
}

async function tell(till: Till, id: string): Promise<void> {
  for (const _ of [1, 2]) {
    till.clock.advance({ minutes: 1 });
    await settle(till.deps.payments, id);
    await assertSoundBooks(till.deps.db);
  }
}

test('a second payment of a wrong amount: in the timeline, on the operator’s list and by mail, once; later given back', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved');
  await tell(till, id);
  payAgain(till, id, { amountCents: 500 });
  await tell(till, id);
  assert.equal(await stateOf(db, id), 'paid');
  assert.deepEqual((await eventsOf(till, id)).slice(2), ['paid', 'extra']);
  assert.deepEqual(
    (await listUncredited(db)).map((one) => [one.paymentId, one.attemptId, one.amountCents]),
    [['pa_second', id, 500]],
  );
  assert.match((await ana.get(`/pagos/${id}`)).text, /Entró otro pago, que no coincide/);
  const second = till.platform.checkoutOf(id)?.payments[1];
  Object.assign(second ?? {}, { refundedCents: 500 });
  await tell(till, id);
  assert.deepEqual((await eventsOf(till, id)).slice(2), ['paid', 'extra', 'extra-returned']);
  assert.deepEqual(await listUncredited(db), []);
  assert.deepEqual(await mailsTo(db), ['extra-returned:pa_second', 'extra:pa_second', `receipt:${id}`]);
  assert.match((await ana.get(`/pagos/${id}`)).text, /Comprobante de pago.*Ese otro pago se devolvió/s);
});

test('a right and a wrong payment in one answer: the right one is credited, the other is on the operator’s list', async () => {
  const till = await openTill();
  const id = await startPaying(till, await till.visitor());
  till.platform.pay(id, 'approved', { amountCents: 700 });
  payAgain(till, id, { amountCents: till.platform.checkoutOf(id)?.order.amountCents });
  await tell(till, id);
  assert.equal(await stateOf(till.deps.db, id), 'paid');
  assert.deepEqual(
    (await listUncredited(till.deps.db)).map((one) => one.amountCents),
    [700],
  );
});

for (const [what, amountCents, words] of [
  ['less', 500, '5,00'],
  ['more', 9_999_900, '99.999,00'],
] as const) {
  test(`${what} was charged than was owed: the page and a mail say both amounts, and later that it went back`, async () => {
    const till = await openTill();
    const { db } = till.deps;
    const ana = await till.visitor();
    const id = await startPaying(till, ana);
    till.platform.pay(id, 'approved', { amountCents });
    await tell(till, id);
    assert.equal(await stateOf(db, id), 'review');
    const page = await ana.get(`/pagos/${id}`);
    assert.match(page.text, /Estamos revisando tu pago/);
    assert.ok(
      page.text.replaceAll('\u00a0', ' ').includes(`Cobró $ ${words}; lo que se pagaba eran $ 43.858,12`),
    );
    assert.deepEqual(
      (await listUncredited(db)).map((one) => [one.attemptId, one.reason]),
      [[id, 'amount']],
    );
    till.platform.change(id, { refundedCents: amountCents });
    await tell(till, id);
    assert.match(
      (await ana.get(`/pagos/${id}`)).text,
      /Revisamos el pago y la plataforma te devolvió.*El pago se devolvió después de la revisión/s,
    );
    const paymentId = till.platform.checkoutOf(id)?.payments[0]?.id;
    assert.deepEqual(await mailsTo(db), [`given-back:${paymentId}`, `review:${paymentId}`]);
    const mail = await db
      .selectFrom('outbox')
      .select('text_body')
      .where('dedupe_key', 'like', 'review:%')
      .executeTakeFirstOrThrow();
    assert.match(mail.text_body, /La plataforma cobró .*no vuelvas a pagarlo/s);
    assert.deepEqual(await listUncredited(db), []);
  });
}

test('a pending payment that is declined later is told by mail, as was promised', async () => {
  const till = await openTill();
  const id = await startPaying(till, await till.visitor());
  till.platform.pay(id, 'pending');
  await tell(till, id);
  till.platform.decide(id, 'rejected');
  await tell(till, id);
  assert.deepEqual(await mailsTo(till.deps.db), ['failed:pa_co_1']);
});

for (const [ending, minutes] of [
  ['venció', 40],
  ['canceló', 1],
] as const) {
  test(`an approval after the attempt ${ending} says so in the timeline and on the page`, async () => {
    const till = await openTill();
    const ana = await till.visitor();
    const id = await startPaying(till, ana);
    till.clock.advance({ minutes });
    await ana.get(`/pagos/${id}`);
    if (ending === 'canceló') await ana.submit(`form[action="/pagos/${id}/cancelar"]`);
    else await settle(till.deps.payments, id);
    const checkout = till.platform.checkoutOf(id);
    assert.ok(checkout);
    Object.assign(checkout, { status: 'open', openUntil: Number.POSITIVE_INFINITY });
    assert.ok(till.platform.pay(id, 'approved'));
    await tell(till, id);
    assert.equal(await stateOf(till.deps.db, id), 'paid');
    const page = await ana.get(`/pagos/${id}`);
    assert.match(
      page.text,
      new RegExp(`Llegó después de que el intento (se )?${ending}; igual lo acreditamos`),
    );
    assert.match(page.text, new RegExp(`La aprobación llegó después de que el intento (se )?${ending}`));
  });
}
