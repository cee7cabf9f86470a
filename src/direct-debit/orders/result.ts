import { billingEmailOf, findAccountByNumber } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import { findUser } from '../../identity/store.ts';
import { periodLabel } from '../../invoices/invoice.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { daysBetween } from '../../kit/dates.ts';
import { releaseClaims } from '../../payables/claims.ts';
import { DIRECT_DEBIT } from '../../payments/attempts/attempt.ts';
import { recordCollected, takeCollectedBack } from '../../payments/by-debit/collected.ts';
import { findSuspense, keepInSuspense } from '../../payments/sweep/suspense.ts';
import type { AnswerRow } from '../layouts/layout.ts';
import type { AnswerStep } from '../rules.ts';
import { answerStep, REVERSAL_DAYS } from '../rules.ts';
import { changeEnrolment, findEnrolmentById } from '../store.ts';
import type { CutDeps } from './cut.ts';
import { endAtBank } from './end-at-bank.ts';
import type { OrderNews } from './letters.ts';
import { tellReversed } from './letters.ts';
import { refuse } from './refusals.ts';
import { findOrder, moveOrder } from './store.ts';

export type ResultDeps = CutDeps & Pick<Deps, 'payments' | 'language'>;

/** What a row of the bank's answer came to. */
export type RowEffect =
  | { kind: 'paid'; surplus: boolean }
  | { kind: 'refused' | 'reversed' | 'cancelled' | 'unchanged' }
  /** For people to look at. `kept`: the money is noted as nobody's. */
  | { kind: 'doubt'; column: string; reason: DoubtReason; kept: boolean };

export type DoubtReason =
  | 'unknown_order'
  | 'unknown_enrolment'
  | 'never_sent'
  | 'other_amount'
  | 'paid_before'
  | 'late_reversal';

/** Takes one row, whole or not at all; the same row again changes nothing. */
export async function takeAnswer(deps: ResultDeps, row: AnswerRow): Promise<RowEffect> {
  const stray = await transact(deps.db, (tx) => takeRow(tx, deps, row));
  if (stray.kind !== 'doubt' || row.outcome !== 'paid' || row.amountCents === null) return stray;
  if (stray.reason === 'paid_before' || stray.reason === 'late_reversal') return stray;
  const noted = await findSuspense(deps.db, { platform: DIRECT_DEBIT, paymentId: row.orderId ?? '' });
  if (noted) return noted.amountCents === row.amountCents ? { kind: 'unchanged' } : stray;
  await keepStray(deps, row);
  return { ...stray, kept: true };
}

const doubt = (column: string, reason: DoubtReason): RowEffect => ({
  kind: 'doubt',
  column,
  reason,
  kept: false,
});

async function takeRow(tx: Tx, deps: ResultDeps, row: AnswerRow): Promise<RowEffect> {
  if (row.orderId === null) return await takeCancellation(tx, deps, row.enrolmentId ?? '');
  const order = await findOrder(tx, row.orderId);
  if (!order) return doubt('order', 'unknown_order');
  const enrolment = await findEnrolmentById(tx, order.enrolmentId);
  const account = await findAccountByNumber(tx, order.accountNumber);
  if (!enrolment || !account) throw new Error(`order ${order.id} hangs in the air`);
  // No file ever held it: the platform charges it.
  if (enrolment.kind === 'card') return doubt('order', 'never_sent');
  const news = { order, enrolment, account };
  const step = answerStep(order.state, row.outcome);
  const takesMoney = step === 'pay' || step === 'pay-and-reverse';
  if (takesMoney && row.amountCents !== null && row.amountCents !== order.amountCents)
    return doubt('amount', 'other_amount');
  const effect = await takeStep(tx, deps, { news, row, step });
  if (row.outcome !== 'cancelled') return effect;
  const ended = await takeCancellation(tx, deps, enrolment.id);
  return ended.kind === 'unchanged' ? effect : ended;
}

async function takeStep(
  tx: Tx,
  deps: ResultDeps,
  { news, row, step }: { news: OrderNews; row: AnswerRow; step: AnswerStep },
): Promise<RowEffect> {
  switch (step) {
    case 'pay':
      return await pay(tx, deps, news);
    case 'refuse': {
      const reason = row.outcome === 'cancelled' ? 'cancelled' : (row.reason ?? 'unknown');
      await refuse(tx, deps, { news, reason });
      return { kind: 'refused' };
    }
    case 'pay-and-reverse': {
      await pay(tx, deps, news);
      const order = (await findOrder(tx, news.order.id)) ?? news.order;
      return await reverse(tx, deps, { news: { ...news, order }, row });
    }
    case 'reverse':
      return await reverse(tx, deps, { news, row });
    case 'nothing':
      return { kind: 'unchanged' };
    case 'contradiction':
      return doubt('result', 'paid_before');
    case 'never-cut':
      return doubt('order', 'never_sent');
  }
}

async function pay(tx: Tx, deps: ResultDeps, { order, enrolment, account }: OrderNews): Promise<RowEffect> {
  const user = enrolment.userId === null ? null : await findUser(tx, enrolment.userId);
  const email = await billingEmailOf(tx, account, user?.email ?? null);
  const invoice = await tx
    .selectFrom('invoices')
    .select('period')
    .where('number', '=', order.invoiceNumber)
    .executeTakeFirst();
  const labelIn = (language: 'es' | 'en') => periodLabel(invoice?.period ?? order.invoiceNumber, language);
  const collected = await recordCollected(tx, deps.payments, {
    paymentId: order.id,
    accountNumber: account.number,
    userId: user?.id ?? null,
    language: user ? languageOf(deps, user) : deps.language,
    // Announced orders have somebody to tell; who left since has no mailbox any more.
    receiptEmail: email ?? '',
    currency: deps.config.currency,
    item: {
      kind: 'invoice',
      id: order.invoiceNumber,
      labels: { es: labelIn('es'), en: labelIn('en') },
      amountCents: order.amountCents,
    },
    lastFour: enrolment.lastFour,
  });
  await releaseClaims(tx, { kind: 'debit', id: order.id }, null);
  await moveOrder(tx, deps.clock, { order, to: 'paid', attemptId: collected.attemptId });
  await changeEnrolment(tx, enrolment.id, { refusals: 0 });
  return { kind: 'paid', surplus: collected.surplus };
}

async function reverse(
  tx: Tx,
  deps: ResultDeps,
  { news, row }: { news: OrderNews; row: AnswerRow },
): Promise<RowEffect> {
  const { order } = news;
  await takeCollectedBack(tx, deps.payments, order.id);
  await moveOrder(tx, deps.clock, { order, to: 'reversed' });
  await tellReversed(tx, deps, news);
  // The money is gone either way; whether the bank may do so is the operator's to ask.
  const late = row.on !== null && daysBetween(order.debitOn, row.on) > REVERSAL_DAYS;
  return late ? doubt('date', 'late_reversal') : { kind: 'reversed' };
}

async function takeCancellation(tx: Tx, deps: ResultDeps, id: string): Promise<RowEffect> {
  const ended = await endAtBank(tx, deps, id);
  return ended === 'unknown' ? doubt('enrolment', 'unknown_enrolment') : { kind: ended };
}

/** Money whose order is not known here, as after a restore, or of another amount: on record, and nobody's yet. */
async function keepStray(deps: ResultDeps, row: AnswerRow): Promise<void> {
  const platform = { ...deps.payments.platform, name: DIRECT_DEBIT };
  const id = row.orderId ?? '';
  await keepInSuspense(
    { ...deps.payments, platform },
    {
      id,
      reference: id,
      status: 'approved',
      reason: null,
      amountCents: row.amountCents ?? 0,
      currency: deps.config.currency,
      refundedCents: 0,
      disputed: false,
      live: true,
      collector: null,
      method: 'bank_account',
      lastFour: null,
    },
  );
}
