import type { Clock } from '../kit/clock.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';

/** What happened to an account behind its customers' backs: said on its next pages until each has read it. */
export type NoticeKind = 'back-to-paper' | 'bill-not-sent';

export interface AccountNotice {
  id: string;
  kind: string;
  /** JSON of strings. */
  detail: string;
}

export async function addNotice(
  tx: Tx,
  clock: Clock,
  notice: { accountNumber: string; kind: NoticeKind; detail: Record<string, string> },
): Promise<void> {
  await tx
    .insertInto('account_notices')
    .values({
      id: newId(clock),
      account_number: notice.accountNumber,
      kind: notice.kind,
      detail: JSON.stringify(notice.detail),
      created_at: instant(clock),
    })
    .execute();
}

/** What this user has not yet said to have read, the newest first. Asked on every page of an account. */
export const unreadNotices: (db: Db, accountNumber: string, userId: string) => Promise<AccountNotice[]> =
  hotQuery((db: Db, accountNumber: string, userId: string) =>
    db
      .selectFrom('account_notices as n')
      .select(['n.id', 'n.kind', 'n.detail'])
      .where('n.account_number', '=', accountNumber)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('account_notice_reads as r')
              .select('r.notice_id')
              .whereRef('r.notice_id', '=', 'n.id')
              .where('r.user_id', '=', userId),
          ),
        ),
      )
      .orderBy('n.id', 'desc')
      .limit(3),
  );

/** One user has read it; the others still see it. A notice of another account changes nothing. */
export async function dismissNotice(
  deps: { db: Db; clock: Clock },
  read: { id: string; accountNumber: string; userId: string },
): Promise<void> {
  await transact(deps.db, async (tx) => {
    const notice = await tx
      .selectFrom('account_notices')
      .select('id')
      .where('id', '=', read.id)
      .where('account_number', '=', read.accountNumber)
      .executeTakeFirst();
    if (!notice) return;
    await tx
      .insertInto('account_notice_reads')
      .values({ notice_id: read.id, user_id: read.userId, read_at: instant(deps.clock) })
      .onConflict((conflict) => conflict.columns(['notice_id', 'user_id']).doNothing())
      .execute();
  });
}
