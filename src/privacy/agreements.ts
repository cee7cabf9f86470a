import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import type { Settings } from '../kit/settings.ts';

const DAY_MINUTES = 24 * 60;
/** A year counts long, so that nothing goes before its day. */
const YEAR_DAYS = 366;

/** What people told the portal for their enrolments and plans, once these have been over for long enough (D31). */
export async function sweepAgreements(
  { db, clock }: { db: Db; clock: Clock },
  { retention }: Pick<Settings, 'retention'>,
): Promise<void> {
  const before = (days: number) => addMinutes(instant(clock), -days * DAY_MINUTES);
  const proven = before(retention.paymentYears * YEAR_DAYS);
  await wipeMeans(db, before(retention.bankAccountDays));
  await db
    .updateTable('plans')
    .set({ requester: null })
    .where('requester', 'is not', null)
    .where('ended_at', '<', proven)
    .execute();
  await removeConsents(db, proven);
  await db.deleteFrom('card_setups').where('decided_at', '<', before(retention.trailDays)).execute();
  // Of a platform that is asked no more: the enrolment's own copy goes at the same age.
  await db.deleteFrom('card_forgets').where('since', '<', before(retention.bankAccountDays)).execute();
  await db
    .deleteFrom('missing_bill_reports')
    .where('reported_at', '<', before(retention.trailDays))
    .execute();
  await removeNotices(db, before(retention.trailDays));
}

/** Bank account and card of an enrolment that ended; one that the bank still has in hand keeps them. */
async function wipeMeans(db: Db, endedBefore: string): Promise<void> {
  await db
    .updateTable('direct_debit_enrolments')
    .set({ means_sealed: null })
    .where('means_sealed', 'is not', null)
    .where('ended_at', '<', endedBefore)
    .where('id', 'not in', (query) =>
      query.selectFrom('debit_orders').select('enrolment_id').where('state', '=', 'cut'),
    )
    .execute();
}

/** An agreement in force is kept whatever its age. */
async function removeConsents(db: Db, before: string): Promise<void> {
  const ended = [
    ['digital_bill_enrolments', 'ended_at'],
    ['direct_debit_enrolments', 'ended_at'],
    ['plans', 'ended_at'],
    ['charges', 'settled_at'],
  ] as const;
  let query = db.deleteFrom('consents').where('given_at', '<', before);
  for (const [table, endedAt] of ended) {
    query = query.where('id', 'not in', (inner) =>
      inner
        .selectFrom(table)
        .select('consent_id')
        .where('consent_id', 'is not', null)
        .where((where) => where.or([where(endedAt, 'is', null), where(endedAt, '>=', before)])),
    );
  }
  await query.execute();
}

async function removeNotices(db: Db, before: string): Promise<void> {
  const old = db.selectFrom('account_notices').select('id').where('created_at', '<', before);
  await db.deleteFrom('account_notice_reads').where('notice_id', 'in', old).execute();
  await db.deleteFrom('account_notices').where('created_at', '<', before).execute();
}
