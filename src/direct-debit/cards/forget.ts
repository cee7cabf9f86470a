import type { Deps } from '../../deps.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import { openCard } from '../means.ts';

/** A token is of no use any more; the platform is told after the commit, and until it has heard. */
export async function queueForget(
  tx: Tx,
  clock: Clock,
  of: { platform: string; sealed: string; enrolmentId: string | null },
): Promise<void> {
  const now = instant(clock);
  await tx
    .insertInto('card_forgets')
    .values({
      id: newId(clock),
      platform: of.platform,
      means_sealed: of.sealed,
      enrolment_id: of.enrolmentId,
      since: now,
      next_try_at: now,
    })
    .execute();
}

const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 24 * 60;

/** Tells the platform which cards to forget. Nothing of the token stays here once it has. */
export async function forgetCards(
  deps: Pick<Deps, 'db' | 'clock' | 'log' | 'config' | 'payments'>,
): Promise<number> {
  const { db, clock, log, config } = deps;
  const { cards, name } = deps.payments.platform;
  if (!cards) return 0;
  const waiting = await db
    .selectFrom('card_forgets')
    .selectAll()
    .where('platform', '=', name)
    .where('next_try_at', '<=', instant(clock))
    .orderBy('next_try_at')
    .limit(50)
    .execute();
  let forgotten = 0;
  for (const row of waiting) {
    try {
      await cards.forget(openCard(config.secret, row.means_sealed));
      await transact(db, async (tx) => {
        await tx.deleteFrom('card_forgets').where('id', '=', row.id).execute();
        if (row.enrolment_id === null) return;
        await tx
          .updateTable('direct_debit_enrolments')
          .set({ means_sealed: null })
          .where('id', '=', row.enrolment_id)
          .where('ended_at', 'is not', null)
          .execute();
      });
      forgotten += 1;
    } catch (error) {
      log.warn({ err: error, forget: row.id }, 'the platform has not forgotten a card');
      const wait = Math.min(FIRST_WAIT_MINUTES * 2 ** row.tries, LONGEST_WAIT_MINUTES);
      await db
        .updateTable('card_forgets')
        .set({ tries: row.tries + 1, next_try_at: addMinutes(instant(clock), wait) })
        .where('id', '=', row.id)
        .execute();
    }
  }
  return forgotten;
}
