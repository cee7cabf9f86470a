import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { hotQuery } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';

const liveEnrolment = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('direct_debit_enrolments')
    .select('id')
    .where('account_number', '=', accountNumber)
    .where('ended_at', 'is', null),
);

export async function isOnDirectDebit(db: Db, accountNumber: string): Promise<boolean> {
  return (await liveEnrolment(db, accountNumber)).length > 0;
}

/** Starts an enrolment; a second live one is a unique violation. */
export async function startDirectDebit(
  tx: Tx,
  clock: Clock,
  start: { accountNumber: string; userId: string },
): Promise<void> {
  await tx
    .insertInto('direct_debit_enrolments')
    .values({
      id: newId(clock),
      account_number: start.accountNumber,
      user_id: start.userId,
      started_at: instant(clock),
    })
    .execute();
}
