import assert from 'node:assert/strict';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Db } from '../../../src/kit/database.ts';
import { openDatabase } from '../../../src/kit/database.ts';
import { until } from '../../support/until.ts';
import { assertSoundBooks, claimsOn, ledgerOf } from '../support/books.ts';
import { BILL, METERED } from '../support/cast.ts';
import type { PlatformFacts } from '../support/demo-data.ts';
import { lettersIn, platformFacts } from '../support/demo-data.ts';
import type { Acknowledged } from './customer.ts';

const PATIENCE_SECONDS = 90;

/** What must be true of everybody's payments after the last start and the operator's `reconcile`. */
export async function assertNothingLostNothingDouble(dataDir: string, told: Acknowledged): Promise<void> {
  await until(
    () => platformFacts(dataDir).due === 0,
    'the platform to deliver its notices',
    PATIENCE_SECONDS,
  );
  const store = openDatabase(join(dataDir, 'portal.db'));
  const { db } = store;
  try {
    const waiting = db.selectFrom('received_notices').select('event_id').where('handled_at', 'is', null);
    await until(
      async () => (await waiting.execute()).length === 0,
      'the notices to be worked off',
      PATIENCE_SECONDS,
    );
    const facts = platformFacts(dataDir);
    assert.ok(facts.sound, 'the platform file is sound');
    await assertStoryPaid(db, facts);
    await assertEveryAttemptFound(db, facts);
    await assertCreditedOnce(db, facts);
    await assertAcknowledged(db, told);
    await assertSoundBooks(db);
    await assertOneMailEach(db, dataDir);
    assert.deepEqual(store.check(), []);
  } finally {
    await store.close();
  }
}

async function assertStoryPaid(db: Db, { payments }: PlatformFacts): Promise<void> {
  const attempts = await db
    .selectFrom('payment_attempts')
    .select(['id', 'state'])
    .where('account_number', '=', METERED)
    .execute();
  assert.equal(attempts.length, 1, 'the attempt that was interrupted is the one that was paid');
  const id = attempts[0]?.id ?? '';
  const approved = payments.filter((one) => one.reference === id && one.status === 'approved');
  assert.equal(approved.length, 1, 'the customer could pay in the end, once');
  assert.deepEqual(await ledgerOf(db, id), [{ kind: 'credit', item: BILL, amount: approved[0]?.amount }]);
  assert.deepEqual(await claimsOn(db, BILL), [{ owner: id, state: 'settled' }]);
}

/** What each attempt is by what the platform has of it. */
function dueState(reference: string, { checkouts, payments }: PlatformFacts): string[] {
  const checkout = checkouts.find((one) => one.reference === reference);
  // The server died before it asked the platform: nobody can pay it, and in a minute it is given up.
  if (!checkout) return ['created', 'unknown', 'cancelled'];
  const payment = payments.find((one) => one.reference === reference);
  if (payment) return [{ approved: 'paid', pending: 'processing' }[payment.status] ?? 'rejected'];
  return checkout.status === 'open' ? ['redirected'] : ['cancelled', 'expired'];
}

async function assertEveryAttemptFound(db: Db, facts: PlatformFacts): Promise<void> {
  const attempts = await db.selectFrom('payment_attempts').select(['id', 'state']).execute();
  for (const { id, state } of attempts) {
    const due = dueState(id, facts);
    assert.ok(due.includes(state), `attempt ${id} is ${state}, and by the platform it is ${due}`);
  }
  const ids = attempts.map(({ id }) => id);
  const unheard = facts.checkouts.filter(({ reference }) => !ids.includes(reference));
  assert.deepEqual(unheard, [], 'no checkout without its attempt');
}

async function assertCreditedOnce(db: Db, { payments }: PlatformFacts): Promise<void> {
  const entries = await db.selectFrom('ledger_entries').selectAll().execute();
  const items = entries.map((entry) => `${entry.item_kind} ${entry.item_id}`);
  assert.equal(new Set(items).size, items.length, 'nothing is paid twice');
  assert.deepEqual(
    entries.filter(({ kind }) => kind !== 'credit'),
    [],
    'no surplus: nobody was let pay what was paid',
  );
  const credited = new Map<string, number>();
  for (const entry of entries)
    credited.set(entry.attempt_id, (credited.get(entry.attempt_id) ?? 0) + entry.amount_cents);
  const collected = payments
    .filter(({ status }) => status === 'approved')
    .map(({ reference, amount }): [string, number] => [reference, amount]);
  assert.deepEqual([...credited].sort(), collected.sort(), 'each payment is credited, and no other');
}

/** Whatever was answered to anybody stands. */
async function assertAcknowledged(db: Db, { checkouts, charged, receipts }: Acknowledged): Promise<void> {
  const attempts = await db.selectFrom('payment_attempts').select(['id', 'state', 'checkout_url']).execute();
  const paid = new Set(attempts.filter(({ state }) => state === 'paid').map(({ id }) => id));
  for (const id of [...charged, ...receipts]) assert.ok(paid.has(id), `${id} was acknowledged, and is lost`);
  const addresses = new Set(attempts.map((attempt) => attempt.checkout_url));
  for (const url of checkouts) assert.ok(addresses.has(url), `${url} was handed out, and is not known`);
}

async function assertOneMailEach(db: Db, dataDir: string): Promise<void> {
  const paid = await db
    .selectFrom('payment_attempts')
    .select(['id', 'verification_code'])
    .where('state', '=', 'paid')
    .execute();
  const unsent = db.selectFrom('outbox').select('id').where('state', '!=', 'sent');
  await until(async () => (await unsent.execute()).length === 0, 'the mail', PATIENCE_SECONDS);
  const mails = await Promise.all(lettersIn(dataDir).map((letter) => simpleParser(letter)));
  assert.equal(mails.length, paid.length, 'as many mails as payments');
  for (const { id, verification_code: code } of paid) {
    const own = mails.filter(({ text }) => text?.includes(`/pagos/${id}`) || text?.includes(code));
    assert.equal(own.length, 1, `one mail of ${id}`);
    const receipt = own[0]?.attachments[0];
    assert.ok(receipt?.content.subarray(0, 5).equals(Buffer.from('%PDF-')), 'with the receipt');
  }
}
