import { sql } from 'kysely';
import type { Clock } from '../kit/clock.ts';
import { removeOld } from '../kit/database/remove-old.ts';
import type { Db } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import type { Settings } from '../kit/settings.ts';
import { sweepAgreements } from './agreements.ts';

const DAY_MINUTES = 24 * 60;
/** Platforms repeat a notice for days; after that it says nothing that is not on the books. */
const NOTICE_DAYS = 90;

/** Removes what has been kept as long as the operator keeps it (D31). Each kind of record sweeps its shorter terms itself. */
export async function sweepRetention(deps: { db: Db; clock: Clock }, settings: Settings): Promise<void> {
  const { db } = deps;
  const before = (days: number) => addMinutes(instant(deps.clock), -days * DAY_MINUTES);
  await removeOld(db, {
    ...{ table: 'outbox', key: ['id'], at: 'created_at', before: before(settings.retention.mailDays) },
    where: sql<boolean>`state in ('sent', 'failed')`,
  });
  const trail = before(settings.retention.trailDays);
  await removeOld(db, { table: 'audit_trail', key: ['id'], at: 'at', before: trail });
  await removeOld(db, {
    ...{
      table: 'received_notices',
      key: ['platform', 'event_id'],
      at: 'handled_at',
      before: before(NOTICE_DAYS),
    },
  });
  await sweepAgreements(deps, settings);
}
