import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from '../../src/payments/attempts/settle.ts';
import { claimsOn, ledgerOf } from '../payments/support/books.ts';
import { openTill } from '../payments/support/till.ts';
import { activePlan, begin, DEBTS, DEBTS_BILLS, generate, instalmentsOf, stateOf } from './support.ts';

test('a first payment that was given up and turns out to be under way holds its plan and the bills again', async () => {
  const till = await openTill();
  const { db, payments } = till.deps;
  const ana = await till.visitor();
  const id = await generate(ana);
  const [first] = await instalmentsOf(till, id);
  const attempt = await begin(till, ana, `cuota=${first?.id}`);
  till.clock.advance({ minutes: 45 });
  assert.equal((await settle(payments, attempt))?.state, 'expired');
  till.platform.add(attempt, { status: 'pending' });
  assert.equal((await settle(payments, attempt))?.state, 'processing');
  for (const bill of DEBTS_BILLS)
    assert.deepEqual(await claimsOn(db, bill), [{ owner: attempt, state: 'live' }]);
  const open = (await till.deps.payables.list(DEBTS)).filter(({ obstacle }) => obstacle === null);
  assert.deepEqual(open, []);
  till.platform.decide(attempt, 'approved');
  await settle(payments, attempt);
  assert.equal(await stateOf(till, id), 'active');
});

test('a late payment of a bill that a plan holds by then is the account’s, and the plan keeps its bill', async () => {
  const till = await openTill();
  const { db, payments } = till.deps;
  const ana = await till.visitor();
  const [oldest = ''] = DEBTS_BILLS;
  const attempt = await begin(till, ana, `factura=${oldest}`);
  till.clock.advance({ minutes: 45 });
  assert.equal((await settle(payments, attempt))?.state, 'expired');
  const id = await activePlan(till, await till.visitor());
  till.platform.add(attempt, { status: 'approved' });
  assert.equal((await settle(payments, attempt))?.state, 'paid');
  assert.deepEqual(
    (await ledgerOf(db, attempt)).map(({ kind }) => kind),
    ['surplus'],
  );
  assert.deepEqual(await claimsOn(db, oldest), [{ owner: id, state: 'live' }]);
});
