import { createReadStream } from 'node:fs';
import type { CsvRow } from '../../kit/csv/reader.ts';
import { readCsv } from '../../kit/csv/reader.ts';
import type { Separator } from '../../kit/csv/record.ts';
import { csvLine, harmless } from '../../kit/csv/writer.ts';
import { isLocalDate } from '../../kit/dates.ts';
import { centsToDecimal, parseCents } from '../../kit/money.ts';
import type { AnswerOutcome, BankReason } from '../rules.ts';
import type { Answer, AnswerRow, BadRow, DebitFile, DebitLayout } from './layout.ts';

const COLUMNS = [
  ...['file', 'order', 'enrolment', 'account_number', 'invoice_number'],
  ...['holder', 'tax_id', 'cbu', 'amount', 'currency', 'debit_on'],
];
const OUTCOMES: readonly AnswerOutcome[] = ['paid', 'refused', 'reversed', 'cancelled'];
const REASONS: readonly BankReason[] = ['funds', 'account-closed', 'stop-debit', 'unknown'];
const NEEDED = ['order', 'result'] as const;
const OPTIONAL = ['reason', 'amount', 'date', 'enrolment'] as const;

/** A CSV that people can read; described in docs/operating.md. */
export const genericCsv: DebitLayout = {
  name: 'generic-csv',
  extension: '.csv',
  write: ({ number, currency, orders }: DebitFile) =>
    csvLine(COLUMNS) +
    orders
      .map((one) =>
        csvLine([
          ...[String(number), one.id, one.enrolmentId, one.accountNumber, one.invoiceNumber],
          ...[harmless(one.bankAccount.holder), one.bankAccount.taxId, one.bankAccount.cbu],
          ...[centsToDecimal(one.amountCents), currency, one.debitOn],
        ]),
      )
      .join(''),
  read,
};

async function read(path: string): Promise<Answer> {
  try {
    let missing: string[] = [...NEEDED];
    for (const separator of [',', ';'] as const) {
      const header = await headerOf(path, separator);
      if (header === null) return { kind: 'unreadable' };
      const lacks = NEEDED.filter((name) => !header.includes(name));
      if (lacks.length === 0) return await readRows(path, separator, header);
      if (lacks.length < missing.length) missing = lacks;
    }
    return { kind: 'missing', columns: missing };
  } catch (error) {
    if (!/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return { kind: 'unreadable' };
  }
}

async function headerOf(path: string, separator: Separator): Promise<string[] | null> {
  for await (const rows of readCsv(createReadStream(path), { separator, width: null }))
    return rows[0]?.cells?.map((cell) => cell.trim().toLowerCase()) ?? null;
  return null;
}

async function readRows(path: string, separator: Separator, header: readonly string[]): Promise<Answer> {
  const rows: AnswerRow[] = [];
  const bad: BadRow[] = [];
  let first = true;
  for await (const chunk of readCsv(createReadStream(path), { separator, width: header.length })) {
    for (const row of first ? chunk.slice(1) : chunk) {
      const made = rowOf(row, header);
      if ('column' in made) bad.push(made);
      else rows.push(made);
    }
    first = false;
  }
  return { kind: 'read', rows, bad };
}

function rowOf(row: CsvRow, header: readonly string[]): AnswerRow | BadRow {
  const { line } = row;
  if (!row.cells) return { line, column: '', reason: row.broken.problem };
  const { cells } = row;
  const cell = (name: (typeof NEEDED | typeof OPTIONAL)[number]) =>
    (cells[header.indexOf(name)] ?? '').trim();
  const bad = (column: string, reason: string): BadRow => ({ line, column, reason });
  const outcome = OUTCOMES.find((one) => one === cell('result').toLowerCase());
  if (!outcome) return bad('result', 'unknown_value');
  const orderId = cell('order') || null;
  const enrolmentId = cell('enrolment') || null;
  if (orderId === null && (outcome !== 'cancelled' || enrolmentId === null)) return bad('order', 'missing');
  const said = cell('reason').toLowerCase();
  const reason = said === '' ? null : REASONS.find((one) => one === said);
  if (reason === undefined) return bad('reason', 'unknown_value');
  const amount = cell('amount');
  const amountCents = amount === '' ? null : parseCents(amount);
  if (amount !== '' && (amountCents === null || amountCents <= 0)) return bad('amount', 'not_an_amount');
  const on = cell('date') || null;
  if (on !== null && !isLocalDate(on)) return bad('date', 'not_a_date');
  return { line, orderId, enrolmentId, outcome, reason, amountCents, on };
}
