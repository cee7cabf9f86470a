import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { transact } from '../../src/kit/database.ts';
import { addDays } from '../../src/kit/dates.ts';
import { newId } from '../../src/kit/ids.ts';
import { claimItems } from '../../src/payables/claims.ts';
import { openCheckout } from '../../src/payments/attempts/checkout.ts';
import { settle } from '../../src/payments/attempts/settle.ts';
import { recordAttempt } from '../../src/payments/attempts/start.ts';
import { findAttempt } from '../../src/payments/attempts/store.ts';
import { createScriptedPlatform } from '../payments/support/scripted-platform.ts';
import { ANAS, NEXT, type Office, openOffice } from './support.ts';

const STEPS = ['cut', 'pay', 'confirm', 'plan', 'import', 'paid', 'refused', 'reversed', 'cancel'] as const;
type Step = (typeof STEPS)[number];

const ITEM = { kind: 'invoice' as const, id: NEXT };

interface Scene {
  office: Office;
  platform: ReturnType<typeof createScriptedPlatform>;
  attempts: string[];
}

/** One of the parties does its part; whoever comes too late is refused, not believed. */
async function act({ office, platform, attempts }: Scene, step: Step): Promise<void> {
  const { deps } = office;
  const payments = { ...deps.payments, platform };
  const { id } = await office.order(NEXT);
  switch (step) {
    case 'cut':
      await office.cut('2026-12-24');
      return;
    case 'pay': {
      const fields = { factura: NEXT };
      const asked = {
        fields,
        confirmedCents: null,
        receiptEmail: 'ana.gomez@example.com',
        language: 'es' as const,
      };
      const started = await recordAttempt(payments, await office.access(), asked);
      if (started.kind !== 'started') return;
      attempts.push(started.attemptId);
      const attempt = await findAttempt(deps.db, started.attemptId);
      assert.ok(attempt);
      await openCheckout(payments, attempt);
      return;
    }
    case 'confirm':
      for (const attempt of attempts) {
        platform.pay(attempt, 'approved');
        await settle(payments, attempt);
      }
      return;
    case 'plan': {
      const owner = { kind: 'plan' as const, id: newId(deps.clock) };
      await transact(deps.db, (tx) =>
        claimItems(tx, deps.clock, { owner, accountNumber: ANAS, items: [ITEM], unlessTaken: true }),
      );
      return;
    }
    case 'import':
      await deps.db.updateTable('invoices').set({ status: 'paid' }).where('number', '=', NEXT).execute();
      return;
    case 'cancel':
      await office.answer(`,cancelled,,,,${(await office.order(NEXT)).enrolmentId}`);
      return;
    default:
      await office.answer(`${id},${step},,,,`);
  }
}

/** What must be true whatever happened: one owner, no cent lost, nobody charged who did not have to be. */
async function assertOneOwner({ office, attempts }: Scene, steps: readonly Step[]): Promise<void> {
  const { db } = office.deps;
  const order = await office.order(NEXT);
  const claims = await db
    .selectFrom('payable_claims')
    .select(['owner_kind', 'owner_id', 'state'])
    .where('item_id', '=', NEXT)
    .where('state', 'in', ['live', 'settled'])
    .execute();
  const what = JSON.stringify({ steps, order, claims });
  assert.ok(claims.length <= 1, what);
  const debitClaim = claims.some((claim) => claim.owner_kind === 'debit');
  if (order.state === 'cut') assert.ok(debitClaim || steps.includes('confirm'), what);
  else assert.ok(!debitClaim, what);
  // In the bank's hands the bill is not offered: whoever began to pay began before, or after the bank had answered.
  const file = await db
    .selectFrom('debit_orders')
    .select('file_number')
    .where('id', '=', order.id)
    .executeTakeFirst();
  const answered = steps
    .slice(steps.indexOf('cut'))
    .some((one) => ['paid', 'refused', 'reversed'].includes(one));
  if (file?.file_number && !answered) assert.equal(attempts.length, 0, what);
  const credits = await db
    .selectFrom('ledger_entries')
    .select(['provider_payment_id', 'kind', 'amount_cents'])
    .where('attempt_id', 'is not', null)
    .execute();
  const paid = (await db.selectFrom('provider_payments').selectAll().execute()).filter(
    (one) => one.status === 'approved',
  );
  for (const payment of paid) {
    const booked = credits.filter((one) => one.provider_payment_id === payment.provider_payment_id);
    const sum = booked.reduce((total, one) => total + one.amount_cents, 0);
    assert.equal(sum, payment.disputed ? 0 : payment.amount_cents, what);
  }
  const standing = credits
    .filter((one) => one.kind === 'credit')
    .filter((one) => {
      const same = credits.filter((other) => other.provider_payment_id === one.provider_payment_id);
      return same.reduce((total, entry) => total + entry.amount_cents, 0) > 0;
    });
  assert.ok(standing.length <= 1, `paid twice: ${what}`);
}

test('cut, payment, plan, import and answer in every order leave each bill with one owner and paid once', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const { db } = office.deps;
  const tables = [
    'ledger_entries',
    'payment_events',
    'provider_payments',
    'payment_items',
    'payable_claims',
  ] as const;
  const reset = async () => {
    await db.updateTable('debit_orders').set({ attempt_id: null, file_number: null }).execute();
    for (const table of tables) await db.deleteFrom(table).execute();
    await db.deleteFrom('payment_attempts').execute();
    await db.deleteFrom('debit_files').execute();
    await db.updateTable('debit_orders').set({ state: 'announced', reason: null }).execute();
    await db
      .updateTable('direct_debit_enrolments')
      .set({ ended_at: null, end_reason: null, refusals: 0, suspended_at: null })
      .where('account_number', '=', ANAS)
      .execute();
    await db
      .updateTable('invoices')
      .set({ status: 'open', settled_at: null, settled_by: null })
      .where('number', '=', NEXT)
      .execute();
  };
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...STEPS, ...STEPS], { minLength: 2 }), async (steps) => {
      await reset();
      const scene: Scene = { office, platform: createScriptedPlatform(office.deps.clock), attempts: [] };
      for (const [index, step] of steps.entries()) {
        await act(scene, step);
        await assertOneOwner(scene, steps.slice(0, index + 1));
      }
    }),
    { numRuns: 60, seed: 6909 },
  );
});

test('of a cut, a payment and a plan at the same moment one has the bill', async () => {
  for (let run = 0; run < 4; run++) {
    const office = await openOffice();
    await office.enrolAna();
    const platform = createScriptedPlatform(office.deps.clock);
    const scene: Scene = { office, platform, attempts: [] };
    const all: Step[] = run % 2 ? ['cut', 'pay', 'plan'] : ['plan', 'pay', 'cut'];
    await Promise.all(all.map((step) => act(scene, step)));
    await assertOneOwner(scene, ['cut']);
  }
});

test('a second order of a bill waits until the first is decided', async () => {
  const office = await openOffice();
  await office.enrolAna();
  await office.cut('2026-12-24');
  const again = { ...(await office.order(NEXT)) };
  assert.equal(again.debitOn, addDays('2026-12-27', 1));
  const orders = await office.deps.db
    .selectFrom('debit_orders')
    .selectAll()
    .where('invoice_number', '=', NEXT)
    .execute();
  assert.equal(orders.length, 1);
});
