import { sql } from 'kysely';
import type { TestBrowser } from '../../support/browser.ts';
import type { TimedPortal } from '../support.ts';
import { ANA, trySignIn } from '../support.ts';

export const REGISTER = 'form[action="/registrarse"]';
export const FORGOT = 'form[action="/recuperar/clave"]';
export const FORCED = 'form[action="/clave/cambiar"]';
export const OWN = 'form[action="/mis-datos/contrasena"]';

/** Everything that a registration asks, without an account. */
export const NEWCOMER = {
  cuenta: '',
  apellido: '',
  codigoPostal: '',
  correo: 'luis.quiroga@example.com',
  contrasena: 'Tr3s-Cruces.azul',
  repetir: 'Tr3s-Cruces.azul',
  pregunta: 'teacher',
  respuesta: 'Eulogia',
};

/** The form of the registration, sent with some fields changed. */
export async function register(visitor: TestBrowser, changes: Partial<typeof NEWCOMER>) {
  await visitor.get('/registrarse');
  return await visitor.submit(REGISTER, { ...NEWCOMER, ...changes }, { follow: false });
}

export async function ana(portal: TimedPortal): Promise<TestBrowser> {
  const visitor = portal.browser();
  await trySignIn(visitor, ANA);
  return visitor;
}

/** Signed in is who sees the list of accounts. */
export const isIn = async (visitor: TestBrowser) =>
  (await visitor.get('/cuentas', { follow: false })).status === 200;

// The clock stands still, so ids of one moment do not tell which came first.
const written = sql`rowid`;

export async function lettersTo(portal: TimedPortal, recipient: string = ANA.usuario) {
  return await portal.deps.db
    .selectFrom('outbox')
    .select(['subject', 'text_body as text', 'html_body as html'])
    .where('recipient', '=', recipient)
    .orderBy(written)
    .execute();
}

/** Asks for a temporary password and reads it from the mail. */
export async function temporaryFor(portal: TimedPortal, usuario = ANA.usuario): Promise<string> {
  const visitor = portal.browser();
  await visitor.get('/recuperar/clave');
  await visitor.submit(FORGOT, { usuario });
  const letter = (await lettersTo(portal, usuario)).at(-1);
  return /: ([A-Z][a-z0-9]{4}(?:-[a-z0-9]{5,6}){4})$/m.exec(letter?.text ?? '')?.[1] ?? 'no password';
}

/** Changes one's own password on the page for it. */
export async function changePassword(
  visitor: TestBrowser,
  typed: { contrasenaActual: string; contrasena: string },
) {
  await visitor.get('/mis-datos/contrasena');
  return await visitor.submit(OWN, { ...typed, repetir: typed.contrasena }, { follow: false });
}
