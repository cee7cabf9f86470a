import { keepBillingEmails } from '../../accounts/billing/places.ts';
import type { Deps } from '../../deps.ts';
import type { Redeemed } from '../../identity/credentials/mailed-tokens.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { User } from '../../identity/store.ts';
import { changeUser, emailKey, findUser, findUserByEmail } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { isUniqueViolation, transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { countUnprovenMail, emailAskedFor, requestOf } from '../new-email.ts';
import { askedLetter, newUsernameLetter, takenLetter, usernameDoneLetter } from './letters.ts';

const PURPOSE = 'change-email';

/**
 * Asks the new mailbox to confirm the change, and tells the old one. Where the new one is a login already nothing
 * can be confirmed, and only its owner learns that. Throws `too_many` after too many mails.
 */
export async function askForUsername(deps: Deps, user: User, email: string): Promise<void> {
  await countUnprovenMail(deps, user.id, email);
  const when = momentFor(deps, user);
  await transact(deps.db, async (tx) => {
    await enqueueMail(tx, deps.clock, askedLetter(deps, user, { email, when }));
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: user.id },
      action: 'ask for another username',
      detail: { to: email },
    });
    const owner = await findUserByEmail(tx, email);
    if (owner) {
      await deps.mailedTokens.revoke(tx, PURPOSE, user.id);
      await enqueueMail(tx, deps.clock, takenLetter(deps, owner));
      return;
    }
    const about = { subject: user.id, detail: requestOf(user, email) };
    const mailed = await deps.mailedTokens.issue(tx, PURPOSE, about);
    await enqueueMail(tx, deps.clock, newUsernameLetter(deps, user, { email, mailed }));
  });
  deps.wake.mail();
}

/** The mailbox that a link would make the login, without using the link up; null for one that is no longer good. */
export async function usernameOfLink({ db, mailedTokens }: Deps, token: string): Promise<string | null> {
  const redeemed = await mailedTokens.peek(db, PURPOSE, token);
  return (redeemed && (await requestIn(db, redeemed)))?.email ?? null;
}

export type UsernameChange =
  | { kind: 'done'; userId: string; email: string }
  | { kind: 'dead' }
  | { kind: 'taken' };

export const confirmByLink = (deps: Deps, token: string) =>
  confirm(deps, (tx) => deps.mailedTokens.redeem(tx, PURPOSE, token));

export const confirmByCode = (deps: Deps, userId: string, code: string) =>
  confirm(deps, (tx) => deps.mailedTokens.redeemCode(tx, PURPOSE, { subject: userId, code }));

/** From here on one signs in with the new e-mail (A043), and every bill goes where it went before (A044). */
async function confirm(deps: Deps, redeem: (tx: Tx) => Promise<Redeemed | null>): Promise<UsernameChange> {
  try {
    return await transact(deps.db, async (tx): Promise<UsernameChange> => {
      const redeemed = await redeem(tx);
      const request = redeemed && (await requestIn(tx, redeemed));
      if (!request) return { kind: 'dead' };
      const { user, email } = request;
      await keepBillingEmails(tx, deps.clock, { userId: user.id, email: user.email });
      await changeUser(tx, user.id, { email, email_key: emailKey(email) });
      await recordAudit(tx, deps.clock, {
        actor: { kind: 'customer', id: user.id },
        action: 'change username',
        detail: { from: user.email, to: email },
      });
      const when = momentFor(deps, user);
      await enqueueMail(tx, deps.clock, usernameDoneLetter(deps, user, { email, when }));
      return { kind: 'done', userId: user.id, email };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'taken' };
    throw error;
  } finally {
    deps.wake.mail();
  }
}

async function requestIn(db: Db, redeemed: Redeemed): Promise<{ user: User; email: string } | null> {
  const user = await findUser(db, redeemed.subject);
  const email = user && emailAskedFor(redeemed.detail, user);
  return user && email ? { user, email } : null;
}

const momentFor = (deps: Deps, user: User) =>
  deps.formats[languageOf(deps, user)].moment(instant(deps.clock));
