import type { CustomerAccess } from '../../../accounts/access.ts';
import type { Clock } from '../../../kit/clock.ts';
import type { Db, Tx } from '../../../kit/database.ts';
import type { Instant } from '../../../kit/dates.ts';
import { addMinutes, instant } from '../../../kit/dates.ts';
import { newId } from '../../../kit/ids.ts';
import type { Language } from '../../../kit/text.ts';

export type SetupState = 'created' | 'open' | 'enrolled' | 'cancelled' | 'expired' | 'refused' | 'superseded';

/** A card on its way to being enrolled: its customer has agreed, and is or was on the platform's page. */
export interface CardSetup {
  id: string;
  accountNumber: string;
  userId: string;
  platform: string;
  sessionId: string | null;
  sessionUrl: string | null;
  state: SetupState;
  language: Language;
  consentVersion: string;
  consentText: string;
  createdAt: Instant;
}

/** The platform's pages are open for half an hour; what is older is started anew. */
const LIVE_MINUTES = 25;
const FIRST_CHECK_MINUTES = 2;

const SETUP = [
  'id',
  'account_number as accountNumber',
  'user_id as userId',
  'platform',
  'session_id as sessionId',
  'session_url as sessionUrl',
  'state',
  'language',
  'consent_version as consentVersion',
  'consent_text as consentText',
  'created_at as createdAt',
] as const;

export const isDecided = ({ state }: Pick<CardSetup, 'state'>) => state !== 'created' && state !== 'open';

/** Row first: nothing outside has been asked yet. */
export async function insertSetup(
  tx: Tx,
  clock: Clock,
  {
    access,
    ...facts
  }: Pick<CardSetup, 'platform' | 'language' | 'consentVersion' | 'consentText'> & {
    access: CustomerAccess;
  },
): Promise<CardSetup> {
  const id = newId(clock);
  const createdAt = instant(clock);
  const { userId, account } = access;
  await tx
    .insertInto('card_setups')
    .values({
      id,
      account_number: account.number,
      user_id: userId,
      platform: facts.platform,
      state: 'created',
      language: facts.language,
      consent_version: facts.consentVersion,
      consent_text: facts.consentText,
      created_at: createdAt,
      next_check_at: addMinutes(createdAt, FIRST_CHECK_MINUTES),
    })
    .execute();
  const opened = { sessionId: null, sessionUrl: null, state: 'created' as const };
  return { ...facts, ...opened, id, userId, accountNumber: account.number, createdAt };
}

export async function findSetup(db: Db, id: string): Promise<CardSetup | null> {
  const row = await db.selectFrom('card_setups').select(SETUP).where('id', '=', id).executeTakeFirst();
  return row ? { ...row, language: row.language as Language } : null;
}

/** The one that its customer can still go on with: two tabs and a button pressed twice are led to the same page. */
export async function findLiveSetup(
  db: Db,
  clock: Clock,
  of: { access: CustomerAccess; platform: string },
): Promise<CardSetup | null> {
  const row = await db
    .selectFrom('card_setups')
    .select(SETUP)
    .where('account_number', '=', of.access.account.number)
    .where('user_id', '=', of.access.userId)
    .where('platform', '=', of.platform)
    .where('state', 'in', ['created', 'open'])
    .where('created_at', '>', addMinutes(instant(clock), -LIVE_MINUTES))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ? { ...row, language: row.language as Language } : null;
}

/** Compare-and-set; what the platform opened is remembered on the way. */
export async function openSetup(tx: Tx, id: string, session: { id: string; url: string }): Promise<void> {
  await tx
    .updateTable('card_setups')
    .set({ state: 'open', session_id: session.id, session_url: session.url })
    .where('id', '=', id)
    .where('state', 'in', ['created', 'open'])
    .execute();
}

/** Its end, once. What was agreed to is kept as a consent, or is of no use any more. */
export async function decideSetup(
  tx: Tx,
  clock: Clock,
  end: { id: string; to: Exclude<SetupState, 'created' | 'open'>; enrolmentId?: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('card_setups')
    .set({
      state: end.to,
      consent_text: '',
      session_url: null,
      enrolment_id: end.enrolmentId ?? null,
      decided_at: instant(clock),
      next_check_at: null,
    })
    .where('id', '=', end.id)
    .where('state', 'in', ['created', 'open'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function checkSetupAt(db: Db, id: string, at: Instant): Promise<void> {
  await db
    .updateTable('card_setups')
    .set({ next_check_at: at })
    .where('id', '=', id)
    .where('next_check_at', 'is not', null)
    .execute();
}

/** Those whose browser may never have come back. */
export async function listDueSetups(db: Db, now: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('card_setups')
    .select('id')
    .where('next_check_at', '<=', now)
    .orderBy('next_check_at')
    .limit(50)
    .execute();
  return rows.map((row) => row.id);
}
