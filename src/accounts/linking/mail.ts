import type { Deps } from '../../deps.ts';
import { maskEmail } from '../../identity/mask.ts';
import { emailKey, emailsOf } from '../../identity/store.ts';
import type { Tx } from '../../kit/database.ts';
import type { Instant } from '../../kit/dates.ts';
import type { Letter } from '../../kit/mail/outbox.ts';
import type { Account } from '../account.ts';
import { billingEmailOf, otherUsersOf } from '../store.ts';
import { accountsText } from '../text.ts';

/** A short letter: what happened, and where to look. */
export interface NoticeMail {
  language: string;
  heading: string;
  paragraphs: string[];
  link: { label: string; href: string } | null;
  signature: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'emails/notice.html': NoticeMail;
  }
}

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
  const notice: NoticeMail = {
    language: language === 'es' ? 'es-AR' : 'en',
    heading: t.subject(account.number),
    paragraphs: [t.hello, t.body(maskEmail(user.email), account.number), t.notYou(phone)],
    link: { label: t.see, href: `${config.baseUrl}/cuentas` },
    signature: utilityName,
  };
  return {
    dedupeKey: `link:${user.userId}:${account.number}:${at}:${emailKey(to)}`,
    to,
    subject: notice.heading,
    text: plainText(notice),
    html: render.plain('emails/notice.html', notice),
    attachments: [],
  };
}

function plainText({ paragraphs, link, signature }: NoticeMail): string {
  return `${[...paragraphs, ...(link ? [`${link.label}: ${link.href}`] : []), signature].join('\n\n')}\n`;
}
