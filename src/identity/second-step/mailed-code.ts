import type { Deps } from '../../deps.ts';
import { noticeLetter } from '../../http/page/letters.ts';
import type { Limit } from '../../http/rate-limit.ts';
import { transact } from '../../kit/database.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { hashToken } from '../sessions/adapter.ts';
import { languageOf } from '../sessions/letters.ts';
import type { User } from '../store.ts';
import { secondStepText } from './text.ts';

/** The code by mail: always the equal of the security question, and what is left after five wrong answers (D16). */

const sends = (user: User): Limit[] => [{ key: `sign-in code ${user.id}`, failures: 5, windowSeconds: 3600 }];

/** Mails a code that is good for this visit only; the one before dies. Throws `too_many` after five in an hour. */
export async function sendCode(deps: Deps, user: User, sessionId: string): Promise<void> {
  await deps.limits.take(sends(user));
  const language = languageOf(deps, user);
  const t = secondStepText[language].mail;
  const { utilityName, phone } = deps.settings.last();
  await transact(deps.db, async (tx) => {
    const { token, code } = await deps.mailedTokens.issue(tx, 'sign-in', {
      subject: sessionId,
      detail: user.id,
    });
    const letter = noticeLetter(deps.render, {
      dedupeKey: `sign-in-code:${hashToken(token)}`,
      to: user.email,
      language,
      heading: t.subject,
      paragraphs: [t.lead],
      copy: { label: t.code, value: code },
      closing: [t.minutes, t.notYou(phone)],
      signature: utilityName,
    });
    await enqueueMail(tx, deps.clock, letter);
  });
  deps.wake.mail();
}

export async function redeemCode(deps: Deps, sessionId: string, code: string): Promise<boolean> {
  return (await deps.mailedTokens.redeemCode(deps.db, 'sign-in', { subject: sessionId, code })) !== null;
}
