import type { BarcodeLayout } from '../../documents/barcode-layout.ts';
import { paymentCode } from '../../documents/payment-code.ts';
import { billDigits } from '../../invoices/detail/codes.ts';
import type { Invoice } from '../../invoices/invoice.ts';
import type { OfferedPayable } from '../../payables/payable.ts';

/** One debt with the digits that a place of payment reads; null when there are none for it. */
export interface Coupon {
  item: OfferedPayable;
  digits: string | null;
}

export interface SlipInput {
  accountNumber: string;
  items: readonly OfferedPayable[];
  /** The bills that are owed on the account. */
  bills: readonly Invoice[];
  layout: BarcodeLayout | null;
}

export function couponsOf(input: SlipInput): Coupon[] {
  return input.items.map((item) => ({ item, digits: digitsOf(input, item) }));
}

function digitsOf({ accountNumber, bills, layout }: SlipInput, item: OfferedPayable): string | null {
  if (item.kind === 'invoice') {
    const bill = bills.find(({ number }) => number === item.id);
    return bill ? billDigits(bill, layout) : null;
  }
  // Where the bars name the bill, another number in its place would pay somebody else's.
  if (layout === null || layout.fields.some(({ kind }) => kind === 'invoice')) return null;
  const { amountCents, dueOn } = item;
  const owed = { amountCents, dueOn, secondDueOn: null, secondAmountCents: null };
  const code = paymentCode(layout, { ...owed, accountNumber, invoiceNumber: '' });
  return code.ok ? code.digits : null;
}
