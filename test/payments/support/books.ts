import assert from 'node:assert/strict';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
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

/** What was mailed of payments; letters about signing in and about debits to come are another matter. */
export async function mailsTo(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('dedupe_key')
    .where('dedupe_key', 'not like', 'sign-in:%')
    .where('dedupe_key', 'not like', 'debit:%')
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

  const heldBy = claims.filter((claim) => claim.state === 'live' || claim.state === 'settled');
  assertDistinct(heldBy.map(itemOf), 'claimed twice');

  const left = new Map<string, number>();
  for (const entry of entries)
    left.set(entry.provider_payment_id, (left.get(entry.provider_payment_id) ?? 0) + entry.amount_cents);
  const standing = entries.filter(
    (entry) => entry.item_id !== null && (left.get(entry.provider_payment_id) ?? 0) > 0,
  );
  const settled = claims.filter((claim) => claim.state === 'settled');
  for (const claim of settled) {
    const pays = standing.some(
      (entry) => entry.attempt_id === claim.owner_id && itemOf(entry) === itemOf(claim),
    );
    assert.ok(pays, `${itemOf(claim)} is settled by ${claim.owner_id}, whose money is gone`);
  }
  await assertCovered(db, { standing, settled });
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
    const back = payment.disputed ? payment.amount_cents : payment.refunded_cents;
    const due = booked.length > 0 ? payment.amount_cents - back : 0;
    assert.equal(sum, due, `the books on payment ${payment.provider_payment_id}`);
    const attempt = attempts.find((one) => one.id === payment.attempt_id);
    const right = payment.status === 'approved' && attempt?.total_cents === payment.amount_cents;
    assert.equal(booked.length > 0, right, `payment ${payment.provider_payment_id} is on the books`);
  }
  assertTold(
    letters.map((letter) => letter.dedupe_key),
    entries,
  );
  for (const entry of entries)
    assert.equal(stateById.get(entry.attempt_id), 'paid', `attempt ${entry.attempt_id} is on the books`);
  for (const attempt of paid) {
    const approved = payments.some((one) => one.attempt_id === attempt.id && one.status === 'approved');
    assert.ok(approved && attempt.paid_at, `attempt ${attempt.id} is paid without a payment`);
  }
}

/** One mail a fact, and none without one. */
function assertTold(keys: string[], entries: Row<'ledger_entries'>[]): void {
  const told = keys.filter((key) => /^(refund|chargeback|reinstated):/.test(key));
  const keyOf = (entry: Row<'ledger_entries'>) =>
    `${entry.kind}:${entry.provider_payment_id}:${entry.so_far}`;
  const moved = entries.filter((entry) => ['refund', 'chargeback', 'reinstated'].includes(entry.kind));
  // By a clock that stands, a dispute that was won and a refund right after it look like a shift, and are told.
  const mayBeSilent = moved.filter((entry) => isShift(entry, entries)).map(keyOf);
  const silent = mayBeSilent.filter((key) => !told.includes(key));
  const due = moved.map(keyOf).filter((key) => !silent.includes(key));
  assert.deepEqual(told.sort(), due.sort(), 'one mail a fact');
}

/** A refund out of disputed money: it was held, and now it is given back. To the payer that is the refund alone. */
function isShift(entry: Row<'ledger_entries'>, entries: Row<'ledger_entries'>[]): boolean {
  if (entry.kind !== 'reinstated') return false;
  return entries.some(
    (other) =>
      other.kind === 'refund' &&
      other.provider_payment_id === entry.provider_payment_id &&
      other.recorded_at === entry.recorded_at &&
      other.amount_cents === -entry.amount_cents,
  );
}

type Row<T extends keyof Schema> = Selectable<Schema[T]>;

/** What some money stands for is settled by one attempt, unless it was paid elsewhere; nothing else is. */
async function assertCovered(
  db: Db,
  books: { standing: Row<'ledger_entries'>[]; settled: Row<'payable_claims'>[] },
): Promise<void> {
  const invoices = await db
    .selectFrom('invoices')
    .select(['number', 'status', 'settled_by'])
    .where('number', 'in', [...new Set(books.standing.map((entry) => entry.item_id ?? ''))])
    .execute();
  for (const invoice of invoices.filter((one) => one.status === 'open')) {
    const owner = books.settled.find((claim) => claim.item_id === invoice.number)?.owner_id;
    assert.ok(owner, `${invoice.number} was paid, and is owed`);
    assert.equal(invoice.settled_by, owner, `who paid ${invoice.number}`);
  }
  const paid = await db
    .selectFrom('invoices')
    .select(['number', 'settled_by'])
    .where('settled_by', 'is not', null)
    .execute();
  for (const { number } of paid)
    assert.ok(
      books.settled.some((claim) => claim.item_id === number),
      `${number} counts as paid by nobody`,
    );
  await assertInstalmentsCovered(db, books);
}

async function assertInstalmentsCovered(
  db: Db,
  books: { standing: Row<'ledger_entries'>[]; settled: Row<'payable_claims'>[] },
): Promise<void> {
  const instalments = await db
    .selectFrom('plan_instalments')
    .select(['id', 'settled_by'])
    .where(({ or, eb }) =>
      or([
        eb('settled_by', 'is not', null),
        eb('id', 'in', [...new Set(books.standing.map((entry) => entry.item_id ?? ''))]),
      ]),
    )
    .execute();
  for (const { id, settled_by } of instalments) {
    const owner = books.settled.find((claim) => claim.item_id === id)?.owner_id ?? null;
    assert.equal(settled_by, owner, `who paid instalment ${id}`);
    assert.ok(owner, `instalment ${id} was paid, and is owed`);
  }
}

function assertDistinct(values: string[], complaint: string): void {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  assert.deepEqual(twice, [], complaint);
}
