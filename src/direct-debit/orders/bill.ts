import type { Invoice } from '../../invoices/invoice.ts';
import { amountOwed, isOwed } from '../../invoices/invoice.ts';
import type { Cents } from '../../kit/money.ts';

/**
 * What a bill costs who pays it in time; null when nothing is owed. A due date on which banks rest moves the debit and
 * not the amount: the customer could do nothing about it.
 */
export function owedInTime(invoice: Invoice): Cents | null {
  if (!isOwed(invoice)) return null;
  const cents = amountOwed(invoice, invoice.dueOn);
  return cents > 0 ? cents : null;
}
