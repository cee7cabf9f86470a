import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addLink } from '../../src/accounts/store.ts';
import { transact } from '../../src/kit/database.ts';
import { addNotice } from '../../src/notices/store.ts';
import { userIdOf } from '../accounts/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { openPortal, type TestPortal } from '../support/portal.ts';

const HOME = '/cuentas/100000001';
const FORM = `form[action^="${HOME}/avisos/"]`;

async function tell({ deps }: TestPortal, accountNumber = '100000001') {
  const detail = { invoice: 'B-1001-26', mailbox: 'ana.gomez@example.com' };
  await transact(deps.db, (tx) =>
    addNotice(tx, deps.clock, { accountNumber, kind: 'back-to-paper', detail }),
  );
}

const told = (visitor: TestBrowser) => visitor.page.root.querySelectorAll(FORM).length;

test('each user of the account is told on its pages until they have read it', async () => {
  const portal = await openPortal();
  const { deps } = portal;
  const carla = await userIdOf(deps, 'carla.diaz@example.com');
  await transact(deps.db, (tx) => addLink(tx, deps.clock, { userId: carla, number: '100000001' }));
  await tell(portal);
  const [first, second] = [
    await portal.signedIn(),
    await portal.signedIn('carla.diaz@example.com', 'Vertiente#26'),
  ];
  for (const visitor of [first, second]) {
    await visitor.get(`${HOME}/facturas`);
    assert.equal(told(visitor), 1);
  }
  await first.submit(FORM);
  assert.deepEqual([told(first), new URL(first.page.url).pathname], [0, `${HOME}/facturas`]);
  await second.get(HOME);
  assert.equal(told(second), 1);
});

test('the other accounts of the same user say nothing of it', async () => {
  const portal = await openPortal();
  await tell(portal);
  const ana = await portal.signedIn();
  await ana.get('/cuentas/100000002');
  assert.equal(told(ana), 0);
});

test('a notice of somebody else is not read by forging its address, nor does the way back lead elsewhere', async () => {
  const portal = await openPortal();
  const { deps } = portal;
  await tell(portal, '100000004');
  await tell(portal);
  const ana = await portal.signedIn();
  await ana.get(HOME);
  const token = ana.page.form(FORM).querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const rows = await deps.db.selectFrom('account_notices').selectAll().execute();
  for (const { id } of rows) {
    const answer = await ana.post(
      `${HOME}/avisos/${id}`,
      { _csrf: token, volver: '//evil.example/' },
      { follow: false },
    );
    assert.equal(answer.headers.get('location'), HOME);
    assert.equal((await ana.post(`/cuentas/100000004/avisos/${id}`, { _csrf: token })).status, 404);
  }
  const reads = await deps.db.selectFrom('account_notice_reads').select('notice_id').execute();
  assert.deepEqual(
    reads.map((read) => read.notice_id),
    rows.filter((row) => row.account_number === '100000001').map((row) => row.id),
  );
  assert.equal((await ana.post(`${HOME}/avisos/nada`, { _csrf: token }, { follow: false })).status, 303);
});
