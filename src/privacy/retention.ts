import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import type { Settings } from '../kit/settings.ts';
import { sweepAgreements } from './agreements.ts';

const DAY_MINUTES = 24 * 60;

/** Removes what has been kept as long as the operator keeps it (D31). Each kind of record sweeps its shorter terms itself. */
export async function sweepRetention(deps: { db: Db; clock: Clock }, settings: Settings): Promise<void> {
  const before = (days: number) => addMinutes(instant(deps.clock), -days * DAY_MINUTES);
  await deps.db
    .deleteFrom('outbox')
    .where('state', 'in', ['sent', 'failed'])
    .where('created_at', '<', before(settings.retention.mailDays))
    .execute();
  await deps.db.deleteFrom('audit_trail').where('at', '<', before(settings.retention.trailDays)).execute();
  await sweepAgreements(deps, settings);
}
