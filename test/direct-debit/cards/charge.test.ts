import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargeDueCards } from '../../../src/direct-debit/cards/charge/charge.ts';
import { takeDue } from '../../../src/direct-debit/cards/charge/due.ts';
import { cancelEnrolment } from '../../../src/direct-debit/enrolment/enrol.ts';
import { cutOrders } from '../../../src/direct-debit/orders/cut.ts';
import { insertOrder } from '../../../src/direct-debit/orders/store.ts';
import { transact } from '../../../src/kit/database.ts';
import { refuse, silent, silentAfter, slowAnswer } from '../../payments/support/scripted-platform.ts';
import {
  ANAS,
  asksAgain,
  attemptsOf,
  CENTS,
  credits,
  DEBIT,
  DEBIT_DAY,
  debitDay,
  HOME,
  openCardOffice,
  payByHand,
} from './support.ts';

test('on its day the bill is charged to the card once, and is paid like any other', async () => {
  const { office, token, charges } = await debitDay();
  await chargeDueCards(office.deps);
  await chargeDueCards(office.deps);
  const [attempt, ...more] = await attemptsOf(office);
  assert.deepEqual(more, []);
  assert.deepEqual(charges, [{ attemptId: attempt?.id, token, amountCents: CENTS }]);
  assert.equal(attempt?.state, 'paid');
  const order = await office.order();
  assert.deepEqual([order.state, order.attemptId, order.fileNumber], ['paid', attempt?.id, null]);
  assert.deepEqual(await credits(office), [{ kind: 'credit', cents: CENTS }]);

  const ana = await office.visitor();
  const page = await ana.get(`/pagos/${attempt?.id}`);
  assert.match(page.text, /Débito automático, tarjeta terminada en 4242, por Plataforma de prueba/);
  assert.match(page.text, /Débito automático: pedimos el cobro a tu tarjeta/);
  assert.match((await ana.get(`${HOME}/pagos`)).text, /Débito automático, tarjeta terminada en 4242/);
  assert.match((await ana.get(DEBIT)).text, /B-1001-26.*✓\s*Debitado/);
  const receipts = (await office.mails()).filter((one) => one.key.startsWith('receipt:'));
  assert.equal(receipts.length, 1);
  assert.equal(receipts[0]?.to, 'ana.gomez@example.com');
});

test('nothing is charged before its day, before nine, or to a bill paid by hand', async () => {
  const office = await openCardOffice();
  await office.enrolCard();
  office.moveTo('2026-12-27T15:00:00.000Z');
  await chargeDueCards(office.deps);
  office.moveTo('2026-12-28T11:59:00.000Z');
  await chargeDueCards(office.deps);
  assert.deepEqual(office.platform.cards.charges, []);
  const started = await payByHand(office);
  assert.equal(started.kind, 'started');
  office.moveTo(DEBIT_DAY);
  await chargeDueCards(office.deps);
  assert.deepEqual(office.platform.cards.charges, []);
  const order = await office.order();
  assert.deepEqual([order.state, order.reason], ['withdrawn', 'being-paid']);
});

test('two runs at once are one attempt and one charge, and nobody pays beside them', async () => {
  const { office, charges } = await debitDay();
  const slow = slowAnswer();
  office.platform.script('charge', slow.step);
  const runs = Array.from({ length: 8 }, () => chargeDueCards(office.deps));
  await slow.acted;
  assert.equal((await payByHand(office)).kind, 'taken');
  const seen = await office.order();
  assert.equal(seen.state, 'cut');
  assert.equal(
    await transact(office.deps.db, (tx) => takeDue(tx, office.deps, { seen, today: '2026-12-28' })),
    null,
  );
  slow.release();
  await Promise.all(runs);
  assert.equal((await attemptsOf(office)).length, 1);
  assert.equal(charges.length, 1);
  assert.equal((await office.order()).state, 'paid');
});

test('a run that listed a debit before another has tried it leaves it alone', async () => {
  const { office, charges } = await debitDay();
  const { deps } = office;
  const seen = await office.order();
  office.platform.script('charge', refuse);
  await chargeDueCards(deps);
  assert.equal((await office.order()).state, 'announced');
  assert.equal(await transact(deps.db, (tx) => takeDue(tx, deps, { seen, today: '2026-12-28' })), null);
  assert.equal((await attemptsOf(office)).length, 1);
  assert.deepEqual(charges, []);
});

test('the bank’s file leaves cards out', async () => {
  const { office } = await debitDay();
  office.moveTo(DEBIT_DAY);
  const report = await cutOrders(office.deps, '2026-12-24');
  assert.deepEqual(report, { cut: 0, overCap: 0, withdrawn: 0 });
  assert.equal((await office.order()).state, 'announced');
});

test('no answer: the bill stays held, nothing is charged again, and the truth is found', async () => {
  const { office, charges } = await debitDay();
  office.platform.script('charge', silentAfter);
  office.platform.script('lookup', silent);
  await chargeDueCards(office.deps);
  const [attempt] = await attemptsOf(office);
  assert.equal(attempt?.state, 'unknown');
  const ana = await office.visitor();
  office.platform.script('lookup', silent);
  const page = await ana.get(`/pagos/${attempt?.id}`);
  assert.match(page.text, /La plataforma todavía no confirmó el débito/);
  assert.equal(page.root.querySelector('form[action$="/continuar"], form[action$="/cancelar"]'), null);
  for (let n = 0; n < 3; n++) await chargeDueCards(office.deps);
  assert.equal((await payByHand(office)).kind, 'taken');
  await asksAgain(office, 6);
  assert.equal((await office.order()).state, 'paid');
  assert.equal(charges.length, 1);
  assert.deepEqual(await credits(office), [{ kind: 'credit', cents: CENTS }]);
});

test('killed between the row and the charge: it is tried anew, hours later, under another attempt', async () => {
  const { office, charges } = await debitDay();
  const seen = await office.order();
  await transact(office.deps.db, (tx) => takeDue(tx, office.deps, { seen, today: '2026-12-28' }));
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 0, 'it may have been asked for');
  await asksAgain(office, 6);
  assert.equal((await office.order()).state, 'cut');
  await asksAgain(office, 12);
  assert.equal((await attemptsOf(office))[0]?.reason, 'never-sent');
  assert.equal((await office.order()).state, 'announced');
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 0);
  office.clock.advance({ minutes: 4 * 60 });
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 1);
  assert.equal((await attemptsOf(office)).length, 2);
  assert.equal((await office.order()).state, 'paid');
});

test('before another try the platform is asked about the one before', async () => {
  const { office, charges, token } = await debitDay();
  office.platform.script('charge', silent);
  await chargeDueCards(office.deps);
  await asksAgain(office, 16);
  const [first] = await attemptsOf(office);
  assert.deepEqual([first?.state, (await office.order()).state], ['cancelled', 'announced']);
  // It was under way all the time.
  await office.platform.cards.charge({
    attemptId: first?.id ?? '',
    token,
    amountCents: CENTS,
    currency: 'ARS',
    description: '',
    noticeUrl: '',
  });
  office.clock.advance({ minutes: 4 * 60 });
  office.platform.script('lookup', silent);
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 1, 'no answer, no charge');
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 1);
  const order = await office.order();
  assert.deepEqual([order.state, order.attemptId], ['paid', first?.id]);
});

test('a platform that never takes the charge: the day after its day the customer is told, once', async () => {
  const { office, charges } = await debitDay();
  for (let n = 0; n < 20; n++) {
    office.platform.script('charge', refuse);
    await chargeDueCards(office.deps);
    office.platform.unscript('charge');
    office.clock.advance({ minutes: 121 });
  }
  office.moveTo('2026-12-30T12:00:00.000Z');
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 0);
  const order = await office.order();
  assert.deepEqual([order.state, order.reason], ['refused', 'card-technical']);
  const told = (await office.mails()).filter((one) => one.key.startsWith('debit:refused:'));
  assert.equal(told.length, 1);
  assert.match(told[0]?.text ?? '', /la plataforma de pago no pudo hacer el cobro/);
  assert.equal((await payByHand(office)).kind, 'started');
});

test('the portal was down on both days: missed, told, not charged', async () => {
  const { office, charges } = await debitDay();
  office.moveTo('2026-12-30T12:00:00.000Z');
  await chargeDueCards(office.deps);
  const order = await office.order();
  assert.deepEqual([order.state, order.reason, charges.length], ['withdrawn', 'missed', 0]);
  assert.ok((await office.mails()).some((one) => one.key.startsWith('debit:withdrawn:')));
});

test('cancelled while the charge is under way: nothing is tried again', async () => {
  const { office, charges } = await debitDay();
  office.platform.script('charge', silent);
  await chargeDueCards(office.deps);
  await cancelEnrolment(office.deps, await office.access());
  await asksAgain(office, 16);
  const order = await office.order();
  assert.deepEqual([order.state, order.reason], ['withdrawn', 'ended']);
  office.clock.advance({ minutes: 300 });
  await chargeDueCards(office.deps);
  assert.equal(charges.length, 0);
});

test('a silent platform is asked for one card a run, not for all of them', async () => {
  const { office } = await debitDay();
  const { deps } = office;
  const { enrolmentId } = await office.order();
  const other = { enrolmentId, accountNumber: ANAS, invoiceNumber: 'B-1001-25', amountCents: 4_385_812 };
  await transact(deps.db, (tx) =>
    insertOrder(tx, deps.clock, { ...other, debitOn: '2026-12-28', state: 'announced' }),
  );
  office.platform.script('charge', silent, silent);
  assert.equal(await chargeDueCards(deps), 1);
  assert.equal((await attemptsOf(office)).length, 1);
  office.platform.unscript('charge');
  assert.equal(await chargeDueCards(deps), 1);
  assert.equal(office.platform.cards.charges.length, 1);
});
