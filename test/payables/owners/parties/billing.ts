import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFolder } from '../../../../src/billing-exchange/import-folder.ts';
import type { Clock } from '../../../../src/kit/clock.ts';
import type { Db } from '../../../../src/kit/database.ts';
import { addDays } from '../../../../src/kit/dates.ts';
import { centsToDecimal } from '../../../../src/kit/money.ts';
import type { CsvRecord } from '../../../billing-exchange/support.ts';
import { account, csvText, invoice } from '../../../billing-exchange/support.ts';
import { ACCOUNTS, BILLS } from './cast.ts';

const FIRST_DAY = '2026-03-10';
const ZONE = 'America/Argentina/Mendoza';

/** What the billing system says of one bill. */
export interface Stated {
  number: string;
  account: string;
  dueOn: string;
  cents: number;
  status: 'open' | 'paid' | 'withdrawn';
  /** It says that nothing is due although it is open. */
  zero: boolean;
}

export type Statement = Map<string, Stated>;

export const initialStatement = (): Statement =>
  new Map(
    BILLS.map(({ dueInDays, ...bill }) => [
      bill.number,
      { ...bill, dueOn: addDays(FIRST_DAY, dueInDays), status: 'open', zero: false },
    ]),
  );

/** A whole export; `without` is a bill that is not in it. */
export function exportOf(statement: Statement, without: string | null = null): Record<string, CsvRecord[]> {
  const accounts = ACCOUNTS.map((number) => ({ ...account, account_number: number, customer_id: number }));
  const invoices = [...statement.values()].filter(({ number }) => number !== without).map(rowOf);
  return { accounts, invoices };
}

const rowOf = (bill: Stated): CsvRecord => ({
  ...invoice,
  invoice_number: bill.number,
  account_number: bill.account,
  issued_on: addDays(bill.dueOn, -60),
  due_on: bill.dueOn,
  second_due_on: addDays(bill.dueOn, 10),
  amount: centsToDecimal(bill.cents),
  second_due_amount: centsToDecimal(bill.cents + 10_000),
  amount_due: bill.zero ? '0.00' : '',
  status: bill.status,
  paid_on: bill.status === 'paid' ? FIRST_DAY : '',
});

export async function importInto(
  { db, clock, dataDir }: { db: Db; clock: Clock; dataDir: string },
  files: Record<string, CsvRecord[]>,
): Promise<void> {
  const dir = mkdtempSync(join(dataDir, 'export-'));
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(dir, `${name}.csv`), csvText(rows));
  const reportsDir = join(dataDir, 'imports');
  const report = await importFolder({ db, clock, timeZone: ZONE, dir, reportsDir });
  rmSync(dir, { recursive: true, force: true });
  if (report.outcome === 'refused') throw new Error(JSON.stringify(report.files));
  rmSync(report.directory, { recursive: true, force: true });
  const bad = report.files.filter((file) => file.refused > 0);
  if (bad.length > 0) throw new Error(JSON.stringify(bad));
}
