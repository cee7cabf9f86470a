import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ItemKind } from '../../src/payables/payable.ts';
import { settle } from '../../src/payments/attempts/settle.ts';
import { paidCents } from '../../src/plans/life/lapse.ts';
import { sweepPlans } from '../../src/plans/life/sweep.ts';
import { sweepDeps } from '../../src/plans/life/sweep-deps.ts';
import { loadPlan } from '../../src/plans/store.ts';
import type { Till } from '../payments/support/till.ts';
import { openTill } from '../payments/support/till.ts';
import type { TestBrowser } from '../support/browser.ts';
import { confirmPlan, DEBTS, DEBTS_BILLS } from './support.ts';

type Step =
  | { kind: 'generate'; count: number }
  | { kind: 'start'; item: ItemKind; at: number }
  | { kind: 'approve' | 'reject' | 'refund'; at: number }
  | { kind: 'wait'; days: number };

const small = fc.nat({ max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('generate' as const), count: fc.constantFrom(3, 6) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('start' as const),
      item: fc.constantFrom('invoice' as const, 'instalment' as const, 'instalment' as const),
      at: small,
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('approve' as const), at: small }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject' as const), at: small }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), at: small }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(0, 3, 6, 33, 70) }),
  },
);

test('any order of plans, payments, refunds and time: each bill has one owner, and the sums are right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const till = await openTill();
      for (const one of steps) {
        await take(till, one);
        await assertSound(till);
      }
    }),
    { numRuns: 12, seed: 5 },
  );
});

async function take(till: Till, one: Step): Promise<void> {
  const attempts = till.platform.checkouts.map(({ order }) => order);
  switch (one.kind) {
    case 'generate':
      await confirmIfOffered(till, await till.visitor(), one.count);
      return;
    case 'start':
      return await start(till, one);
    case 'wait':
      till.clock.advance({ minutes: one.days * 24 * 60 + 31 });
      await sweepPlans(sweepDeps(till.deps));
      return;
    default: {
      const order = attempts[one.at % Math.max(attempts.length, 1)];
      if (!order) return;
      if (one.kind === 'approve') till.platform.pay(order.attemptId, 'approved');
      if (one.kind === 'reject') till.platform.pay(order.attemptId, 'rejected');
      if (one.kind === 'refund') till.platform.change(order.attemptId, { refundedCents: order.amountCents });
      await settle(till.deps.payments, order.attemptId);
    }
  }
}

async function confirmIfOffered(till: Till, ana: TestBrowser, count: number): Promise<void> {
  const page = await ana.get(`/cuentas/${DEBTS}/plan-de-pago/generar?opcion=${count}`);
  if (page.root.querySelector('#acepto')) await confirmPlan(await till.visitor(), count);
}

async function start(till: Till, { item, at }: { item: ItemKind; at: number }): Promise<void> {
  const items = (await till.deps.payables.list(DEBTS)).filter(
    (one) => one.kind === item && one.obstacle === null,
  );
  // The oldest instalments up to one of them; of the bills any.
  const chosen = item === 'instalment' ? items.slice(0, 1 + (at % 3)) : items.slice(at % 5, (at % 5) + 1);
  if (chosen.length === 0) return;
  const field = item === 'invoice' ? 'factura' : 'cuota';
  const ana = await till.visitor();
  await ana.get(`/cuentas/${DEBTS}/pagar?${chosen.map(({ id }) => `${field}=${id}`).join('&')}`);
  const question = `form[action="/cuentas/${DEBTS}/pagos"]`;
  // Behind one that was refused a while ago a later instalment is not asked for.
  if (ana.page.root.querySelector(question)) await ana.submit(question, {}, { follow: false });
}

async function assertSound({ deps }: Till): Promise<void> {
  const { db } = deps;
  const claims = await db
    .selectFrom('payable_claims')
    .selectAll()
    .where('account_number', '=', DEBTS)
    .where('state', 'in', ['live', 'settled'])
    .execute();
  const bills = await db.selectFrom('invoices').selectAll().where('number', 'in', DEBTS_BILLS).execute();
  const rows = await db.selectFrom('plans').select('id').where('account_number', '=', DEBTS).execute();
  const plans = await Promise.all(rows.map(({ id }) => loadPlan(db, id)));
  assert.ok(plans.filter((plan) => plan?.state === 'generated' || plan?.state === 'active').length <= 1);

  for (const bill of bills) {
    const owners = claims.filter((claim) => claim.item_kind === 'invoice' && claim.item_id === bill.number);
    assert.ok(owners.length <= 1, `${bill.number} has ${owners.length} owners`);
    const [owner] = owners;
    assert.equal(
      bill.settled_by,
      owner?.state === 'settled' ? owner.owner_id : null,
      `who paid ${bill.number}`,
    );
    if (owner?.owner_kind === 'plan') {
      const plan = plans.find((one) => one?.id === owner.owner_id);
      const fits = owner.state === 'live' ? ['active'] : ['completed', 'lapsed'];
      assert.ok(
        plan && fits.includes(plan.state),
        `${bill.number} is ${owner.state} of a ${plan?.state} plan`,
      );
    }
  }
  for (const plan of plans) {
    if (!plan) continue;
    const paid = paidCents(plan);
    const mine = bills.filter((bill) => bill.settled_by === plan.id);
    const covered = mine.reduce(
      (sum, bill) => sum + (bill.amount_due_cents ?? bill.second_amount_cents ?? bill.amount_cents),
      0,
    );
    const held = claims.filter((claim) => claim.owner_id === plan.id && claim.state === 'live');
    assert.equal(
      plan.instalments.reduce((sum, { amountCents }) => sum + amountCents, 0),
      plan.totalCents,
    );
    assert.ok(covered <= paid, 'a plan pays no more than was paid for it');
    if (plan.state === 'active')
      assert.equal(held.length, plan.bills.length, 'a plan in force holds its bills');
    else assert.equal(held.length, 0, `a ${plan.state} plan holds nothing`);
    if (plan.state === 'active') assert.ok(paid > 0 && paid < (plan.totalCents ?? 0));
    if (plan.state === 'completed') assert.equal(paid, plan.totalCents);
    if (plan.state === 'completed') assert.deepEqual(mine.length, plan.bills.length);
    if (['generated', 'expired', 'discarded'].includes(plan.state)) assert.equal(paid, 0);
  }
  const credited = await db
    .selectFrom('ledger_entries')
    .select(['attempt_id', 'item_id', 'kind'])
    .where('item_kind', '=', 'instalment')
    .execute();
  const settled = await db
    .selectFrom('plan_instalments as i')
    .innerJoin('plans as p', 'p.id', 'i.plan_id')
    .select(['i.id as id', 'i.settled_by as by'])
    .where('p.account_number', '=', DEBTS)
    .where('i.settled_by', 'is not', null)
    .execute();
  for (const { id, by } of settled)
    assert.ok(
      credited.some((entry) => entry.item_id === id && entry.attempt_id === by),
      `instalment ${id} is on the books`,
    );
}
