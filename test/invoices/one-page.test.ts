import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '../documents/read-pdf.ts';
import { openPortal } from '../support/portal.ts';

test('every bill of the demo fits one page', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const bills = await portal.deps.db
    .selectFrom('invoices')
    .select(['number', 'account_number as account'])
    .where('account_number', 'in', ['100000001', '100000002'])
    .execute();
  const long: string[] = [];
  for (const { number, account } of bills) {
    const answer = await ana.get(`/cuentas/${account}/facturas/${number}.pdf`);
    if (answer.status === 200 && readPdf(answer.bytes).pages.length !== 1) long.push(number);
  }
  assert.deepEqual(long, []);
});
