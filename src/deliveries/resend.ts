import type { CustomerAccess } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import { findDigitalBill } from '../digital-bill/store.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { recordAudit } from '../kit/audit.ts';
import { transact } from '../kit/database.ts';
import { AppError } from '../kit/errors.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import { debitOf } from './debit.ts';
import { billLetter } from './letter.ts';
import { readerOf } from './mailing.ts';
import { keepDelivery, keyOfAnother } from './store.ts';

const RESENDS_A_DAY = 3;
const DAY_SECONDS = 86_400;

export type Resent = 'sent' | 'not-enrolled' | 'too-often';

/** Mails a bill again, to where the account's bills go now: three times a day at most. */
export async function resendBill(deps: Deps, access: CustomerAccess, invoice: Invoice): Promise<Resent> {
  const { account, userId } = access;
  const enrolment = await findDigitalBill(deps.db, account.number);
  if (!enrolment) return 'not-enrolled';
  const reader = await readerOf(deps.db, deps, { account, enrolment });
  if (!reader) return 'not-enrolled';
  if (!(await mayResend(deps, invoice))) return 'too-often';
  await transact(deps.db, async (tx) => {
    const bill = { invoice, account, debit: await debitOf(tx, deps, { account, invoice }) };
    const dedupeKey = keyOfAnother(deps.clock, invoice.number);
    await enqueueMail(tx, deps.clock, billLetter(deps, bill, { ...reader, dedupeKey }));
    await keepDelivery(tx, deps.clock, { ...invoice, state: 'queued', recipient: reader.to });
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: userId },
      action: 'send bill again',
      accountNumber: account.number,
      detail: { invoice: invoice.number },
    });
  });
  deps.wake.mail();
  return 'sent';
}

async function mayResend(deps: Deps, { number }: Invoice): Promise<boolean> {
  try {
    await deps.limits.take([
      { key: `bill-again:${number}`, failures: RESENDS_A_DAY, windowSeconds: DAY_SECONDS },
    ]);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many') return false;
    throw error;
  }
}
