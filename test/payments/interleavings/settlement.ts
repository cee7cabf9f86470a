import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { centsToDecimal } from '../../../src/kit/money.ts';
import { findDifferences } from '../../../src/payments/settlement/differences.ts';
import { readSettlement } from '../../../src/payments/settlement/file.ts';
import { keepSettlement } from '../../../src/payments/settlement/store.ts';
import type { World } from './world.ts';

/** One line of a collector's report, by `kind payment`: what was said of it first. */
export type Kept = Map<string, number>;

/** All on one day, so that no payment is from before the first report. */
const DAY = '2026-03-10';
const NEVER = '2999-12-31';
const FEE_CENTS = 123;

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-reports-'));
let reports = 0;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** What the platform has collected, given back and lost to disputes until now, by `kind payment`. */
function platformBooks({ shop }: World): Kept {
  const books: Kept = new Map();
  for (const payment of shop.platform.checkouts.flatMap((one) => one.payments)) {
    if (payment.status !== 'approved') continue;
    const held = payment.disputed ? payment.amountCents - payment.refundedCents : 0;
    books.set(`payment ${payment.id}`, payment.amountCents);
    if (payment.refundedCents > 0) books.set(`refund ${payment.id}`, payment.refundedCents);
    if (held > 0) books.set(`chargeback ${payment.id}`, held);
  }
  return books;
}

/** The collector's report of all until now, perhaps without one payment; the operator imports it. */
export async function importReport(world: World, without: number | null): Promise<void> {
  const { shop, reported } = world;
  const { payments, platform } = shop;
  const rows = [...platformBooks(world)];
  const left = without === null ? undefined : rows.at(-1 - without);
  const said = rows.filter((row) => row !== left);
  reports += 1;
  const file = join(folder, `${reports}.csv`);
  writeFileSync(file, csvOf(said));
  const read = await readSettlement(file);
  rmSync(file);
  assert.ok(read.kind === 'read' && read.file.refused.length === 0, 'the report can be read');
  const fresh = said.filter(([key]) => !reported.has(key));
  const contradicted = said.filter(([key, cents]) => (reported.get(key) ?? cents) !== cents);
  for (const [key, cents] of fresh) reported.set(key, cents);
  const landed = await keepSettlement(payments.db, payments.clock, {
    platform: platform.name,
    lines: read.file.lines,
  });
  assert.deepEqual(
    { ...landed, contradicted: landed.contradicted.length },
    {
      added: fresh.length,
      unchanged: said.length - fresh.length - contradicted.length,
      contradicted: contradicted.length,
    },
    'what the report added',
  );
  world.tally[left ? 'settlement that lacks a payment' : 'settlement'] += 1;
}

/** After a crash: of the report that was being imported, what was committed is what was said. */
export async function recallReports(world: World): Promise<void> {
  const lines = await world.shop.payments.db.selectFrom('settlement_lines').selectAll().execute();
  world.reported = new Map(lines.map((one) => [`${one.kind} ${one.provider_payment_id}`, one.amount_cents]));
}

function csvOf(rows: readonly (readonly [string, number])[]): string {
  const lines = rows.map(([key, cents]) => {
    const [kind, payment] = key.split(' ');
    return `${payment},${kind},${centsToDecimal(cents)},${centsToDecimal(FEE_CENTS)},${DAY}\n`;
  });
  return `payment_id,type,amount,fee,date\n${lines.join('')}`;
}

/**
 * When the portal knows all that the platform knows: the list names what no report has said, and what one has said
 * that is not true any more; nothing else, and nothing at all after a whole report that no other contradicts.
 */
export async function assertDifferences(world: World): Promise<void> {
  const books = platformBooks(world);
  const expected = new Map<string, [number, number]>();
  for (const [key, settled] of world.reported) {
    const booked = books.get(key) ?? 0;
    if (settled !== booked) expected.set(key, [settled, booked]);
  }
  for (const [key, booked] of world.reported.size > 0 ? books : [])
    if (!world.reported.has(key)) expected.set(key, [0, booked]);
  const { db, platform } = world.shop.payments;
  const differences = await findDifferences(db, { platform: platform.name, before: NEVER });
  assert.deepEqual(
    new Map(differences.map((one) => [`${one.kind} ${one.paymentId}`, [one.settledCents, one.bookedCents]])),
    expected,
    'what the reports and the books do not agree about',
  );
  assert.equal(differences.length, expected.size, 'each is named once');
}
