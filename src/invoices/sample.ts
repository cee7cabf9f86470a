import { sampleAccount } from '../payables/sample.ts';
import type { Invoice } from './invoice.ts';

/** An invented bill of the sample account, due in five days. */
export const sampleInvoice = (number: string, changes: Partial<Invoice> = {}): Invoice => ({
  number,
  accountNumber: sampleAccount.number,
  kind: 'service',
  period: '2026-B5',
  issuedOn: '2026-11-12',
  dueOn: '2026-11-27',
  secondDueOn: '2026-12-07',
  amountCents: 4_385_812,
  secondAmountCents: 4_517_386,
  amountDueCents: null,
  status: 'open',
  paidOn: null,
  settledAt: null,
  settledBy: null,
  ...changes,
});
