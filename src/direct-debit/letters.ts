import type { Account } from '../accounts/account.ts';
import { billingEmailOf, otherUsersOf } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { noticeLetter } from '../http/page/letters.ts';
import { languageOf } from '../identity/sessions/letters.ts';
import { emailKey, findUser } from '../identity/store.ts';
import type { Tx } from '../kit/database.ts';
import type { Formats } from '../kit/formats.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { Language } from '../kit/text.ts';
import { debitHref } from './places.ts';
import type { DebitText } from './text.es.ts';
import { debitText } from './text.ts';

export type LetterDeps = Pick<Deps, 'render' | 'settings' | 'formats' | 'language' | 'config' | 'clock'>;

/** One fact about the direct debit of an account. */
export interface DebitNews {
  account: Account;
  /** Who enrolled it; null where nobody of the portal did. */
  userId: string | null;
  /** Told once to each, whatever happens. */
  key: string;
  /** Also the others who see the account. */
  toAll: boolean;
  words(t: DebitText['mail'], f: Formats): { heading: string; paragraphs: string[] };
}

/** Mails the news to who enrolled the account and to its billing e-mail, each in their language. */
export async function tell(tx: Tx, deps: LetterDeps, news: DebitNews): Promise<void> {
  for (const { email, language } of await addressees(tx, deps, news)) {
    const t = debitText[language].mail;
    const { utilityName, phone } = deps.settings.last();
    const { heading, paragraphs } = news.words(t, deps.formats[language]);
    const letter = noticeLetter(deps.render, {
      dedupeKey: `debit:${news.key}:${emailKey(email)}`,
      to: email,
      language,
      heading,
      paragraphs: [t.hello, ...paragraphs],
      link: { label: t.see, href: deps.config.baseUrl + debitHref(news.account.number) },
      closing: [t.notYou(phone)],
      signature: utilityName,
    });
    await enqueueMail(tx, deps.clock, letter);
  }
}

interface Addressee {
  email: string;
  language: Language;
}

/** Nobody is left out for having the same mailbox twice; empty when there is nobody to tell. */
export async function addressees(
  tx: Tx,
  deps: Pick<Deps, 'language'>,
  { account, userId, toAll }: Pick<DebitNews, 'account' | 'userId' | 'toAll'>,
): Promise<Addressee[]> {
  const others = toAll
    ? ((await otherUsersOf(tx, userId ?? '', [account.number])).get(account.number) ?? [])
    : [];
  const all = new Map<string, Addressee>();
  for (const id of [...(userId === null ? [] : [userId]), ...others]) {
    const user = await findUser(tx, id);
    if (user) all.set(emailKey(user.email), { email: user.email, language: languageOf(deps, user) });
  }
  const billing = await billingEmailOf(tx, account, null);
  if (billing !== null && !all.has(emailKey(billing)))
    all.set(emailKey(billing), { email: billing, language: deps.language });
  return [...all.values()];
}
