import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInvoices } from '../../src/invoices/intake.ts';
import { transact } from '../../src/kit/database.ts';
import { settle } from '../../src/payments/attempts/settle.ts';
import { sweepPlans } from '../../src/plans/life/sweep.ts';
import { sweepDeps } from '../../src/plans/life/sweep-deps.ts';
import { claimsOn, ledgerOf } from '../payments/support/books.ts';
import type { Till } from '../payments/support/till.ts';
import { openTill } from '../payments/support/till.ts';
import {
  activePlan,
  begin,
  DEBTS,
  DEBTS_BILLS,
  generate,
  instalmentsOf,
  OFFER,
  pay,
  settledBills,
  stateOf,
} from './support.ts';

const DAY = 24 * 60;
const [OLDEST = ''] = DEBTS_BILLS;

/** Time goes by, and the job of the hour runs. */
async function wait(till: Till, days: number): Promise<void> {
  till.clock.advance({ minutes: days * DAY });
  await sweepPlans(sweepDeps(till.deps));
}

/** All the money of a payment goes back. */
async function refund(till: Till, attempt: string): Promise<void> {
  const { amountCents } = till.platform.checkoutOf(attempt)?.order ?? { amountCents: 0 };
  assert.ok(till.platform.change(attempt, { refundedCents: amountCents }));
  await settle(till.deps.payments, attempt);
}

/** The billing system says that a bill was paid at its counter. */
async function payElsewhere({ deps }: Till, number: string): Promise<void> {
  const { db } = deps;
  const bill = await db
    .selectFrom('invoices')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const { settled_at: _, settled_by: __, ...facts } = bill;
  await transact(db, (tx) => takeInvoices(tx, [{ ...facts, status: 'paid', paid_on: '2026-03-10' }]));
}

const lettersOf = async ({ deps }: Till, id: string) =>
  (
    await deps.db
      .selectFrom('outbox')
      .select('dedupe_key as key')
      .where('dedupe_key', 'like', `plan:${id}:%`)
      .execute()
  ).map(({ key }) => key.split(':')[2]);

test('a generated plan holds nothing: one of its bills paid alone discards it (D13)', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  await pay(till, ana, `factura=${OLDEST}`);
  assert.equal(await stateOf(till, id), 'discarded');
  const page = await ana.get(`/cuentas/${DEBTS}/planes/${id}`);
  assert.match(page.text, /Descartado/);
  assert.doesNotMatch(page.text, /Pagar primera cuota/);
  assert.doesNotMatch((await ana.get(`/cuentas/${DEBTS}`)).text, /Pagar primera cuota/);
  assert.equal((await ana.get(OFFER)).root.querySelectorAll('input[name="opcion"]').length, 3);
});

test('a bill paid elsewhere discards it too, before the job has run', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  await payElsewhere(till, OLDEST);
  assert.match((await ana.get(`/cuentas/${DEBTS}/planes/${id}`)).text, /Descartado/);
  const refused = await ana.get(`/cuentas/${DEBTS}/pagar?cuota=${(await instalmentsOf(till, id))[0]?.id}`);
  assert.equal(new URL(refused.url).pathname, `/cuentas/${DEBTS}`);
  await generate(ana, 6);
  assert.equal(await stateOf(till, id), 'discarded');
});

test('unpaid through its last day it expires, on the day after, and is told', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  await wait(till, 5);
  assert.equal(await stateOf(till, id), 'generated');
  await wait(till, 1);
  assert.equal(await stateOf(till, id), 'expired');
  assert.ok((await lettersOf(till, id)).includes('expired'));
  const page = await (await till.visitor()).get(`/cuentas/${DEBTS}/planes/${id}`);
  assert.match(page.text, /Vencido/);
  assert.equal(page.root.querySelector(`main a[href*="/planes/"][href$=".pdf"]`), null);
  const rows = page.root.querySelector('section[aria-labelledby=cuotas]')?.text ?? '';
  assert.match(rows, /Ya no se paga/);
  assert.doesNotMatch(rows, /Vence el/);
});

test('while its first instalment is being paid its bills are held, and it does not expire', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  const [first] = await instalmentsOf(till, id);
  const attempt = await begin(till, ana, `cuota=${first?.id}`);
  for (const bill of DEBTS_BILLS)
    assert.deepEqual(await claimsOn(till.deps.db, bill), [{ owner: attempt, state: 'live' }]);
  const page = await ana.get(`/cuentas/${DEBTS}/pagar?factura=${OLDEST}`);
  assert.equal(new URL(page.url).pathname, `/cuentas/${DEBTS}`);
  till.platform.pay(attempt, 'pending');
  await ana.get(`/pagos/${attempt}`);
  await wait(till, 7);
  assert.equal(await stateOf(till, id), 'generated');
  till.platform.decide(attempt, 'approved');
  await (await till.visitor()).get(`/pagos/${attempt}`);
  assert.equal(await stateOf(till, id), 'active');
});

test('a first payment of a plan that could not begin any more is surplus, and its bills stay free', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  const [first] = await instalmentsOf(till, id);
  const late = await begin(till, ana, `cuota=${first?.id}`);
  await payElsewhere(till, OLDEST);
  till.platform.pay(late, 'approved');
  await settle(till.deps.payments, late);
  assert.deepEqual(
    (await ledgerOf(till.deps.db, late)).map(({ kind }) => kind),
    ['surplus'],
  );
  assert.equal(await stateOf(till, id), 'discarded');
  for (const bill of DEBTS_BILLS) assert.deepEqual(await claimsOn(till.deps.db, bill), []);
});

test('instalments are paid in order: a later one alone is refused with the reason, both together go (A133)', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana, 6);
  const [, second, third, fourth] = await instalmentsOf(till, id);
  const refused = await ana.get(`/cuentas/${DEBTS}/pagar?cuota=${third?.id}`);
  assert.match(refused.text, /de la más antigua a la más nueva: elegí también las anteriores/);
  const part = await ana.get(`/cuentas/${DEBTS}/pagar?cuota=${second?.id}&cuota=${fourth?.id}`);
  assert.match(part.text, /Cuota 2 de 6/);
  assert.doesNotMatch(part.text, /Cuota 4 de 6/);
  const both = await ana.get(`/cuentas/${DEBTS}/pagar?cuota=${second?.id}&cuota=${third?.id}`);
  assert.match(both.text, /Cuota 2 de 6.*Cuota 3 de 6/);
  assert.match(both.text, /Sí, pagar/);
});

test('paid to the end its bills count as paid in instalments, on their pages and in the history', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana);
  const [, second, third] = await instalmentsOf(till, id);
  await pay(till, ana, `cuota=${second?.id}&cuota=${third?.id}`);
  assert.equal(await stateOf(till, id), 'completed');
  assert.deepEqual(await settledBills(till, id), DEBTS_BILLS);
  const done = await ana.get(`/cuentas/${DEBTS}/planes/${id}`);
  const list = done.root.querySelector('section[aria-labelledby=facturas-plan]')?.text ?? '';
  assert.equal(list.match(/Pagada el/g)?.length, DEBTS_BILLS.length);
  const bill = await ana.get(`/cuentas/${DEBTS}/facturas/${OLDEST}`);
  assert.ok(bill.root.querySelector(`a[href="/cuentas/${DEBTS}/planes/${id}"]`));
  const history = await ana.get(`/cuentas/${DEBTS}/pagos/facturas`);
  assert.equal(history.text.split('Plan de pago').length - 1, 5);
});

test('money of a completed plan that goes back reopens it and its bills', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana);
  const [, second, third] = await instalmentsOf(till, id);
  await pay(till, ana, `cuota=${second?.id}`);
  const last = await pay(till, ana, `cuota=${third?.id}`);
  assert.equal(await stateOf(till, id), 'completed');
  await refund(till, last);
  assert.equal(await stateOf(till, id), 'active');
  assert.deepEqual(await settledBills(till, id), []);
  for (const bill of DEBTS_BILLS)
    assert.deepEqual(await claimsOn(till.deps.db, bill), [{ owner: id, state: 'live' }]);
  await pay(till, ana, `cuota=${third?.id}`);
  assert.equal(await stateOf(till, id), 'completed');
});

test('the first payment goes back: the plan is as before it, its bills are free', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  const [first] = await instalmentsOf(till, id);
  const attempt = await pay(till, ana, `cuota=${first?.id}`);
  await refund(till, attempt);
  assert.equal(await stateOf(till, id), 'generated');
  assert.deepEqual(await claimsOn(till.deps.db, OLDEST), []);
});

test('two instalments missed: it lapses, the oldest bills that the money covers are paid, the rest is owed again', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana);
  await wait(till, 36);
  assert.equal(await stateOf(till, id), 'active', 'one is missed');
  await wait(till, 31);
  assert.equal(await stateOf(till, id), 'lapsed');
  assert.deepEqual(
    await settledBills(till, id),
    [OLDEST],
    '36.860,12 cover 27.411,90 and not 28.954,45 as well',
  );
  assert.ok((await lettersOf(till, id)).includes('lapsed'));
  const again = await till.visitor();
  const page = await again.get(`/cuentas/${DEBTS}/planes/${id}`);
  assert.match(page.text, /Caducado/);
  assert.match(page.text.replace(/\u00a0/g, ' '), /\$ 9\.448,22 a favor de la cuenta/);
  const home = await again.get(`/cuentas/${DEBTS}`);
  assert.equal(home.root.querySelectorAll('input[name="factura"]').length, 4);
  assert.equal(home.root.querySelectorAll('input[name="cuota"]').length, 0);
});

test('an instalment that is being paid is waited for before a plan lapses', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await activePlan(till, ana);
  const [, second] = await instalmentsOf(till, id);
  await begin(till, ana, `cuota=${second?.id}`);
  await wait(till, 70);
  assert.equal(await stateOf(till, id), 'active');
});

test('money of a lapsed plan that goes back is owed again in the bills that it had paid', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana);
  const [first] = await instalmentsOf(till, id);
  const attempt = await pay(till, ana, `cuota=${first?.id}`);
  await wait(till, 70);
  assert.deepEqual(await settledBills(till, id), [OLDEST]);
  await refund(till, attempt);
  assert.deepEqual(await settledBills(till, id), []);
  assert.deepEqual(await claimsOn(till.deps.db, OLDEST), []);
});
