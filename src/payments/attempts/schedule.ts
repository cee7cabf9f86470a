import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import type { AttemptState } from './attempt.ts';
import { ATTEMPT_STATES } from './attempt.ts';

export async function scheduleCheck(
  db: Db,
  attemptId: string,
  check: { at: Instant | null; checks: number },
): Promise<void> {
  await db
    .updateTable('payment_attempts')
    .set({ next_check_at: check.at, checks: check.checks })
    .where('id', '=', attemptId)
    .execute();
}

export async function findNextCheck(db: Db, attemptId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('payment_attempts')
    .select('next_check_at')
    .where('id', '=', attemptId)
    .executeTakeFirst();
  return row?.next_check_at ?? null;
}

/** Attempts whose outcome is open: those that are due, or with `all` every one of them. */
export async function listOpenAttempts(db: Db, now: Instant, options: { all: boolean }): Promise<string[]> {
  const open = (Object.keys(ATTEMPT_STATES) as AttemptState[]).filter((state) => ATTEMPT_STATES[state].open);
  const rows = await db
    .selectFrom('payment_attempts')
    .select('id')
    .$if(!options.all, (query) => query.where('next_check_at', '<=', now))
    .$if(options.all, (query) => query.where('state', 'in', open))
    .orderBy('next_check_at')
    .limit(options.all ? 100_000 : 50)
    .execute();
  return rows.map((row) => row.id);
}
