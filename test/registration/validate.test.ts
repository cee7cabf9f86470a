import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { transact } from '../../src/kit/database.ts';
import { withoutChance } from '../identity/support.ts';
import type { TestPage } from '../support/browser.ts';
import {
  accountsOf,
  LUIS,
  LUIS_ALONE,
  mailed,
  opened,
  press,
  registered,
  statesOf,
  typeCode,
  usersCalled,
  VALIDATE,
} from './support.ts';

const DAY = 24 * 60;

/** The page of a dead link reveals nothing: the same bytes whatever the link was. */
function assertDead(page: TestPage): string {
  assert.equal(page.status, 410);
  assert.match(page.text, /Este enlace ya no sirve/);
  assert.doesNotMatch(page.text, /example\.org|1000000/);
  for (const href of ['/ingresar', '/recuperar/usuario', '/registrarse', '/registrarse/validar'])
    assert.ok(page.root.querySelector(`a[href="${href}"]`), href);
  return withoutChance(page.body).replace(/volver=[^"]*/, '');
}

test('opening the link uses nothing up, however often: only the button does (D21)', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis);
  const { link } = await mailed(deps);
  for (let i = 0; i < 3; i++) {
    const page = await portal.from(`203.0.113.${i}`).get(link);
    assert.equal(page.status, 200);
    assert.equal(page.root.querySelector(`${VALIDATE} button`)?.text, 'Validar correo');
    assert.ok(page.text.includes('luis@example.org'));
  }
  assert.deepEqual(await usersCalled(deps, LUIS.correo), []);
  await press(portal.from('203.0.113.8'), link);
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
});

test('the button pressed twice ends well both times, with one user and one link', async () => {
  const { deps, luis } = await opened();
  await registered(luis);
  await luis.get((await mailed(deps)).link);
  const form = luis.page;
  const first = await luis.submit(VALIDATE, {});
  luis.page = form;
  const second = await luis.submit(VALIDATE, {});
  assert.equal(new URL(second.url).pathname, '/ingresar');
  assert.equal(withoutChance(second.body), withoutChance(first.body));
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
  assert.deepEqual(await statesOf(deps), ['validated']);
});

test('pressed twice at the same moment, too', async () => {
  const { deps, luis } = await opened();
  await registered(luis);
  await luis.get((await mailed(deps)).link);
  const both = await Promise.all([1, 2].map(() => luis.submit(VALIDATE, {}, { follow: false })));
  assert.deepEqual(
    both.map((page) => [page.status, page.headers.get('location')]),
    Array(2).fill([303, '/ingresar']),
  );
});

test('a link that was used, ran out, was replaced or is for something else: one page for all', async () => {
  const { deps, luis, portal } = await opened();
  const pages = new Set<string>();
  const see = async (link: string) => pages.add(assertDead(await portal.from('203.0.113.9').get(link)));
  await registered(luis);
  const used = (await mailed(deps)).link;
  await press(luis, used);
  await see(used);
  await registered(luis, { ...LUIS_ALONE, correo: 'two@example.org' });
  const expired = (await mailed(deps)).link;
  portal.pass({ minutes: 14 * DAY });
  await see(expired);
  const elsewhere = await transact(deps.db, (tx) =>
    deps.mailedTokens.issue(tx, 'change-email', { subject: 'x', detail: '' }),
  );
  await see(`/registrarse/validar?token=${elsewhere.token}`);
  for (const token of ['', 'nonsense', 'x'.repeat(5000), '%00', 'ñandú', '../../etc'])
    await see(`/registrarse/validar?token=${encodeURIComponent(token)}`);
  assert.equal(pages.size, 1);
});

test('nor does pressing the button of such a link say more', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, LUIS_ALONE);
  const stranger = portal.from('203.0.113.9');
  await stranger.get((await mailed(deps)).link);
  portal.pass({ minutes: 14 * DAY });
  const form = stranger.page;
  const late = assertDead(await stranger.submit(VALIDATE, {}));
  for (const values of [{ token: 'nonsense' }, { token: 'x'.repeat(9000) }, { token: '', visto: 'AAAA' }]) {
    stranger.page = form;
    assert.equal(assertDead(await stranger.submit(VALIDATE, values)), late);
  }
  assert.deepEqual(await usersCalled(deps, LUIS.correo), []);
});

test('the code can be typed where one registered: in the lobby no mail has to be opened there (D29)', async () => {
  const { deps, luis } = await opened();
  const listo = await registered(luis);
  assert.ok(listo.form(VALIDATE).querySelector('input[name="correo"][type="hidden"]'));
  const { code } = await mailed(deps);
  const done = await luis.submit(VALIDATE, { codigo: code.toLowerCase().replace('-', ' ') });
  assert.match(done.text, /Validaste tu correo/);
  assert.deepEqual(await accountsOf(deps, LUIS.correo), ['100000007']);
  luis.page = listo;
  assert.match((await luis.submit(VALIDATE, { codigo: code })).text, /Validaste tu correo/);
});

test('the code can be typed anywhere with the e-mail, once', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis);
  const { code } = await mailed(deps);
  const elsewhere = portal.from('203.0.113.9');
  assert.match((await typeCode(elsewhere, ' LUIS@example.org', code)).text, /Validaste tu correo/);
  const again = await typeCode(elsewhere, 'luis@example.org', code);
  assert.equal(again.status, 422);
  assert.match(again.text, /no es correcto, ya se usó o venció/);
});

test('a wrong code is told at its field, the same for any e-mail; without one both fields are', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis);
  const stranger = portal.from('203.0.113.9');
  const bodies = new Set<string>();
  for (const correo of ['luis@example.org', 'ana.gomez@example.com', 'nadie@example.org']) {
    const page = await typeCode(stranger, correo, 'AAAA-0000');
    assert.equal(page.status, 422);
    bodies.add(withoutChance(page.body).replaceAll(correo, 'USER'));
  }
  assert.equal(bodies.size, 1);
  const empty = await typeCode(stranger, '', ' ');
  const links = empty.root.querySelectorAll('.errors a').map((a) => a.getAttribute('href'));
  assert.deepEqual(links, ['#correo', '#codigo']);
  assert.deepEqual(await usersCalled(deps, LUIS.correo), []);
});

test('two people may register one mailbox: the first to validate has it, the other link dies', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, LUIS_ALONE);
  const first = await mailed(deps);
  const other = portal.from('203.0.113.9');
  const pregunta = 'toy';
  await registered(other, { ...LUIS_ALONE, pregunta });
  const second = await mailed(deps);
  await press(luis, first.link);
  assert.equal((await usersCalled(deps, LUIS.correo))[0]?.question, 'teacher');
  assertDead(await portal.from('203.0.113.10').get(second.link));
  assert.equal((await typeCode(other, LUIS.correo, second.code)).status, 422);
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
});

test('of two registrations of one mailbox each code makes its own', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, LUIS_ALONE);
  const { code } = await mailed(deps);
  await registered(portal.from('203.0.113.9'), { ...LUIS_ALONE, pregunta: 'toy' });
  await typeCode(portal.from('203.0.113.10'), LUIS.correo, code);
  assert.equal((await usersCalled(deps, LUIS.correo))[0]?.question, 'teacher');
});

test('what fails half-way leaves neither a user without its account nor a dead link', async () => {
  const { deps, luis } = await opened();
  await registered(luis, { ...LUIS, cuenta: '100000002', apellido: 'gomez', codigoPostal: '5501' });
  const { link } = await mailed(deps);
  await luis.get(link);
  const form = luis.page;
  const { plain } = deps.render;
  deps.render.plain = () => {
    throw new Error('the letter to the others cannot be written');
  };
  assert.equal((await luis.submit(VALIDATE, {})).status, 500);
  assert.deepEqual([await usersCalled(deps, LUIS.correo), await statesOf(deps)], [[], ['pending']]);
  deps.render.plain = plain;
  luis.page = form;
  assert.match((await luis.submit(VALIDATE, {})).text, /Validaste tu correo/);
  assert.deepEqual(await accountsOf(deps, LUIS.correo), ['100000002']);
});

test('whatever is sent to it, the portal answers and makes no user', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis);
  const users = await deps.db.selectFrom('users').selectAll().execute();
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  let address = 0;
  const property = fc.asyncProperty(text, text, text, async (token, correo, codigo) => {
    address += 1;
    const visitor = portal.from(`10.0.${address}.1`);
    const looked = await visitor.get(`/registrarse/validar?token=${encodeURIComponent(token)}`);
    assert.equal(looked.status, 410);
    await visitor.get('/registrarse/validar');
    const codes = await visitor.submit(VALIDATE, { correo, codigo });
    assert.equal(codes.status, 422);
    await visitor.get('/registrarse');
    const form = 'form[action="/registrarse"]';
    const values = { cuenta: codigo, apellido: token, correo, contrasena: token, repetir: token };
    const page = await visitor.submit(form, { ...values, pregunta: codigo, respuesta: token });
    assert.equal(page.status, 422);
    await visitor.get('/registrarse/validar');
    const listo = await visitor.get(`/registrarse/listo?registro=${encodeURIComponent(token)}`);
    assert.equal(listo.status, 200);
  });
  await fc.assert(property, { seed: 20261122, numRuns: 40 });
  assert.deepEqual(await deps.db.selectFrom('users').selectAll().execute(), users);
});
