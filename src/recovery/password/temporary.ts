import type { Deps } from '../../deps.ts';
import type { Limit } from '../../http/rate-limit.ts';
import { TEMPORARY_MINUTES, temporaryPassword } from '../../identity/credentials/temporary.ts';
import { registrationsOfEmail } from '../../identity/registrations.ts';
import { hashToken } from '../../identity/sessions/adapter.ts';
import type { LetterDeps } from '../../identity/sessions/letters.ts';
import { changeUser, emailKey, findUserByEmail } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import { transact } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import type { Language } from '../../kit/text.ts';
import { letterForRequest } from './letters.ts';

export interface TemporaryRequest {
  email: string;
  address: string;
  /** Of the page, for a letter to somebody whose language is not known. */
  language: Language;
}

export type TemporaryDeps = LetterDeps & Pick<Deps, 'db' | 'clock' | 'limits' | 'passwords' | 'wake'>;

/**
 * Mails a temporary password, or what else helps whoever asked: each address typed gets one letter after the same
 * work, whether or not it has a login. Throws `too_many` when enough were sent.
 */
export async function sendTemporaryPassword(deps: TemporaryDeps, request: TemporaryRequest): Promise<void> {
  await deps.limits.take(limitsOf(request));
  const user = await findUserByEmail(deps.db, request.email);
  const [registration] = await registrationsOfEmail(deps.db, deps.clock, request.email);
  const password = temporaryPassword();
  const hash = await deps.passwords.hash(password);
  const until = addMinutes(instant(deps.clock), TEMPORARY_MINUTES);
  const asked = { user, registration: registration ?? null, password, until, request };
  await transact(deps.db, async (tx) => {
    // For nobody it changes nothing, in the same time.
    await changeUser(tx, user?.id ?? '', { temporary_hash: hash, temporary_expires_at: until });
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'guest', id: null },
      action: 'ask for temporary password',
      detail: { user: user?.id ?? null },
    });
    await enqueueMail(tx, deps.clock, letterForRequest(deps, asked));
  });
  deps.wake.mail();
}

function limitsOf({ email, address }: TemporaryRequest): Limit[] {
  const mailbox = hashToken(emailKey(email)).slice(0, 32);
  return [
    { key: `temporary ${mailbox}`, failures: 3, windowSeconds: 900 },
    { key: `temporary day ${mailbox}`, failures: 10, windowSeconds: 86_400 },
    { key: `temporary address ${address}`, failures: 20, windowSeconds: 3600 },
  ];
}
