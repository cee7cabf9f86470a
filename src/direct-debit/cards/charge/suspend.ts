import { recordAudit } from '../../../kit/audit.ts';
import type { Tx } from '../../../kit/database.ts';
import { instant } from '../../../kit/dates.ts';
import type { LetterDeps } from '../../letters.ts';
import { tell } from '../../letters.ts';
import type { OrderNews } from '../../orders/letters.ts';
import { moveOrder } from '../../orders/store.ts';
import { changeEnrolment } from '../../store.ts';
import { cardText } from '../text.ts';

/** The card is kept where nobody asks any more: nothing is charged, and its customer is told what to do. */
export async function suspendForPlatform(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  const { order, enrolment, account } = news;
  await moveOrder(tx, deps.clock, { order, to: 'withdrawn', reason: 'suspended' });
  if (enrolment.suspendedAt !== null) return;
  await changeEnrolment(tx, enrolment.id, { suspendedAt: instant(deps.clock), suspendReason: 'platform' });
  await recordAudit(tx, deps.clock, {
    actor: { kind: 'system', id: null },
    action: 'suspend direct debit',
    accountNumber: account.number,
    detail: { enrolment: enrolment.id, platform: enrolment.platform },
  });
  await tell(tx, deps, {
    account,
    userId: enrolment.userId,
    toAll: false,
    key: `suspended:${order.id}`,
    words: ({ suspended: t }, f) => ({
      heading: t.heading(account.number),
      paragraphs: [cardText[f.language].mail.otherPlatform],
    }),
  });
}
