import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handleNotices } from '../../src/payments/attempts/notices.ts';
import { assertSoundBooks, claimsOn, stateOf } from '../payments/support/books.ts';
import { BILL, METERED, NEXT_BILL } from '../payments/support/cast.ts';
import { silent, silentAfter } from '../payments/support/scripted-platform.ts';
import { confirmBills, openTill, sendNotice, startPaying } from '../payments/support/till.ts';
import type { TestBrowser } from '../support/browser.ts';
import { formFields } from '../support/browser.ts';

const TABS = 50;

test('fifty confirmations of the same bills at once: one attempt, and all others are led to it', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const question = await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}&factura=${NEXT_BILL}`);
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(
    formFields(question.form(`form[action="/cuentas/${METERED}/pagos"]`)),
  ))
    for (const one of [value].flat()) fields.append(name, one);
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answers = await Promise.all(
    Array.from({ length: TABS }, () =>
      till.app.request(`http://localhost:3000/cuentas/${METERED}/pagos`, {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams(fields),
      }),
    ),
  );
  const attempts = await db.selectFrom('payment_attempts').select('id').execute();
  assert.equal(attempts.length, 1);
  const id = attempts[0]?.id ?? '';
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([303]));
  const places = answers.map((answer) => answer.headers.get('location'));
  assert.equal(places.filter((place) => place === till.platform.checkoutOf(id)?.url).length, 1);
  assert.equal(places.filter((place) => place === `/pagos/${id}`).length, TABS - 1);
  assert.equal(till.platform.checkouts.length, 1);
  for (const bill of [BILL, NEXT_BILL])
    assert.deepEqual(await claimsOn(db, bill), [{ owner: id, state: 'live' }]);
  await assertSoundBooks(db);
});

test('a second confirmation never goes to the platform: it offers to go on or to cancel', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const tab = await till.visitor();
  await tab.get(`/cuentas/${METERED}/pagar?factura=${BILL}&factura=${NEXT_BILL}`);
  const id = await startPaying(till, ana);
  const answer = await tab.submit(`form[action="/cuentas/${METERED}/pagos"]`, {}, { follow: false });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `/pagos/${id}`);
  const page = await tab.get(`/pagos/${id}`);
  assert.match(page.text, /Continuar el pago/);
  assert.match(page.text, /Cancelar el intento/);
  const onward = await tab.submit('form[action$="/continuar"]', {}, { follow: false });
  assert.equal(onward.headers.get('location'), till.platform.checkoutOf(id)?.url);
  assert.equal(till.platform.checkouts.length, 1);
});

test('after the payment, a confirmation from an old tab leads to the receipt', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const tab = await till.visitor();
  await tab.get(`/cuentas/${METERED}/pagar?factura=${BILL}`);
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'approved');
  await ana.get(`/pagos/${id}`);
  const answer = await tab.submit(`form[action="/cuentas/${METERED}/pagos"]`, {}, { follow: false });
  assert.equal(answer.headers.get('location'), `/pagos/${id}`);
  assert.equal(till.platform.checkouts.length, 1);
});

test('declined: blocked with the reason and the clock time, open after 30 minutes', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.clock.advance({ minutes: 10 });
  till.platform.pay(id, 'rejected');
  const page = await ana.get(`/pagos/${id}`);
  assert.match(page.text, /fondos insuficientes/);
  assert.match(page.text, /volver a intentarlo a las 12:30/, '15:00 UTC and 30 minutes, in Mendoza');
  assert.equal(hasLink(page.root, /^Pagar de nuevo$/), false);
  await ana.get(`/cuentas/${METERED}`);
  const box = ana.page.root.querySelector(`input[name="factura"][value="${BILL}"]`);
  assert.ok(box?.hasAttribute('disabled'));
  assert.match(ana.page.text, /Pago rechazado Podés volver a intentarlo a las 12:30/);
  const early = await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}`, { follow: false });
  assert.equal(early.status, 303);

  till.clock.advance({ minutes: 19, seconds: 59 });
  await ana.get(`/cuentas/${METERED}`);
  assert.ok(boxOf(ana).hasAttribute('disabled'));
  till.clock.advance({ seconds: 1 });
  await ana.get(`/cuentas/${METERED}`);
  assert.ok(!boxOf(ana).hasAttribute('disabled'));
  const again = await startPaying(till, ana);
  assert.notEqual(again, id);
  till.platform.pay(again, 'approved');
  await ana.get(`/pagos/${again}`);
  assert.equal(await stateOf(till.deps.db, again), 'paid');
  await assertSoundBooks(till.deps.db);
});

test('PAYMENT_RETRY_MINUTES=0: a refusal opens at once, an unknown outcome does not', async () => {
  const till = await openTill({ PAYMENT_RETRY_MINUTES: '0' });
  const ana = await till.visitor();
  const refused = await startPaying(till, ana);
  till.platform.pay(refused, 'rejected');
  const page = await ana.get(`/pagos/${refused}`);
  assert.match(page.text, /Ya podés volver a intentarlo/);
  till.platform.script('create', silentAfter);
  const answer = await confirmBills(ana, METERED, [BILL]);
  const unknown = answer.headers.get('location') ?? '';
  assert.match(unknown, /^\/pagos\/[0-9A-Z]{26}$/);
  assert.notEqual(unknown, `/pagos/${refused}`);
  assert.equal((await confirmBills(await till.visitor(), METERED, [NEXT_BILL])).status, 303);
  till.platform.always = silent;
  till.clock.advance({ minutes: 40 });
  await ana.get(`/cuentas/${METERED}`);
  assert.ok(boxOf(ana).hasAttribute('disabled'));
});

test('the due date passes between the question and the answer: 422 with the amount of now', async () => {
  const till = await openTill();
  till.clock.advance({ minutes: 5 * 24 * 60 + 11 * 60 + 50 });
  const ana = await till.visitor();
  await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}`);
  assert.equal(totalAsked(ana), 4_385_812, 'ten to midnight of the due date, in Mendoza');
  till.clock.advance({ minutes: 15 });
  const answer = await ana.submit(`form[action="/cuentas/${METERED}/pagos"]`);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /El importe cambió mientras decidías/);
  assert.equal(totalAsked(ana), Math.round(4_385_812 * 1.03));
  assert.equal(till.platform.checkouts.length, 0);
  await ana.submit(`form[action="/cuentas/${METERED}/pagos"]`, {}, { follow: false });
  assert.equal(till.platform.checkouts[0]?.order.amountCents, Math.round(4_385_812 * 1.03));
});

test('one of the bills was paid elsewhere between the question and the answer: 422 with what is left', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}&factura=${NEXT_BILL}`);
  await paidElsewhere(till, BILL);
  const answer = await ana.submit(`form[action="/cuentas/${METERED}/pagos"]`);
  assert.equal(answer.status, 422);
  assert.equal(totalAsked(ana), 4_110_250);
});

test('going on with an attempt whose bill was paid elsewhere: it is given up before anybody pays twice', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  await paidElsewhere(till, BILL);
  await ana.get(`/pagos/${id}`);
  const page = await ana.submit('form[action$="/continuar"]');
  assert.match(page.text, /ya figura pagado/);
  assert.equal(till.platform.pay(id, 'approved'), false);
  assert.deepEqual(await claimsOn(till.deps.db, BILL), []);
});

test('a refusal that turns into an approval wins over the attempt that came after it', async () => {
  const till = await openTill();
  const { db } = till.deps;
  const ana = await till.visitor();
  const first = await startPaying(till, ana);
  till.platform.pay(first, 'rejected');
  await ana.get(`/pagos/${first}`);
  till.clock.advance({ minutes: 31 });
  const second = await startPaying(till, ana);
  const [payment] = till.platform.checkoutOf(first)?.payments ?? [];
  assert.ok(payment);
  payment.status = 'approved';
  await sendNotice(till, first);
  await handleNotices(till.deps.payments);
  assert.equal(await stateOf(db, first), 'paid');
  assert.deepEqual(await claimsOn(db, BILL), [{ owner: first, state: 'settled' }]);
  await assertSoundBooks(db);
  await ana.get(`/pagos/${second}`);
  await ana.submit('form[action$="/continuar"]');
  assert.equal(await stateOf(db, second), 'cancelled');
  assert.equal(till.platform.pay(second, 'approved'), false);
  await assertSoundBooks(db);
});

const totalAsked = (visitor: TestBrowser) =>
  Number(visitor.page.root.querySelector('input[name="total"]')?.getAttribute('value'));

function boxOf(visitor: TestBrowser) {
  const box = visitor.page.root.querySelector(`input[name="factura"][value="${BILL}"]`);
  assert.ok(box);
  return box;
}

function hasLink(root: TestBrowser['page']['root'], words: RegExp): boolean {
  return root.querySelectorAll('a').some((link) => words.test(link.text.trim()));
}

async function paidElsewhere(till: Awaited<ReturnType<typeof openTill>>, bill: string): Promise<void> {
  await till.deps.db.updateTable('invoices').set({ status: 'paid' }).where('number', '=', bill).execute();
}
