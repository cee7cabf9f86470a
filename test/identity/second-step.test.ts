import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { compose } from '../../src/compose.ts';
import { openDatabase } from '../../src/kit/database.ts';
import type { TestBrowser } from '../support/browser.ts';
import { ANA, CARLA, openTimedPortal, type TimedPortal, tryPassword, trySignIn } from './support.ts';

const LABEL = 'No solicitar las preguntas de seguridad en esta computadora';
const FORM = 'form[action="/pregunta"]';

const answer = (visitor: TestBrowser, respuesta: string, more: Record<string, string> = {}) =>
  visitor.submit(FORM, { respuesta, ...more }, { follow: false });

async function atQuestion(portal: TimedPortal, visitor = portal.browser()): Promise<TestBrowser> {
  await tryPassword(visitor, ANA);
  await visitor.get('/pregunta');
  return visitor;
}

async function signOut(visitor: TestBrowser): Promise<void> {
  await visitor.get('/cuentas');
  await visitor.submit('form[action="/salir"]');
}

// The clock stands still, so ids of one moment do not tell which came first.
const written = sql`rowid`;

const lettersTo = (portal: TimedPortal, recipient: string) =>
  portal.deps.db
    .selectFrom('outbox')
    .selectAll()
    .where('recipient', '=', recipient)
    .orderBy(written)
    .execute();

async function mailedCode(portal: TimedPortal): Promise<string> {
  const letter = (await lettersTo(portal, ANA.usuario)).findLast((one) =>
    one.dedupe_key.startsWith('sign-in-code'),
  );
  return /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(letter?.text_body ?? '')?.[0] ?? 'no code';
}

test('a computer that is not recognised is asked the security question, and told why (A032–A036)', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  const page = await tryPassword(visitor, ANA);
  assert.deepEqual([page.status, page.headers.get('location')], [303, '/pregunta']);
  await visitor.get('/pregunta');
  assert.match(visitor.page.text, /¿Qué montaña o cerro te gusta más\?/);
  assert.equal(visitor.page.root.querySelector('label[for="respuesta"]')?.text, 'Respuesta');
  assert.ok(visitor.page.text.includes(LABEL));
  for (const why of [/otro navegador/, /no marcaste la casilla/, /no guarda cookies/, /modo privado/])
    assert.match(visitor.page.text, why);
});

test('until it is answered nothing else opens', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  for (const path of ['/cuentas', '/cuentas/100000001', '/cuentas/vincular', '/cuentas/100000001/facturas']) {
    const page = await visitor.get(path, { follow: false });
    assert.equal(page.headers.get('location'), `/pregunta?volver=${encodeURIComponent(path)}`, path);
  }
  assert.doesNotMatch((await visitor.get('/')).text, /ana\.gomez|Cerrar sesión/i);
});

test('case, accents and spaces of the answer do not matter', async () => {
  const portal = await openTimedPortal();
  for (const typed of ['Aconcagua', '  ACONCAGUA ', 'aconcágua', 'Acon-cagua']) {
    const visitor = await atQuestion(portal);
    assert.equal((await answer(visitor, typed)).headers.get('location'), '/', typed);
    assert.equal((await visitor.get('/cuentas')).status, 200);
  }
});

test('the page that was asked for is kept through both steps', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await visitor.get('/cuentas/100000001/facturas');
  await visitor.submit('form[action="/ingresar"]', ANA);
  const page = await answer(visitor, 'Aconcagua');
  assert.equal(page.headers.get('location'), '/cuentas/100000001/facturas');
});

test('a ticked box trusts the computer for 90 days, an unticked one does not', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  await answer(visitor, 'Aconcagua');
  await signOut(visitor);
  await atQuestion(portal, visitor);
  await answer(visitor, 'Aconcagua', { confiar: '1' });
  await signOut(visitor);
  assert.equal((await tryPassword(visitor, ANA)).headers.get('location'), '/');
  visitor.cookies.delete('sid');
  portal.pass({ minutes: 90 * 24 * 60 });
  assert.equal((await tryPassword(visitor, ANA)).headers.get('location'), '/pregunta');
});

test('trust is of one person: another one on the same computer is asked, and neither displaces the other', async () => {
  const portal = await openTimedPortal();
  const shared = await atQuestion(portal);
  await answer(shared, 'Aconcagua', { confiar: '1' });
  await signOut(shared);
  assert.equal((await tryPassword(shared, CARLA)).headers.get('location'), '/pregunta');
  await shared.get('/pregunta');
  await answer(shared, 'Aconcagua', { confiar: '1' });
  await signOut(shared);
  for (const who of [ANA, CARLA]) {
    assert.equal((await tryPassword(shared, who)).headers.get('location'), '/', who.usuario);
    shared.cookies.delete('sid');
  }
});

test('a wrong answer says so and asks the same question again', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  const page = await answer(visitor, 'Tupungato');
  assert.equal(page.status, 422);
  assert.match(page.text, /Esa no es la respuesta/);
  assert.match(page.text, /¿Qué montaña o cerro te gusta más\?/);
  assert.equal(page.root.querySelector('#respuesta')?.getAttribute('value'), '');
  assert.equal((await answer(visitor, '')).status, 422);
  assert.match(visitor.page.text, /Escribí la respuesta/);
});

test('after five wrong answers only a code by mail helps, on every computer and across a restart', async (t) => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  for (let i = 0; i < 5; i++) await answer(visitor, `wrong ${i}`);
  assert.match(visitor.page.text, /Se agotaron los intentos/);
  assert.equal(visitor.page.root.querySelector('#respuesta'), null);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  deps.clock.now = () => portal.deps.clock.now();
  const other = portal.from('198.51.100.7', app);
  await tryPassword(other, ANA);
  await other.get('/pregunta');
  assert.equal(other.page.root.querySelector('#respuesta'), null);
  const forced = await other.post('/pregunta', {
    _csrf: other.page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '',
    respuesta: 'Aconcagua',
  });
  assert.doesNotMatch(forced.text, /Tus cuentas/);
  assert.equal((await other.get('/cuentas', { follow: false })).status, 303);
});

test('answers sent all at once are no more than five', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  const tries = Array.from({ length: 12 }, (_, i) => answer(visitor, i === 11 ? 'Aconcagua' : `wrong ${i}`));
  const pages = await Promise.all(tries);
  assert.equal(pages.filter((page) => page.status === 303).length, 0);
  const user = await portal.deps.db
    .selectFrom('users')
    .select('answer_failures')
    .where('email', '=', ANA.usuario)
    .executeTakeFirstOrThrow();
  assert.equal(user.answer_failures, 5);
});

test('a code by mail counts as much as the answer, and may trust the computer too', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  await visitor.submit('form[action="/pregunta/codigo/enviar"]');
  assert.equal(new URL(visitor.page.url).pathname, '/pregunta/codigo');
  assert.match(visitor.page.text, /an••••@ex••••\.com/);
  const code = await mailedCode(portal);
  const page = await visitor.submit(
    'form[action="/pregunta/codigo"]',
    { codigo: code, confiar: '1' },
    { follow: false },
  );
  assert.equal(page.headers.get('location'), '/');
  await signOut(visitor);
  assert.equal((await tryPassword(visitor, ANA)).headers.get('location'), '/');
});

test('a code by mail opens the question again', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  for (let i = 0; i < 5; i++) await answer(visitor, `wrong ${i}`);
  await visitor.submit('form[action="/pregunta/codigo/enviar"]');
  await visitor.submit('form[action="/pregunta/codigo"]', { codigo: await mailedCode(portal) });
  assert.equal((await visitor.get('/cuentas')).status, 200);
  assert.equal((await trySignIn(portal.browser(), ANA)).headers.get('location'), '/');
});

test('a code is bound to the visit that asked for it, lasts 10 minutes and is good once', async () => {
  const portal = await openTimedPortal();
  const [visitor, thief] = [await atQuestion(portal), await atQuestion(portal)];
  await visitor.submit('form[action="/pregunta/codigo/enviar"]');
  const code = await mailedCode(portal);
  await thief.get('/pregunta/codigo');
  assert.equal(
    (await thief.submit('form[action="/pregunta/codigo"]', { codigo: code }, { follow: false })).status,
    422,
  );
  portal.pass({ minutes: 10 });
  const late = await visitor.submit('form[action="/pregunta/codigo"]', { codigo: code }, { follow: false });
  assert.equal(late.status, 422);
  assert.match(late.text, /no es correcto, ya se usó o venció/);
});

test('a mailbox is not flooded with codes', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  for (let i = 0; i < 5; i++) {
    await visitor.get('/pregunta');
    await visitor.submit('form[action="/pregunta/codigo/enviar"]');
  }
  await visitor.get('/pregunta');
  assert.equal((await visitor.submit('form[action="/pregunta/codigo/enviar"]')).status, 429);
});

test('a visit that waits for its second step waits a quarter of an hour', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  portal.pass({ minutes: 15 });
  const page = await answer(visitor, 'Aconcagua');
  assert.equal(page.headers.get('location'), '/ingresar');
  assert.equal((await visitor.get('/cuentas', { follow: false })).status, 303);
});

test('each step has a token of its own, and the one before is dead', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  const pending = visitor.cookies.get('sid') ?? '';
  await answer(visitor, 'Aconcagua');
  assert.notEqual(visitor.cookies.get('sid'), pending);
  visitor.cookies.set('sid', pending);
  assert.equal((await visitor.get('/cuentas', { follow: false })).status, 303);
});

test('somebody else can sign in instead', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  await visitor.submit('form[action="/salir"]');
  assert.equal((await visitor.get('/pregunta', { follow: false })).headers.get('location'), '/ingresar');
});

test('without a visit that waits, the pages lead to the sign-in, or home', async () => {
  const portal = await openTimedPortal();
  for (const path of ['/pregunta', '/pregunta/codigo']) {
    assert.equal((await portal.browser().get(path, { follow: false })).headers.get('location'), '/ingresar');
    const ana = await portal.signedIn();
    assert.equal((await ana.get(path, { follow: false })).headers.get('location'), '/');
  }
});

test('a new computer is told of by mail, a known one is not', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await trySignIn(visitor, ANA);
  const letters = () => lettersTo(portal, ANA.usuario);
  assert.equal((await letters()).length, 1);
  assert.match((await letters())[0]?.text_body ?? '', /equipo que no conocíamos[\s\S]*Si no fuiste vos/);
  await signOut(visitor);
  await trySignIn(visitor, ANA);
  assert.equal((await letters()).length, 1);
});

test('in English too', async () => {
  const portal = await openTimedPortal();
  const visitor = await atQuestion(portal);
  await visitor.get('/idioma/en?volver=/pregunta');
  assert.match(visitor.page.text, /Which mountain or hill do you like best\?/);
  assert.match(visitor.page.text, /Do not ask the security questions on this computer/);
});
