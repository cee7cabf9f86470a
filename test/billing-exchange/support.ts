import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Schema } from '../../db/schema.ts';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import type { ImportRefusal, ImportReport } from '../../src/billing-exchange/report.ts';
import type { Clock } from '../../src/kit/clock.ts';
import { csvLine } from '../../src/kit/csv/writer.ts';
import type { OpenDatabase } from '../../src/kit/database.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { copyMigrated } from '../support/template.ts';

export type CsvRecord = Record<string, string>;
export type Export = Record<string, CsvRecord[] | string | Buffer>;

export const TIME_ZONE = 'America/Argentina/Mendoza';
export const clock: Clock = { now: () => new Date('2026-11-22T12:00:00.000Z') };

export const account: CsvRecord = {
  account_number: '100000001',
  holder_name: 'Gómez, Ana María',
  holder_surname: 'Gómez',
  tax_id: '27-22333444-5',
  service_address: 'San Martín 100',
  locality: 'Mendoza',
  postcode: 'M5500',
  category: 'residential',
  service: 'metered',
  meter_number: 'M1',
  built_area_m2: '120',
  status: 'active',
  closed_on: '',
  collection: 'portal',
  collection_note: '',
  ebill_email: 'ana@example.com',
  bill_label: '',
  latitude: '-32.890000',
  longitude: '-68.840000',
  zone: 'Z1',
  customer_id: 'K1',
};

export const invoice: CsvRecord = {
  invoice_number: 'B-1',
  account_number: '100000001',
  kind: 'service',
  period: '2026-B5',
  issued_on: '2026-10-20',
  due_on: '2026-11-05',
  second_due_on: '2026-11-15',
  amount: '1000.10',
  second_due_amount: '1030.10',
  amount_due: '',
  status: 'open',
  paid_on: '',
};

export const invoiceLine: CsvRecord = {
  invoice_number: 'B-1',
  line: '1',
  concept: 'Agua potable, cuota fija',
  quantity: '243',
  unit: 'm2',
  unit_price: '61.20',
  amount: '1000.10',
};

export const charge: CsvRecord = {
  charge_number: 'C-1',
  account_number: '100000001',
  concept: 'Reconexión',
  amount: '18500.00',
  created_on: '2026-11-01',
  status: 'pending',
};

export const reading: CsvRecord = {
  account_number: '100000001',
  meter_number: 'M1',
  read_on: '2026-10-18',
  value_m3: '2672',
  estimated: 'false',
};

export const payment: CsvRecord = {
  payment_reference: 'CAJA-1',
  account_number: '100000001',
  invoice_number: 'B-1',
  paid_on: '2026-11-02',
  amount: '1000.10',
  channel: 'pagofacil',
};

export const legacyUser: CsvRecord = {
  username: 'usr1',
  email: 'ana@example.com',
  account_number: '100000001',
  ebill: 'true',
  autopay: 'false',
};

/** One good row in each of the seven files. */
export const wholeExport = (): Export & Record<string, CsvRecord[]> => ({
  accounts: [account],
  invoices: [invoice],
  invoice_lines: [invoiceLine],
  charges: [charge],
  readings: [reading],
  payments: [payment],
  legacy_users: [legacyUser],
});

export interface Office {
  open: OpenDatabase;
  folder: string;
  /** Writes the files into a new folder and imports it. */
  bring(files: Export): Promise<ImportReport>;
  refusalOf(files: Export): Promise<ImportRefusal>;
}

export function writeFolder(parent: string, files: Export): string {
  const dir = mkdtempSync(join(parent, 'export-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(dir, `${name}.csv`), Array.isArray(content) ? csvText(content) : content);
  }
  return dir;
}

export function csvText(rows: readonly CsvRecord[], separator: ',' | ';' = ','): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) =>
    csvLine(
      names.map((name) => row[name] ?? ''),
      separator,
    ),
  );
  return csvLine(names, separator) + lines.join('');
}

/** An empty, migrated database of its own, gone after the test. */
export async function openOffice(t: TestContext): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'billing-exchange-'));
  await copyMigrated(join(folder, 'portal.db'));
  const open = openDatabase(join(folder, 'portal.db'));
  t.after(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'in'));
  const run = (files: Export) =>
    importFolder({
      db: open.db,
      clock,
      timeZone: TIME_ZONE,
      dir: writeFolder(join(folder, 'in'), files),
      reportsDir: join(folder, 'imports'),
    });
  return {
    open,
    folder,
    async bring(files) {
      const report = await run(files);
      if (report.outcome === 'refused') throw new Error(JSON.stringify(report.files));
      return report;
    },
    async refusalOf(files) {
      const refusal = await run(files);
      if (refusal.outcome !== 'refused') throw new Error('the folder was not refused');
      return refusal;
    },
  };
}

export const BILLING_TABLES = [
  'accounts',
  'invoices',
  'invoice_lines',
  'charges',
  'readings',
  'outside_payments',
  'legacy_users',
] as const satisfies (keyof Schema)[];

/** All that an import may write, in one comparable text. */
export async function dump({ db }: OpenDatabase): Promise<string> {
  const tables: Record<string, string[]> = {};
  for (const table of BILLING_TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    tables[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return JSON.stringify(tables, null, 1);
}

/** `added changed unchanged refused` of one file. */
export function counts(report: ImportReport, name: string): string {
  const file = report.files.find((one) => one.file === `${name}.csv`);
  if (!file) return 'absent';
  return `${file.added} ${file.changed} ${file.unchanged} ${file.refused}`;
}

/** The lines of `rejected.csv` without its header. */
export function rejected(report: ImportReport): string[] {
  return readFileSync(join(report.directory, 'rejected.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
}

export function warned(report: ImportReport): string[] {
  return readFileSync(join(report.directory, 'warnings.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
}

export const filesIn = (dir: string): string[] => readdirSync(dir).sort();

/** A seeded export of `size` accounts with their bills, lines, readings and payments. */
export function generatedExport(size: number): Export & Record<string, CsvRecord[]> {
  const files: Record<string, CsvRecord[]> = {
    accounts: [],
    invoices: [],
    invoice_lines: [],
    charges: [],
    readings: [],
    payments: [],
    legacy_users: [],
  };
  for (let index = 0; index < size; index++) {
    const number = String(200000001 + index);
    const named = { account_number: number };
    files.accounts?.push({ ...account, ...named, holder_name: `Panadería "La ${index}", Hnos.\ny Cía` });
    files.legacy_users?.push({ ...legacyUser, ...named, username: `usr${index}` });
    files.charges?.push({ ...charge, ...named, charge_number: `C-${index}` });
    for (let bill = 1; bill <= 3; bill++) {
      const bills = { invoice_number: `B-${index}-${bill}` };
      files.invoices?.push({ ...invoice, ...named, ...bills });
      files.invoice_lines?.push({ ...invoiceLine, ...bills, amount: '900.05' });
      files.invoice_lines?.push({ ...invoiceLine, ...bills, line: '2', amount: '100.05' });
      files.readings?.push({ ...reading, ...named, read_on: `2026-0${bill}-11` });
      files.payments?.push({ ...payment, ...named, ...bills, payment_reference: `CAJA-${index}-${bill}` });
    }
  }
  return files;
}
