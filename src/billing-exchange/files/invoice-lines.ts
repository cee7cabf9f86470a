import type { BillingInvoiceLine } from '../../invoices/intake.ts';
import { accountsOfInvoices, takeInvoiceLines } from '../../invoices/intake.ts';
import { reason } from '../reason.ts';
import { amount, decimal, key, text, wholeNumber } from './cells.ts';
import { optional, required } from './column.ts';
import type { FileTable } from './file-table.ts';
import { nothingToSay } from './file-table.ts';

export const invoiceLinesFile: FileTable<BillingInvoiceLine> = {
  file: 'invoice_lines.csv',
  columns: {
    invoice_number: required('invoice_number', key),
    line: required('line', wholeNumber),
    concept: required('concept', text),
    quantity: optional('quantity', decimal),
    unit: optional('unit', key),
    unit_price: optional('unit_price', decimal),
    amount_cents: required('amount', amount),
  },
  keyColumn: 'line',
  keyOf: (line) => linesOfInvoice(line.invoice_number) + line.line,
  judge: nothingToSay,
  async check(tx, lines) {
    const known = await accountsOfInvoices(
      tx,
      lines.map((line) => line.invoice_number),
    );
    return lines.map(({ invoice_number: value }) =>
      known.has(value) ? null : { column: 'invoice_number', value, reason: reason('unknown_invoice') },
    );
  },
  take: takeInvoiceLines,
};

/** How the keys of an invoice's lines begin; a number holds no tab. */
export function linesOfInvoice(number: string): string {
  return `${number}\t`;
}

/** The invoice that a key of this file speaks of. */
export function invoiceOfLineKey(lineKey: string): string {
  return lineKey.slice(0, lineKey.indexOf('\t'));
}
