import { billingEmailOf, findAccountByNumber } from '../../../accounts/store.ts';
import type { Deps } from '../../../deps.ts';
import { languageOf } from '../../../identity/sessions/letters.ts';
import { findUser } from '../../../identity/store.ts';
import { periodLabel } from '../../../invoices/invoice.ts';
import type { Tx } from '../../../kit/database.ts';
import type { LocalDate } from '../../../kit/dates.ts';
import { addDays, addMinutes, instant } from '../../../kit/dates.ts';
import { newId, verificationCode } from '../../../kit/ids.ts';
import type { Language } from '../../../kit/text.ts';
import { claimItems } from '../../../payables/claims.ts';
import type { AttemptItem } from '../../../payments/attempts/attempt.ts';
import { addEvent } from '../../../payments/attempts/events.ts';
import { insertAttempt } from '../../../payments/attempts/store.ts';
import { openCard } from '../../means.ts';
import type { AnnounceDeps } from '../../orders/announce.ts';
import { decideNow } from '../../orders/decide.ts';
import type { OrderNews } from '../../orders/letters.ts';
import { tellOverCap, tellWithdrawn } from '../../orders/letters.ts';
import { refuse } from '../../orders/refusals.ts';
import type { DebitOrder } from '../../orders/store.ts';
import { findOrder, listDueCards, moveOrder } from '../../orders/store.ts';
import { findEnrolmentById } from '../../store.ts';
import { suspendForPlatform } from './suspend.ts';

export type ChargeDeps = AnnounceDeps & Pick<Deps, 'payments' | 'wake'>;

/** A card may still be charged on the day after the one that was announced; later nobody expects it any more. */
const LATE_DAYS = 1;
/** How long a charge that was not made waits for the next try. */
const RETRY_MINUTES = 4 * 60;

/** Announced debits of cards that may be charged now, the longest due first. */
export const dueCards = ({ db, clock }: ChargeDeps, today: LocalDate): Promise<DebitOrder[]> =>
  listDueCards(db, { by: today, triedBefore: addMinutes(instant(clock), -RETRY_MINUTES) });

/** An attempt that is on record; nothing outside has been asked yet. */
export interface Taken {
  attemptId: string;
  token: string;
}

/**
 * Decides on a card that is due and writes down what follows, in one transaction: the attempt, its claim on the bill
 * and the order stand before the platform hears of it. Null: it is not charged, or another run has taken it.
 */
export async function takeDue(
  tx: Tx,
  deps: ChargeDeps,
  { seen, today }: { seen: Pick<DebitOrder, 'id' | 'attemptId'>; today: LocalDate },
): Promise<Taken | null> {
  const order = await findOrder(tx, seen.id);
  if (order?.state !== 'announced' || order.attemptId !== seen.attemptId) return null;
  const enrolment = await findEnrolmentById(tx, order.enrolmentId);
  const account = await findAccountByNumber(tx, order.accountNumber);
  if (!enrolment || !account) throw new Error(`order ${order.id} hangs in the air`);
  const news = { order, enrolment, account };
  const { platform } = deps.payments;
  if (enrolment.endedAt === null && (!platform.cards || enrolment.platform !== platform.name)) {
    await suspendForPlatform(tx, deps, news);
    return null;
  }
  return await decide(tx, deps, { news, today });
}

async function decide(
  tx: Tx,
  deps: ChargeDeps,
  { news, today }: { news: OrderNews; today: LocalDate },
): Promise<Taken | null> {
  const { order, enrolment } = news;
  const { clock, config } = deps;
  const { decision, invoice } = await decideNow(tx, clock, { news, on: addDays(today, -1 - LATE_DAYS) });
  if (decision.kind === 'over-cap') {
    await moveOrder(tx, clock, { order, to: 'over-cap' });
    await tellOverCap(tx, deps, news);
    return null;
  }
  if (decision.kind === 'withdraw') {
    const { reason } = decision;
    // It was tried in time, and the platform never made the charge.
    if (reason === 'missed' && order.attemptId !== null)
      await refuse(tx, deps, { news, reason: 'card-technical' });
    else {
      await moveOrder(tx, clock, { order, to: 'withdrawn', reason });
      await tellWithdrawn(tx, deps, { ...news, reason });
    }
    return null;
  }
  if (enrolment.meansSealed === null) throw new Error(`enrolment ${enrolment.id} has no card`);
  const labelIn = (language: Language) => periodLabel(invoice?.period ?? order.invoiceNumber, language);
  const amountCents = decision.amountCents;
  const labels = { es: labelIn('es'), en: labelIn('en') };
  const item = { kind: 'invoice' as const, id: order.invoiceNumber, labels, amountCents };
  const attemptId = await recordCharge(tx, deps, { news, item });
  await moveOrder(tx, clock, { order, to: 'cut', amountCents, attemptId });
  return { attemptId, token: openCard(config.secret, enrolment.meansSealed) };
}

async function recordCharge(
  tx: Tx,
  deps: ChargeDeps,
  { news, item }: { news: OrderNews; item: AttemptItem },
): Promise<string> {
  const { clock } = deps;
  const { account, enrolment } = news;
  const user = enrolment.userId === null ? null : await findUser(tx, enrolment.userId);
  const id = newId(clock);
  const createdAt = instant(clock);
  await insertAttempt(tx, {
    id,
    accountNumber: account.number,
    userId: user?.id ?? null,
    language: user ? languageOf(deps, user) : deps.language,
    platform: deps.payments.platform.name,
    chargedBy: 'enrolled-card',
    totalCents: item.amountCents,
    currency: deps.config.currency,
    receiptEmail: (await billingEmailOf(tx, account, user?.email ?? null)) ?? '',
    verificationCode: verificationCode(),
    createdAt,
    nextCheckAt: addMinutes(createdAt, 2),
    items: [item],
  });
  await claimItems(tx, clock, {
    owner: { kind: 'payment', id },
    accountNumber: account.number,
    items: [item],
  });
  await addEvent(tx, clock, { attemptId: id, kind: 'charging' });
  return id;
}
