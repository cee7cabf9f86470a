import assert from 'node:assert/strict';
import type { Db } from '../../../src/kit/database.ts';
import type { AttemptState } from '../../../src/payments/attempts/attempt.ts';
import { ATTEMPT_STATES } from '../../../src/payments/attempts/attempt.ts';

export async function stateOf(db: Db, attemptId: string): Promise<AttemptState> {
  const row = await db
    .selectFrom('payment_attempts')
    .select('state')
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return row.state;
}

export async function ledgerOf(
  db: Db,
  attemptId: string,
): Promise<{ kind: string; item: string | null; amount: number }[]> {
  return await db
    .selectFrom('ledger_entries')
    .select(['kind', 'item_id as item', 'amount_cents as amount'])
    .where('attempt_id', '=', attemptId)
    .orderBy('item_id')
    .orderBy('kind')
    .execute();
}

/** What was mailed of payments; letters about signing in are another matter. */
export async function mailsTo(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('dedupe_key')
    .where('dedupe_key', 'not like', 'sign-in:%')
    .orderBy('dedupe_key')
    .execute();
  return rows.map((row) => row.dedupe_key);
}

export async function claimsOn(db: Db, item: string): Promise<{ owner: string; state: string }[]> {
  return await db
    .selectFrom('payable_claims')
    .select(['owner_id as owner', 'state'])
    .where('item_id', '=', item)
    .where('state', 'in', ['live', 'cooling', 'settled'])
    .orderBy('id')
    .execute();
}

/** What must be true of the books at every moment, whatever happened before. */
export async function assertSoundBooks(db: Db): Promise<void> {
  const attempts = await db.selectFrom('payment_attempts').selectAll().execute();
  const entries = await db.selectFrom('ledger_entries').selectAll().execute();
  const claims = await db
    .selectFrom('payable_claims')
    .selectAll()
    .where('owner_kind', '=', 'payment')
    .execute();
  const letters = await db.selectFrom('outbox').select('dedupe_key').execute();
  const payments = await db.selectFrom('provider_payments').selectAll().execute();
  const stateById = new Map(attempts.map((attempt) => [attempt.id, attempt.state]));
  const itemOf = (row: { item_kind: string | null; item_id: string | null }) =>
    `${row.item_kind} ${row.item_id}`;

  const credits = entries.filter((entry) => entry.kind === 'credit');
  assertDistinct(credits.map(itemOf), 'credited twice');
  const heldBy = claims.filter((claim) => claim.state === 'live' || claim.state === 'settled');
  assertDistinct(heldBy.map(itemOf), 'claimed twice');

  const settled = claims.filter((claim) => claim.state === 'settled');
  assert.deepEqual(
    settled.map((claim) => `${itemOf(claim)} ${claim.owner_id}`).sort(),
    credits.map((entry) => `${itemOf(entry)} ${entry.attempt_id}`).sort(),
    'what is claimed for good is what was credited',
  );
  for (const claim of claims.filter((one) => one.state === 'live')) {
    const state = stateById.get(claim.owner_id);
    assert.ok(state && ATTEMPT_STATES[state].holds && state !== 'paid', `live claim of a ${state} attempt`);
  }

  const paid = attempts.filter((attempt) => attempt.state === 'paid');
  const receipts = letters.map((letter) => letter.dedupe_key).filter((key) => key.startsWith('receipt:'));
  assert.deepEqual(
    receipts.sort(),
    paid.map((attempt) => `receipt:${attempt.id}`).sort(),
    'one mail a payment',
  );

  for (const payment of payments) {
    const booked = entries.filter((entry) => entry.provider_payment_id === payment.provider_payment_id);
    const sum = booked.reduce((total, entry) => total + entry.amount_cents, 0);
    const attempt = attempts.find((one) => one.id === payment.attempt_id);
    const due = payment.status === 'approved' && attempt?.total_cents === payment.amount_cents;
    assert.equal(sum, due ? payment.amount_cents : 0, `the books on payment ${payment.provider_payment_id}`);
  }
  for (const attempt of paid) {
    const approved = payments.some((one) => one.attempt_id === attempt.id && one.status === 'approved');
    assert.ok(approved && attempt.paid_at, `attempt ${attempt.id} is paid without a payment`);
  }
}

function assertDistinct(values: string[], complaint: string): void {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  assert.deepEqual(twice, [], complaint);
}
