import type { Deps } from '../../src/deps.ts';
import { totpSeal } from '../../src/identity/second-step/step.ts';
import { totpCode } from '../../src/identity/second-step/totp.ts';
import type { User } from '../../src/identity/store.ts';
import { findUserByEmail } from '../../src/identity/store.ts';
import type { TimedPortal } from '../identity/support.ts';
import { ANA, openTimedPortal } from '../identity/support.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';

export const ANA_EMAIL = ANA.usuario;
export const PASSWORD = ANA.contrasena;
export const NEW_EMAIL = 'ana.nueva@example.org';
/** What Ana's billing e-mail is where the billing system said nothing, and where it did. */
export const PLAIN = '100000002';
export const TOLD = '100000001';
export const CARLAS = '100000005';

export const CONFIRM_LINK = 'form[action$="/confirmar"]';
export const CODE_FORM = 'form[action$="/codigo"]';

export interface AnasPortal extends TimedPortal {
  ana: TestBrowser;
}

/** The portal with Ana signed in a moment ago. */
export async function opened(env: Record<string, string> = {}): Promise<AnasPortal> {
  const portal = await openTimedPortal(env);
  return { ...portal, ana: await portal.signedIn() };
}

export async function userOf({ db }: Deps, email = ANA_EMAIL): Promise<User> {
  const user = await findUserByEmail(db, email);
  if (!user) throw new Error(`no user ${email}`);
  return user;
}

export interface Mail {
  recipient: string;
  subject: string;
  text_body: string;
  html_body: string;
}

/** Mails since the sign-in, in the order of writing; the clock stands still, so by nothing but that. */
export async function mailsTo({ db }: Deps, to: string): Promise<Mail[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'text_body', 'html_body', 'dedupe_key'])
    .where('recipient', '=', to)
    .where('dedupe_key', 'like', 'profile:%')
    .execute();
  return rows;
}

export async function lastMail(deps: Deps, to: string): Promise<Mail> {
  const mail = (await mailsTo(deps, to)).at(-1);
  if (!mail) throw new Error(`no mail to ${to}`);
  return mail;
}

/** The address of a mail's link, and its code. */
export function waysIn(mail: Mail): { path: string; token: string; code: string } {
  const path = /https?:\/\/[^/\s]+(\/mis-datos\/\S+\?token=(\w+))/.exec(mail.text_body);
  const code = /: (\w{4}-\w{4})\n/.exec(mail.text_body);
  if (!path?.[1] || !path[2] || !code?.[1]) throw new Error(`no ways in: ${mail.text_body}`);
  return { path: path[1], token: path[2], code: code[1] };
}

export async function actions({ db }: Deps): Promise<string[]> {
  const rows = await db.selectFrom('audit_trail').select(['id', 'action']).execute();
  return rows.map((row) => row.action);
}

/** Asks for another username on the page of it. */
export async function askUsername(visitor: TestBrowser, correo = NEW_EMAIL): Promise<TestPage> {
  await visitor.get('/mis-datos/usuario');
  return visitor.submit('form[action="/mis-datos/usuario"]', { correo });
}

export async function askBilling(
  visitor: TestBrowser,
  { number = PLAIN, correo = NEW_EMAIL } = {},
): Promise<TestPage> {
  const path = `/mis-datos/correo-de-facturacion/${number}`;
  await visitor.get(path);
  return visitor.submit(`form[action="${path}"]`, { correo });
}

/** The code that Ana's telephone shows now. */
export async function telephone(deps: Deps, email = ANA_EMAIL): Promise<string> {
  const { totpSecret } = await userOf(deps, email);
  if (!totpSecret) throw new Error('no key');
  return totpCode(totpSeal(deps).open(totpSecret), deps.clock.now());
}

/** Turns the second factor on and answers the recovery codes. */
export async function turnOn(deps: Deps, visitor: TestBrowser): Promise<string[]> {
  await visitor.get('/mis-datos/segundo-factor');
  await visitor.submit('form[action$="/empezar"]');
  const page = await visitor.submit('form[action$="/activar"]', { codigo: await telephone(deps) });
  return page.root.querySelectorAll('.code').map((code) => code.text);
}

export const errorsOf = (page: TestPage) =>
  page.root.querySelectorAll('.errors a').map((a) => a.getAttribute('href'));
export const pathOf = (page: TestPage) => new URL(page.url).pathname;
