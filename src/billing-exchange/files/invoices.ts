import { noteNewBills, recallBills } from '../../deliveries/intake.ts';
import type { BillingInvoice } from '../../invoices/intake.ts';
import { sortInvoices } from '../../invoices/intake.ts';
import type { Tx } from '../../kit/database.ts';
import type { Intake } from '../../kit/intake/upsert.ts';
import { countOf } from '../../kit/intake/upsert.ts';
import { reason } from '../reason.ts';
import { amountAboveZero, amountFromZero, day, key, oneOf, text } from './cells.ts';
import { optional, required } from './column.ts';
import type { Circumstances, FileTable, Judgement } from './file-table.ts';
import { warnings } from './file-table.ts';
import { checkAccounts } from './parents.ts';

export const invoicesFile: FileTable<BillingInvoice> = {
  file: 'invoices.csv',
  columns: {
    number: required('invoice_number', key),
    account_number: required('account_number', key),
    kind: required('kind', oneOf('service', 'charge')),
    period: required('period', text),
    issued_on: required('issued_on', day),
    due_on: required('due_on', day),
    second_due_on: optional('second_due_on', day),
    amount_cents: required('amount', amountAboveZero),
    second_amount_cents: optional('second_due_amount', amountAboveZero),
    amount_due_cents: optional('amount_due', amountFromZero),
    status: required('status', oneOf('open', 'paid', 'withdrawn')),
    paid_on: optional('paid_on', day),
  },
  keyColumn: 'invoice_number',
  keyOf: (invoice) => invoice.number,
  judge(invoice) {
    const second = invoice.second_due_on ?? '';
    if (second !== '' && second <= invoice.due_on) {
      const why = reason('second_due_not_after', invoice.due_on);
      return { refused: { column: 'second_due_on', value: second, reason: why }, warnings: [] };
    }
    return doubts(invoice);
  },
  check: checkAccounts,
  take,
};

/** Which bills are to be mailed is written with the bills themselves. */
async function take(tx: Tx, rows: readonly BillingInvoice[], around: Circumstances): Promise<Intake> {
  const sorted = await sortInvoices(tx, rows);
  if (!around.first) await noteNewBills(tx, around, sorted.added);
  await recallBills(
    tx,
    around.clock,
    sorted.changed.map((invoice) => invoice.number),
  );
  return countOf(sorted);
}

function doubts(invoice: BillingInvoice): Judgement {
  const paidOn = invoice.paid_on ?? '';
  const secondDay = invoice.second_due_on ?? '';
  const secondAmount = invoice.second_amount_cents ?? null;
  const paid = invoice.status === 'paid';
  return warnings(
    invoice.due_on < invoice.issued_on && {
      column: 'due_on',
      value: invoice.due_on,
      reason: reason('due_before_issued', invoice.issued_on),
    },
    (secondDay === '') !== (secondAmount === null) && {
      column: 'second_due_on',
      value: secondDay,
      reason: reason('half_a_second_due_date'),
    },
    paid && paidOn === '' && { column: 'paid_on', value: '', reason: reason('paid_without_date') },
    !paid && paidOn !== '' && { column: 'paid_on', value: paidOn, reason: reason('date_without_paid') },
  );
}
