import type { Deps } from '../../deps.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { User } from '../../identity/store.ts';
import { changeUser } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { changeLetter } from '../letters.ts';
import { dropPendingKey } from '../second-factor/change.ts';
import { passwordText } from './text.ts';

/** Sets a password that was judged. A temporary one, and a second factor that was begun, are void with it. */
export async function changePassword(deps: Deps, user: User, password: string): Promise<void> {
  const passwordHash = await deps.passwords.hash(password);
  const now = instant(deps.clock);
  const language = languageOf(deps, user);
  const { subject, body } = passwordText[language].mail;
  const told = { heading: subject, paragraphs: [body(deps.formats[language].moment(now))] };
  await transact(deps.db, async (tx) => {
    await changeUser(tx, user.id, {
      password_hash: passwordHash,
      temporary_hash: null,
      temporary_expires_at: null,
      password_changed_at: now,
    });
    await dropPendingKey(tx, user.id);
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: user.id },
      action: 'change password',
    });
    await enqueueMail(tx, deps.clock, changeLetter(deps, user, told));
  });
  deps.wake.mail();
}
