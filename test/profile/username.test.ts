import assert from 'node:assert/strict';
import { test } from 'node:test';
import { link, stranger } from '../accounts/support.ts';
import { ANA, CARLA, trySignIn, withoutChance } from '../identity/support.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import {
  ANA_EMAIL,
  actions,
  askUsername,
  CODE_FORM,
  CONFIRM_LINK,
  errorsOf,
  lastMail,
  mailsTo,
  NEW_EMAIL,
  opened,
  pathOf,
  userOf,
  waysIn,
} from './support.ts';

test('the change is asked for, confirmed from the new mailbox on any device, and from then on one signs in with it (A041–A043)', async () => {
  const { ana, deps, browser } = await opened();
  const asked = await askUsername(ana);
  assert.equal(pathOf(asked), '/mis-datos/usuario/codigo');
  assert.ok(asked.text.includes(`Mandamos un mensaje a ${NEW_EMAIL}`));
  assertValidHtml(asked.body, 'code page');
  const id = (await userOf(deps)).id;

  const elsewhere = browser();
  const shown = await elsewhere.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  assert.equal(shown.status, 200);
  assert.ok(shown.text.includes(`Desde ahora vas a ingresar con ${NEW_EMAIL}.`));
  assert.ok(!shown.body.includes(ANA_EMAIL));
  assertValidHtml(shown.body, 'link page');
  assert.equal((await userOf(deps)).id, id, 'GET consumes nothing (D21)');

  const done = await elsewhere.submit(CONFIRM_LINK);
  assert.equal(pathOf(done), '/ingresar');
  assert.ok(done.text.includes(`Listo: ingresá con ${NEW_EMAIL}`));
  assert.equal((await userOf(deps, NEW_EMAIL)).id, id);
  assert.equal((await trySignIn(browser(), ANA)).status, 422);
  assert.equal((await trySignIn(browser(), { ...ANA, usuario: NEW_EMAIL })).status, 303);
  assert.ok((await actions(deps)).includes('change username'));
});

test('the old mailbox is told when it is asked for and when it is done, with whom to call', async () => {
  const { ana, deps, browser } = await opened();
  await askUsername(ana);
  const visitor = browser();
  await visitor.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await visitor.submit(CONFIRM_LINK);
  const told = await mailsTo(deps, ANA_EMAIL);
  assert.deepEqual(
    told.map((mail) => mail.subject),
    ['Pidieron cambiar tu usuario', 'Cambió tu usuario'],
  );
  for (const mail of told) {
    assert.ok(mail.text_body.includes(NEW_EMAIL));
    assert.ok(mail.text_body.includes('Si no fuiste vos'));
    assert.ok(mail.text_body.includes('(0261) 555-0100'));
    assert.ok(!/token=/.test(mail.text_body));
  }
});

test('the code of the same mail confirms too, in the session that asked', async () => {
  const { ana, deps } = await opened();
  await askUsername(ana);
  const { code, path } = waysIn(await lastMail(deps, NEW_EMAIL));
  assert.deepEqual(errorsOf(await ana.submit(CODE_FORM, { codigo: '' })), ['#codigo']);
  assert.equal((await ana.submit(CODE_FORM, { codigo: 'AAAA-AAAA' })).status, 422);
  const before = ana.cookies.get('sid');
  const done = await ana.submit(CODE_FORM, { codigo: code.toLowerCase() });
  assert.equal(pathOf(done), '/mis-datos');
  assert.ok(done.text.includes(`Listo: desde ahora ingresás con ${NEW_EMAIL}.`));
  assert.notEqual(ana.cookies.get('sid'), before);
  assert.equal((await ana.get(path)).status, 404, 'the link is used up with the code');
});

test('after five wrong codes not even the right one helps; the link does', async () => {
  const { ana, deps } = await opened();
  await askUsername(ana);
  const { code, path } = waysIn(await lastMail(deps, NEW_EMAIL));
  for (let i = 0; i < 5; i++) await ana.submit(CODE_FORM, { codigo: 'AAAA-AAAA' });
  assert.equal((await ana.submit(CODE_FORM, { codigo: code })).status, 422);
  await ana.get(path);
  assert.equal(pathOf(await ana.submit(CONFIRM_LINK)), '/mis-datos');
});

test('other sessions end on their next request; the one that confirmed goes on', async () => {
  const { ana, deps, signedIn } = await opened();
  const other = await signedIn();
  await askUsername(ana);
  await ana.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await ana.submit(CONFIRM_LINK);
  assert.equal((await ana.get('/mis-datos', { follow: false })).status, 200);
  assert.equal((await other.get('/mis-datos', { follow: false })).status, 303);
});

test('confirmed in a browser without a session, all sessions end', async () => {
  const { ana, deps, browser } = await opened();
  await askUsername(ana);
  const visitor = browser();
  await visitor.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await visitor.submit(CONFIRM_LINK);
  assert.equal((await ana.get('/mis-datos', { follow: false })).status, 303);
});

test('a link is good once', async () => {
  const { ana, deps, browser } = await opened();
  await askUsername(ana);
  const visitor = browser();
  const page = await visitor.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await visitor.submit(CONFIRM_LINK);
  visitor.page = page;
  const again = await visitor.submit(CONFIRM_LINK);
  assert.equal(again.status, 404);
  assert.ok(again.text.includes('Este enlace ya no sirve'));
  assertValidHtml(again.body, 'dead link');
});

test('a link is good for 24 hours', async () => {
  const { ana, deps, browser, pass } = await opened();
  await askUsername(ana);
  const { path } = waysIn(await lastMail(deps, NEW_EMAIL));
  pass({ minutes: 24 * 60 - 1 });
  assert.equal((await browser().get(path)).status, 200);
  pass({ minutes: 2 });
  assert.equal((await browser().get(path)).status, 404);
});

test('a later request makes the earlier link void', async () => {
  const { ana, deps, browser } = await opened();
  await askUsername(ana);
  const { path } = waysIn(await lastMail(deps, NEW_EMAIL));
  await askUsername(ana, 'otra@example.org');
  assert.equal((await browser().get(path)).status, 404);
});

for (const token of ['', 'x', 'a'.repeat(5000), '%00', '<script>']) {
  test(`a token «${token.slice(0, 12)}» is a dead link, not a fault`, async () => {
    const { browser } = await opened();
    const page = await browser().get(`/mis-datos/usuario/confirmar?token=${encodeURIComponent(token)}`);
    assert.equal(page.status, 404);
    assert.ok(page.text.includes('Este enlace ya no sirve'));
  });
}

test('a token for another purpose is as good as none', async () => {
  const { ana, deps, browser } = await opened();
  await askUsername(ana);
  const { token } = waysIn(await lastMail(deps, NEW_EMAIL));
  const page = await browser().get(`/mis-datos/correo-de-facturacion/confirmar?token=${token}`);
  assert.equal(page.status, 404);
});

test('another user’s code does not confirm in my session', async () => {
  const { ana, deps, signedIn } = await opened();
  const carla = await signedIn(CARLA.usuario, CARLA.contrasena);
  await askUsername(ana);
  const { code } = waysIn(await lastMail(deps, NEW_EMAIL));
  await carla.get('/mis-datos/usuario/codigo');
  assert.equal((await carla.submit(CODE_FORM, { codigo: code })).status, 422);
  assert.equal((await userOf(deps)).email, ANA_EMAIL);
});

test('an e-mail that is a login already gets the same page, and only its owner learns of it', async () => {
  const free = await opened();
  const taken = await opened();
  const first = await askUsername(free.ana, 'carla.diaz@example.org');
  const second = await askUsername(taken.ana, CARLA.usuario);
  const same = (body: string) => withoutChance(body).replace(/example\.(org|com)/g, 'EXAMPLE');
  assert.equal(same(second.body), same(first.body));
  assert.equal((await taken.ana.submit(CODE_FORM, { codigo: 'AAAA-AAAA' })).status, 422);

  const mail = await lastMail(taken.deps, CARLA.usuario);
  assert.equal(mail.subject, 'Ya tenés un usuario con este correo');
  assert.ok(!/token=|ana\.gomez/.test(mail.text_body));
  assert.equal((await lastMail(taken.deps, ANA_EMAIL)).subject, 'Pidieron cambiar tu usuario');
  assert.deepEqual(await taken.deps.db.selectFrom('mailed_tokens').selectAll().execute(), []);
});

test('an e-mail that became a login before it was confirmed is refused, and nothing changes', async () => {
  const { ana, deps, browser } = await opened();
  await askUsername(ana);
  await stranger(deps, NEW_EMAIL.toUpperCase());
  const visitor = browser();
  await visitor.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  const page = await visitor.submit(CONFIRM_LINK);
  assert.equal(page.status, 404);
  assert.ok(page.text.includes('Ese correo ya tiene un usuario'));
  assert.equal((await userOf(deps)).email, ANA_EMAIL);
  assert.deepEqual(await deps.db.selectFrom('billing_emails').selectAll().execute(), []);
  assert.equal((await ana.get('/mis-datos', { follow: false })).status, 200);
});

const BAD = [
  '',
  '   ',
  'ana',
  'ana@',
  '@example.org',
  'ana@example',
  'a b@example.org',
  `${'a'.repeat(300)}@b.com`,
];
for (const correo of [...BAD, 'ana@example.org\r\nBcc: x@y.com', 'ANA.GOMEZ@example.com']) {
  test(`«${correo.slice(0, 30).trim()}» is refused at the field, kept as typed, and mails nobody`, async () => {
    const { ana, deps } = await opened();
    const page = await askUsername(ana, correo);
    assert.equal(page.status, 422);
    assert.deepEqual(errorsOf(page), ['#correo']);
    assertValidHtml(page.body, correo);
    assert.deepEqual(await mailsTo(deps, ANA_EMAIL), []);
  });
}

test('mails to one mailbox, and mails of one user, are limited', async () => {
  const { ana, pass } = await opened();
  for (let i = 0; i < 5; i++) assert.equal((await askUsername(ana)).status, 200);
  assert.equal((await askUsername(ana)).status, 429);
  assert.equal((await askUsername(ana, 'otra@example.org')).status, 200);
  pass({ minutes: 14 });
  for (let i = 0; i < 14; i++) await askUsername(ana, `n${i}@example.org`);
  assert.equal((await askUsername(ana, 'ultima@example.org')).status, 429);
});

test('the pages of the change say for each account where the bills still go (A044)', async () => {
  const { ana, deps } = await opened();
  await deps.db
    .insertInto('billing_emails')
    .values({
      account_number: '100000002',
      email: 'local@example.org',
      confirmed_at: '2026-11-01T00:00:00.000Z',
    })
    .execute();
  const form = await ana.get('/mis-datos/usuario');
  const code = await askUsername(ana);
  for (const page of [form, code]) {
    assert.ok(page.text.includes('El correo de facturación no cambia'));
    const places = page.root.querySelectorAll('.facts > div').map((div) => div.text.replace(/\s+/g, ' '));
    assert.match(places[0] ?? '', /100000001.*ana\.gomez@example\.com/);
    assert.match(places[1] ?? '', /100000002.*local@example\.org/);
  }
});

test('of an account that several people see, another’s mailbox is not written out (D31)', async () => {
  const { ana, deps } = await opened();
  await link(deps, await stranger(deps, 'bruno@example.org'), '100000002');
  await deps.db
    .insertInto('billing_emails')
    .values({
      account_number: '100000002',
      email: 'bruno@example.org',
      confirmed_at: '2026-11-01T00:00:00.000Z',
    })
    .execute();
  for (const path of ['/mis-datos', '/mis-datos/usuario', '/mis-datos/correo-de-facturacion/100000002']) {
    const { body } = await ana.get(path);
    assert.ok(!body.includes('bruno@example.org'), path);
    assert.ok(body.includes('br••••@ex••••.org'), path);
  }
});
