import { accountsOfInvoices } from '../../invoices/intake.ts';
import type { Tx } from '../../kit/database.ts';
import type { OutsidePayment } from '../../payments/intake.ts';
import { takeOutsidePayments } from '../../payments/intake.ts';
import { reason } from '../reason.ts';
import { amountAboveZero, day, key, text } from './cells.ts';
import { optional, required } from './column.ts';
import type { FileTable, Objection } from './file-table.ts';
import { nothingToSay } from './file-table.ts';
import { checkAccounts } from './parents.ts';

export const paymentsFile: FileTable<OutsidePayment> = {
  file: 'payments.csv',
  columns: {
    reference: required('payment_reference', key),
    account_number: required('account_number', key),
    invoice_number: optional('invoice_number', key),
    paid_on: required('paid_on', day),
    amount_cents: required('amount', amountAboveZero),
    channel: required('channel', text),
  },
  keyColumn: 'payment_reference',
  keyOf: (payment) => payment.reference,
  judge: nothingToSay,
  async check(tx, payments) {
    const accounts = await checkAccounts(tx, payments);
    const invoices = await checkInvoices(tx, payments);
    return payments.map((_, index) => accounts[index] ?? invoices[index] ?? null);
  },
  take: takeOutsidePayments,
};

async function checkInvoices(tx: Tx, payments: readonly OutsidePayment[]): Promise<(Objection | null)[]> {
  const named = payments.flatMap((payment) => payment.invoice_number ?? []);
  const known = await accountsOfInvoices(tx, named);
  return payments.map(({ invoice_number: value, account_number: account }) => {
    const owner = value ? known.get(value) : account;
    if (owner === account) return null;
    const why = owner === undefined ? reason('unknown_invoice') : reason('invoice_of_another_account');
    return { column: 'invoice_number', value: value ?? '', reason: why };
  });
}
