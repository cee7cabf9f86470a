import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from '../../../src/payments/attempts/settle.ts';
import { mailsTo } from '../support/books.ts';
import { openTill, startPaying } from '../support/till.ts';

test('a second payment that is under way after the first failed is told of when it fails too', async () => {
  const till = await openTill();
  const { db, payments } = till.deps;
  const id = await startPaying(till, await till.visitor());
  till.platform.pay(id, 'pending');
  await settle(payments, id);
  till.platform.decide(id, 'rejected');
  assert.equal((await settle(payments, id))?.state, 'rejected');
  const once = await mailsTo(db);
  assert.equal(once.length, 1);
  till.platform.add(id, { id: 'pa_late', status: 'pending' });
  assert.equal((await settle(payments, id))?.state, 'processing');
  till.platform.decide(id, 'rejected');
  assert.equal((await settle(payments, id))?.state, 'rejected');
  assert.deepEqual(await mailsTo(db), [...once, 'failed:pa_late'].sort());
});
