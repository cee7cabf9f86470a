import { otherUsersOf } from '../accounts/store.ts';
import { consentLine } from '../consents/link.ts';
import type { Deps } from '../deps.ts';
import { noticeLetter } from '../http/page/letters.ts';
import { maskEmail } from '../identity/mask.ts';
import { languageOf } from '../identity/sessions/letters.ts';
import type { User } from '../identity/store.ts';
import { emailKey, findUser } from '../identity/store.ts';
import type { Tx } from '../kit/database.ts';
import { instant } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { Language } from '../kit/text.ts';
import { TERMS_VERSION } from './terms.ts';
import { digitalBillText } from './text.ts';

export interface Change {
  kind: 'joined' | 'left';
  enrolmentId: string;
  accountNumber: string;
  userId: string;
  mailbox: string | null;
  /** What was agreed to, of who joined. */
  consentId: string | null;
}

/** Tells the mailbox, who did it, and the account's other users, each once and in their own language. */
export async function tellOfChange(tx: Tx, deps: Deps, change: Change): Promise<void> {
  const { utilityName, phone } = deps.settings.last();
  for (const reader of await readersOf(tx, deps, change)) {
    const { mail } = digitalBillText[reader.language];
    const told = wordsOf(deps.formats[reader.language], instant(deps.clock), { ...change, ...reader });
    const letter = noticeLetter(deps.render, {
      ...told,
      paragraphs: [mail.hello, ...told.paragraphs, ...consentLines(deps, change, reader.language)],
      dedupeKey: `digital-bill:${change.enrolmentId}:${change.kind}:${emailKey(reader.to)}`,
      to: reader.to,
      language: reader.language,
      link: {
        label: mail.see,
        href: `${deps.config.baseUrl}/cuentas/${change.accountNumber}/factura-digital`,
      },
      closing: [mail.notYou(phone)],
      signature: utilityName,
    });
    await enqueueMail(tx, deps.clock, letter);
  }
}

interface Reader {
  to: string;
  language: Language;
  /** The mailbox as this reader may see it (D31). */
  mailbox: string;
}

async function readersOf(tx: Tx, deps: Deps, change: Change): Promise<Reader[]> {
  const { accountNumber, userId } = change;
  const others = (await otherUsersOf(tx, userId, [accountNumber])).get(accountNumber) ?? [];
  const users = await Promise.all([userId, ...others].map((id) => findUser(tx, id)));
  const [actor, ...rest] = users.filter((user): user is User => user !== null);
  const mailbox = change.mailbox ?? actor?.email ?? '';
  const language = actor ? languageOf(deps, actor) : deps.language;
  const readers: Reader[] = [
    { to: mailbox, language, mailbox },
    ...(actor
      ? [{ to: actor.email, language, mailbox: rest.length > 0 ? maskEmail(mailbox) : mailbox }]
      : []),
    ...rest.map((user) => ({
      to: user.email,
      language: languageOf(deps, user),
      mailbox: maskEmail(mailbox),
    })),
  ];
  const byKey = new Map<string, Reader>();
  for (const reader of readers) if (!byKey.has(emailKey(reader.to))) byKey.set(emailKey(reader.to), reader);
  return [...byKey.values()].filter((reader) => reader.to !== '');
}

function wordsOf(f: Formats, at: string, { kind, accountNumber, mailbox }: Change & Reader) {
  const { mail } = digitalBillText[f.language];
  const when = f.moment(at);
  if (kind === 'left')
    return { heading: mail.leftSubject(accountNumber), paragraphs: [mail.left(accountNumber, when)] };
  return {
    heading: mail.joinedSubject(accountNumber),
    paragraphs: [mail.joined(accountNumber, when, mailbox), mail.terms(TERMS_VERSION)],
  };
}

function consentLines(
  { config }: Pick<Deps, 'config'>,
  { consentId, accountNumber }: Change,
  language: Language,
): string[] {
  if (consentId === null) return [];
  return [consentLine(language, { baseUrl: config.baseUrl, accountNumber, id: consentId })];
}
