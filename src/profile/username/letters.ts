import type { MailedToken } from '../../identity/credentials/mailed-tokens.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { Person } from '../../identity/store.ts';
import type { Letter } from '../../kit/mail/outbox.ts';
import type { LetterDeps } from '../letters.ts';
import { changeLetter, confirmLetter, quietLetter } from '../letters.ts';
import { USERNAME_CONFIRM } from './page.ts';
import { usernameText } from './text.ts';

/** To the mailbox in use: somebody asked for another one. */
export function askedLetter(
  deps: LetterDeps,
  user: Person,
  { email, when }: { email: string; when: string },
): Letter {
  const { mail } = usernameText[languageOf(deps, user)];
  return changeLetter(deps, user, {
    heading: mail.askedSubject,
    paragraphs: [mail.asked(when, email), mail.askedStays],
  });
}

/** To the new mailbox. */
export function newUsernameLetter(
  deps: LetterDeps,
  user: Person,
  { email, mailed }: { email: string; mailed: MailedToken },
): Letter {
  const { mail } = usernameText[languageOf(deps, user)];
  return confirmLetter(deps, user, {
    heading: mail.confirmSubject,
    paragraphs: [mail.confirm(email)],
    to: email,
    mailed,
    path: USERNAME_CONFIRM,
  });
}

/** To the owner of a login that somebody else wanted for theirs. */
export function takenLetter(deps: LetterDeps, owner: Person): Letter {
  const { mail } = usernameText[languageOf(deps, owner)];
  return quietLetter(deps, owner, { heading: mail.takenSubject, paragraphs: [mail.taken] });
}

/** To the mailbox that was the login until now. `user` is as they were before. */
export function usernameDoneLetter(
  deps: LetterDeps,
  user: Person,
  { email, when }: { email: string; when: string },
): Letter {
  const { mail } = usernameText[languageOf(deps, user)];
  return changeLetter(deps, user, { heading: mail.doneSubject, paragraphs: [mail.done(when, email)] });
}
