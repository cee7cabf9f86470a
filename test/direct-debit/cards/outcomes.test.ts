import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargeDueCards } from '../../../src/direct-debit/cards/charge/charge.ts';
import { sweepCards } from '../../../src/direct-debit/cards/sweep.ts';
import { setCap, skipOrder } from '../../../src/direct-debit/enrolment/control.ts';
import { cancelEnrolment } from '../../../src/direct-debit/enrolment/enrol.ts';
import { announceDebits } from '../../../src/direct-debit/orders/announce.ts';
import { findEnrolment } from '../../../src/direct-debit/store.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { findAttempt } from '../../../src/payments/attempts/store.ts';
import { ANAS, asksAgain, CENTS, DEBIT, DEBIT_DAY, debitDay, enrolments } from './support.ts';

test('a card that declines: told why, the bill is owed, and after three in a row suspended', async () => {
  const { office } = await debitDay({ status: 'rejected', reason: 'funds' });
  await office.deps.db.updateTable('direct_debit_enrolments').set({ refusals: 2 }).execute();
  await chargeDueCards(office.deps);
  const order = await office.order();
  assert.deepEqual([order.state, order.reason], ['refused', 'card-funds']);
  const enrolment = await findEnrolment(office.deps.db, ANAS);
  assert.deepEqual([enrolment?.refusals, enrolment?.suspendReason], [3, 'refusals']);
  const told = (await office.mails()).filter((one) => /^debit:(refused|suspended):/.test(one.key));
  assert.equal(told.length, 2);
  assert.match(told.map((one) => one.text).join(), /no tenía saldo o límite suficiente/);
  assert.match(told.map((one) => one.text).join(), /La tarjeta rechazó tres débitos seguidos/);
  assert.ok(!(await office.mails()).some((one) => one.key.includes('failed')), 'told once, by the debit');
  const ana = await office.visitor();
  assert.match((await ana.get(DEBIT)).text, /Si cambiaste de tarjeta/);
});

test('pending: under way until the platform has decided, either way', async () => {
  for (const outcome of ['approved', 'rejected'] as const) {
    const { office, charges } = await debitDay({ status: 'pending' });
    await chargeDueCards(office.deps);
    const { attemptId = '' } = await office.order();
    assert.equal((await findAttempt(office.deps.db, attemptId ?? ''))?.state, 'processing');
    await chargeDueCards(office.deps);
    office.platform.decide(attemptId ?? '', outcome);
    await asksAgain(office, 6);
    assert.equal((await office.order()).state, outcome === 'approved' ? 'paid' : 'refused');
    assert.equal(charges.length, 1);
  }
});

test('given back or disputed: the bill is owed again and the debit is told as such', async () => {
  for (const facts of [{ refundedCents: CENTS }, { disputed: true }]) {
    const { office } = await debitDay();
    await chargeDueCards(office.deps);
    const { attemptId } = await office.order();
    office.platform.change(attemptId ?? '', facts);
    await settle(office.deps.payments, attemptId ?? '');
    assert.equal((await office.order()).state, 'reversed');
    await announceDebits(office.deps);
    await chargeDueCards(office.deps);
    assert.equal(office.platform.cards.charges.length, 1, 'it is not charged again by itself');
    if (!('disputed' in facts)) continue;
    office.platform.change(attemptId ?? '', { disputed: false });
    await settle(office.deps.payments, attemptId ?? '');
    assert.equal((await office.order()).state, 'paid');
  }
});

test('approved and given back before anybody looked', async () => {
  const { office } = await debitDay({ refundedCents: CENTS });
  await chargeDueCards(office.deps);
  assert.equal((await office.order()).state, 'reversed');
});

test('skipped, above the cap or cancelled: not charged', async () => {
  const skipped = await debitDay();
  skipped.office.moveTo(DEBIT_DAY);
  const { id } = await skipped.office.order();
  await skipOrder(skipped.office.deps, await skipped.office.access(), { id, skip: true });
  await chargeDueCards(skipped.office.deps);
  assert.deepEqual(skipped.charges, []);

  const capped = await debitDay();
  await setCap(capped.office.deps, await capped.office.access(), 100_000);
  await chargeDueCards(capped.office.deps);
  assert.deepEqual(capped.charges, []);
  assert.equal((await capped.office.order()).state, 'over-cap');

  const cancelled = await debitDay();
  await cancelEnrolment(cancelled.office.deps, await cancelled.office.access());
  await sweepCards(cancelled.office.deps);
  assert.deepEqual(cancelled.charges, []);
  assert.deepEqual(cancelled.office.platform.cards.forgotten, [cancelled.token]);
});

test('a card at another platform is not charged: suspended and told, and cancelling is still possible', async () => {
  const { office, charges } = await debitDay();
  await office.deps.db.updateTable('direct_debit_enrolments').set({ platform: 'stripe' }).execute();
  await chargeDueCards(office.deps);
  await chargeDueCards(office.deps);
  assert.deepEqual(charges, []);
  const [enrolment] = await enrolments(office);
  assert.equal(enrolment?.suspend_reason, 'platform');
  const told = (await office.mails()).filter((one) => one.key.startsWith('debit:suspended:'));
  assert.match(told[0]?.text ?? '', /una plataforma de pago que ya no usamos/);
  assert.equal(told.length, 1);
  const ana = await office.visitor();
  assert.match((await ana.get(DEBIT)).text, /una plataforma de pago que ya no usamos/);
  await cancelEnrolment(office.deps, await office.access());
  await sweepCards(office.deps);
  assert.deepEqual(office.platform.cards.forgotten, []);
});
