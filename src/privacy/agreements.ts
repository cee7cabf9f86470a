import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Clock } from '../kit/clock.ts';
import { removeOld } from '../kit/database/remove-old.ts';
import type { Db } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import type { Settings } from '../kit/settings.ts';

const DAY_MINUTES = 24 * 60;
/** A year counts long, so that nothing goes before its day. */
const YEAR_DAYS = 366;
/** Few enough that nobody waits for the transaction. */
const BATCH = 200;

/** What people told the portal for their enrolments and plans, once these have been over for long enough (D31). */
export async function sweepAgreements(
  { db, clock }: { db: Db; clock: Clock },
  { retention }: Pick<Settings, 'retention'>,
): Promise<void> {
  const before = (days: number) => addMinutes(instant(clock), -days * DAY_MINUTES);
  const proven = before(retention.paymentYears * YEAR_DAYS);
  const trail = before(retention.trailDays);
  const means = before(retention.bankAccountDays);
  await inBatches(() => wipeMeans(db, means));
  await inBatches(() => wipeRequesters(db, proven));
  await removeConsents(db, proven);
  await removeOld(db, { table: 'card_setups', key: ['id'], at: 'decided_at', before: trail });
  // Of a platform that is asked no more: the enrolment's own copy goes at the same age.
  await removeOld(db, { table: 'card_forgets', key: ['id'], at: 'since', before: means });
  await removeOld(db, { table: 'missing_bill_reports', key: ['id'], at: 'reported_at', before: trail });
  await inBatches(() => removeNotices(db, trail));
}

/** Repeats a short transaction until it finds nothing more to do; pages are served in between. */
async function inBatches(work: () => Promise<bigint | number>): Promise<void> {
  while (Number(await work()) >= BATCH) await setImmediate();
}

/** Bank account and card of an enrolment that ended; one that the bank still has in hand keeps them. */
async function wipeMeans(db: Db, endedBefore: string): Promise<bigint> {
  const result = await db
    .updateTable('direct_debit_enrolments')
    .set({ means_sealed: null })
    .where('id', 'in', (query) =>
      query
        .selectFrom('direct_debit_enrolments as d')
        .select('d.id')
        .where('d.means_sealed', 'is not', null)
        .where('d.ended_at', '<', endedBefore)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('debit_orders as o')
                .select('o.id')
                .whereRef('o.enrolment_id', '=', 'd.id')
                .where('o.state', '=', 'cut'),
            ),
          ),
        )
        .orderBy('d.ended_at')
        .limit(BATCH),
    )
    .executeTakeFirst();
  return result.numUpdatedRows;
}

async function wipeRequesters(db: Db, endedBefore: string): Promise<bigint> {
  const result = await db
    .updateTable('plans')
    .set({ requester: null })
    .where('id', 'in', (query) =>
      query
        .selectFrom('plans as p')
        .select('p.id')
        .where('p.requester', 'is not', null)
        .where('p.ended_at', '<', endedBefore)
        .orderBy('p.ended_at')
        .limit(BATCH),
    )
    .executeTakeFirst();
  return result.numUpdatedRows;
}

/** What a consent was given for, and when that ended. */
const AGREED = [
  ['digital_bill_enrolments', 'ended_at'],
  ['direct_debit_enrolments', 'ended_at'],
  ['plans', 'ended_at'],
  ['charges', 'settled_at'],
] as const;

/** An agreement in force is kept whatever its age. */
async function removeConsents(db: Db, before: string): Promise<void> {
  for (let after = { at: '', id: '' }; ; await setImmediate()) {
    const page = await db
      .selectFrom('consents')
      .select(['id', 'given_at as at'])
      .where('given_at', '<', before)
      .where(sql<boolean>`(given_at, id) > (${after.at}, ${after.id})`)
      .orderBy('given_at')
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const last = page.at(-1);
    if (!last) return;
    await removeEnded(db, before, { ids: page.map(({ id }) => id) });
    after = last;
  }
}

async function removeEnded(db: Db, before: string, { ids }: { ids: string[] }): Promise<void> {
  let query = db.deleteFrom('consents').where('id', 'in', ids);
  for (const [table, endedAt] of AGREED) {
    query = query.where('id', 'not in', (inner) =>
      inner
        .selectFrom(table)
        .select('consent_id')
        .where('consent_id', 'in', ids)
        .where((where) => where.or([where(endedAt, 'is', null), where(endedAt, '>=', before)])),
    );
  }
  await query.execute();
}

async function removeNotices(db: Db, before: string): Promise<number> {
  const old = await db
    .selectFrom('account_notices')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(BATCH)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db.deleteFrom('account_notice_reads').where('notice_id', 'in', ids).execute();
  await db.deleteFrom('account_notices').where('id', 'in', ids).execute();
  return ids.length;
}
