import type { Db } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import type { PlatformNotice } from '../platforms/platform.ts';
import type { SettleDeps } from './settle.ts';
import { settleInTurn } from './settle.ts';

/** Keeps a notice; a repeated one is the same row. The platform gets its answer at once, the work comes after. */
export async function keepNotice(deps: SettleDeps, notice: PlatformNotice): Promise<void> {
  await deps.db
    .insertInto('received_notices')
    .values({
      platform: deps.platform.name,
      event_id: notice.eventId,
      attempt_id: notice.attemptId,
      received_at: instant(deps.clock),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Works off the notices that wait, also those of before a crash. A notice only says where to look: `settle` asks. If
 * it gets no answer, the attempt is put on the schedule, whatever its state.
 */
export async function handleNotices(deps: SettleDeps): Promise<void> {
  for (const notice of await waiting(deps.db)) {
    if (notice.attempt_id) {
      const attempt = await settleInTurn(deps, notice.attempt_id);
      if (!attempt)
        deps.log.error(
          { event: notice.event_id, reference: notice.attempt_id },
          'notice of an unknown attempt',
        );
    }
    await deps.db
      .updateTable('received_notices')
      .set({ handled_at: instant(deps.clock) })
      .where('platform', '=', notice.platform)
      .where('event_id', '=', notice.event_id)
      .execute();
  }
}

function waiting(db: Db) {
  return db
    .selectFrom('received_notices')
    .select(['platform', 'event_id', 'attempt_id'])
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .limit(100)
    .execute();
}
