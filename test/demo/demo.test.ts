import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectionObstacle } from '../../src/accounts/account.ts';
import { surnameAndPostcodeMatch } from '../../src/accounts/linking/proof.ts';
import { listLinkedAccounts } from '../../src/accounts/store.ts';
import { isOnDigitalBill } from '../../src/digital-bill/store.ts';
import { isOnDirectDebit } from '../../src/direct-debit/store.ts';
import { findUserByEmail } from '../../src/identity/store.ts';
import { invoicesAsPayables } from '../../src/invoices/payable.ts';
import { addDays } from '../../src/kit/dates.ts';
import { sumCents } from '../../src/kit/money.ts';
import { createSettings } from '../../src/kit/settings.ts';
import { createPayables } from '../../src/payables/store.ts';
import { judgeDebt } from '../../src/plans/offer/eligibility.ts';
import { instalmentsAsPayables } from '../../src/plans/payable.ts';
import { planProgress } from '../../src/plans/plan.ts';
import { findActivePlan } from '../../src/plans/store.ts';
import {
  ANA,
  accountOf,
  BRUNO,
  CARLA,
  config,
  demoDatabase,
  EVERYBODY,
  LUIS,
  noon,
  TODAY,
} from './support.ts';

test('Ana and Carla have linked their accounts, nobody the rest', async (t) => {
  const { db } = await demoDatabase(t);
  const linked = async (email: string) => {
    const user = await findUserByEmail(db, email);
    return (await listLinkedAccounts(db, user?.id ?? '', { limit: 10 })).map(({ number }) => number).sort();
  };
  assert.deepEqual(await linked('ana.gomez@example.com'), ['100000001', '100000002']);
  assert.deepEqual(await linked('carla.diaz@example.com'), ['100000004', '100000005', '100000006']);
  assert.equal((await db.selectFrom('account_links').selectAll().execute()).length, 5);
});

test('accounts carry the holder, postcode, service and state of the contract', async (t) => {
  const { db } = await demoDatabase(t);
  const accounts = await Promise.all(EVERYBODY.map((number) => accountOf(db, number)));
  assert.deepEqual(
    accounts.map((a) => [a.number, a.holderName, a.postcode, a.service, a.status, a.collection].join(' | ')),
    [
      '100000001 | GÓMEZ, ANA MARÍA | 5500 | metered | active | portal',
      '100000002 | GÓMEZ, ANA MARÍA | 5501 | unmetered | active | portal',
      '100000003 | PÉREZ, BRUNO | 5501 | unmetered | active | portal',
      '100000004 | DÍAZ, CARLA | 5521 | unmetered | closed | leasing_office',
      '100000005 | DÍAZ, CARLA | 5521 | unmetered | active | leasing_office',
      '100000006 | FERRETERÍA EL CÓNDOR SRL | 5539 | unmetered | active | portal',
      '100000007 | QUIROGA, LUIS | 5515 | unmetered | active | portal',
    ],
  );
  assert.equal((await db.selectFrom('accounts').select('number').execute()).length, 7);
});

test('accounts of one customer share its id', async (t) => {
  const { db } = await demoDatabase(t);
  const ids = await Promise.all(EVERYBODY.map(async (number) => (await accountOf(db, number)).customerId));
  assert.deepEqual(ids, ['DEMO-K1', 'DEMO-K1', 'DEMO-K3', 'DEMO-K4', 'DEMO-K4', 'DEMO-K6', 'DEMO-K7']);
});

test('holders without a login can prove that an account is theirs', async (t) => {
  const { db } = await demoDatabase(t);
  const proves = async (number: string, surname: string, postcode: string) =>
    surnameAndPostcodeMatch(await accountOf(db, number), { surname, postcode });
  assert.ok(await proves(BRUNO, 'Pérez', '5501'));
  assert.ok(await proves(LUIS, 'quiroga', 'M5515'));
  assert.ok(await proves(CARLA.firm, 'Ferretería El Cóndor SRL', '5539'));
  assert.ok(!(await proves(LUIS, 'Quiroga', '5500')));
});

test('Ana is on the digital bill and nobody else; only the firm is on direct debit', async (t) => {
  const { db } = await demoDatabase(t);
  const digital = await Promise.all(EVERYBODY.map((number) => isOnDigitalBill(db, number)));
  const debit = await Promise.all(EVERYBODY.map((number) => isOnDirectDebit(db, number)));
  assert.deepEqual(
    EVERYBODY.filter((_, at) => digital[at]),
    [ANA.account],
  );
  assert.deepEqual(
    EVERYBODY.filter((_, at) => debit[at]),
    [CARLA.firm],
  );
});

test('a plan is possible for the debts of Ana', async (t) => {
  const { db } = await demoDatabase(t);
  const { plan } = await createSettings(db, noon).current();
  const bills = await invoicesAsPayables.list(db, ANA.debts, TODAY);
  assert.ok(bills.every((bill) => bill.overdue));
  const verdict = judgeDebt({
    account: await accountOf(db, ANA.debts),
    items: bills.map((bill) => ({ ...bill, obstacle: null })),
    planId: (await findActivePlan(db, ANA.debts))?.id ?? null,
    minimumCents: plan.minimumCents,
  });
  assert.equal(verdict.kind, 'eligible');
});

test('one charge waits: the reconnection of Ana', async (t) => {
  const { db } = await demoDatabase(t);
  const charges = await db.selectFrom('charges').selectAll().execute();
  assert.deepEqual(
    charges.map((c) => [c.number, c.account_number, c.concept, c.amount_cents, c.status].join(' ')),
    ['C-1002-1 100000002 Reconexión 1850000 pending'],
  );
});

test('the firm pays a plan of 6 instalments over three bills, the first of them paid', async (t) => {
  const { db } = await demoDatabase(t);
  const plan = await findActivePlan(db, CARLA.firm);
  assert.ok(plan);
  assert.deepEqual(planProgress(plan), { paid: 1, of: 6, remainingCents: 10_000_000 });
  assert.deepEqual(new Set(plan.instalments.map(({ amountCents }) => amountCents)), new Set([2_000_000]));
  const [first, next] = plan.instalments;
  assert.ok(first && first.settledAt !== null && first.dueOn < TODAY);
  assert.ok(next && next.settledAt === null && next.dueOn > TODAY);
  const financed = await db
    .selectFrom('plan_invoices as p')
    .innerJoin('invoices as i', 'i.number', 'p.invoice_number')
    .select(['i.number', 'i.amount_cents as amount'])
    .orderBy('i.number')
    .execute();
  assert.deepEqual(
    financed.map(({ number }) => number),
    ['B-1006-09', 'B-1006-10', 'B-1006-11'],
  );
  assert.equal(sumCents(financed.map(({ amount }) => amount)), 12_000_000);
});

test('of the firm, instalments and the newest bill can be paid, financed bills cannot', async (t) => {
  const { db } = await demoDatabase(t);
  const sources = [invoicesAsPayables, instalmentsAsPayables];
  const offered = await createPayables(db, noon, { timeZone: config.timeZone, sources }).list(CARLA.firm);
  const kinds = offered.map(
    ({ reference, labels, obstacle }) => `${reference || labels.es} ${obstacle?.kind ?? 'payable'}`,
  );
  assert.deepEqual(kinds, [
    'B-1006-09 in-plan',
    'B-1006-10 in-plan',
    'B-1006-11 in-plan',
    'B-1006-12 payable',
    'Cuota 2 de 6 del plan de pago payable',
    'Cuota 3 de 6 del plan de pago payable',
    'Cuota 4 de 6 del plan de pago payable',
    'Cuota 5 de 6 del plan de pago payable',
    'Cuota 6 de 6 del plan de pago payable',
  ]);
});

test('the accounts of Carla say where they are paid instead', async (t) => {
  const { db } = await demoDatabase(t);
  const closed = await accountOf(db, CARLA.closed);
  const leased = await accountOf(db, CARLA.leased);
  assert.equal(collectionObstacle(closed), 'closed');
  assert.equal(closed.closedOn, addDays(TODAY, -40));
  assert.match(closed.collectionNote ?? '', /Administración Torres/);
  assert.equal(collectionObstacle(leased), 'leasing_office');
  assert.equal(leased.collectionNote, 'Enviar a la oficina de arrendamiento');
});

test('the utility presents itself, with a tax id that exists', async (t) => {
  const { db } = await demoDatabase(t);
  const settings = await createSettings(db, noon).current();
  assert.equal(settings.utilityName, 'Aguas del Valle');
  assert.equal(settings.phone, '(0261) 555-0100');
  assert.equal(settings.assistantNumber, '261 216-2482');
  assert.equal(settings.assistantLink, 'https://wa.me/5492612162482');
  assert.match(settings.address, /Mendoza/);
  const taxIds = await db.selectFrom('accounts').select('tax_id as taxId').execute();
  for (const taxId of [settings.taxId, ...taxIds.map((row) => row.taxId ?? '')]) {
    assert.ok(isCuit(taxId), taxId);
  }
});

function isCuit(text: string): boolean {
  const digits = [...text.replaceAll('-', '')].map(Number);
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  return digits.length === 11 && (11 - (sum % 11)) % 11 === digits[10];
}
