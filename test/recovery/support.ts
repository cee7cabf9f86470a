import { addLink } from '../../src/accounts/store.ts';
import type { Deps } from '../../src/deps.ts';
import { addRegistration } from '../../src/identity/registrations.ts';
import { addUser } from '../../src/identity/store.ts';
import { transact } from '../../src/kit/database.ts';
import { ANA, type TimedPortal, tryPassword } from '../identity/support.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';

export const USERNAME = '/recuperar/usuario';
export const PASSWORD = '/recuperar/clave';
export const CHANGE = '/clave/cambiar';
/** What Ana reads on her bill. */
export const ANAS = { cuenta: '100000001', apellido: 'Gómez' };
export const ANAS_BILL = 'B-1001-25';
export const NEW = 'Cascada y 3 garzas!';

export async function recoverUsername(
  visitor: TestBrowser,
  typed: Record<string, string>,
): Promise<TestPage> {
  await visitor.get(USERNAME);
  return await visitor.submit(`form[action="${USERNAME}"]`, typed);
}

/** Asks for a temporary password; answers what came at once. */
export async function askTemporary(visitor: TestBrowser, usuario: string): Promise<TestPage> {
  await visitor.get(PASSWORD);
  return await visitor.submit(`form[action="${PASSWORD}"]`, { usuario }, { follow: false });
}

export async function lettersTo({ deps }: { deps: Deps }, recipient: string) {
  return await deps.db
    .selectFrom('outbox')
    .selectAll()
    .where('recipient', '=', recipient)
    .where('dedupe_key', 'like', 'recovery:%')
    .orderBy('id')
    .execute();
}

/** The temporary password of the newest letter. */
export async function mailedPassword(portal: { deps: Deps }, recipient = ANA.usuario): Promise<string> {
  const letter = (await lettersTo(portal, recipient)).findLast((one) => /clave temporal/.test(one.subject));
  return /Clave temporal: (\S+)/.exec(letter?.text_body ?? '')?.[1] ?? 'no password';
}

/** Asks for a temporary password and signs in with it: the browser stands before the forced change. */
export async function atChange(portal: TimedPortal, visitor = portal.browser()): Promise<TestBrowser> {
  await askTemporary(portal.browser(), ANA.usuario);
  await tryPassword(visitor, { ...ANA, contrasena: await mailedPassword(portal) });
  await visitor.get(CHANGE);
  return visitor;
}

export async function change(visitor: TestBrowser, contrasena: string, repetir = contrasena) {
  return await visitor.submit(`form[action="${CHANGE}"]`, { contrasena, repetir }, { follow: false });
}

/** Somebody who typed their address wrongly or has not opened the mail yet. */
export async function plantRegistration(
  { db, clock, passwords }: Deps,
  more: { email: string; account?: string | null; taken?: boolean },
): Promise<string> {
  const passwordHash = await passwords.hash('Lagunas#26');
  return await transact(db, (tx) =>
    addRegistration(tx, clock, {
      email: more.email,
      passwordHash,
      question: 'mountain',
      answerHash: 'none',
      accountNumber: more.account === undefined ? '100000003' : more.account,
      language: 'es',
      taken: more.taken ?? false,
    }),
  );
}

/** Somebody else who sees an account. */
export async function plantUser({ db, clock }: Deps, email: string, account: string): Promise<void> {
  await transact(db, async (tx) => {
    const userId = await addUser(tx, clock, { email, passwordHash: 'none' });
    await addLink(tx, clock, { userId, number: account });
  });
}
