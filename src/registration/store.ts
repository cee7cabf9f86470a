import { otherUsersOf } from '../accounts/store.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import type { Language } from '../kit/text.ts';
import { isLanguage } from '../kit/text.ts';

/** A registration whatever has become of it. A `taken` one is for an e-mail that had a login before. */
export interface SentRegistration {
  id: string;
  email: string;
  accountNumber: string | null;
  language: Language;
  state: 'pending' | 'superseded' | 'validated' | 'taken';
}

export async function findSent(db: Db, clock: Clock, id: string): Promise<SentRegistration | null> {
  const row = await db
    .selectFrom('registrations')
    .select(['id', 'email', 'account_number as accountNumber', 'language', 'state'])
    .where('id', '=', id)
    .where('expires_at', '>', instant(clock))
    .executeTakeFirst();
  return row ? { ...row, language: isLanguage(row.language) ? row.language : 'es' } : null;
}

export async function hasUsers(db: Db, accountNumber: string): Promise<boolean> {
  return (await otherUsersOf(db, '', [accountNumber])).size > 0;
}

/** What an account was enrolled in at the former portal (A153). */
export interface FormerEnrolments {
  digitalBill: boolean;
  directDebit: boolean;
}

export async function formerEnrolments(db: Db, accountNumber: string): Promise<FormerEnrolments> {
  const rows = await db
    .selectFrom('legacy_users')
    .select(['ebill', 'autopay'])
    .where('account_number', '=', accountNumber)
    .execute();
  return {
    digitalBill: rows.some((row) => row.ebill === 1),
    directDebit: rows.some((row) => row.autopay === 1),
  };
}
