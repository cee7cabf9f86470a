import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';
import type { Language } from '../kit/text.ts';
import { isLanguage } from '../kit/text.ts';

/** A login, as letters and pages need it. */
export interface Person {
  id: string;
  email: string;
  /** Chosen at registration; null: the utility's. */
  language: Language | null;
}

/** A login with what proves that somebody owns it. */
export interface User extends Person {
  /** Empty when a temporary password has taken its place. */
  passwordHash: string;
  temporaryHash: string | null;
  temporaryExpiresAt: string | null;
  question: string | null;
  answerHash: string | null;
  answerFailures: number;
  totpSecret: string | null;
  totpEnabledAt: string | null;
  totpLastStep: number | null;
  createdAt: string;
  passwordChangedAt: string | null;
}

export interface NewUser {
  email: string;
  passwordHash: string;
  question?: string;
  answerHash?: string;
  language?: Language;
}

/** How two spellings of one mailbox are told to be the same login. */
export const emailKey = (email: string) => email.trim().normalize('NFC').toLowerCase();

const USER = [
  'id',
  'email',
  'language',
  'password_hash as passwordHash',
  'temporary_hash as temporaryHash',
  'temporary_expires_at as temporaryExpiresAt',
  'question',
  'answer_hash as answerHash',
  'answer_failures as answerFailures',
  'totp_secret as totpSecret',
  'totp_enabled_at as totpEnabledAt',
  'totp_last_step as totpLastStep',
  'created_at as createdAt',
  'password_changed_at as passwordChangedAt',
] as const;

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const row = await db
    .selectFrom('users')
    .select(USER)
    .where('email_key', '=', emailKey(email))
    .executeTakeFirst();
  return row ? { ...row, language: readLanguage(row.language) } : null;
}

export async function findUser(db: Db, id: string): Promise<User | null> {
  const row = await db.selectFrom('users').select(USER).where('id', '=', id).executeTakeFirst();
  return row ? { ...row, language: readLanguage(row.language) } : null;
}

const readLanguage = (value: string | null): Language | null =>
  isLanguage(value ?? undefined) ? (value as Language) : null;

/** Adds a login; a taken e-mail is a unique violation. */
export async function addUser(tx: Tx, clock: Clock, user: NewUser): Promise<string> {
  const id = newId(clock);
  const now = instant(clock);
  await tx
    .insertInto('users')
    .values({
      id,
      email: user.email.trim(),
      email_key: emailKey(user.email),
      password_hash: user.passwordHash,
      created_at: now,
      question: user.question ?? null,
      answer_hash: user.answerHash ?? null,
      language: user.language ?? null,
      password_changed_at: now,
    })
    .execute();
  return id;
}

/** What a change of a login may set; each use says which. */
export type UserChange = Partial<{
  email: string;
  email_key: string;
  password_hash: string;
  temporary_hash: string | null;
  temporary_expires_at: string | null;
  question: string;
  answer_hash: string;
  answer_failures: number;
  totp_secret: string | null;
  totp_enabled_at: string | null;
  totp_last_step: number | null;
  language: Language;
  password_changed_at: string;
}>;

/** Changes a login. A new e-mail that is taken is a unique violation. */
export async function changeUser(db: Db, id: string, change: UserChange): Promise<void> {
  await db.updateTable('users').set(change).where('id', '=', id).execute();
}

/** The logins behind some user ids, for showing (masked) who else sees an account. */
export async function emailsOf(db: Db, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom('users').select(['id', 'email']).where('id', 'in', userIds).execute();
  return new Map(rows.map((row) => [row.id, row.email]));
}
