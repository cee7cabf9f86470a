import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { importFolder } from '../../src/billing-exchange/import-folder.ts';
import {
  account,
  clock,
  counts,
  csvText,
  dump,
  generatedExport,
  invoice,
  openOffice,
  rejected,
  TIME_ZONE,
  warned,
  wholeExport,
  writeFolder,
} from './support.ts';

const ALL = ['accounts', 'invoices', 'invoice_lines', 'charges', 'readings', 'payments', 'legacy_users'];

test('all seven files land, each value in its column', async (t) => {
  const office = await openOffice(t);
  const report = await office.bring(wholeExport());
  for (const name of ALL) assert.equal(counts(report, name), '1 0 0 0', name);
  const { db } = office.open;
  const stored = await db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow();
  assert.equal(stored.holder_name, 'Gómez, Ana María');
  assert.equal(stored.number_key, '100000001');
  assert.equal(stored.postcode, 'M5500');
  assert.equal(stored.closed_on, null);
  assert.equal(stored.latitude, -32.89);
  assert.equal(stored.built_area_m2, 120);
  const bill = await db.selectFrom('invoices').selectAll().executeTakeFirstOrThrow();
  assert.equal(bill.amount_cents, 100010);
  assert.equal(bill.second_amount_cents, 103010);
  assert.equal(bill.amount_due_cents, null);
  const legacy = await db.selectFrom('legacy_users').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([legacy.ebill, legacy.autopay], [1, 0]);
});

test('the same folder twice changes nothing and writes nothing', async (t) => {
  const office = await openOffice(t);
  const files = generatedExport(250);
  await office.bring(files);
  const before = await dump(office.open);
  const writes = async () =>
    (await sql<{ n: number }>`select total_changes() as n`.execute(office.open.db)).rows[0]?.n;
  const written = await writes();
  const again = await office.bring(files);
  for (const file of again.files) assert.equal(file.unchanged, file.read, file.file);
  assert.equal(await writes(), written);
  assert.equal(await dump(office.open), before);
});

test('a changed row is written, one that a file leaves out stays', async (t) => {
  const office = await openOffice(t);
  await office.bring({ accounts: [account], invoices: [invoice, { ...invoice, invoice_number: 'B-2' }] });
  const paid = { ...invoice, status: 'paid', paid_on: '2026-11-04' };
  const report = await office.bring({ invoices: [paid] });
  assert.equal(counts(report, 'invoices'), '0 1 0 0');
  const stored = await office.open.db
    .selectFrom('invoices')
    .select(['number', 'status', 'paid_on'])
    .execute();
  assert.deepEqual(stored, [
    { number: 'B-1', status: 'paid', paid_on: '2026-11-04' },
    { number: 'B-2', status: 'open', paid_on: null },
  ]);
});

test('a column that is not there leaves what is stored, an empty cell clears it', async (t) => {
  const office = await openOffice(t);
  await office.bring({ accounts: [account] });
  const { zone: _, ...withoutZone } = account;
  const report = await office.bring({ accounts: [{ ...withoutZone, tax_id: '', ebill_email: 'roto' }] });
  assert.equal(counts(report, 'accounts'), '0 1 0 0');
  const stored = await office.open.db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([stored.zone, stored.tax_id, stored.ebill_email], ['Z1', null, 'ana@example.com']);
});

test('what the portal collected or made is not touched', async (t) => {
  const office = await openOffice(t);
  await office.bring(wholeExport());
  const { db } = office.open;
  const settled = { settled_at: '2026-11-20T10:00:00.000Z', settled_by: 'attempt-1' };
  await db.updateTable('invoices').set(settled).execute();
  const mine = { account_number: '100000001', email: 'b@example.com', confirmed_at: settled.settled_at };
  await db.insertInto('billing_emails').values(mine).execute();
  const unchanged = await office.bring(wholeExport());
  assert.equal(counts(unchanged, 'invoices'), '0 0 1 0');
  await office.bring({ invoices: [{ ...invoice, amount: '2000.00' }] });
  const bill = await db.selectFrom('invoices').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(
    [bill.amount_cents, bill.settled_at, bill.settled_by],
    [200000, ...Object.values(settled)],
  );
  assert.deepEqual(await db.selectFrom('billing_emails').selectAll().execute(), [mine]);
});

test('nothing is mailed on an import (D30)', async (t) => {
  const office = await openOffice(t);
  await office.bring(wholeExport());
  assert.deepEqual(await office.open.db.selectFrom('outbox').select('id').execute(), []);
});

test('good rows land beside bad ones, with the exact lines of the bad', async (t) => {
  const office = await openOffice(t);
  const text = csvText([
    account,
    { ...account, account_number: '2', holder_name: 'Consorcio\nPatricias' },
    { ...account, account_number: '3', status: 'gone' },
    { ...account, account_number: '4' },
  ]);
  const lines = text.split('\r\n');
  const broken = [
    ...lines.slice(0, 2),
    '5,"sin cerrar',
    ...lines.slice(2, 4),
    '6,muy,corta',
    ...lines.slice(4),
  ];
  const report = await office.bring({ accounts: broken.join('\r\n') });
  assert.equal(counts(report, 'accounts'), '3 0 0 3');
  assert.deepEqual(
    rejected(report).map((line) => line.split(',').slice(0, 4).join(' ')),
    ['accounts.csv 3 holder_name """sin cerrar"', 'accounts.csv 6 status gone', 'accounts.csv 7  "6'],
  );
});

test('children of a refused parent are refused, children of a stored parent land', async (t) => {
  const office = await openOffice(t);
  const bad = { ...wholeExport(), accounts: [{ ...account, category: 'x' }] };
  const report = await office.bring(bad);
  for (const name of ALL) assert.equal(counts(report, name), '0 0 0 1', name);
  await office.bring({ accounts: [account] });
  const later = await office.bring(bad);
  assert.equal(counts(later, 'accounts'), '0 0 0 1');
  for (const name of ALL.slice(1)) assert.equal(counts(later, name), '1 0 0 0', name);
});

test('semicolons, a byte order mark, another column order, padding and unknown columns make no difference', async (t) => {
  const plain = await openOffice(t);
  await plain.bring(wholeExport());
  const other = await openOffice(t);
  const files = Object.fromEntries(
    Object.entries(wholeExport()).map(([name, rows]) => [
      name,
      `\uFEFF${csvText(
        rows.map((row) => ({
          nota: 'x',
          ...Object.fromEntries(
            Object.entries(row)
              .reverse()
              .map(([k, v]) => [k, ` ${v} `]),
          ),
        })),
        ';',
      ).replaceAll('\r\n', '\n')}`,
    ]),
  );
  const report = await other.bring(files);
  assert.equal(await dump(other.open), await dump(plain.open));
  assert.deepEqual(
    warned(report).map((line) => line.split(',').slice(0, 3).join(' ')),
    ALL.map((name) => `${name}.csv 1 nota`),
  );
});

test('a folder with some of the files is fine, and an unknown one is warned about', async (t) => {
  const office = await openOffice(t);
  const report = await office
    .bring({ accounts: [account], facturas: 'x\n', charges: csvText([{ charge_number: '' }]) })
    .catch(String);
  assert.match(String(report), /missing_column/);
  const fine = await office.bring({ accounts: [account], facturas: 'x\n' });
  assert.deepEqual(
    fine.files.map((file) => file.file),
    ['accounts.csv'],
  );
  assert.match(warned(fine)[0] ?? '', /^facturas\.csv,,,,/);
});

test('progress is told per batch and at the end of each file', async (t) => {
  const office = await openOffice(t);
  const seen: string[] = [];
  await importFolder({
    db: office.open.db,
    clock,
    timeZone: TIME_ZONE,
    dir: writeFolder(office.folder, generatedExport(300)),
    reportsDir: join(office.folder, 'imports'),
    onProgress: ({ file, rows, done }) => seen.push(`${file} ${rows}${done ? ' done' : ''}`),
  });
  assert.deepEqual(
    seen.filter((line) => line.startsWith('invoices')),
    ['invoices.csv 500', 'invoices.csv 900', 'invoices.csv 900 done'],
  );
});

test('the portal answers between the batches of an import', async (t) => {
  const office = await openOffice(t);
  await office.bring({ accounts: [account] });
  let answers = 0;
  let running = true;
  const portal = (async () => {
    while (running) {
      await office.open.db.selectFrom('accounts').select('number').limit(1).execute();
      answers++;
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  const report = await office.bring(generatedExport(500));
  running = false;
  await portal;
  assert.ok(answers >= report.files.length, `${answers} answers`);
});

test('whatever a cell holds, the import ends and accounts for every row', async (t) => {
  const office = await openOffice(t);
  await office.bring(wholeExport());
  const templates = wholeExport();
  const property = fc.asyncProperty(
    fc.constantFrom(...ALL),
    fc.array(fc.tuple(fc.nat(20), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 8 }),
    async (name, changes) => {
      const good = templates[name]?.[0] ?? {};
      const columns = Object.keys(good);
      const rows = changes.map(([at, value]) => ({ ...good, [columns[at % columns.length] ?? '']: value }));
      const report = await office.bring({ [name]: csvText([...rows, good]) });
      const file = report.files[0];
      assert.ok(file);
      assert.equal(file.read, rows.length + 1);
      assert.equal(file.added + file.changed + file.unchanged + file.refused, file.read);
      assert.equal(
        rejected(report).filter((line) => line.startsWith(`${name}.csv,`)).length >= file.refused,
        true,
      );
    },
  );
  await fc.assert(property, { seed: 20261122, numRuns: 50 });
});

const EXAMPLE = join(import.meta.dirname, '../../../shared/billing-export');
const examples = [
  { name: 'generated', files: () => generatedExport(120) },
  ...(existsSync(EXAMPLE) ? [{ name: 'example', files: () => readExample() }] : []),
];

function readExample() {
  return Object.fromEntries(ALL.map((name) => [name, readFileSync(join(EXAMPLE, `${name}.csv`))]));
}

for (const { name, files } of examples) {
  test(`the ${name} export lands whole, with no refused row and no warning`, async (t) => {
    const office = await openOffice(t);
    const report = await office.bring(files());
    assert.equal(report.files.length, ALL.length);
    for (const file of report.files) {
      assert.ok(file.read > 0, file.file);
      assert.equal(file.added, file.read, file.file);
      assert.equal(file.warnings, 0, file.file);
    }
    assert.deepEqual(office.open.check(), []);
  });
}
