import type { Deps } from '../../deps.ts';
import type { QuestionKey } from '../../identity/credentials/questions.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { User } from '../../identity/store.ts';
import { changeUser } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { changeLetter } from '../letters.ts';
import { questionText } from './text.ts';

/** Sets another question; wrong answers to the one before are forgotten with it. `answer` comes normalised. */
export async function changeQuestion(
  deps: Deps,
  user: User,
  chosen: { question: QuestionKey; answer: string },
): Promise<void> {
  const answerHash = await deps.passwords.hash(chosen.answer);
  const language = languageOf(deps, user);
  const { subject, body } = questionText[language].mail;
  const when = deps.formats[language].moment(instant(deps.clock));
  await transact(deps.db, async (tx) => {
    await changeUser(tx, user.id, { question: chosen.question, answer_hash: answerHash, answer_failures: 0 });
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: user.id },
      action: 'change security question',
    });
    await enqueueMail(
      tx,
      deps.clock,
      changeLetter(deps, user, { heading: subject, paragraphs: [body(when)] }),
    );
  });
  deps.wake.mail();
}
