import type { Deps } from '../../deps.ts';
import { noticeLetter } from '../../http/page/letters.ts';
import { maskEmail } from '../../identity/mask.ts';
import { emailKey, emailsOf } from '../../identity/store.ts';
import type { Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import type { Letter } from '../../kit/mail/outbox.ts';
import type { Account } from '../account.ts';
import { billingEmailOf, otherUsersOf } from '../store.ts';
import { accountsText } from '../text.ts';

/** A new link, as the letters tell it. */
export interface NewLink {
  account: Account;
  user: { userId: string; email: string };
  at: Instant;
}

export type MailDeps = Pick<Deps, 'render' | 'settings' | 'language' | 'config'>;

/** To everybody else whom the account concerns (D4): its other users and its billing e-mail, each once. */
export async function lettersOfLink(tx: Tx, deps: MailDeps, link: NewLink): Promise<Letter[]> {
  const recipients = await recipientsOf(tx, link);
  return recipients.map((to) => letterOfLink(deps, link, to));
}

async function recipientsOf(tx: Tx, { account, user }: NewLink): Promise<string[]> {
  const others = await otherUsersOf(tx, user.userId, [account.number]);
  const emails = await emailsOf(tx, others.get(account.number) ?? []);
  const billing = await billingEmailOf(tx, account, null);
  const byKey = new Map(
    [...emails.values(), ...(billing ? [billing] : [])].map((one) => [emailKey(one), one]),
  );
  byKey.delete(emailKey(user.email));
  return [...byKey.values()];
}

function letterOfLink({ render, settings, language, config }: MailDeps, link: NewLink, to: string): Letter {
  const t = accountsText[language].mail;
  const { utilityName, phone } = settings.last();
  const { account, user, at } = link;
  return noticeLetter(render, {
    dedupeKey: `link:${user.userId}:${account.number}:${at}:${emailKey(to)}`,
    to,
    language,
    heading: t.subject(account.number),
    paragraphs: [t.hello, t.body(maskEmail(user.email), account.number)],
    link: { label: t.see, href: `${config.baseUrl}/cuentas` },
    closing: [t.notYou(phone)],
    signature: utilityName,
  });
}
