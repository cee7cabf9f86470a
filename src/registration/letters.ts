import type { Deps } from '../deps.ts';
import { noticeLetter } from '../http/page/letters.ts';
import type { FailureLimits, Limit } from '../http/rate-limit.ts';
import type { MailedToken } from '../identity/credentials/mailed-tokens.ts';
import { hashToken } from '../identity/sessions/adapter.ts';
import { languageOf } from '../identity/sessions/letters.ts';
import type { Person } from '../identity/store.ts';
import { emailKey } from '../identity/store.ts';
import type { Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import type { Letter } from '../kit/mail/outbox.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { Language } from '../kit/text.ts';
import { registrationText } from './text.ts';

export type LetterDeps = Pick<
  Deps,
  'render' | 'settings' | 'config' | 'language' | 'formats' | 'clock' | 'mailedTokens'
>;

export interface Addressee {
  /** The registration's. */
  id: string;
  email: string;
  language: Language;
}

/**
 * Writes to the mailbox of a registration; any link sent before dies. `owner` has the e-mail as a login already: the
 * mail then says so, after the same work (D5).
 */
export async function sendValidation(
  tx: Tx,
  deps: LetterDeps,
  { to, owner }: { to: Addressee; owner: Person | null },
): Promise<void> {
  const mailed = await deps.mailedTokens.issue(tx, 'validate-email', { subject: to.id, detail: '' });
  const letter = owner ? takenLetter(deps, mailed, owner) : validationLetter(deps, mailed, to);
  await enqueueMail(tx, deps.clock, letter);
}

const keyOf = ({ token }: MailedToken) => `validate-email:${hashToken(token)}`;

function validationLetter(deps: LetterDeps, mailed: MailedToken, to: Addressee): Letter {
  const t = registrationText[to.language].mail;
  const { utilityName } = deps.settings.last();
  return noticeLetter(deps.render, {
    dedupeKey: keyOf(mailed),
    to: to.email,
    language: to.language,
    // Two mails of one mailbox are told apart: only the newer one counts.
    heading: t.subject(deps.formats[to.language].time(instant(deps.clock))),
    paragraphs: [t.hello, t.lead(utilityName)],
    copy: { label: t.code, value: mailed.code },
    link: { label: t.link, href: `${deps.config.baseUrl}/registrarse/validar?token=${mailed.token}` },
    closing: [t.days, t.notYou],
    signature: utilityName,
  });
}

function takenLetter(deps: LetterDeps, mailed: MailedToken, owner: Person): Letter {
  const language = languageOf(deps, owner);
  const t = registrationText[language].mail;
  const { utilityName } = deps.settings.last();
  return noticeLetter(deps.render, {
    dedupeKey: keyOf(mailed),
    to: owner.email,
    language,
    heading: t.takenSubject,
    paragraphs: [t.hello, t.takenLead(utilityName), t.takenIn],
    link: { label: t.signIn, href: `${deps.config.baseUrl}/ingresar` },
    closing: [t.takenForgot(`${deps.config.baseUrl}/recuperar/clave`), t.takenNotYou],
    signature: utilityName,
  });
}

/**
 * Counts a mail before it is written: nobody fills another's mailbox. Throws `too_many` after five an hour to one mailbox
 * or twenty from one address. `email` is null where there is nobody to write to.
 */
export async function countMail(
  limits: FailureLimits,
  { email, address }: { email: string | null; address: string },
): Promise<void> {
  const from: Limit = { key: `validation mail from ${address}`, failures: 20, windowSeconds: 3600 };
  const to: Limit[] = email === null ? [] : [{ key: mailboxKey(email), failures: 5, windowSeconds: 3600 }];
  await limits.take([from, ...to]);
}

const mailboxKey = (email: string) => `validation mail to ${hashToken(emailKey(email)).slice(0, 32)}`;
