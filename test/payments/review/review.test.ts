import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paymentsCommand } from '../../../src/commands/payments.ts';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { acceptPayment, releasePayment } from '../../../src/payments/review/decide.ts';
import { TEST_SECRET } from '../../support/portal.ts';
import { runCommand, runHere } from '../../support/process/command.ts';
import { claimsOn, ledgerOf, mailsTo, stateOf } from '../support/books.ts';
import { BILL, METERED, NOW } from '../support/cast.ts';
import type { Till } from '../support/till.ts';
import { openTill, startPaying } from '../support/till.ts';

/** A bill was paid, and somebody else's account took the money, or it was another amount. */
async function inReview(
  facts: { collector: string } | { amountCents: number },
): Promise<Till & { id: string }> {
  const till = await openTill();
  till.deps.payments.expects.collector = 'us';
  const id = await startPaying(till, await till.visitor());
  till.platform.pay(id, 'approved', { collector: 'us', ...facts });
  assert.equal((await settle(till.deps.payments, id))?.state, 'review');
  return { ...till, id };
}

const settingsOf = ({ dataDir }: Till) => ({ DATA_DIR: dataDir, PORTAL_SECRET: TEST_SECRET, NOW });
const runIn = (till: Till, ...args: string[]) => runHere(paymentsCommand, args, settingsOf(till));

const trail = ({ deps }: Till) =>
  deps.db
    .selectFrom('audit_trail')
    .select(['actor_kind as actor', 'action', 'account_number as account'])
    .where('action', 'like', '%payment%')
    .execute();

test('an accepted payment pays its bill, with its receipt, and is not doubted again', async () => {
  const till = await inReview({ collector: 'them' });
  const { db, payments } = till.deps;
  assert.deepEqual(await acceptPayment(payments, 'pa_co_1'), {
    ...{ kind: 'decided', attemptId: till.id, state: 'paid' },
  });
  assert.deepEqual(await claimsOn(db, BILL), [{ owner: till.id, state: 'settled' }]);
  assert.deepEqual(
    (await ledgerOf(db, till.id)).map(({ kind, item }) => [kind, item]),
    [['credit', BILL]],
  );
  const mails = await mailsTo(db);
  assert.ok(mails.includes(`receipt:${till.id}`));
  assert.equal((await settle(payments, till.id))?.state, 'paid');
  assert.deepEqual(await mailsTo(db), mails);
  assert.deepEqual(await acceptPayment(payments, 'pa_co_1'), { kind: 'unknown' });
  assert.deepEqual(await trail(till), [{ actor: 'system', action: 'accept payment', account: METERED }]);
});

test('a payment of another amount is not accepted; given back, its bill is owed again for good', async () => {
  const till = await inReview({ amountCents: 700 });
  const { db, payments } = till.deps;
  assert.deepEqual(await acceptPayment(payments, 'pa_co_1'), { kind: 'other-amount' });
  assert.equal(await stateOf(db, till.id), 'review');
  assert.equal((await releasePayment(payments, 'pa_co_1')).kind, 'decided');
  assert.equal(await stateOf(db, till.id), 'cancelled');
  assert.deepEqual(await claimsOn(db, BILL), []);
  assert.ok((await mailsTo(db)).includes('given-back:pa_co_1'));
  // The platform knows nothing of it, and says the same as before.
  assert.equal((await settle(payments, till.id))?.state, 'cancelled');
  assert.deepEqual(await trail(till), [{ actor: 'system', action: 'payment given back', account: METERED }]);
});

test('payments review lists what waits; accept and release decide it, and say why they do not', async () => {
  const till = await inReview({ amountCents: 700 });
  const list = await runCommand(['payments', 'review'], settingsOf(till));
  assert.equal(list.code, 0, list.err);
  assert.match(list.out, /En revisión.*7\.00 ARS.*importe distinto.*pa_co_1.*En suspenso[^\n]*: nada/s);
  const refused = await runIn(till, 'accept', 'pa_co_1');
  assert.deepEqual([refused.code, refused.out], [65, '']);
  assert.match(refused.err, /No es el importe que se debía/);
  assert.equal((await runIn(till, 'release', 'pa_co_1')).code, 64);
  assert.equal(await stateOf(till.deps.db, till.id), 'review');
  const done = await runIn(till, 'release', 'pa_co_1', '--refunded');
  assert.equal(done.code, 0, done.err);
  assert.equal(done.out, `Pago pa_co_1: devuelto. Intento ${till.id}: cancelado.\n`);
});
