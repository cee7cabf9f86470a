import type { Deps } from '../deps.ts';
import type { Notice } from '../http/page/letters.ts';
import { noticeLetter } from '../http/page/letters.ts';
import type { MailedToken } from '../identity/credentials/mailed-tokens.ts';
import { languageOf } from '../identity/sessions/letters.ts';
import type { Person } from '../identity/store.ts';
import { newId } from '../kit/ids.ts';
import type { Letter } from '../kit/mail/outbox.ts';
import { profileText } from './text.ts';

export type LetterDeps = Pick<Deps, 'render' | 'settings' | 'language' | 'config' | 'clock'>;

/** What one letter says; the rest is the same in all. */
export interface Told {
  heading: string;
  paragraphs: string[];
  /** In the place of the user's own mailbox. */
  to?: string;
}

/** Tells the owner of a login what was changed, and what to do if it was somebody else. */
export function changeLetter(deps: LetterDeps, user: Person, told: Told): Letter {
  const t = profileText[languageOf(deps, user)].mail;
  const { phone } = deps.settings.last();
  return letter(deps, user, {
    ...told,
    link: { label: t.see, href: `${deps.config.baseUrl}/mis-datos` },
    closing: [t.notYou(phone)],
  });
}

/** Asks a mailbox that nobody has proven yet to confirm a change. `path` takes the token. */
export function confirmLetter(
  deps: LetterDeps,
  user: Person,
  asked: Told & { mailed: MailedToken; path: string },
): Letter {
  const t = profileText[languageOf(deps, user)].mail;
  const { phone } = deps.settings.last();
  const { mailed, path, ...told } = asked;
  return letter(deps, user, {
    ...told,
    copy: { label: t.code, value: mailed.code },
    link: { label: t.confirm, href: `${deps.config.baseUrl}${path}?token=${mailed.token}` },
    closing: [t.hours, t.ignore(phone)],
  });
}

/** Tells a mailbox that is not the owner's login of a change that concerns it. */
export function concernedLetter(deps: LetterDeps, user: Person, told: Told): Letter {
  const t = profileText[languageOf(deps, user)].mail;
  return letter(deps, user, { ...told, closing: [t.notExpected(deps.settings.last().phone)] });
}

/** To somebody who need not do anything about it. */
export function quietLetter(deps: LetterDeps, user: Person, told: Told): Letter {
  const t = profileText[languageOf(deps, user)].mail;
  return letter(deps, user, { ...told, closing: [t.ignore(deps.settings.last().phone)] });
}

function letter(
  deps: LetterDeps,
  user: Person,
  told: Told & Pick<Notice, 'copy' | 'link' | 'closing'>,
): Letter {
  const language = languageOf(deps, user);
  const { to = user.email, paragraphs, ...rest } = told;
  return noticeLetter(deps.render, {
    ...rest,
    paragraphs: [profileText[language].mail.hello, ...paragraphs],
    to,
    language,
    // Each is written inside the one transaction of what it tells.
    dedupeKey: `profile:${user.id}:${newId(deps.clock)}`,
    signature: deps.settings.last().utilityName,
  });
}
