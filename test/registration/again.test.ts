import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trySignIn } from '../identity/support.ts';
import {
  FORM,
  LUIS,
  LUIS_ACCOUNT,
  LUIS_ALONE,
  lastLetter,
  letters,
  mailed,
  opened,
  PASSWORD,
  press,
  RESEND,
  registered,
  statesOf,
  usersCalled,
} from './support.ts';

const TYPO = { ...LUIS, correo: 'luis@exmaple.org' };
const TYPO_ALONE = { ...LUIS_ALONE, correo: 'luis@exmaple.org' };

test('the same information with the e-mail corrected: the old link dies at once (A007, A008)', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, TYPO);
  const old = (await mailed(deps)).link;
  await registered(portal.from('203.0.113.9'), LUIS);
  assert.deepEqual(await statesOf(deps), ['superseded', 'pending']);
  assert.equal((await portal.from('203.0.113.10').get(old)).status, 410);
  await press(luis, (await mailed(deps)).link);
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
  assert.deepEqual(await usersCalled(deps, TYPO.correo), []);
});

test('the page after registering shows the e-mail and leads to correcting it (A006, A009)', async () => {
  const { deps, luis, portal } = await opened();
  const listo = await registered(luis, TYPO_ALONE);
  assert.match(listo.text, /luis@exmaple\.org.*¿Escribiste mal el correo\?/);
  const old = (await mailed(deps)).link;
  const form = await luis.click('Corregir el correo');
  assert.equal(form.root.querySelector('#correo')?.getAttribute('value'), TYPO_ALONE.correo);
  // A slip on the way does not lose what is being corrected.
  await luis.submit(FORM, { correo: 'luis@' });
  await luis.submit(FORM, LUIS_ALONE);
  assert.deepEqual(await statesOf(deps), ['superseded', 'pending']);
  assert.equal((await portal.from('203.0.113.10').get(old)).status, 410);
});

test('correcting with an account fills its number in too', async () => {
  const { luis } = await opened();
  await registered(luis, TYPO);
  const form = await luis.click('Corregir el correo');
  assert.equal(form.root.querySelector('#cuenta')?.getAttribute('value'), '100000007');
  assert.equal(form.root.querySelector('#apellido')?.getAttribute('value'), '');
});

test('a registration without an account blocks and replaces nobody else', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, LUIS_ALONE);
  await registered(portal.from('203.0.113.9'), LUIS_ALONE);
  await registered(luis, { ...LUIS_ALONE, correo: 'other@example.org' });
  assert.deepEqual(await statesOf(deps), ['pending', 'pending', 'pending']);
});

test("somebody else's registration is neither shown nor replaced by its id alone", async () => {
  const { deps, luis, portal } = await opened();
  const listo = await registered(luis, LUIS);
  const id = new URL(listo.url).searchParams.get('registro') ?? '';
  const stranger = portal.from('203.0.113.9');
  const seen = await stranger.get(`/registrarse/listo?registro=${id}`);
  assert.match(seen.text, /lu••••@ex••••\.org/);
  const form = await stranger.get(`/registrarse?registro=${id}`);
  assert.equal(form.root.querySelector('#correo')?.getAttribute('value'), '');
  for (const page of [seen, form]) assert.ok(!/luis@example|100000007/.test(page.body));
  await stranger.submit(FORM, { ...LUIS_ALONE, correo: 'other@example.org', anterior: id });
  assert.deepEqual(await statesOf(deps), ['pending', 'pending']);
});

test('the mail is sent again from the page after registering, and the link before dies (A005)', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis);
  const old = (await mailed(deps)).link;
  const page = await luis.submit(RESEND);
  assert.equal(new URL(page.url).pathname, '/registrarse/listo');
  assert.match(page.text, /Si hay un registro por validar, te mandamos el correo de nuevo/);
  const fresh = (await mailed(deps)).link;
  assert.notEqual(fresh, old);
  assert.equal((await portal.from('203.0.113.10').get(old)).status, 410);
  await press(luis, fresh);
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
});

test('and from the sign-in page, to who knows the password', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis);
  const elsewhere = portal.from('203.0.113.9');
  await elsewhere.get('/ingresar');
  await elsewhere.submit('form[action="/ingresar"]', { usuario: LUIS.correo, contrasena: PASSWORD });
  const page = await elsewhere.submit(RESEND);
  assert.match(page.text, /te mandamos el correo de nuevo/);
  assert.equal((await letters(deps)).length, 2);
  await press(elsewhere, (await mailed(deps)).link);
  const answer = await trySignIn(elsewhere, { usuario: LUIS.correo, contrasena: PASSWORD });
  assert.equal(answer.status, 422, 'the security answer of the demo is not his');
});

test('asked for a registration that is not there, done or replaced, the answer is the same, without a mail', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, TYPO);
  const replaced = luis.page;
  await registered(luis, LUIS);
  const done = luis.page;
  await press(luis, (await mailed(deps)).link);
  const sent = (await letters(deps)).length;
  for (const page of [replaced, done]) {
    luis.page = page;
    assert.match((await luis.submit(RESEND)).text, /te mandamos el correo de nuevo/);
  }
  const stranger = portal.from('203.0.113.9');
  for (const registro of ['01KC0000000000000000000000', 'x', '', 'ñ'.repeat(9000)]) {
    stranger.page = done;
    await stranger.get('/registrarse/listo?registro=01KC0000000000000000000000');
    const page = await stranger.submit(RESEND, { registro });
    assert.equal(page.status, 200);
    assert.match(page.text, /te mandamos el correo de nuevo.*Si hay un registro por validar/);
  }
  assert.equal((await letters(deps)).length, sent);
});

test('an e-mail that became a login meanwhile gets the mail that says so', async () => {
  const { deps, luis, portal } = await opened();
  await registered(luis, LUIS_ALONE);
  const { link } = await mailed(deps);
  const other = portal.from('203.0.113.9');
  await registered(other, LUIS_ALONE);
  await press(luis, link);
  await other.get(other.page.url);
  await other.submit(RESEND);
  assert.equal((await lastLetter(deps)).subject, 'Ya tenés un usuario');
});

test('users of the former portal are told what to do again, also after a slip (A016, A150–A153, D6)', async () => {
  const { luis } = await opened();
  await luis.get('/ingresar');
  const page = await luis.submit('form[action="/ingresar"]', { usuario: 'lquiroga', contrasena: 'x' });
  const claim =
    /¿Tenías usuario en el portal anterior\?.*tu usuario es tu correo electrónico.*volvé a adherirte/;
  assert.match(page.text, claim);
  assert.match((await luis.submit(FORM, LUIS_ACCOUNT)).text, claim);
  assert.doesNotMatch((await luis.get('/registrarse')).text, claim);
});

const FORMER: [number, number, RegExp | null][] = [
  [1, 1, /tenías factura digital y débito automático: no pasaron solos, volvé a adherirte/],
  [1, 0, /tenías factura digital: no pasó sola, volvé a adherirte/],
  [0, 1, /tenías débito automático: no pasó solo, volvé a adherirte/],
  [0, 0, null],
];
for (const [ebill, autopay, note] of FORMER) {
  test(`after validation one hears of former enrolments: ${ebill} ${autopay} (A153)`, async () => {
    const { deps, luis } = await opened();
    const former = { username: 'LQuiroga', email: null, account_number: '100000007', ebill, autopay };
    await deps.db.insertInto('legacy_users').values(former).execute();
    await registered(luis);
    const { text } = await press(luis, (await mailed(deps)).link);
    assert.match(text, /Validaste tu correo/);
    if (note) assert.match(text, note);
    else assert.doesNotMatch(text, /portal anterior/);
  });
}

/** The clock stands at 09:00 of 22 November in Mendoza. */
const DUE: [string, boolean][] = [
  ['2026-11-21', false],
  ['2026-11-22', true],
  ['2026-11-23', true],
  ['2026-11-24', false],
];
for (const [dueOn, soon] of DUE) {
  test(`a bill due on ${dueOn} is ${soon ? '' : 'not '}named when one registers (D24)`, async () => {
    const { deps, luis } = await opened();
    const bill = deps.db.updateTable('invoices').set({ due_on: dueOn }).where('number', '=', 'B-1007-12');
    await bill.execute();
    const note = /La factura B-1007-12 vence el 2\d de noviembre de 2026.*Pagala por separado/;
    assert.equal(note.test((await registered(luis)).text), soon);
    assert.equal(note.test((await press(luis, (await mailed(deps)).link)).text), soon);
  });
}

test('the day is that of the utility, late in the evening too (D18, D24)', async () => {
  const { deps, luis, portal } = await opened();
  await deps.db
    .updateTable('invoices')
    .set({ due_on: '2026-11-24' })
    .where('number', '=', 'B-1007-12')
    .execute();
  portal.pass({ minutes: 14 * 60 });
  // 23:00 of the 22nd in Mendoza is the 23rd in UTC.
  assert.doesNotMatch((await registered(luis)).text, /B-1007-12/);
  portal.pass({ minutes: 60 });
  assert.match((await registered(luis)).text, /B-1007-12/);
});
