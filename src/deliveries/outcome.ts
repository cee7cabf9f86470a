import { findAccountByNumber } from '../accounts/store.ts';
import { mailboxOf } from '../digital-bill/mailbox.ts';
import { endDigitalBill, findDigitalBill } from '../digital-bill/store.ts';
import { emailKey } from '../identity/store.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { recordAudit } from '../kit/audit.ts';
import type { Clock } from '../kit/clock.ts';
import type { Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import type { FailedMail, MailOutcomes } from '../kit/mail/outbox.ts';
import { addNotice } from '../notices/store.ts';
import { billOfKey, findDelivery, setDelivery } from './store.ts';

/** A refusal for reasons of policy (RFC 3463, x.7.x) is about who sends: the mailbox may be in order. */
const ABOUT_US = /\b5\.7\.\d+\b/;

/** What becomes of a bill when its letter has left, or never will. */
export function billOutcomes(clock: Clock): MailOutcomes {
  return {
    onSent: async (tx, mail) => {
      const bill = billOfKey(mail.dedupeKey);
      if (!bill) return;
      const left = { state: 'mailed', recipient: mail.to, mailed_at: instant(clock) } as const;
      await setDelivery(tx, bill.number, left);
    },
    onFailed: async (tx, mail) => {
      const bill = billOfKey(mail.dedupeKey);
      if (bill) await takeFailure(tx, clock, { ...mail, ...bill });
    },
  };
}

async function takeFailure(
  tx: Tx,
  clock: Clock,
  mail: FailedMail & { number: string; again: boolean },
): Promise<void> {
  const delivery = await findDelivery(tx, mail.number);
  if (!delivery) return;
  const account = await findAccountByNumber(tx, delivery.accountNumber);
  const enrolment = account && (await findDigitalBill(tx, account.number));
  const mailbox = enrolment && (await mailboxOf(tx, account, enrolment.userId));
  await setDelivery(tx, mail.number, { state: 'bounced', recipient: mail.to });
  // A mailbox that was corrected meanwhile is not the one that refused.
  const same = typeof mailbox === 'string' && emailKey(mailbox) === emailKey(mail.to);
  const invoice = { number: mail.number, accountNumber: delivery.accountNumber };
  if (same && mail.permanent && !ABOUT_US.test(mail.error)) {
    await backToPaper(tx, clock, { invoice, reason: 'bounce', mailbox: mail.to });
  } else if (enrolment) {
    await addNotice(tx, clock, {
      accountNumber: delivery.accountNumber,
      kind: 'bill-not-sent',
      detail: { invoice: mail.number, mailbox: mail.to },
    });
  }
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
