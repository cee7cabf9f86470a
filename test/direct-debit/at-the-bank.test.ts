import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessThrough } from '../../src/accounts/access.ts';
import { enrol } from '../../src/direct-debit/enrolment/enrol.ts';
import { cutOrders } from '../../src/direct-debit/orders/cut.ts';
import { takeAnswer } from '../../src/direct-debit/orders/result.ts';
import type { DebitOrder } from '../../src/direct-debit/orders/store.ts';
import { listOrders } from '../../src/direct-debit/orders/store.ts';
import { addDays } from '../../src/kit/dates.ts';
import { settle } from '../../src/payments/attempts/settle.ts';
import { claimsOn } from '../payments/support/books.ts';
import { METERED, NEXT_BILL } from '../payments/support/cast.ts';
import type { Till } from '../payments/support/till.ts';
import { openTill, startPaying } from '../payments/support/till.ts';
import { CBU } from './support.ts';

/** A payment of a bill has expired, and the bill was debited after that: its order is at the bank. */
async function atTheBank(): Promise<{ till: Till; attempt: string; order: DebitOrder }> {
  const till = await openTill();
  const { deps } = till;
  const attempt = await startPaying(till, await till.visitor(), { bills: [NEXT_BILL] });
  till.clock.advance({ minutes: 45 });
  assert.equal((await settle(deps.payments, attempt))?.state, 'expired');

  const user = await deps.db
    .selectFrom('users')
    .select('id')
    .where('email', '=', 'ana.gomez@example.com')
    .executeTakeFirstOrThrow();
  const access = await accessThrough(deps.db, user.id, METERED);
  assert.ok(access);
  const bankAccount = { cbu: CBU, taxId: '20055361682', holder: 'Ana María Gómez' };
  await enrol(deps, access, { bankAccount, language: 'es' });
  const [order] = await listOrders(deps.db, METERED);
  assert.equal(order?.invoiceNumber, NEXT_BILL);
  assert.equal((await cutOrders(deps, addDays(order.debitOn, -1))).cut, 1);
  assert.deepEqual(await claimsOn(deps.db, NEXT_BILL), [{ owner: order.id, state: 'live' }]);
  return { till, attempt, order };
}

const refuse = ({ deps }: Till, orderId: string) =>
  takeAnswer(deps, {
    ...{ line: 2, orderId, enrolmentId: null, outcome: 'refused', reason: 'funds' },
    ...{ amountCents: null, on: null },
  });

test('a bill that is at the bank is the bank’s again when a late payment of it went back', async () => {
  const { till, attempt, order } = await atTheBank();
  const { deps, platform } = till;
  platform.add(attempt, { status: 'approved' });
  assert.equal((await settle(deps.payments, attempt))?.state, 'paid');
  assert.deepEqual(await claimsOn(deps.db, NEXT_BILL), [{ owner: attempt, state: 'settled' }]);
  platform.change(attempt, { refundedCents: order.amountCents });
  await settle(deps.payments, attempt);
  assert.deepEqual(await claimsOn(deps.db, NEXT_BILL), [{ owner: order.id, state: 'live' }]);
});

test('a bill that the bank refused is the payment’s that turned out to be under way meanwhile', async () => {
  const { till, attempt, order } = await atTheBank();
  const { deps, platform } = till;
  platform.add(attempt, { status: 'pending' });
  assert.equal((await settle(deps.payments, attempt))?.state, 'processing');
  assert.deepEqual(await claimsOn(deps.db, NEXT_BILL), [{ owner: order.id, state: 'live' }]);
  await refuse(till, order.id);
  assert.deepEqual(await claimsOn(deps.db, NEXT_BILL), [{ owner: attempt, state: 'live' }]);
  platform.decide(attempt, 'rejected');
  await settle(deps.payments, attempt);
  assert.deepEqual(await claimsOn(deps.db, NEXT_BILL), [{ owner: attempt, state: 'cooling' }]);
});
