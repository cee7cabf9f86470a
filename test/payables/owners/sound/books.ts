import assert from 'node:assert/strict';
import { listInvoicesByNumber } from '../../../../src/invoices/store.ts';
import { findSurplus } from '../../../../src/payments/surplus/store.ts';
import { creditLeft, paidCents } from '../../../../src/plans/life/lapse.ts';
import { ACCOUNTS } from '../parties/cast.ts';
import type { World } from '../world.ts';
import type { Rows } from './rows.ts';
import { billsBehind, leftOf, movedBills, NUMBERS } from './rows.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Every payment is on the books as a whole, and pays what it pays once; the rest is the account's. */
export async function assertBooks(world: World, rows: Rows): Promise<void> {
  for (const payment of rows.payments) {
    const booked = rows.ledger.filter((entry) => entry.provider_payment_id === payment.provider_payment_id);
    const back = payment.disputed ? payment.amount_cents : payment.refunded_cents;
    const due = payment.status === 'approved' ? payment.amount_cents - back : 0;
    assert.equal(
      sum(booked.map((entry) => entry.amount_cents)),
      due,
      `the books on ${payment.provider_payment_id}`,
    );
    assert.equal(
      booked.length > 0,
      payment.status === 'approved',
      `${payment.provider_payment_id} is on the books`,
    );
  }
  assertSettled(rows);
  await assertShared(world, rows);
  assertSurplus(world, rows);
}

/** Who the bill says that paid it is who owns it for good, with money that is still there. */
function assertSettled(rows: Rows): void {
  const left = leftOf(rows);
  const settledOf = (kind: string, id: string) =>
    rows.claims.find((one) => one.state === 'settled' && one.item_kind === kind && one.item_id === id);
  const things = [
    ...rows.bills.map(({ number, settled_by }) => ({ kind: 'invoice', id: number, by: settled_by })),
    ...rows.instalments.map(({ id, settled_by }) => ({ kind: 'instalment', id, by: settled_by })),
  ];
  for (const { kind, id, by } of things) {
    const owner = settledOf(kind, id);
    assert.equal(by, owner?.owner_id ?? null, `who paid ${kind} ${id}`);
    if (!owner) continue;
    if (owner.owner_kind === 'plan') {
      const plan = rows.plans.find((one) => one.id === owner.owner_id);
      assert.ok(
        plan?.state === 'completed' || plan?.state === 'lapsed',
        `${id} was paid by a ${plan?.state} plan`,
      );
    } else {
      const pays = rows.ledger.some(
        (one) =>
          one.attempt_id === owner.owner_id &&
          one.item_id === id &&
          (left.get(one.provider_payment_id) ?? 0) > 0,
      );
      assert.ok(pays, `${id} was paid with money that is gone`);
    }
  }
}

/** What came in and stayed is what pays something, and what stands in the account's favour; nothing else. */
async function assertShared({ office }: World, rows: Rows): Promise<void> {
  const left = leftOf(rows);
  for (const account of ACCOUNTS) {
    const entries = rows.ledger.filter((entry) => entry.account_number === account);
    const kept = sum(entries.map((entry) => entry.amount_cents));
    const settled = rows.claims.filter(
      (one) => one.account_number === account && one.state === 'settled' && one.owner_kind === 'payment',
    );
    const pays = settled.map((claim) => {
      const paid = entries.find(
        (one) =>
          one.item_id === claim.item_id &&
          one.attempt_id === claim.owner_id &&
          (left.get(one.provider_payment_id) ?? 0) > 0,
      );
      return paid?.amount_cents ?? 0;
    });
    const surplus = await findSurplus(office.db, account);
    assert.equal(kept, sum(pays) + sum(surplus.map(({ cents }) => cents)), `the money of ${account}`);
  }
  for (const plan of rows.plans) {
    const invoices = await listInvoicesByNumber(office.db, plan.bills);
    const total = sum(plan.instalments.map(({ amountCents }) => amountCents));
    assert.equal(total, plan.totalCents, 'the instalments of a plan');
    const paid = paidCents(plan);
    if (plan.state === 'active') assert.ok(paid > 0 && paid < total, 'a plan in force is paid in part');
    if (plan.state === 'completed') assert.equal(paid, total, 'a completed plan is paid');
    if (['generated', 'expired', 'discarded'].includes(plan.state))
      assert.equal(paid, 0, `a ${plan.state} plan`);
    if (plan.state === 'lapsed')
      assert.ok(creditLeft(plan, invoices) >= 0, 'a plan pays no more than was paid for it');
  }
}

/** A bill is paid for twice only where nobody could prevent it, and then it stands in somebody's favour. */
function assertSurplus(world: World, rows: Rows): void {
  const moved = movedBills(world, rows);
  const left = leftOf(rows);
  for (const entry of rows.ledger.filter(({ kind }) => kind === 'surplus')) {
    const bills = billsBehind(rows, entry);
    assert.ok(
      world.late.has(entry.attempt_id) || bills.some((bill) => moved.has(bill)),
      `${entry.item_id} was paid twice by the portal`,
    );
  }
  for (const bill of NUMBERS.filter((number) => !moved.has(number))) {
    const payments = rows.ledger.filter(
      (one) => one.item_id === bill && (left.get(one.provider_payment_id) ?? 0) > 0,
    ).length;
    const plans = rows.plans.filter(
      (plan) => plan.bills.includes(bill) && paidCents(plan) > 0 && plan.state !== 'lapsed',
    ).length;
    const allocated = rows.bills.some(
      (row) =>
        row.number === bill &&
        rows.plans.some((plan) => plan.state === 'lapsed' && plan.id === row.settled_by),
    );
    assert.ok(payments + plans + Number(allocated) <= 1, `${bill} was paid for twice`);
  }
}
