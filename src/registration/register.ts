import type { ProvenAccount } from '../accounts/linking/find.ts';
import type { Deps } from '../deps.ts';
import { addRegistration, closeRegistrations, registrationsOfAccount } from '../identity/registrations.ts';
import { findUserByEmail } from '../identity/store.ts';
import { recordAudit } from '../kit/audit.ts';
import type { Tx } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import type { Language } from '../kit/text.ts';
import type { LetterDeps } from './letters.ts';
import { countMail, sendValidation } from './letters.ts';
import { findSent } from './store.ts';

export type RegisterDeps = LetterDeps & Pick<Deps, 'db' | 'passwords' | 'limits' | 'wake'>;

export interface NewRegistration {
  email: string;
  password: string;
  question: string;
  answer: string;
  /** Null: to be linked later. */
  proven: ProvenAccount | null;
  /** An own registration that this one corrects (A007). */
  former: string | null;
  language: Language;
  address: string;
}

const GUEST = { kind: 'guest', id: null } as const;

/**
 * Records a registration and mails its link; answers its id. An e-mail that has a login gets the same work and another
 * mail (D5). Throws `too_many` when too many mails were asked for.
 */
export async function register(deps: RegisterDeps, wanted: NewRegistration): Promise<string> {
  const { email, language, question } = wanted;
  await countMail(deps.limits, wanted);
  const passwordHash = await deps.passwords.hash(wanted.password);
  const answerHash = await deps.passwords.hash(wanted.answer);
  const accountNumber = wanted.proven?.account.number ?? null;
  const id = await transact(deps.db, async (tx) => {
    const owner = await findUserByEmail(tx, email);
    await supersede(tx, deps, { accountNumber, former: wanted.former });
    const row = { email, passwordHash, question, answerHash, accountNumber, language };
    const added = await addRegistration(tx, deps.clock, { ...row, taken: owner !== null });
    await sendValidation(tx, deps, { to: { id: added, email, language }, owner });
    const about = accountNumber === null ? {} : { accountNumber };
    await recordAudit(tx, deps.clock, {
      actor: GUEST,
      action: 'register',
      detail: { registration: added },
      ...about,
    });
    return added;
  });
  deps.wake.mail();
  return id;
}

/** What waited for the same proven account, or was corrected, can be validated no more: its link dies at once. */
async function supersede(
  tx: Tx,
  { clock, mailedTokens }: RegisterDeps,
  { accountNumber, former }: { accountNumber: string | null; former: string | null },
): Promise<void> {
  const same = accountNumber === null ? [] : await registrationsOfAccount(tx, clock, accountNumber);
  const ids = new Set([...same.map((one) => one.id), ...(former === null ? [] : [former])]);
  await closeRegistrations(tx, [...ids], 'superseded');
  for (const id of ids) await mailedTokens.revoke(tx, 'validate-email', id);
}

/** Sends the mail of a registration again, when there is one that waits. The caller cannot tell. */
export async function resend(
  deps: RegisterDeps,
  { id, address }: { id: string | null; address: string },
): Promise<void> {
  const found = id === null ? null : await findSent(deps.db, deps.clock, id);
  const waiting = found?.state === 'pending' || found?.state === 'taken' ? found : null;
  await countMail(deps.limits, { email: waiting?.email ?? null, address });
  if (!waiting) return;
  await transact(deps.db, async (tx) => {
    const now = await findSent(tx, deps.clock, waiting.id);
    const owner = await findUserByEmail(tx, waiting.email);
    // A login that has left the e-mail since: there is nothing left to say.
    if (now?.state !== waiting.state || (waiting.state === 'taken' && !owner)) return;
    await sendValidation(tx, deps, { to: waiting, owner });
    const detail = { registration: waiting.id };
    await recordAudit(tx, deps.clock, { actor: GUEST, action: 'resend validation', detail });
  });
  deps.wake.mail();
}
