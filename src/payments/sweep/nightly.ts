import type { Db } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { SettleDeps } from '../attempts/outcome/deps.ts';
import type { PaymentPlatform } from '../platforms/platform.ts';
import { PlatformUnavailable } from '../platforms/platform.ts';
import type { SweepReport } from './sweep.ts';
import { sweepPlatform } from './sweep.ts';

const HOUR_MINUTES = 60;
const RANGE_MINUTES = 3 * 24 * HOUR_MINUTES;
const NIGHT_MINUTES = 3 * HOUR_MINUTES;

/** Runs the sweep once a night from 03:00 local on, restarts or not; without the whole list it is tried again. */
export async function sweepNightly(deps: SettleDeps, { timeZone }: { timeZone: string }): Promise<void> {
  const now = instant(deps.clock);
  const last = await lastSweep(deps);
  const nightOf = (at: Instant) => localDate(addMinutes(at, -NIGHT_MINUTES), timeZone);
  if (last !== null && nightOf(last) >= nightOf(now)) return;
  try {
    const report = await sweepSinceLast(deps);
    deps.log.info({ ...report }, 'payments of the last days compared');
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    deps.log.warn({ err: error }, 'the platform did not give its list');
  }
}

/**
 * Sweeps the last three days, or all since the last sweep when that is longer ago: after a restore the database
 * remembers the last one before the copy was made.
 */
export async function sweepSinceLast(
  deps: SettleDeps,
  onProgress?: (seen: number) => void,
): Promise<SweepReport> {
  const to = instant(deps.clock);
  const days = addMinutes(to, -RANGE_MINUTES);
  const last = await lastSweep(deps);
  const since = last === null ? days : addMinutes(last, -HOUR_MINUTES);
  const report = await sweepPlatform(deps, { from: since < days ? since : days, to }, onProgress);
  const row = { name: nameOf(deps.platform), last_run_at: to, result: JSON.stringify(report) };
  await deps.db
    .insertInto('job_runs')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
  return report;
}

/** Each platform has its own list. */
const nameOf = ({ name }: Pick<PaymentPlatform, 'name'>) => `sweep ${name}`;

const lastSweep = async (deps: SettleDeps) => (await findLastSweep(deps.db, deps.platform))?.at ?? null;

/** When the platform's list was compared last, and what that found. */
export async function findLastSweep(
  db: Db,
  platform: Pick<PaymentPlatform, 'name'>,
): Promise<{ at: Instant; report: SweepReport | null } | null> {
  const row = await db
    .selectFrom('job_runs')
    .select(['last_run_at as at', 'result'])
    .where('name', '=', nameOf(platform))
    .executeTakeFirst();
  if (!row) return null;
  return { at: row.at, report: row.result === null ? null : (JSON.parse(row.result) as SweepReport) };
}
