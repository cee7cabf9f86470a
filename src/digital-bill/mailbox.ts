import type { Account } from '../accounts/account.ts';
import { billingEmailOf, otherUsersOf } from '../accounts/store.ts';
import { maskEmail } from '../identity/mask.ts';
import { emailKey, emailsOf } from '../identity/store.ts';
import type { Db } from '../kit/database.ts';

/** Where the bills of an account go (D7): its billing e-mail, else the login of who enrolled it; null when neither is known. */
export async function mailboxOf(db: Db, account: Account, enrolledBy: string | null): Promise<string | null> {
  const login = enrolledBy === null ? null : ((await emailsOf(db, [enrolledBy])).get(enrolledBy) ?? null);
  return await billingEmailOf(db, account, login);
}

/** The mailbox as one of the account's users may see it: one that may be another user's is masked (D31). */
export async function shownMailbox(
  db: Db,
  viewer: { userId: string; email: string; accountNumber: string },
  mailbox: string,
): Promise<string> {
  if (emailKey(mailbox) === emailKey(viewer.email)) return mailbox;
  const others = await otherUsersOf(db, viewer.userId, [viewer.accountNumber]);
  return others.size > 0 ? maskEmail(mailbox) : mailbox;
}
