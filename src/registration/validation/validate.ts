import { recallProvenAccount } from '../../accounts/linking/find.ts';
import type { LinkDeps } from '../../accounts/linking/link.ts';
import { linkProvenIn } from '../../accounts/linking/link.ts';
import type { Deps } from '../../deps.ts';
import type { Limit } from '../../http/rate-limit.ts';
import type { Registration } from '../../identity/registrations.ts';
import { closeRegistrations, findRegistration, registrationsOfEmail } from '../../identity/registrations.ts';
import { addUser, emailKey, findUserByEmail } from '../../identity/store.ts';
import { recordAudit } from '../../kit/audit.ts';
import type { Db, Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { takesUser } from '../prove.ts';
import { findSent } from '../store.ts';

export type ValidateDeps = LinkDeps & Pick<Deps, 'mailedTokens' | 'limits'>;

/** What came back from the mailbox. `own`: a registration that this browser is known to have made. */
export type FromMailbox =
  | { kind: 'link'; token: string }
  | { kind: 'code'; email: string; code: string; own: string | null };

export interface Validated {
  email: string;
  accountNumber: string | null;
  /** False where an account was proven and could not be linked any more. */
  linked: boolean;
}

/** Wrong codes from one address; each code has its own five tries besides. */
const codeLimits = (address: string): Limit[] => [
  { key: `validation code ${address}`, failures: 20, windowSeconds: 3600 },
];

/** The registration behind a link that can still be validated; looks without using it up (D21). */
export async function peekValidation(deps: ValidateDeps, token: string): Promise<Registration | null> {
  const about = await deps.mailedTokens.peek(deps.db, 'validate-email', token);
  return about && (await openRegistration(deps.db, deps, about.subject));
}

/** Makes the login and links its account, both or neither. Null: what came is good for nothing, or not any more. */
export async function validate(deps: ValidateDeps, from: FromMailbox): Promise<Validated | null> {
  const done = await transact(deps.db, async (tx) => {
    const id = await redeem(tx, deps, from);
    const registration = id === null ? null : await openRegistration(tx, deps, id);
    return registration && (await makeUser(tx, deps, registration));
  });
  if (done) deps.wake.mail();
  return done;
}

/** The same with a typed code, which counts when it is wrong. Throws `too_many` after too many from one address. */
export async function validateCode(
  deps: ValidateDeps,
  typed: Omit<Extract<FromMailbox, { kind: 'code' }>, 'kind'>,
  address: string,
): Promise<Validated | null> {
  const limits = codeLimits(address);
  await deps.limits.take(limits);
  const done = await validate(deps, { kind: 'code', ...typed });
  if (done) await deps.limits.giveBack(limits);
  return done;
}

/** What a registration came to that was validated before: for a button that was pressed twice. */
export async function validatedBefore(deps: ValidateDeps, id: string): Promise<Validated | null> {
  const sent = await findSent(deps.db, deps.clock, id);
  if (sent?.state !== 'validated') return null;
  return { email: sent.email, accountNumber: sent.accountNumber, linked: true };
}

/** One that waits, while its e-mail is nobody's: of two who registered the same, the first to validate has it. */
async function openRegistration(
  db: Db,
  { clock }: Pick<Deps, 'clock'>,
  id: string,
): Promise<Registration | null> {
  const registration = await findRegistration(db, clock, id);
  return registration && (await findUserByEmail(db, registration.email)) === null ? registration : null;
}

async function redeem(tx: Tx, deps: ValidateDeps, from: FromMailbox): Promise<string | null> {
  if (from.kind === 'link') {
    const redeemed = await deps.mailedTokens.redeem(tx, 'validate-email', from.token);
    return redeemed?.subject ?? null;
  }
  for (const subject of await candidates(tx, deps, from)) {
    const redeemed = await deps.mailedTokens.redeemCode(tx, 'validate-email', { subject, code: from.code });
    if (redeemed) return redeemed.subject;
  }
  return null;
}

/** Several people may have registered one mailbox: the own registration first, then the newest. */
async function candidates(
  tx: Tx,
  { clock }: ValidateDeps,
  { email, own }: { email: string; own: string | null },
): Promise<Set<string>> {
  const mine = own === null ? null : await findRegistration(tx, clock, own);
  const others = await registrationsOfEmail(tx, clock, email);
  const first = mine && emailKey(mine.email) === emailKey(email) ? [mine.id] : [];
  return new Set([...first, ...others.map((one) => one.id)]);
}

async function makeUser(tx: Tx, deps: ValidateDeps, registration: Registration): Promise<Validated> {
  const { id, email, accountNumber } = registration;
  const { passwordHash, question, answerHash, language } = registration;
  const user = { email, passwordHash, question, answerHash, language };
  const userId = await addUser(tx, deps.clock, user);
  await closeRegistrations(tx, [id], 'validated');
  const actor = { kind: 'customer', id: userId } as const;
  await recordAudit(tx, deps.clock, { actor, action: 'validate e-mail', detail: { registration: id } });
  const linked = accountNumber === null || (await linkTo(tx, deps, { userId, email, accountNumber }));
  return { email, accountNumber, linked };
}

async function linkTo(
  tx: Tx,
  deps: ValidateDeps,
  { userId, email, accountNumber }: { userId: string; email: string; accountNumber: string },
): Promise<boolean> {
  const proven = await recallProvenAccount(tx, accountNumber);
  if (!proven || !(await takesUser({ db: tx, settings: deps.settings }, accountNumber))) return false;
  return await linkProvenIn(tx, deps, { user: { userId, email }, proven });
}
