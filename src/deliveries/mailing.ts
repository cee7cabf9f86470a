import { setImmediate } from 'node:timers/promises';
import type { Account } from '../accounts/account.ts';
import { billingEmailOf, findAccountByNumber } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import type { DigitalBill } from '../digital-bill/store.ts';
import { findDigitalBill } from '../digital-bill/store.ts';
import { languageOf } from '../identity/sessions/letters.ts';
import { findUser } from '../identity/store.ts';
import { isOwed } from '../invoices/invoice.ts';
import { findAnyInvoice } from '../invoices/store.ts';
import type { Db, Tx } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import type { Letter } from '../kit/mail/outbox.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { Language } from '../kit/text.ts';
import { debitOf } from './debit.ts';
import { billLetter } from './letter.ts';
import { backToPaper } from './outcome.ts';
import type { Delivery } from './store.ts';
import { keyOfBill, listDue, postpone, setDelivery } from './store.ts';

/** Written before they are sent: enough to keep the senders at work, and other letters pass in between. */
const BATCH = 3;
const POSTPONE_MINUTES = 10;

/** Writes the letters of the next bills that are due, each once, as the bill is now. False: none was due. */
export async function writeDueBills(deps: Deps): Promise<boolean> {
  const due = await listDue(deps.db, instant(deps.clock), BATCH);
  if (due.length === 0) return false;
  await deps.settings.current();
  for (const delivery of due) {
    await transact(deps.db, (tx) => prepare(tx, deps, delivery));
    // Pages have their turn after each.
    await setImmediate();
  }
  return true;
}

async function prepare(tx: Tx, deps: Deps, delivery: Delivery): Promise<void> {
  try {
    const ready = await compose(tx, deps, delivery);
    if (!ready) return await setDelivery(tx, delivery.invoiceNumber, { state: 'dropped' });
    await enqueueMail(tx, deps.clock, ready);
    await setDelivery(tx, delivery.invoiceNumber, { state: 'queued', recipient: ready.to });
  } catch (error) {
    deps.log.error({ err: error, invoice: delivery.invoiceNumber }, 'letter of a bill was not written');
    await postpone(tx, delivery.invoiceNumber, addMinutes(instant(deps.clock), POSTPONE_MINUTES));
  }
}

async function compose(tx: Tx, deps: Deps, delivery: Delivery): Promise<Letter | null> {
  const invoice = await findAnyInvoice(tx, delivery.invoiceNumber);
  const account = await findAccountByNumber(tx, delivery.accountNumber);
  const enrolment = await findDigitalBill(tx, delivery.accountNumber);
  if (!invoice || !account || !enrolment || !isOwed(invoice)) return null;
  const reader = await readerOf(tx, deps, { account, enrolment });
  if (!reader) {
    await backToPaper(tx, deps.clock, { invoice, reason: 'no-mailbox', mailbox: '' });
    return null;
  }
  const debit = await debitOf(tx, deps, { account, invoice });
  return billLetter(deps, { invoice, account, debit }, { ...reader, dedupeKey: keyOfBill(invoice.number) });
}

/** To whom the bills of an account go, in the language of who enrolled it; null: to nobody that we know. */
export async function readerOf(
  db: Db,
  deps: Pick<Deps, 'language'>,
  { account, enrolment }: { account: Account; enrolment: DigitalBill },
): Promise<{ to: string; language: Language } | null> {
  const user = enrolment.userId === null ? null : await findUser(db, enrolment.userId);
  const to = await billingEmailOf(db, account, user?.email ?? null);
  return to === null ? null : { to, language: user ? languageOf(deps, user) : deps.language };
}
