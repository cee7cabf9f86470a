import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconcile } from '../../src/payments/attempts/reconcile.ts';
import { assertSoundBooks, claimsOn, stateOf } from './support/books.ts';
import { BILL, METERED } from './support/cast.ts';
import { refuse, silent, silentAfter, slowAnswer } from './support/scripted-platform.ts';
import { confirmBills, openTill, startPaying } from './support/till.ts';

test('cancelled before any charge: open at once, and the old checkout cannot be paid any more', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  await ana.get(`/pagos/${id}`);
  const page = await ana.submit('form[action$="/cancelar"]');
  assert.match(page.text, /Este intento de pago se canceló/);
  assert.equal(till.platform.pay(id, 'approved'), false);
  await startPaying(till, ana);
  await assertSoundBooks(till.deps.db);
});

test('cancelling too late says so, and the payment stands', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  await ana.get(`/pagos/${id}`);
  till.platform.pay(id, 'approved');
  const page = await ana.submit('form[action$="/cancelar"]');
  assert.match(page.text, /No se pudo cancelar/);
  assert.equal(await stateOf(till.deps.db, id), 'paid');
});

test('cancelling while the platform is down: said, and nothing is let go of', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  await ana.get(`/pagos/${id}`);
  till.platform.always = silent;
  const page = await ana.submit('form[action$="/cancelar"]');
  assert.match(page.text, /la plataforma no responde/);
  assert.equal(await stateOf(till.deps.db, id), 'redirected');
  assert.deepEqual(await claimsOn(till.deps.db, BILL), [{ owner: id, state: 'live' }]);
});

test('cancelled in one tab while the other still waits for the platform: nobody can pay that checkout', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const tab = await till.visitor();
  const create = slowAnswer();
  till.platform.script('create', create.step);
  const waiting = confirmBills(ana, METERED, [BILL]);
  await create.acted;
  const [id = ''] = (await till.deps.db.selectFrom('payment_attempts').select('id').execute()).map(
    (row) => row.id,
  );
  const early = till.platform.checkouts.pop();
  assert.ok(early, 'the platform has not opened it yet as the other tab cancels');
  await tab.get(`/pagos/${id}`);
  await tab.submit('form[action$="/cancelar"]');
  assert.equal(await stateOf(till.deps.db, id), 'cancelled');
  till.platform.checkouts.push(early);
  create.release();
  assert.equal((await waiting).headers.get('location'), `/pagos/${id}`);
  assert.equal(till.platform.pay(id, 'approved'), false);
});

test('the platform refuses to open a checkout: cancelled, said, and free', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  till.platform.script('create', refuse);
  const answer = await confirmBills(ana, METERED, [BILL]);
  const page = await ana.get(answer.headers.get('location') ?? '');
  assert.match(page.text, /La plataforma de pago no está disponible ahora/);
  assert.match(page.text, /Otras formas de pagar, ahora mismo/);
  assert.deepEqual(await claimsOn(till.deps.db, BILL), []);
  await startPaying(till, ana);
});

test('no answer to the opening: never a second checkout, whichever way it goes on', async () => {
  for (const [lost, opened] of [
    [silent, false],
    [silentAfter, true],
  ] as const) {
    const till = await openTill();
    const ana = await till.visitor();
    till.platform.script('create', lost);
    const answer = await confirmBills(ana, METERED, [BILL]);
    assert.match(answer.headers.get('location') ?? '', /^\/pagos\//);
    const id = (answer.headers.get('location') ?? '').replace('/pagos/', '');
    assert.equal(await stateOf(till.deps.db, id), 'unknown');
    assert.equal(till.platform.checkouts.length, opened ? 1 : 0);
    await ana.get(`/pagos/${id}`);
    const onward = await ana.submit('form[action$="/continuar"]', {}, { follow: false });
    assert.equal(onward.headers.get('location'), till.platform.checkoutOf(id)?.url);
    assert.equal(till.platform.checkouts.length, 1);
  }
});

test('a refusal after a silence is not believed: a checkout may have come out of the silence', async () => {
  const till = await openTill();
  const { db, payments } = till.deps;
  const ana = await till.visitor();
  till.platform.script('create', silentAfter, refuse);
  const place = (await confirmBills(ana, METERED, [BILL])).headers.get('location') ?? '';
  const id = place.replace('/pagos/', '');
  till.platform.script('lookup', silent, silent);
  await ana.get(place);
  const page = await ana.submit('form[action$="/continuar"]');
  assert.match(page.text, /Ahora no pudimos abrir la plataforma de pago/);
  assert.deepEqual(await claimsOn(db, BILL), [{ owner: id, state: 'live' }]);
  await reconcile(payments, { all: true });
  assert.equal(await stateOf(db, id), 'redirected');
});

test('an opening without an answer that never happened sets the bills free after a minute', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  till.platform.script('create', silent);
  const answer = await confirmBills(ana, METERED, [BILL]);
  const place = answer.headers.get('location') ?? '';
  till.clock.advance({ minutes: 2 });
  await reconcile(till.deps.payments, { all: false });
  const page = await ana.get(place);
  assert.match(page.text, /El pago no llegó a empezar/);
  await startPaying(till, ana);
});
