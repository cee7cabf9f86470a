import { findAccountByNumber } from '../accounts/store.ts';
import { mailboxOf } from '../digital-bill/mailbox.ts';
import { endDigitalBill, findDigitalBill } from '../digital-bill/store.ts';
import { emailKey } from '../identity/store.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { findAnyInvoice } from '../invoices/store.ts';
import { recordAudit } from '../kit/audit.ts';
import type { Clock } from '../kit/clock.ts';
import type { Tx } from '../kit/database.ts';
import type { FailedMail, MailOutcomes, OutgoingMail } from '../kit/mail/outbox.ts';
import { addNotice } from '../notices/store.ts';
import { billOfKey, keepDelivery } from './store.ts';

/** A refusal for reasons of policy (RFC 3463, x.7.x) is about who sends: the mailbox may be in order. */
const ABOUT_US = /\b5\.7\.\d+\b/;

/** What becomes of a bill when its letter has left, or never will. */
export function billOutcomes(clock: Clock): MailOutcomes {
  return {
    onSent: async (tx, mail) => {
      const invoice = await invoiceOf(tx, mail);
      if (!invoice) return;
      await keepDelivery(tx, clock, { ...invoice, state: 'mailed', recipient: mail.to });
    },
    onFailed: async (tx, mail) => {
      const invoice = await invoiceOf(tx, mail);
      if (!invoice) return;
      await keepDelivery(tx, clock, { ...invoice, state: 'bounced', recipient: mail.to });
      await takeFailure(tx, clock, { mail, invoice });
    },
  };
}

async function invoiceOf(tx: Tx, { dedupeKey }: OutgoingMail): Promise<Invoice | null> {
  const number = billOfKey(dedupeKey);
  return number === null ? null : await findAnyInvoice(tx, number);
}

async function takeFailure(
  tx: Tx,
  clock: Clock,
  { mail, invoice }: { mail: FailedMail; invoice: Invoice },
): Promise<void> {
  const { accountNumber } = invoice;
  const account = await findAccountByNumber(tx, accountNumber);
  const enrolment = account && (await findDigitalBill(tx, accountNumber));
  if (!enrolment) return;
  const mailbox = await mailboxOf(tx, account, enrolment.userId);
  // A mailbox that was corrected meanwhile is not the one that refused.
  const same = mailbox !== null && emailKey(mailbox) === emailKey(mail.to);
  if (same && mail.permanent && !ABOUT_US.test(mail.error))
    return await backToPaper(tx, clock, { invoice, reason: 'bounce', mailbox: mail.to });
  const detail = { invoice: invoice.number, mailbox: mail.to };
  await addNotice(tx, clock, { accountNumber, kind: 'bill-not-sent', detail });
}

/** Ends the enrolment, which stays as history, and has it said on the account's next page. */
export async function backToPaper(
  tx: Tx,
  clock: Clock,
  ended: {
    invoice: Pick<Invoice, 'number' | 'accountNumber'>;
    reason: 'bounce' | 'no-mailbox';
    mailbox: string;
  },
): Promise<void> {
  const { invoice, reason, mailbox } = ended;
  const { accountNumber } = invoice;
  if (!(await endDigitalBill(tx, clock, { accountNumber, reason }))) return;
  await recordAudit(tx, clock, {
    actor: { kind: 'system', id: null },
    action: 'end digital bill',
    accountNumber,
    detail: { reason, invoice: invoice.number },
  });
  await addNotice(tx, clock, {
    accountNumber,
    kind: 'back-to-paper',
    detail: { invoice: invoice.number, mailbox },
  });
}
