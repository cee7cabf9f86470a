import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Deps } from '../../src/deps.ts';
import type { TimedPortal } from '../identity/support.ts';
import { openTimedPortal } from '../identity/support.ts';
import type { TestBrowser, TestPage } from '../support/browser.ts';

export const FORM = 'form[action^="/registrarse"]';
export const VALIDATE = 'form[action="/registrarse/validar"]';
export const RESEND = 'form[action="/registrarse/reenviar"]';
export const PASSWORD = 'Acequia larga #7';
export const ANA_EMAIL = 'ana.gomez@example.com';

/** What Luis Quiroga finds on his bill: account 100000007 of the demo is linked to nobody. */
export const LUIS_ACCOUNT = { cuenta: '100000007', apellido: 'Quiroga', codigoPostal: '5515' };

/** Luis without an account. */
export const LUIS_ALONE = {
  correo: 'luis@example.org',
  contrasena: PASSWORD,
  repetir: PASSWORD,
  pregunta: 'teacher',
  respuesta: 'Señorita Elsa',
};
export const LUIS = { ...LUIS_ACCOUNT, ...LUIS_ALONE };

export interface Opened {
  portal: TimedPortal;
  deps: Deps;
  luis: TestBrowser;
}

/** The portal, with Luis before it. */
export async function opened(env: Record<string, string> = {}): Promise<Opened> {
  const portal = await openTimedPortal(env);
  return { portal, deps: portal.deps, luis: portal.from('198.51.100.7') };
}

/** Opens the form and sends it; answers what came at once. */
export async function send(
  visitor: TestBrowser,
  values: Record<string, string> = LUIS,
  page = '/registrarse',
): Promise<TestPage> {
  await visitor.get(page);
  return await visitor.submit(FORM, values, { follow: false });
}

/** Registers and follows to the page that says so. */
export async function registered(
  visitor: TestBrowser,
  values: Record<string, string> = LUIS,
): Promise<TestPage> {
  const page = await send(visitor, values);
  assert.equal(page.status, 303, page.text.slice(0, 300));
  return await visitor.get(page.headers.get('location') ?? '');
}

// The clock stands still, so ids of one moment do not tell which came first.
const written = sql`rowid`;

export const letters = ({ db }: Deps) => db.selectFrom('outbox').selectAll().orderBy(written).execute();

export async function lastLetter(deps: Deps) {
  const letter = (await letters(deps)).at(-1);
  assert.ok(letter, 'no mail');
  return letter;
}

/** The link and the code of the last mail. */
export async function mailed(deps: Deps): Promise<{ link: string; code: string }> {
  const { text_body } = await lastLetter(deps);
  const link = /http:\/\/localhost:3000(\/registrarse\/validar\?token=\w+)/.exec(text_body)?.[1];
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text_body)?.[0];
  assert.ok(link && code, text_body);
  return { link, code };
}

/** Opens a link and presses its button. */
export async function press(visitor: TestBrowser, link: string): Promise<TestPage> {
  await visitor.get(link);
  return await visitor.submit(VALIDATE, {});
}

export async function typeCode(visitor: TestBrowser, correo: string, codigo: string): Promise<TestPage> {
  await visitor.get('/registrarse/validar');
  return await visitor.submit(VALIDATE, { correo, codigo });
}

export const usersCalled = ({ db }: Deps, email: string) =>
  db.selectFrom('users').selectAll().where('email_key', '=', email).execute();

export async function accountsOf({ db }: Deps, email: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account_links as l')
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .select('l.account_number')
    .where('u.email_key', '=', email)
    .execute();
  return rows.map((row) => row.account_number);
}

export async function statesOf({ db }: Deps): Promise<string[]> {
  const rows = await db.selectFrom('registrations').select('state').orderBy(written).execute();
  return rows.map((row) => row.state);
}

export const errorsOf = (page: TestPage): (string | undefined)[] =>
  page.root.querySelectorAll('.errors a').map((a) => a.getAttribute('href'));

/** The refusal with what differs by chance taken out: no page says which reason applied. */
export const isRefusal = (page: TestPage): boolean =>
  page.status === 422 && page.text.includes('No pudimos registrarte con esos datos');
