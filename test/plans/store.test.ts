import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInvoices } from '../../src/invoices/intake.ts';
import { isUniqueViolation, transact } from '../../src/kit/database.ts';
import { instant } from '../../src/kit/dates.ts';
import { claimItems, itemKey, obstaclesOf } from '../../src/payables/claims.ts';
import { addActivePlan } from '../../src/plans/life/record.ts';
import { settleInstalment } from '../../src/plans/life/settle.ts';
import { instalmentsAsPayables } from '../../src/plans/payable.ts';
import { findActivePlan } from '../../src/plans/store.ts';
import type { Desk } from '../payables/support.ts';
import { ANAS, CARLAS, openDesk } from '../payables/support.ts';

const BILLS = ['B-1006-09', 'B-1006-10'];

async function withPlan(desk: Desk): Promise<string> {
  return await transact(desk.db, async (tx) => {
    await takeInvoices(
      tx,
      BILLS.map((number) => ({
        number,
        account_number: CARLAS,
        kind: 'service' as const,
        period: '2026-01',
        issued_on: '2026-01-05',
        due_on: '2026-01-20',
        second_due_on: null,
        amount_cents: 3_000_000,
        second_amount_cents: null,
        amount_due_cents: null,
        status: 'open' as const,
        paid_on: null,
      })),
    );
    return await addActivePlan(tx, desk.clock, {
      accountNumber: CARLAS,
      invoiceNumbers: BILLS,
      instalments: ['2026-02-10', '2026-03-10', '2026-04-10'].map((dueOn, index) => ({
        dueOn,
        amountCents: 2_000_000,
        paid: index === 0,
      })),
    });
  });
}

const pay = ({ db, clock }: Desk, itemId: string, attemptId = 'A-1') =>
  transact(db, (tx) => settleInstalment(tx, { itemId, attemptId, at: instant(clock) }));

test('a plan in force has its instalments in order, and no other account has it', async (t) => {
  const desk = await openDesk(t);
  const id = await withPlan(desk);
  const plan = await findActivePlan(desk.db, CARLAS);
  assert.equal(plan?.id, id);
  assert.deepEqual(
    plan?.instalments.map(({ position, settledAt }) => [position, settledAt !== null]),
    [
      [1, true],
      [2, false],
      [3, false],
    ],
  );
  assert.equal(await findActivePlan(desk.db, ANAS), null);
});

test('the bills of a plan in force cannot be paid alone', async (t) => {
  const desk = await openDesk(t);
  const planId = await withPlan(desk);
  const obstacles = await obstaclesOf(desk.db, CARLAS, instant(desk.clock));
  for (const bill of BILLS)
    assert.deepEqual(obstacles.get(itemKey('invoice', bill)), { kind: 'in-plan', planId });
});

test('a bill that a payment has in hand cannot be put into a plan', async (t) => {
  const desk = await openDesk(t);
  await transact(desk.db, (tx) =>
    claimItems(tx, desk.clock, {
      owner: { kind: 'payment', id: 'A-1' },
      accountNumber: CARLAS,
      items: [{ kind: 'invoice', id: 'B-1006-10' }],
    }),
  );
  await assert.rejects(withPlan(desk), isUniqueViolation);
  assert.equal(await findActivePlan(desk.db, CARLAS), null, 'the whole plan is undone');
});

test('the open instalments can be paid; those past their day are overdue, on the day itself they are not', async (t) => {
  const desk = await openDesk(t);
  const planId = await withPlan(desk);
  const owed = await instalmentsAsPayables.list(desk.db, CARLAS, '2026-03-10');
  assert.deepEqual(
    owed.map(({ labels, dueOn, amountCents, overdue }) => [labels.es, dueOn, amountCents, overdue]),
    [
      ['Cuota 2 de 3 del plan de pago', '2026-03-10', 2_000_000, false],
      ['Cuota 3 de 3 del plan de pago', '2026-04-10', 2_000_000, false],
    ],
  );
  assert.equal(owed[0]?.href, `/cuentas/${CARLAS}/planes/${planId}`);
  const later = await instalmentsAsPayables.list(desk.db, CARLAS, '2026-03-11');
  assert.deepEqual(
    later.map((item) => item.overdue),
    [true, false],
  );
  assert.deepEqual(await instalmentsAsPayables.list(desk.db, ANAS, '2026-03-11'), []);
});

test('an instalment is credited once, and the last one completes the plan', async (t) => {
  const desk = await openDesk(t);
  const planId = await withPlan(desk);
  const [second, third] = await instalmentsAsPayables.list(desk.db, CARLAS, '2026-03-10');
  assert.ok(second && third);
  assert.equal(await pay(desk, second.id), true);
  assert.equal(await pay(desk, second.id, 'A-2'), false);
  assert.equal((await findActivePlan(desk.db, CARLAS))?.id, planId);
  assert.equal(await pay(desk, third.id), true);
  assert.equal(await findActivePlan(desk.db, CARLAS), null);
  const plan = await desk.db.selectFrom('plans').select('state').where('id', '=', planId).executeTakeFirst();
  assert.equal(plan?.state, 'completed');
  const rows = await desk.db
    .selectFrom('plan_instalments')
    .select(['position', 'settled_by as by'])
    .orderBy('position')
    .execute();
  assert.deepEqual(
    rows.map((row) => row.by),
    [null, 'A-1', 'A-1'],
  );
});

test('an instalment that does not exist is not owed', async (t) => {
  const desk = await openDesk(t);
  await withPlan(desk);
  assert.equal(await pay(desk, 'Q-none'), false);
});
