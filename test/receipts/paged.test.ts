import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessThrough } from '../../src/accounts/access.ts';
import { shownOf } from '../../src/receipts/history/page.ts';
import { pageOfPayments } from '../../src/receipts/history/paged.ts';
import { mergePayments } from '../../src/receipts/history/payment.ts';
import { listOutsidePayments, listPortalPayments } from '../../src/receipts/history/store.ts';
import { openPortal } from '../support/portal.ts';
import { addAttempt, september } from './history-support.ts';

const ANA = '100000001';
const TIME_ZONE = 'America/Argentina/Mendoza';

test('a page that is read alone is that page of the whole history, with the same sums', async () => {
  const portal = await openPortal({ env: { NOW: '2026-11-22T12:00:00.000Z' } });
  const { db } = portal.deps;
  for (let at = 0; at < 31; at++) {
    const day = String(1 + (at % 28)).padStart(2, '0');
    await addAttempt(portal, {
      ...{ id: `ATTEMPT-${at}`, state: at % 9 === 4 ? 'rejected' : 'paid' },
      at: `2026-0${1 + (at % 9)}-${day}T${at % 2 ? '02' : '18'}:${10 + at}:00.000Z`,
      item: { ...september, id: `B-X-${at}`, amountCents: 100_000 + at },
    });
  }
  // One of them went back, and one was not owed when it came.
  const line = {
    ...{ platform: 'test', account_number: ANA, recorded_at: '2026-11-22T12:00:00.000Z' },
    ...{ item_kind: null, item_id: null },
  };
  const booked = (id: string, at: number, kind: 'credit' | 'surplus' | 'refund', amount_cents: number) => ({
    ...{
      ...line,
      id,
      kind,
      amount_cents,
      attempt_id: `ATTEMPT-${at}`,
      provider_payment_id: `P-ATTEMPT-${at}`,
    },
    ...(kind === 'refund' ? {} : { item_kind: 'invoice', item_id: `B-X-${at}` }),
  });
  await db
    .insertInto('ledger_entries')
    .values([
      booked('L1', 3, 'credit', 100_003),
      booked('L2', 3, 'refund', -100_003),
      booked('L3', 5, 'surplus', 100_005),
    ])
    .execute();
  const { id } = await db
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', 'ana.gomez@example.com')
    .executeTakeFirstOrThrow();
  const access = await accessThrough(db, id, ANA);
  assert.ok(access);
  const all = mergePayments(
    await listPortalPayments(db, access),
    await listOutsidePayments(db, access),
    TIME_ZONE,
  );
  for (const wanted of [undefined, '1', '2', '3', '99', 'x']) {
    const shown = await pageOfPayments(db, access, { wanted, timeZone: TIME_ZONE });
    assert.deepEqual(shown, shownOf(all, wanted), `page ${wanted}`);
  }
  assert.ok(all.length > 50);
});
