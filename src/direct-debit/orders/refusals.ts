import { recordAudit } from '../../kit/audit.ts';
import type { Tx } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { releaseClaims } from '../../payables/claims.ts';
import type { LetterDeps } from '../letters.ts';
import type { BankReason, CardReason } from '../rules.ts';
import { MOST_REFUSALS } from '../rules.ts';
import { changeEnrolment } from '../store.ts';
import type { OrderNews } from './letters.ts';
import { tellRefused, tellSuspended } from './letters.ts';
import { moveOrder } from './store.ts';

/** The bill is free again and its customer told; after three in a row nothing more is asked until he resumes. */
export async function refuse(
  tx: Tx,
  deps: LetterDeps,
  { news, reason }: { news: OrderNews; reason: BankReason | CardReason },
): Promise<void> {
  const { order, enrolment } = news;
  await releaseClaims(tx, { kind: 'debit', id: order.id }, null);
  await moveOrder(tx, deps.clock, { order, to: 'refused', reason });
  await tellRefused(tx, deps, { ...news, reason });
  const refusals = enrolment.refusals + 1;
  await changeEnrolment(tx, enrolment.id, { refusals });
  const live = enrolment.endedAt === null && enrolment.suspendedAt === null;
  if (refusals >= MOST_REFUSALS && live) await suspend(tx, deps, news);
}

async function suspend(tx: Tx, deps: LetterDeps, news: OrderNews): Promise<void> {
  const { id, accountNumber } = news.enrolment;
  await changeEnrolment(tx, id, { suspendedAt: instant(deps.clock), suspendReason: 'refusals' });
  await recordAudit(tx, deps.clock, {
    actor: { kind: 'system', id: null },
    action: 'suspend direct debit',
    accountNumber,
    detail: { enrolment: id },
  });
  await tellSuspended(tx, deps, news);
}
