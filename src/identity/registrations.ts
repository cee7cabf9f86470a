import type { Clock } from '../kit/clock.ts';
import { removeOld } from '../kit/database/remove-old.ts';
import type { Db, Tx } from '../kit/database.ts';
import { addMinutes, instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';
import type { Language } from '../kit/text.ts';
import { isLanguage } from '../kit/text.ts';
import { emailKey } from './store.ts';

/** A login that waits for its mailbox to be confirmed. It reserves neither the e-mail nor the account. */
export interface Registration {
  id: string;
  email: string;
  passwordHash: string;
  question: string;
  answerHash: string;
  /** Proven when the registration was made; null: to be linked later. */
  accountNumber: string | null;
  language: Language;
}

/** A fortnight of mails that nobody opened, and the registration is made anew. */
const REGISTRATION_DAYS = 14;

const COLUMNS = [
  'id',
  'email',
  'password_hash as passwordHash',
  'question',
  'answer_hash as answerHash',
  'account_number as accountNumber',
  'language',
] as const;

type Row = Omit<Registration, 'language'> & { language: string };

const toRegistration = (row: Row): Registration => ({
  ...row,
  language: isLanguage(row.language) ? row.language : 'es',
});

/** Adds a registration. `taken` ones are for an e-mail that has a login: they can never be validated (D5). */
export async function addRegistration(
  tx: Tx,
  clock: Clock,
  registration: Omit<Registration, 'id'> & { taken: boolean },
): Promise<string> {
  const id = newId(clock);
  const now = instant(clock);
  await tx
    .insertInto('registrations')
    .values({
      id,
      email: registration.email.trim(),
      email_key: emailKey(registration.email),
      password_hash: registration.passwordHash,
      question: registration.question,
      answer_hash: registration.answerHash,
      account_number: registration.accountNumber,
      language: registration.language,
      state: registration.taken ? 'taken' : 'pending',
      created_at: now,
      expires_at: addMinutes(now, REGISTRATION_DAYS * 24 * 60),
    })
    .execute();
  return id;
}

const pending = (db: Db, clock: Clock) =>
  db
    .selectFrom('registrations')
    .select(COLUMNS)
    .where('state', '=', 'pending')
    .where('expires_at', '>', instant(clock));

export async function findRegistration(db: Db, clock: Clock, id: string): Promise<Registration | null> {
  const row = await pending(db, clock).where('id', '=', id).executeTakeFirst();
  return row ? toRegistration(row) : null;
}

/** Those of one mailbox, newest first: several people may have typed it. */
export async function registrationsOfEmail(db: Db, clock: Clock, email: string): Promise<Registration[]> {
  const rows = await pending(db, clock)
    .where('email_key', '=', emailKey(email))
    .orderBy('id', 'desc')
    .limit(5)
    .execute();
  return rows.map(toRegistration);
}

/** Those that proved an account, newest first. */
export async function registrationsOfAccount(db: Db, clock: Clock, number: string): Promise<Registration[]> {
  const rows = await pending(db, clock)
    .where('account_number', '=', number)
    .orderBy('id', 'desc')
    .limit(5)
    .execute();
  return rows.map(toRegistration);
}

export async function closeRegistrations(
  tx: Tx,
  ids: readonly string[],
  state: 'superseded' | 'validated',
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('registrations')
    .set({ state })
    .where('id', 'in', [...ids])
    .where('state', '=', 'pending')
    .execute();
}

/** Removes registrations that can no longer be validated, and what they held of a person. */
export async function sweepRegistrations(db: Db, clock: Clock): Promise<void> {
  await removeOld(db, { table: 'registrations', key: ['id'], at: 'expires_at', before: instant(clock) });
}
