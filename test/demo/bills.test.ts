import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoicesAsPayables } from '../../src/invoices/payable.ts';
import type { Db } from '../../src/kit/database.ts';
import { addDays, daysBetween } from '../../src/kit/dates.ts';
import { centsToDecimal, sumCents } from '../../src/kit/money.ts';
import { ANA, accountOf, BRUNO, CARLA, clockAt, demoDatabase, LUIS, TODAY } from './support.ts';

/** The open bills of an account as people see them today. */
async function owed(db: Db, number: string): Promise<string[]> {
  const bills = await invoicesAsPayables.list(db, number, TODAY);
  return bills.map(
    (bill) => `${bill.id} ${daysBetween(TODAY, bill.dueOn)} ${centsToDecimal(bill.amountCents)}`,
  );
}

test('open bills are due and owed as the contract lists them', async (t) => {
  const { db } = await demoDatabase(t);
  assert.deepEqual(await owed(db, ANA.account), ['B-1001-25 5 43858.12', 'B-1001-26 35 41102.50']);
  assert.deepEqual(await owed(db, ANA.debts), [
    'B-1002-08 -280 27411.90',
    'B-1002-09 -220 28954.45',
    'B-1002-10 -160 29870.00',
    'B-1002-11 -100 31087.30',
    'B-1002-12 -40 30116.80',
  ]);
  assert.deepEqual(await owed(db, BRUNO), [
    'B-1003-10 -20 22310.75',
    'B-1003-11 8 23015.20',
    'B-1003-12 40 23015.20',
  ]);
  assert.deepEqual(await owed(db, CARLA.closed), ['B-1004-12 -50 15230.00']);
  assert.deepEqual(await owed(db, CARLA.leased), ['B-1005-12 12 19990.90']);
  assert.deepEqual((await owed(db, CARLA.firm)).at(-1), 'B-1006-12 15 88420.00');
  assert.deepEqual(await owed(db, LUIS), ['B-1007-12 18 20480.30']);
});

test('every second due date is 10 days after the first, with 3 % more to the cent', async (t) => {
  const { db } = await demoDatabase(t);
  for (const bill of await db.selectFrom('invoices').selectAll().execute()) {
    assert.equal(bill.second_due_on, addDays(bill.due_on, 10), bill.number);
    const more = (bill.second_amount_cents ?? 0) - bill.amount_cents;
    assert.ok(Math.abs(more * 100 - bill.amount_cents * 3) <= 50, bill.number);
  }
  const one = await db
    .selectFrom('invoices')
    .selectAll()
    .where('number', '=', 'B-1001-25')
    .executeTakeFirst();
  assert.equal(one?.second_amount_cents, 4_517_386);
});

test('a bill that falls due after the loading takes its second amount (D26)', async (t) => {
  const { db } = await demoDatabase(t);
  const [bill] = await invoicesAsPayables.list(db, ANA.account, addDays(TODAY, 6));
  assert.equal(bill?.amountCents, 4_517_386);
});

test('24 bills of Ana were paid elsewhere, through several channels', async (t) => {
  const { db } = await demoDatabase(t);
  const paid = await db
    .selectFrom('invoices as i')
    .leftJoin('outside_payments as p', 'p.invoice_number', 'i.number')
    .select(['i.number', 'i.account_number as account', 'i.paid_on as paidOn', 'i.due_on as dueOn'])
    .select(['i.amount_cents as amount', 'p.amount_cents as paid', 'p.paid_on as receivedOn', 'p.channel'])
    .where('i.status', '=', 'paid')
    .orderBy('i.number')
    .execute();
  assert.deepEqual(
    paid.map(({ number }) => number),
    Array.from({ length: 24 }, (_, index) => `B-1001-${String(index + 1).padStart(2, '0')}`),
  );
  for (const bill of paid) {
    assert.equal(bill.account, ANA.account);
    assert.equal(bill.paid, bill.amount);
    assert.equal(bill.receivedOn, bill.paidOn);
    assert.ok((bill.paidOn ?? '') <= bill.dueOn && bill.dueOn < TODAY, bill.number);
  }
  const channels = new Set(paid.map(({ channel }) => channel));
  assert.deepEqual([...channels].sort(), ['banco', 'pagofacil', 'portal_anterior', 'rapipago']);
});

test('every bill has lines that sum to its amount, each quantity times price', async (t) => {
  const { db } = await demoDatabase(t);
  const bills = await db.selectFrom('invoices').select(['number', 'amount_cents as amount']).execute();
  const lines = await db.selectFrom('invoice_lines').selectAll().execute();
  for (const line of lines) {
    const price = Math.round(Number(line.unit_price) * 100);
    assert.equal(Number(line.quantity) * price, line.amount_cents, line.concept);
    assert.ok(line.amount_cents > 0, `${line.invoice_number} ${line.concept}`);
  }
  for (const { number, amount } of bills) {
    const own = lines.filter((line) => line.invoice_number === number);
    assert.ok(own.length >= 4, number);
    assert.equal(sumCents(own.map((line) => line.amount_cents)), amount, number);
  }
});

test('the readings of the meter rise by what the bills charge', async (t) => {
  const { db } = await demoDatabase(t);
  const meter = (await accountOf(db, ANA.account)).meterNumber;
  const readings = await db.selectFrom('readings').selectAll().orderBy('read_on').execute();
  const used = await db
    .selectFrom('invoice_lines')
    .select('quantity')
    .where('concept', '=', 'Consumo de agua')
    .orderBy('invoice_number')
    .execute();
  const rises = readings.slice(1).map((row, at) => Number(row.value_m3) - Number(readings[at]?.value_m3));
  assert.deepEqual(
    rises,
    used.map(({ quantity }) => Number(quantity)),
  );
  assert.equal(rises.length, 26);
  assert.ok(rises.every((rise) => rise > 0));
  assert.ok(readings.every((row) => row.meter_number === meter && row.account_number === ANA.account));
});

test('dates follow the day in Mendoza, not in UTC', async (t) => {
  const { db } = await demoDatabase(t, clockAt('2026-11-23T02:30:00.000Z'));
  assert.deepEqual(await owed(db, LUIS), ['B-1007-12 18 20480.30']);
});
