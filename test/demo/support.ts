import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Schema } from '../../db/schema.ts';
import { loadDemo } from '../../db/seeds/demo.ts';
import { findAccountByNumber } from '../../src/accounts/store.ts';
import type { Clock } from '../../src/kit/clock.ts';
import type { Db, OpenDatabase } from '../../src/kit/database.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { copyMigrated } from '../support/template.ts';

export const config = { secret: 'a secret for the tests of the demo', timeZone: 'America/Argentina/Mendoza' };
export const TODAY = '2026-11-22';

export const clockAt = (now: string): Clock => ({ now: () => new Date(now) });
export const noon = clockAt(`${TODAY}T15:00:00.000Z`);

export interface NewDatabase extends OpenDatabase {
  file: string;
}

/** An empty, migrated database of its own, gone after the test. */
export async function newDatabase(t: TestContext): Promise<NewDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const file = join(folder, 'portal.db');
  await copyMigrated(file);
  const open = openDatabase(file);
  t.after(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...open, file };
}

export async function demoDatabase(t: TestContext, clock = noon): Promise<NewDatabase> {
  const open = await newDatabase(t);
  await loadDemo(open.db, config, clock);
  return open;
}

export const ANA = { account: '100000001', debts: '100000002' };
export const CARLA = { closed: '100000004', leased: '100000005', firm: '100000006' };
export const BRUNO = '100000003';
export const LUIS = '100000007';
export const EVERYBODY = [ANA.account, ANA.debts, BRUNO, CARLA.closed, CARLA.leased, CARLA.firm, LUIS];

export async function accountOf(db: Db, number: string) {
  const account = await findAccountByNumber(db, number);
  assert.ok(account, number);
  return account;
}

const TABLES = [
  'settings',
  'users',
  'accounts',
  'account_links',
  'invoices',
  'invoice_lines',
  'charges',
  'readings',
  'outside_payments',
  'digital_bill_enrolments',
  'direct_debit_enrolments',
  'plans',
  'plan_invoices',
  'plan_instalments',
  'payable_claims',
] as const satisfies (keyof Schema)[];

/** All that the demo writes, in one comparable text per table. */
export async function contents(db: Db): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    tables[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return tables;
}

export async function rowCount(db: Db): Promise<number> {
  return Object.values(await contents(db)).flat().length;
}
