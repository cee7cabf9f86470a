import type { Deps } from '../../deps.ts';
import type { Notice } from '../../http/page/letters.ts';
import { noticeLetter } from '../../http/page/letters.ts';
import type { Registration } from '../../identity/registrations.ts';
import type { LetterDeps } from '../../identity/sessions/letters.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { Person } from '../../identity/store.ts';
import type { Instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import type { Letter } from '../../kit/mail/outbox.ts';
import type { Language } from '../../kit/text.ts';
import { recoveryText } from '../text.ts';

export type RecoveryLetterDeps = LetterDeps & Pick<Deps, 'clock'>;

/** Somebody asked for a temporary password; whose address it is decides which letter they get. */
export interface Asked {
  user: Person | null;
  registration: Registration | null;
  password: string;
  until: Instant;
  request: { email: string; language: Language };
}

export function letterForRequest(deps: RecoveryLetterDeps, asked: Asked): Letter {
  if (asked.user) return temporaryLetter(deps, asked.user, asked);
  if (asked.registration) return waitingLetter(deps, asked.registration);
  return unknownLetter(deps, asked.request);
}

function temporaryLetter(
  deps: RecoveryLetterDeps,
  user: Person,
  { password, until }: Pick<Asked, 'password' | 'until'>,
): Letter {
  const language = languageOf(deps, user);
  const { mail, password: page } = recoveryText[language];
  const { utilityName, phone } = deps.settings.last();
  return letter(deps, {
    to: user.email,
    language,
    heading: mail.temporary.subject,
    paragraphs: [mail.hello, mail.temporary.body(user.email)],
    copy: { label: mail.temporary.label, value: password },
    link: { label: mail.signIn, href: at(deps, '/ingresar') },
    closing: [
      mail.temporary.minutes(deps.formats[language].moment(until)),
      page.neverAsked(utilityName),
      mail.temporary.notYou(phone),
    ],
  });
}

function unknownLetter(deps: RecoveryLetterDeps, { email, language }: Asked['request']): Letter {
  const { mail, password: page } = recoveryText[language];
  const { utilityName } = deps.settings.last();
  return letter(deps, {
    to: email.trim(),
    language,
    heading: mail.unknown.subject,
    paragraphs: [mail.hello, mail.unknown.body(utilityName), mail.unknown.other],
    link: { label: mail.unknown.recover, href: at(deps, '/recuperar/usuario') },
    closing: [
      mail.unknown.register(at(deps, '/registrarse')),
      page.neverAsked(utilityName),
      mail.unknown.ignore,
    ],
  });
}

function waitingLetter(deps: RecoveryLetterDeps, { email, language }: Registration): Letter {
  const { mail, password: page } = recoveryText[language];
  const { utilityName } = deps.settings.last();
  return letter(deps, {
    to: email,
    language,
    heading: mail.waiting.subject,
    paragraphs: [mail.hello, mail.waiting.body(utilityName), mail.waiting.again],
    link: { label: mail.waiting.recover, href: at(deps, '/recuperar/usuario') },
    closing: [
      mail.waiting.forgotten(at(deps, '/registrarse')),
      page.neverAsked(utilityName),
      mail.waiting.ignore,
    ],
  });
}

/** Tells a person that their password was changed, wherever that was (ASVS 6.3.7). */
export function changedLetter(
  deps: RecoveryLetterDeps,
  { user, device, when }: { user: Person; device: string; when: Instant },
): Letter {
  const language = languageOf(deps, user);
  const { mail, password: page } = recoveryText[language];
  const { utilityName, phone } = deps.settings.last();
  const { moment } = deps.formats[language];
  return letter(deps, {
    to: user.email,
    language,
    heading: mail.changed.subject,
    paragraphs: [
      mail.hello,
      mail.changed.body(user.email, moment(when), device || mail.changed.unknownDevice),
    ],
    link: { label: mail.signIn, href: at(deps, '/ingresar') },
    closing: [mail.changed.notYou(phone), page.neverAsked(utilityName)],
  });
}

/** Each of these tells a fact of its own, however close two of them are. */
function letter(deps: RecoveryLetterDeps, notice: Omit<Notice, 'dedupeKey' | 'signature'>): Letter {
  const { utilityName } = deps.settings.last();
  return noticeLetter(deps.render, {
    ...notice,
    dedupeKey: `recovery:${newId(deps.clock)}`,
    signature: utilityName,
  });
}

const at = ({ config }: RecoveryLetterDeps, path: string) => `${config.baseUrl}${path}`;
