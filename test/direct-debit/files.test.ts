import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { genericCsv } from '../../src/direct-debit/layouts/generic-csv.ts';
import type { FileOrder } from '../../src/direct-debit/layouts/layout.ts';
import { cutOrders } from '../../src/direct-debit/orders/cut.ts';
import { writeFile, writeFiles } from '../../src/direct-debit/orders/files.ts';
import { takeAnswer } from '../../src/direct-debit/orders/result.ts';
import { readCsv } from '../../src/kit/csv/reader.ts';
import { centsToDecimal } from '../../src/kit/money.ts';
import { CBU, NEXT, openOffice } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-debits-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

const names = fc.string({
  unit: fc.constantFrom('a', 'Ñ', 'é', ',', ';', '"', ' ', '=', '-', '\n'),
  minLength: 1,
});
const orders = fc.array(
  fc.record<FileOrder>({
    id: fc.uuid(),
    enrolmentId: fc.uuid(),
    accountNumber: fc.constantFrom('100000001', '100000002'),
    invoiceNumber: names,
    bankAccount: fc.record({ cbu: fc.constant(CBU), taxId: fc.constant('20055361682'), holder: names }),
    amountCents: fc.integer({ min: 1, max: 10_000_000_000 }),
    debitOn: fc.constant('2026-12-28'),
  }),
  { maxLength: 8 },
);

test('what the file says is read back cell by cell, whatever the names', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 1, max: 999 }), async (all, number) => {
      const text = genericCsv.write({ number, currency: 'ARS', orders: all });
      const rows: (string[] | null)[] = [];
      for await (const chunk of readCsv(bytesOf(text), { separator: ',', width: 11 }))
        rows.push(...chunk.map((row) => row.cells));
      assert.equal(rows.length, all.length + 1);
      for (const [index, one] of all.entries()) {
        const cells = rows[index + 1] ?? [];
        assert.deepEqual(
          [cells[1], cells[4], cells[7], cells[8]],
          [one.id, one.invoiceNumber, CBU, centsToDecimal(one.amountCents)],
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('an answer is read with either separator, and each bad row is named by line and column', async () => {
  const file = join(folder, 'answer.csv');
  const read = async (text: string) => {
    writeFileSync(file, text);
    return await genericCsv.read(file);
  };
  const good = await read('﻿Result;Order;more\r\npaid;A;x\r\n"refused";"B";\r\n');
  assert.ok(good.kind === 'read');
  assert.deepEqual(
    good.rows.map((row) => [row.line, row.orderId, row.outcome]),
    [
      [2, 'A', 'paid'],
      [3, 'B', 'refused'],
    ],
  );
  const bad = await read(
    'order,result,reason,amount,date,enrolment\nA,perhaps,,,,\n,paid,,,,\nA,refused,moon,,,\nA,paid,,1,,\nA,paid,,-1.00,,\nA,paid,,,2026-02-30,\nA,paid\n,cancelled,,,,\n"A,paid',
  );
  assert.ok(bad.kind === 'read');
  assert.deepEqual(
    bad.bad.map((row) => [row.line, row.column]),
    [
      [2, 'result'],
      [3, 'order'],
      [4, 'reason'],
      [5, 'amount'],
      [6, 'amount'],
      [7, 'date'],
      [8, ''],
      [9, 'order'],
      [10, ''],
    ],
  );
  assert.deepEqual(await read('order,amount\nA,1.00\n'), { kind: 'missing', columns: ['result'] });
  assert.equal((await read('')).kind, 'unreadable');
  assert.equal((await genericCsv.read(join(folder, 'none.csv'))).kind, 'unreadable');
});

test('any mixture of answers, shuffled and repeated, ends where the last word of the bank is', async () => {
  const office = await openOffice();
  await office.enrolAna();
  await office.cut('2026-12-24');
  const { id } = await office.order(NEXT);
  const answers = fc.array(fc.constantFrom('paid', 'refused', 'reversed'), { minLength: 1, maxLength: 6 });
  const ends = new Set<string>();
  await fc.assert(
    fc.asyncProperty(answers, async (all) => {
      const file = join(folder, 'mixture.csv');
      writeFileSync(file, ['order,result', ...all.map((one) => `${id},${one}`)].join('\n'));
      const read = await genericCsv.read(file);
      assert.ok(read.kind === 'read' && read.bad.length === 0);
      for (const row of [...read.rows, ...read.rows]) await takeAnswer(office.deps, row);
      const { state } = await office.order(NEXT);
      ends.add(state);
      // Every run goes on where the one before ended: once reversed nothing leads back.
      if (ends.has('reversed')) assert.equal(state, 'reversed');
    }),
    { numRuns: 20 },
  );
  const left = await office.deps.db.selectFrom('ledger_entries').select('amount_cents').execute();
  assert.equal(
    left.reduce((sum, entry) => sum + entry.amount_cents, 0),
    0,
  );
});

test('a command that was killed leaves nothing behind that the next one does not finish, and no file changes', async () => {
  const office = await openOffice();
  const { deps } = office;
  await office.enrolAna();
  const files = { ...deps, layout: genericCsv };
  // Killed after the orders were taken: no file was written yet.
  await cutOrders(deps, '2026-12-24');
  const [first] = await writeFiles(files);
  assert.ok(first);
  const text = readFileSync(first.path, 'utf8');
  // Killed between the writing and the note of it: it is written again, the same.
  await deps.db.updateTable('debit_files').set({ written_at: null }).execute();
  rmSync(first.path);
  assert.equal((await writeFiles(files)).length, 1);
  assert.equal(readFileSync(first.path, 'utf8'), text);
  // Asked for again after the answers came.
  await office.answer(`${(await office.order(NEXT)).id},paid,,,,`);
  rmSync(first.path);
  assert.equal((await writeFile(files, 1))?.orders, 1);
  assert.equal(readFileSync(first.path, 'utf8'), text);
  assert.equal(await writeFile(files, 2), null);
  assert.deepEqual(await writeFiles(files), []);
});
