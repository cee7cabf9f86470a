import type { Deps } from '../../deps.ts';
import type { Session } from '../../http/context.ts';
import { createSessionAdapter, findSession } from '../../identity/sessions/adapter.ts';
import type { LetterDeps } from '../../identity/sessions/letters.ts';
import type { User } from '../../identity/store.ts';
import { changeUser } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { changedLetter } from './letters.ts';

export type ChangeDeps = LetterDeps & Pick<Deps, 'db' | 'clock' | 'passwords' | 'wake'>;

export interface PasswordChange {
  user: User;
  /** The visit that the temporary password opened. It ends here, with every other. */
  visit: Pick<Session, 'id'>;
  password: string;
  device: string;
}

/** Sets the password that was chosen after a temporary one. Answers false when the visit had ended in the meantime. */
export async function changePassword(deps: ChangeDeps, change: PasswordChange): Promise<boolean> {
  const { user, visit, device } = change;
  const hash = await deps.passwords.hash(change.password);
  const when = instant(deps.clock);
  const changed = await transact(deps.db, async (tx) => {
    // Sent twice, the second finds the visit gone: one visit sets one password.
    if (!(await findSession(tx, visit.id))) return false;
    await changeUser(tx, user.id, {
      password_hash: hash,
      password_changed_at: when,
      temporary_hash: null,
      temporary_expires_at: null,
    });
    await createSessionAdapter(tx, deps.clock).deleteUserSessions(user.id);
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: user.id },
      action: 'change password',
      detail: { after: 'temporary password', device },
    });
    await enqueueMail(tx, deps.clock, changedLetter(deps, { user, device, when }));
    return true;
  });
  if (changed) deps.wake.mail();
  return changed;
}
