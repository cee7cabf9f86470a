import type { Account } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';
import { outlooksNow } from '../direct-debit/outlook/bills.ts';
import type { Outlook } from '../direct-debit/outlook/rule.ts';
import { findEnrolment } from '../direct-debit/store.ts';
import type { Invoice } from '../invoices/invoice.ts';
import type { Db } from '../kit/database.ts';

/** What its letter says of the debit of a bill; null: the account is not debited, or something else has the bill. */
export type BillDebit = Outlook | { kind: 'elsewhere' } | null;

export async function debitOf(
  db: Db,
  deps: Pick<Deps, 'clock' | 'config' | 'settings'>,
  { account, invoice }: { account: Account; invoice: Invoice },
): Promise<BillDebit> {
  const enrolment = invoice.kind === 'service' ? await findEnrolment(db, account.number) : null;
  if (!enrolment) return null;
  // Those of before the portal are debited elsewhere, and nobody tells it on what day.
  if (enrolment.meansSealed === null) return { kind: 'elsewhere' };
  const outlooks = await outlooksNow(db, deps, { account, enrolment });
  return outlooks.find((one) => one.invoice.number === invoice.number)?.outlook ?? null;
}
