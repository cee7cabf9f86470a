import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import { importCommand } from '../../src/commands/import.ts';
import { writeDueBills } from '../../src/deliveries/mailing.ts';
import { startDigitalBill } from '../../src/digital-bill/store.ts';
import { transact } from '../../src/kit/database.ts';
import { addDays } from '../../src/kit/dates.ts';
import { localDate } from '../../src/kit/intl/zone.ts';
import type { CsvRecord, Export } from '../billing-exchange/support.ts';
import { writeFolder } from '../billing-exchange/support.ts';
import type { TestPortal } from '../support/portal.ts';
import { childEnv } from '../support/process/child-env.ts';
import { runHere } from '../support/process/command.ts';

export const TIME_ZONE = 'America/Argentina/Mendoza';
/** On digital bill in the demo, and another of Ana's that is not. */
export const ENROLLED = '100000001';
export const ON_PAPER = '100000002';

/** A new bill as the billing system exports it: issued today. */
export function newBill(number: string, changes: CsvRecord = {}, now = new Date()): CsvRecord {
  const today = localDate(now, TIME_ZONE);
  return {
    invoice_number: number,
    account_number: ENROLLED,
    kind: 'service',
    period: '2027-B1',
    issued_on: today,
    due_on: addDays(today, 20),
    second_due_on: addDays(today, 30),
    amount: '45000.50',
    second_due_amount: '46350.52',
    amount_due: '',
    status: 'open',
    paid_on: '',
    ...changes,
  };
}

export const lineOf = (bill: CsvRecord): CsvRecord => ({
  invoice_number: String(bill.invoice_number),
  line: '1',
  concept: 'Agua y cloacas',
  quantity: '1',
  unit: 'bimestre',
  unit_price: String(bill.amount),
  amount: String(bill.amount),
});

export const exportOf = (...bills: CsvRecord[]): Export => ({
  invoices: bills,
  invoice_lines: bills.map(lineOf),
});

/** Imports bills into a portal, as the operator's command does. */
export async function bring({ deps, dataDir }: TestPortal, ...bills: CsvRecord[]): Promise<void> {
  const folder = join(dataDir, 'in');
  mkdirSync(folder, { recursive: true });
  const result = await importFolder({
    db: deps.db,
    clock: deps.clock,
    timeZone: TIME_ZONE,
    dir: writeFolder(folder, exportOf(...bills)),
    reportsDir: join(dataDir, 'imports'),
  });
  if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
}

/** Imports bills and has their letters written. */
export async function bringAndWrite(portal: TestPortal, ...bills: CsvRecord[]): Promise<void> {
  await bring(portal, ...bills);
  while (await writeDueBills(portal.deps));
}

export const letters = ({ deps }: TestPortal) =>
  deps.db
    .selectFrom('outbox')
    .select(['dedupe_key', 'recipient', 'subject', 'text_body', 'attachments', 'state'])
    .where('dedupe_key', 'like', 'bill%')
    .orderBy('dedupe_key')
    .execute();

export const deliveries = async ({ deps }: TestPortal): Promise<string[]> => {
  const rows = await deps.db
    .selectFrom('bill_deliveries')
    .select(['invoice_number', 'state', 'recipient'])
    .orderBy('invoice_number')
    .execute();
  return rows.map((row) => [row.invoice_number, row.state, row.recipient ?? '-'].join(' '));
};

export async function enrol({ deps }: TestPortal, accountNumber: string, email = 'ana.gomez@example.com') {
  const user = await deps.db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  await transact(deps.db, (tx) => startDigitalBill(tx, deps.clock, { accountNumber, userId: user.id }));
}

/** Runs the command in this process, over a connection of its own, beside the portal of that folder. */
export async function importBeside(dataDir: string, files: Export): Promise<void> {
  const dir = writeFolder(mkdtempSync(join(tmpdir(), 'ventanilla-in-')), files);
  const { code, out } = await runHere(importCommand, [dir], { DATA_DIR: dataDir });
  if (code !== 0) throw new Error(`import ended with ${code}: ${out}`);
}

/** Runs `npm run portal -- import` in a process of its own and answers when it has ended. */
export async function importByCommand(dataDir: string, files: Export): Promise<string> {
  const dir = writeFolder(mkdtempSync(join(tmpdir(), 'ventanilla-in-')), files);
  const cli = join(import.meta.dirname, '../../src/launch.js');
  const child: ChildProcess = spawn(process.execPath, [cli, 'src/cli.ts', 'import', dir], {
    env: childEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`import ended with ${code}: ${said}`);
  return said;
}
