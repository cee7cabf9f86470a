import assert from 'node:assert/strict';
import type { Till } from '../payments/support/till.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';

/** Ana's account with five overdue bills. */
export const DEBTS = '100000002';
export const DEBTS_BILLS = ['B-1002-08', 'B-1002-09', 'B-1002-10', 'B-1002-11', 'B-1002-12'];
export const OFFER = `/cuentas/${DEBTS}/plan-de-pago`;
export const GENERATE = `form[action="${OFFER}/generar"]`;

export const ANAS_DATA = {
  nombre: 'Ana María Gómez',
  documento: '27-20111222-8',
  telefono: '261 555-0123',
  correo: 'ana.gomez@example.com',
  acepto: 'si',
};

/** Chooses an option, fills in the window and confirms; the answer is not followed. */
export async function confirmPlan(
  visitor: TestBrowser,
  count = 3,
  data: Record<string, string> = ANAS_DATA,
): Promise<TestPage> {
  await visitor.get(`${OFFER}/generar?opcion=${count}`);
  return await visitor.submit(GENERATE, data, { follow: false });
}

/** A plan that waits for its first payment; answers its id. */
export async function generate(visitor: TestBrowser, count = 3): Promise<string> {
  const answer = await confirmPlan(visitor, count);
  assert.equal(answer.status, 303, answer.text);
  const id = /\/planes\/([0-9A-Z]{26})$/.exec(answer.headers.get('location') ?? '')?.[1];
  assert.ok(id, 'the answer leads to the plan');
  return id;
}

export interface InstalmentRow {
  id: string;
  amount: number;
  settledBy: string | null;
}

export async function instalmentsOf({ deps }: Till, planId: string): Promise<InstalmentRow[]> {
  return await deps.db
    .selectFrom('plan_instalments')
    .select(['id', 'amount_cents as amount', 'settled_by as settledBy'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute();
}

export async function stateOf({ deps }: Till, planId: string): Promise<string> {
  const row = await deps.db
    .selectFrom('plans')
    .select('state')
    .where('id', '=', planId)
    .executeTakeFirstOrThrow();
  return row.state;
}

/** Asks the question for these items and answers it; the attempt's id. */
export async function begin(till: Till, visitor: TestBrowser, query: string): Promise<string> {
  const before = till.platform.checkouts.length;
  await visitor.get(`/cuentas/${DEBTS}/pagar?${query}`);
  const answer = await visitor.submit(`form[action="/cuentas/${DEBTS}/pagos"]`, {}, { follow: false });
  const checkout = till.platform.checkouts[before];
  assert.ok(checkout, `no checkout for ${query}: ${answer.status} ${answer.headers.get('location')}`);
  return checkout.order.attemptId;
}

/** The same, approved and seen. */
export async function pay(till: Till, visitor: TestBrowser, query: string): Promise<string> {
  const id = await begin(till, visitor, query);
  till.platform.pay(id, 'approved');
  await visitor.get(`/pagos/${id}`);
  return id;
}

/** A plan whose first instalment is paid. */
export async function activePlan(till: Till, visitor: TestBrowser, count = 3): Promise<string> {
  const id = await generate(visitor, count);
  const [first] = await instalmentsOf(till, id);
  await pay(till, visitor, `cuota=${first?.id}`);
  assert.equal(await stateOf(till, id), 'active');
  return id;
}

/** The bills that the plan has paid. */
export async function settledBills({ deps }: Till, planId: string): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('invoices')
    .select('number')
    .where('settled_by', '=', planId)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}
