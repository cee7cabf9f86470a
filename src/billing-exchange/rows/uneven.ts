import { unevenInvoices } from '../../invoices/intake.ts';
import type { Db } from '../../kit/database.ts';
import { centsToDecimal } from '../../kit/money.ts';
import { invoiceLinesFile, invoiceOfLineKey, linesOfInvoice } from '../files/invoice-lines.ts';
import { invoicesFile } from '../files/invoices.ts';
import type { Finding } from '../reason.ts';
import { reason } from '../reason.ts';
import type { SeenRows } from './seen.ts';

/** An invoice whose lines do not sum to its amount lands all the same, with a warning; a few at a time. */
export async function* findUnevenLines(db: Db, seen: SeenRows): AsyncGenerator<Finding[]> {
  for (const numbers of invoicesToSum(seen)) {
    const uneven = await unevenInvoices(db, numbers);
    yield uneven.map(({ number, amount, lines }) => ({
      ...placeOf(seen, number),
      column: 'amount',
      value: centsToDecimal(lines),
      reason: reason('uneven_lines', `${number} ${centsToDecimal(amount)}`),
    }));
  }
}

/** Each invoice once of which the import took in something: itself, or lines of one that was there before. */
function* invoicesToSum(seen: SeenRows): Generator<string[]> {
  yield* seen.keys(invoicesFile.file);
  let last = '';
  for (const keys of seen.keys(invoiceLinesFile.file)) {
    const numbers = [last, ...keys.map(invoiceOfLineKey)];
    last = numbers.at(-1) ?? '';
    yield numbers.filter(
      (number, at) => at > 0 && number !== numbers[at - 1] && !seen.find(invoicesFile.file, number),
    );
  }
}

/** The first of its lines, else the invoice itself. */
function placeOf(seen: SeenRows, number: string): { file: string; line: number } {
  const line = seen.firstLine(invoiceLinesFile.file, linesOfInvoice(number));
  if (line !== null) return { file: invoiceLinesFile.file, line };
  return { file: invoicesFile.file, line: seen.find(invoicesFile.file, number)?.line ?? 0 };
}
