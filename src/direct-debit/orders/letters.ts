import type { Account } from '../../accounts/account.ts';
import type { Tx } from '../../kit/database.ts';
import { newId } from '../../kit/ids.ts';
import { cardText } from '../cards/text.ts';
import type { LetterDeps } from '../letters.ts';
import { tell } from '../letters.ts';
import type { WithdrawReason } from '../rules.ts';
import { CUSTOMER_MUST_PAY } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import type { DebitOrder } from './store.ts';

/** An order with whom it concerns. */
export interface OrderNews {
  enrolment: DebitEnrolment;
  account: Account;
  order: DebitOrder;
}

const isByCard = ({ enrolment }: OrderNews) => enrolment.kind === 'card';

const about = ({ enrolment, account }: OrderNews) => ({ account, userId: enrolment.userId, toAll: false });

/** What was told once may come back after something else was told of the same order: told again, it is another fact. */
const againOf = ({ clock }: LetterDeps, { id }: DebitOrder) => `${id}:${newId(clock)}`;

export function tellPreview(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  const { order, enrolment, account } = news;
  return tell(tx, deps, {
    ...about(news),
    key: `preview:${againOf(deps, order)}`,
    words: ({ preview: t }, f) => ({
      heading: t.heading(f.money(order.amountCents), f.day(order.debitOn)),
      paragraphs: [
        t.text(order.invoiceNumber, account.number),
        (enrolment.kind === 'card' ? cardText[f.language].mail.from : t.from)(
          enrolment.bank ?? '',
          enrolment.lastFour ?? '',
        ),
        t.control,
      ],
    }),
  });
}

export function tellOverCap(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  const { order, enrolment } = news;
  return tell(tx, deps, {
    ...about(news),
    key: `over-cap:${againOf(deps, order)}`,
    words: ({ overCap: t }, f) => ({
      heading: t.heading(order.invoiceNumber),
      paragraphs: [t.text(order.invoiceNumber, f.money(order.amountCents), f.money(enrolment.capCents ?? 0))],
    }),
  });
}

/** At the customer's own wish. */
export function tellSkipped(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  const { order } = news;
  return tell(tx, deps, {
    ...about(news),
    key: `skipped:${againOf(deps, order)}`,
    words: ({ withdrawn: t, skipped }) => ({
      heading: t.heading(order.invoiceNumber),
      paragraphs: [t.text(order.invoiceNumber, skipped)],
    }),
  });
}

/** Only where the customer has to do something about it. */
export async function tellWithdrawn(
  tx: Tx,
  deps: LetterDeps,
  { reason, ...news }: OrderNews & { reason: WithdrawReason },
): Promise<void> {
  if (!CUSTOMER_MUST_PAY.includes(reason)) return;
  const { order } = news;
  await tell(tx, deps, {
    ...about(news),
    key: `withdrawn:${order.id}`,
    words: ({ withdrawn: t }, f) => ({
      heading: t.heading(order.invoiceNumber),
      paragraphs: [t.text(order.invoiceNumber, debitText[f.language].reasons[reason] ?? '')],
    }),
  });
}

export function tellRefused(
  tx: Tx,
  deps: LetterDeps,
  { reason, ...news }: OrderNews & { reason: string },
): Promise<void> {
  const { order } = news;
  const byCard = isByCard(news);
  return tell(tx, deps, {
    ...about(news),
    key: `refused:${order.id}`,
    words: ({ refused: t }, f) => ({
      heading: (byCard ? cardText[f.language].mail.refused : t).heading(order.invoiceNumber),
      paragraphs: [t.text(f.money(order.amountCents), debitText[f.language].reasons[reason] ?? '')],
    }),
  });
}

export function tellSuspended(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  return tell(tx, deps, {
    ...about(news),
    key: `suspended:${news.order.id}`,
    words: ({ suspended: t }, f) => ({
      heading: t.heading(news.account.number),
      paragraphs: [isByCard(news) ? cardText[f.language].mail.suspended : t.text],
    }),
  });
}

export function tellReversed(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  const { order } = news;
  return tell(tx, deps, {
    ...about(news),
    key: `reversed:${order.id}`,
    words: ({ reversed: t }, f) => ({
      heading: t.heading(order.invoiceNumber),
      paragraphs: [t.text(f.money(order.amountCents), order.invoiceNumber)],
    }),
  });
}
