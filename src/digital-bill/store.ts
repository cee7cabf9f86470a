import type { Clock } from '../kit/clock.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';

/** Why an enrolment ended: its customer wished it, or no mailbox took the bills. */
export type EndReason = 'cancelled' | 'bounce' | 'no-mailbox';

export interface DigitalBill {
  id: string;
  /** Null for those of before the portal. */
  userId: string | null;
  startedAt: Instant;
  consentId: string | null;
}

const liveEnrolment = hotQuery((db: Db, accountNumber: string) =>
  db
    .selectFrom('digital_bill_enrolments')
    .select(['id', 'user_id as userId', 'started_at as startedAt', 'consent_id as consentId'])
    .where('account_number', '=', accountNumber)
    .where('ended_at', 'is', null),
);

export async function findDigitalBill(db: Db, accountNumber: string): Promise<DigitalBill | null> {
  return (await liveEnrolment(db, accountNumber))[0] ?? null;
}

export async function isOnDigitalBill(db: Db, accountNumber: string): Promise<boolean> {
  return (await findDigitalBill(db, accountNumber)) !== null;
}

/** The live enrolments of some accounts: number → enrolment. */
export async function digitalBillsOf(
  db: Db,
  accountNumbers: readonly string[],
): Promise<Map<string, DigitalBill>> {
  const rows = await db
    .selectFrom('digital_bill_enrolments')
    .select([
      'account_number',
      'id',
      'user_id as userId',
      'started_at as startedAt',
      'consent_id as consentId',
    ])
    .where('account_number', 'in', accountNumbers)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map(({ account_number, ...enrolment }) => [account_number, enrolment]));
}

/** Starts an enrolment; a second live one is a unique violation. */
export async function startDigitalBill(
  tx: Tx,
  clock: Clock,
  start: { accountNumber: string; userId: string; consentId?: string },
): Promise<string> {
  const id = newId(clock);
  await tx
    .insertInto('digital_bill_enrolments')
    .values({
      id,
      account_number: start.accountNumber,
      user_id: start.userId,
      started_at: instant(clock),
      consent_id: start.consentId ?? null,
    })
    .execute();
  return id;
}

/** Ends the live enrolment and keeps it as history; answers it, or null when there was none. */
export async function endDigitalBill(
  tx: Tx,
  clock: Clock,
  end: { accountNumber: string; reason: EndReason },
): Promise<DigitalBill | null> {
  const enrolment = await findDigitalBill(tx, end.accountNumber);
  if (!enrolment) return null;
  await tx
    .updateTable('digital_bill_enrolments')
    .set({ ended_at: instant(clock), end_reason: end.reason })
    .where('id', '=', enrolment.id)
    .execute();
  return enrolment;
}

/** When and why the account was last on digital bill; null when it never was. */
export async function lastEnd(
  db: Db,
  accountNumber: string,
): Promise<{ endedAt: Instant; reason: EndReason } | null> {
  const row = await db
    .selectFrom('digital_bill_enrolments')
    .select(['ended_at as endedAt', 'end_reason as reason'])
    .where('account_number', '=', accountNumber)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .executeTakeFirst();
  if (!row?.endedAt) return null;
  return { endedAt: row.endedAt, reason: (row.reason ?? 'cancelled') as EndReason };
}
