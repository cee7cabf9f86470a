import type { Deps } from '../../deps.ts';
import { noticeLetter } from '../../http/page/letters.ts';
import type { Instant } from '../../kit/dates.ts';
import type { Letter } from '../../kit/mail/outbox.ts';
import type { Language } from '../../kit/text.ts';
import type { Person } from '../store.ts';
import { sessionsText } from './text.ts';

export type LetterDeps = Pick<Deps, 'render' | 'settings' | 'formats' | 'language' | 'config'>;

/** The language that a person chose, or the utility's. */
export const languageOf = (deps: Pick<Deps, 'language'>, user: { language: Language | null }): Language =>
  user.language ?? deps.language;

/** Tells a person that a browser which never did so has signed in as them. */
export function newBrowserLetter(
  deps: LetterDeps,
  { user, device, at }: { user: Person; device: string; at: Instant },
): Letter {
  const language = languageOf(deps, user);
  const t = sessionsText[language];
  const { utilityName, phone } = deps.settings.last();
  return noticeLetter(deps.render, {
    dedupeKey: `sign-in:${user.id}:${at}`,
    to: user.email,
    language,
    heading: t.newBrowserSubject,
    paragraphs: [t.hello, t.newBrowser(deps.formats[language].moment(at), device || t.unknownDevice)],
    link: { label: t.seeDevices, href: `${deps.config.baseUrl}/mis-datos` },
    closing: [t.notYou(phone)],
    signature: utilityName,
  });
}
