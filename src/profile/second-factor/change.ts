import type { Deps } from '../../deps.ts';
import { dropRecoveryCodes, makeRecoveryCodes } from '../../identity/second-step/recovery-codes.ts';
import { totpSeal } from '../../identity/second-step/step.ts';
import { newTotpKey, totpStep } from '../../identity/second-step/totp.ts';
import { languageOf } from '../../identity/sessions/letters.ts';
import type { User } from '../../identity/store.ts';
import { changeUser } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { instant } from '../../kit/dates.ts';
import { enqueueMail } from '../../kit/mail/outbox.ts';
import { changeLetter } from '../letters.ts';
import type { SecondFactorText } from './text.es.ts';
import { secondFactorText } from './text.ts';

type Event = 'on' | 'off' | 'codes';

const ACTIONS: Record<Event, string> = {
  on: 'turn on second factor',
  off: 'turn off second factor',
  codes: 'make recovery codes',
};

/** The key that waits for its first code, or null when there is none or it is in use already. */
export function pendingKey(deps: Deps, user: User): string | null {
  return user.totpSecret && !user.totpEnabledAt ? totpSeal(deps).open(user.totpSecret) : null;
}

/** Makes a key, good for nothing until a code proves that the telephone has it. One that waits already stays. */
export async function startSecondFactor(deps: Deps, user: User): Promise<void> {
  await deps.db
    .updateTable('users')
    .set({ totp_secret: totpSeal(deps).close(newTotpKey()) })
    .where('id', '=', user.id)
    .where('totp_secret', 'is', null)
    .execute();
}

/** Forgets a key that nobody confirmed. */
export async function dropPendingKey(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('users')
    .set({ totp_secret: null })
    .where('id', '=', userId)
    .where('totp_enabled_at', 'is', null)
    .execute();
}

/** Turns it on when the code is right, and answers the recovery codes; null for a wrong code. */
export async function confirmSecondFactor(deps: Deps, user: User, typed: string): Promise<string[] | null> {
  const key = pendingKey(deps, user);
  const step = key === null ? null : totpStep(key, typed, deps.clock.now());
  if (step === null) return null;
  const codes = await transact(deps.db, async (tx) => {
    const result = await tx
      .updateTable('users')
      // The step counts as used: the same code does not sign anybody in.
      .set({ totp_enabled_at: instant(deps.clock), totp_last_step: step })
      .where('id', '=', user.id)
      .where('totp_secret', '=', user.totpSecret)
      .where('totp_enabled_at', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return null;
    await tell(tx, deps, { user, event: 'on' });
    return makeRecoveryCodes(tx, user.id);
  });
  if (codes === null) return null;
  await deps.knownBrowsers.distrustAll(user.id);
  deps.wake.mail();
  return codes;
}

/** Codes in the place of those printed before; null where no second factor is in use. */
export async function renewRecoveryCodes(deps: Deps, user: User): Promise<string[] | null> {
  if (!user.totpEnabledAt) return null;
  const codes = await transact(deps.db, async (tx) => {
    await tell(tx, deps, { user, event: 'codes' });
    return makeRecoveryCodes(tx, user.id);
  });
  deps.wake.mail();
  return codes;
}

/** Turns it off, or forgets a key that was not confirmed. */
export async function stopSecondFactor(deps: Deps, user: User): Promise<void> {
  await transact(deps.db, async (tx) => {
    await changeUser(tx, user.id, { totp_secret: null, totp_enabled_at: null, totp_last_step: null });
    await dropRecoveryCodes(tx, user.id);
    if (user.totpEnabledAt) await tell(tx, deps, { user, event: 'off' });
  });
  deps.wake.mail();
}

async function tell(tx: Tx, deps: Deps, { user, event }: { user: User; event: Event }): Promise<void> {
  const language = languageOf(deps, user);
  const { mail } = secondFactorText[language];
  const when = deps.formats[language].moment(instant(deps.clock));
  const told = { heading: subjectOf(mail, event), paragraphs: [mail[event](when)] };
  const actor = { kind: 'customer', id: user.id } as const;
  await recordAudit(tx, deps.clock, { actor, action: ACTIONS[event] });
  await enqueueMail(tx, deps.clock, changeLetter(deps, user, told));
}

const subjectOf = (mail: SecondFactorText['mail'], event: Event) =>
  ({ on: mail.onSubject, off: mail.offSubject, codes: mail.codesSubject })[event];
