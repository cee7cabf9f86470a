import type { Clock } from '../kit/clock.ts';
import type { Db, Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import { newId } from '../kit/ids.ts';

export interface User {
  id: string;
  email: string;
  passwordHash: string;
}

/** How two spellings of one mailbox are told to be the same login. */
export const emailKey = (email: string) => email.trim().toLowerCase();

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'email', 'password_hash as passwordHash'])
    .where('email_key', '=', emailKey(email))
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a login; a taken e-mail is a unique violation. */
export async function addUser(
  tx: Tx,
  clock: Clock,
  user: { email: string; passwordHash: string },
): Promise<string> {
  const id = newId(clock);
  await tx
    .insertInto('users')
    .values({
      id,
      email: user.email.trim(),
      email_key: emailKey(user.email),
      password_hash: user.passwordHash,
      created_at: instant(clock),
    })
    .execute();
  return id;
}

/** The logins behind some user ids, for showing (masked) who else sees an account. */
export async function emailsOf(db: Db, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom('users').select(['id', 'email']).where('id', 'in', userIds).execute();
  return new Map(rows.map((row) => [row.id, row.email]));
}
