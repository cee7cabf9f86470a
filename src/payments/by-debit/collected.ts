import type { Tx } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { newId, verificationCode } from '../../kit/ids.ts';
import type { Language } from '../../kit/text.ts';
import type { Attempt, AttemptItem } from '../attempts/attempt.ts';
import { DIRECT_DEBIT } from '../attempts/attempt.ts';
import { addEvent } from '../attempts/events.ts';
import { creditPayment } from '../attempts/ledger.ts';
import type { SettleDeps } from '../attempts/outcome/deps.ts';
import { findProviderPayment, recordProviderPayment, versionsOf } from '../attempts/provider-payments.ts';
import { findAttempt, insertAttempt, listItems, moveAttempt } from '../attempts/store.ts';
import type { MoneyBackFact } from '../money-back/book.ts';
import { bookMoneyBack } from '../money-back/book.ts';
import type { ProviderPayment } from '../platforms/platform.ts';

/** A payment that came by another way than the platform: the bank debited it. */
export interface Collected {
  /** Names it for good: told twice it is one payment. */
  paymentId: string;
  accountNumber: string;
  userId: string | null;
  language: Language;
  receiptEmail: string;
  currency: string;
  item: AttemptItem;
  lastFour: string | null;
}

export type CollectedDeps = Pick<SettleDeps, 'clock' | 'sources' | 'onPaid' | 'log'>;

/**
 * Books it as a paid attempt, so that it has a receipt, a place in the history and a way back like any other. Answers
 * the attempt; one that was booked before changes nothing.
 */
export async function recordCollected(
  tx: Tx,
  deps: CollectedDeps,
  collected: Collected,
): Promise<{ attemptId: string; surplus: boolean }> {
  const { clock } = deps;
  const known = await findProviderPayment(tx, DIRECT_DEBIT, collected.paymentId);
  if (known?.reference) return { attemptId: known.reference, surplus: false };
  const { item } = collected;
  const id = newId(clock);
  const createdAt = instant(clock);
  await insertAttempt(tx, {
    id,
    accountNumber: collected.accountNumber,
    userId: collected.userId,
    language: collected.language,
    platform: DIRECT_DEBIT,
    totalCents: item.amountCents,
    currency: collected.currency,
    receiptEmail: collected.receiptEmail,
    verificationCode: verificationCode(),
    createdAt,
    nextCheckAt: addMinutes(createdAt, 2),
    items: [item],
  });
  const attempt = await attemptOf(tx, id);
  const payment = paymentOf(attempt, collected);
  await recordProviderPayment(tx, clock, { attempt, payment, versions: new Map() });
  const { surplus } = await creditPayment(tx, clock, {
    attempt,
    items: [item],
    payment,
    sources: deps.sources,
  });
  await moveAttempt(tx, clock, { attempt, to: 'paid', reason: null, nextCheckAt: null });
  await addEvent(tx, clock, { attemptId: id, kind: 'debited' });
  if (surplus) {
    await addEvent(tx, clock, { attemptId: id, kind: 'surplus' });
    deps.log.warn({ attempt: id, payment: payment.id }, 'surplus: a debited bill was paid before');
  }
  await deps.onPaid(tx, { attempt: await attemptOf(tx, id), items: [item] });
  return { attemptId: id, surplus };
}

/** The bank took it back: the same books as a chargeback. Answers what is new, for whoever is to be told. */
export async function takeCollectedBack(
  tx: Tx,
  deps: Pick<SettleDeps, 'clock' | 'sources' | 'log'>,
  paymentId: string,
): Promise<MoneyBackFact[]> {
  const known = await findProviderPayment(tx, DIRECT_DEBIT, paymentId);
  if (!known?.reference) return [];
  const attempt = await attemptOf(tx, known.reference);
  const payment = { ...known, disputed: true };
  const versions = await versionsOf(tx, attempt.id);
  await recordProviderPayment(tx, deps.clock, { attempt, payment, versions });
  const items = await listItems(tx, attempt.id);
  const facts = await bookMoneyBack(tx, deps.clock, { attempt, items, payment, sources: deps.sources });
  for (const fact of facts) {
    await addEvent(tx, deps.clock, { attemptId: attempt.id, kind: 'debit-returned' });
    deps.log.warn({ attempt: attempt.id, ...fact }, 'a debit was reversed');
  }
  return facts;
}

async function attemptOf(tx: Tx, id: string): Promise<Attempt> {
  const attempt = await findAttempt(tx, id);
  if (!attempt) throw new Error(`attempt ${id} of a debit is gone`);
  return attempt;
}

const paymentOf = (attempt: Attempt, { paymentId, lastFour }: Collected): ProviderPayment => ({
  id: paymentId,
  reference: attempt.id,
  status: 'approved',
  reason: null,
  amountCents: attempt.totalCents,
  currency: attempt.currency,
  refundedCents: 0,
  disputed: false,
  live: true,
  collector: null,
  method: 'bank_account',
  lastFour,
});
