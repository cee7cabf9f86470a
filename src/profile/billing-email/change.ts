import type { Account } from '../../accounts/account.ts';
import { saveBillingEmail } from '../../accounts/billing/places.ts';
import { billingEmailOf, findLinkedAccount, otherUsersOf } from '../../accounts/store.ts';
import type { Deps } from '../../deps.ts';
import type { Redeemed } from '../../identity/credentials/mailed-tokens.ts';
import { maskEmail } from '../../identity/mask.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { User } from '../../identity/store.ts';
import { emailKey, emailsOf, findUser } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { changeLetter, concernedLetter, confirmLetter } from '../letters.ts';
import { countUnprovenMail, emailAskedFor, requestOf } from '../new-email.ts';
import { BILLING_CONFIRM } from './page.ts';
import { billingEmailText } from './text.ts';

const PURPOSE = 'billing-email';

/** One request for each user and account; a later one takes its place. */
const subjectOf = (userId: string, number: string) => `${userId} ${number}`;

/** Who asked, for which account, and what for. */
export interface BillingRequest {
  user: User;
  account: Account;
  email: string;
}

/** Asks the new mailbox to confirm; until then nothing changes. Throws `too_many` after too many mails. */
export async function askForBillingEmail(deps: Deps, asked: BillingRequest): Promise<void> {
  const { user, account, email } = asked;
  await countUnprovenMail(deps, user.id, email);
  const { mail } = billingEmailText[languageOf(deps, user)];
  await transact(deps.db, async (tx) => {
    const about = { subject: subjectOf(user.id, account.number), detail: requestOf(user, email) };
    const mailed = await deps.mailedTokens.issue(tx, PURPOSE, about);
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: user.id },
      action: 'ask for another billing e-mail',
      accountNumber: account.number,
      detail: { to: email },
    });
    const letter = confirmLetter(deps, user, {
      heading: mail.confirmSubject(account.number),
      paragraphs: [mail.confirm(email, account.number)],
      to: email,
      mailed,
      path: BILLING_CONFIRM,
    });
    await enqueueMail(tx, deps.clock, letter);
  });
  deps.wake.mail();
}

/** What a link would change, without using it up; null for one that is no longer good. */
export async function requestOfLink(deps: Deps, token: string): Promise<BillingRequest | null> {
  const redeemed = await deps.mailedTokens.peek(deps.db, PURPOSE, token);
  return redeemed && requestIn(deps.db, redeemed);
}

export const confirmBillingByLink = (deps: Deps, token: string) =>
  confirm(deps, (tx) => deps.mailedTokens.redeem(tx, PURPOSE, token));

export const confirmBillingByCode = (deps: Deps, asked: { userId: string; number: string; code: string }) =>
  confirm(deps, (tx) =>
    deps.mailedTokens.redeemCode(tx, PURPOSE, {
      subject: subjectOf(asked.userId, asked.number),
      code: asked.code,
    }),
  );

async function confirm(
  deps: Deps,
  redeem: (tx: Tx) => Promise<Redeemed | null>,
): Promise<BillingRequest | null> {
  const done = await transact(deps.db, async (tx) => {
    const redeemed = await redeem(tx);
    const request = redeemed && (await requestIn(tx, redeemed));
    if (request) await change(tx, deps, request);
    return request;
  });
  deps.wake.mail();
  return done;
}

/** The mailbox of the login needs no confirmation: it is a confirmed one. */
export async function useOwnEmail(deps: Deps, user: User, account: Account): Promise<void> {
  await transact(deps.db, async (tx) => {
    await deps.mailedTokens.revoke(tx, PURPOSE, subjectOf(user.id, account.number));
    await change(tx, deps, { user, account, email: user.email });
  });
  deps.wake.mail();
}

async function change(tx: Tx, deps: Deps, { user, account, email }: BillingRequest): Promise<void> {
  const recipients = await toBeTold(tx, { user, account, email });
  await saveBillingEmail(tx, deps.clock, { number: account.number, email });
  await recordAudit(tx, deps.clock, {
    actor: { kind: 'customer', id: user.id },
    action: 'change billing e-mail',
    accountNumber: account.number,
    detail: { to: email },
  });
  const language = languageOf(deps, user);
  const { mail } = billingEmailText[language];
  const when = deps.formats[language].moment(instant(deps.clock));
  for (const to of recipients) {
    const isOwner = emailKey(to) === emailKey(user.email);
    // The other users of the account learn that it changed, not each other's mailboxes (D31).
    const paragraphs = [mail.done(when, isOwner ? email : maskEmail(email), account.number)];
    const told = { heading: mail.doneSubject(account.number), paragraphs, to };
    const letter = isOwner ? changeLetter(deps, user, told) : concernedLetter(deps, user, told);
    await enqueueMail(tx, deps.clock, letter);
  }
}

/** The mailbox until now, the user and the others who see the account, each once; the new one knows. */
async function toBeTold(tx: Tx, { user, account, email }: BillingRequest): Promise<string[]> {
  const before = await billingEmailOf(tx, account, user.email);
  const others = await otherUsersOf(tx, user.id, [account.number]);
  const emails = await emailsOf(tx, others.get(account.number) ?? []);
  const all = [...(before ? [before] : []), user.email, ...emails.values()];
  const byKey = new Map(all.map((one) => [emailKey(one), one]));
  byKey.delete(emailKey(email));
  return [...byKey.values()];
}

/** The account must be linked still: what is not yours is not yours to change. */
async function requestIn(db: Db, { subject, detail }: Redeemed): Promise<BillingRequest | null> {
  const space = subject.indexOf(' ');
  const user = await findUser(db, subject.slice(0, space));
  if (!user) return null;
  const account = await findLinkedAccount(db, user.id, subject.slice(space + 1));
  const email = emailAskedFor(detail, user);
  return account && email ? { user, account, email } : null;
}
