import type { Clock } from '../kit/clock.ts';
import { hotQuery } from '../kit/database/hot-query.ts';
import type { Db, Tx } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';
import type { Cents } from '../kit/money.ts';

export interface DebitEnrolment {
  id: string;
  accountNumber: string;
  userId: string | null;
  startedAt: Instant;
  endedAt: Instant | null;
  /** Null for those of before the portal, which it cannot debit. */
  kind: 'cbu' | 'card' | null;
  meansSealed: string | null;
  lastFour: string | null;
  bank: string | null;
  capCents: Cents | null;
  suspendedAt: Instant | null;
  suspendReason: string | null;
  endReason: string | null;
  cancelNumber: string | null;
  /** What its customer agreed to; null for those of before the portal. */
  consentId: string | null;
  refusals: number;
  /** Who keeps the card; null for a bank account. */
  platform: string | null;
}

/** Whose means are kept: what a page shows of them, and what only the bank is told. */
export interface SealedMeans {
  kind: 'cbu' | 'card';
  sealed: string;
  lastFour: string;
  /** The bank's name, or the card's brand. */
  bank: string;
}

export type DebitState = 'off' | 'on' | 'suspended';

export async function debitStateOf(db: Db, accountNumber: string): Promise<DebitState> {
  const enrolment = await findEnrolment(db, accountNumber);
  if (!enrolment) return 'off';
  return enrolment.suspendedAt === null ? 'on' : 'suspended';
}

export async function isOnDirectDebit(db: Db, accountNumber: string): Promise<boolean> {
  return (await debitStateOf(db, accountNumber)) !== 'off';
}

/** Starts an enrolment and answers its id; a second live one is a unique violation. */
export async function startDirectDebit(
  tx: Tx,
  clock: Clock,
  start: {
    accountNumber: string;
    userId: string;
    means?: SealedMeans;
    consentId?: string;
    platform?: string;
  },
): Promise<string> {
  const id = newId(clock);
  await tx
    .insertInto('direct_debit_enrolments')
    .values({
      id,
      account_number: start.accountNumber,
      user_id: start.userId,
      started_at: instant(clock),
      kind: start.means?.kind ?? null,
      means_sealed: start.means?.sealed ?? null,
      last_four: start.means?.lastFour ?? null,
      bank: start.means?.bank ?? null,
      consent_id: start.consentId ?? null,
      platform: start.platform ?? null,
    })
    .execute();
  return id;
}

const ENROLMENT = [
  'id',
  'account_number as accountNumber',
  'user_id as userId',
  'started_at as startedAt',
  'ended_at as endedAt',
  'kind',
  'means_sealed as meansSealed',
  'last_four as lastFour',
  'bank',
  'cap_cents as capCents',
  'suspended_at as suspendedAt',
  'suspend_reason as suspendReason',
  'end_reason as endReason',
  'cancel_number as cancelNumber',
  'consent_id as consentId',
  'refusals',
  'platform',
] as const;

/** The one in force on an account. */
export async function findEnrolment(db: Db, accountNumber: string): Promise<DebitEnrolment | null> {
  return (await liveEnrolment(db, accountNumber))[0] ?? null;
}

const liveEnrolment: (db: Db, accountNumber: string) => Promise<DebitEnrolment[]> = hotQuery(
  (db: Db, accountNumber: string) =>
    db
      .selectFrom('direct_debit_enrolments')
      .select(ENROLMENT)
      .where('account_number', '=', accountNumber)
      .where('ended_at', 'is', null),
);

/** The latest that was cancelled with a number, by its customer or the bank. */
export async function findLastCancelled(
  db: Db,
  accountNumber: string,
): Promise<{ endedAt: Instant; cancelNumber: string } | null> {
  const row = await db
    .selectFrom('direct_debit_enrolments')
    .select(['ended_at as endedAt', 'cancel_number as cancelNumber'])
    .where('account_number', '=', accountNumber)
    .where('ended_at', 'is not', null)
    .where('cancel_number', 'is not', null)
    .orderBy('ended_at', 'desc')
    .$narrowType<{ endedAt: string; cancelNumber: string }>()
    .executeTakeFirst();
  return row ?? null;
}

export async function findEnrolmentById(db: Db, id: string): Promise<DebitEnrolment | null> {
  const row = await db
    .selectFrom('direct_debit_enrolments')
    .select(ENROLMENT)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Enrolments that can be debited, by id, from one on. */
export async function listDebitable(db: Db, after: string, limit: number): Promise<DebitEnrolment[]> {
  return await db
    .selectFrom('direct_debit_enrolments')
    .select(ENROLMENT)
    .where('ended_at', 'is', null)
    .where('means_sealed', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** False: it had ended before. */
export async function endEnrolment(
  tx: Tx,
  clock: Clock,
  end: { id: string; reason: 'customer' | 'bank'; number: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('direct_debit_enrolments')
    .set({ ended_at: instant(clock), end_reason: end.reason, cancel_number: end.number })
    .where('id', '=', end.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function changeEnrolment(
  tx: Tx,
  id: string,
  change: {
    capCents?: Cents | null;
    refusals?: number;
    suspendedAt?: Instant | null;
    suspendReason?: string | null;
  },
): Promise<void> {
  const { capCents, refusals, suspendedAt, suspendReason } = change;
  await tx
    .updateTable('direct_debit_enrolments')
    .set({
      ...(capCents === undefined ? {} : { cap_cents: capCents }),
      ...(refusals === undefined ? {} : { refusals }),
      ...(suspendedAt === undefined ? {} : { suspended_at: suspendedAt }),
      ...(suspendReason === undefined ? {} : { suspend_reason: suspendReason }),
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
