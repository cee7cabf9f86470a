import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signInHere } from '../identity/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import { BRUNO, BRUNO_BILL, link, linkedNumbers, mails, stranger, trail, userIdOf } from './support.ts';

const ANA = 'ana.gomez@example.com';
const SEARCH = 'form[action="/cuentas/vincular"]';
const CONFIRM = 'form[action="/cuentas/vincular/confirmar"]';

async function opened(env: Record<string, string> = {}) {
  const portal = await openPortal({ env });
  const ana = await portal.signedIn();
  await ana.get('/cuentas/vincular');
  const anaId = await userIdOf(portal.deps, ANA);
  return { ...portal, ana, anaId };
}

async function linkBruno(ana: TestBrowser) {
  await ana.submit(SEARCH, BRUNO);
  return ana.submit(CONFIRM, {}, { follow: false });
}

test('an account is searched with its proof, looked at, and linked', async () => {
  const { deps, ana, anaId } = await opened();
  const found = await ana.submit(SEARCH, BRUNO);
  assert.equal(found.status, 200);
  for (const words of ['¿Es esta tu cuenta?', '100000003', 'PÉREZ, BRUNO', 'Perito Moreno 780', 'Activa']) {
    assert.ok(found.text.includes(words), words);
  }
  assert.deepEqual(await linkedNumbers(deps, anaId), ['100000001', '100000002']);
  const done = await ana.submit(CONFIRM);
  assert.equal(new URL(done.url).pathname + new URL(done.url).search, '/cuentas/revisar?cuenta=100000003');
  assert.match(done.text, /Vinculamos la cuenta 100000003\..*Revisá tu cuenta/);
  assert.deepEqual(await linkedNumbers(deps, anaId), ['100000001', '100000002', '100000003']);
  const [entry] = await trail(deps);
  assert.deepEqual([entry?.action, entry?.account_number, entry?.actor_id], ['link', '100000003', anaId]);
});

test('signed out, linking leads to the sign-in', async () => {
  const portal = await openPortal();
  for (const path of [
    '/cuentas/vincular',
    '/cuentas/vincular/confirmar',
    '/cuentas/vincular/otras?cuenta=1',
  ]) {
    const page = await portal.browser().get(path, { follow: false });
    assert.equal(page.status, 303, path);
    assert.equal(page.headers.get('location'), `/ingresar?volver=${encodeURIComponent(path)}`);
  }
});

test('without the token of its form nothing is searched or linked', async () => {
  const { ana, deps, anaId } = await opened();
  for (const path of ['/cuentas/vincular', '/cuentas/vincular/confirmar']) {
    assert.equal((await ana.post(path, BRUNO)).status, 403, path);
  }
  assert.equal((await linkedNumbers(deps, anaId)).length, 2);
});

const EMPTY: [what: string, values: Record<string, string>, errors: string[]][] = [
  ['nothing', {}, ['#cuenta', '#apellido', '#codigoPostal']],
  ['spaces', { cuenta: ' ', apellido: ' ', codigoPostal: ' ' }, ['#cuenta', '#apellido', '#codigoPostal']],
  ['punctuation', { ...BRUNO, cuenta: '--', apellido: '..' }, ['#cuenta', '#apellido']],
  ['a short postcode', { ...BRUNO, codigoPostal: '550' }, ['#codigoPostal']],
  ['an endless number', { ...BRUNO, cuenta: '1'.repeat(500) }, ['#cuenta']],
];
for (const [what, values, errors] of EMPTY) {
  test(`${what} brings the form back with an error at each field`, async () => {
    const { ana } = await opened();
    const page = await ana.submit(SEARCH, values);
    assert.equal(page.status, 422);
    const links = page.root.querySelectorAll('.errors a').map((a) => a.getAttribute('href'));
    assert.deepEqual(links, errors);
    for (const id of errors) assert.equal(page.root.querySelector(id)?.getAttribute('aria-invalid'), 'true');
  });
}

test('an unknown number and a wrong proof get the same answer, what was typed is kept', async () => {
  const { ana } = await opened();
  const wrong = await ana.submit(SEARCH, { ...BRUNO, apellido: 'Sosa' });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.root.querySelector('#apellido')?.getAttribute('value'), 'Sosa');
  assert.equal(wrong.root.querySelector('#cuenta')?.getAttribute('value'), BRUNO.cuenta);
  assert.ok(!wrong.text.includes('PÉREZ'));
  const unknown = await ana.submit(SEARCH, { ...BRUNO, cuenta: '999999999' });
  const errorsOf = (page: typeof wrong) =>
    page.root.querySelectorAll('.errors, .field-error').map((e) => e.text);
  assert.deepEqual(errorsOf(unknown), errorsOf(wrong));
});

test('the confirmation proves the account again', async () => {
  const { deps, ana, anaId } = await opened();
  await ana.submit(SEARCH, BRUNO);
  const page = await ana.submit(CONFIRM, { cuenta: '100000007' });
  assert.equal(page.status, 422);
  assert.equal((await linkedNumbers(deps, anaId)).length, 2);
});

test('an account that is linked already says so with the way to it', async () => {
  const { ana } = await opened();
  const page = await ana.submit(SEARCH, { cuenta: '100 000 002', apellido: 'x', codigoPostal: '5500' });
  assert.equal(page.status, 422);
  assert.ok(page.text.includes('La cuenta 100000002 ya está entre tus cuentas.'));
  await ana.click('Gestionar cuenta');
  assert.equal(new URL(ana.page.url).pathname, '/cuentas/100000002');
});

test('pressed twice, the second press ends where the first did and adds nothing', async () => {
  const { deps, ana, anaId } = await opened();
  const confirm = await ana.submit(SEARCH, BRUNO);
  const first = await ana.submit(CONFIRM, {}, { follow: false });
  ana.page = confirm;
  const second = await ana.submit(CONFIRM, {}, { follow: false });
  assert.deepEqual([second.status, second.headers.get('location')], [303, first.headers.get('location')]);
  assert.equal((await linkedNumbers(deps, anaId)).length, 3);
  assert.equal((await trail(deps)).length, 1);
});

test('five wrong proofs of one account close it for a while, another stays open', async () => {
  const { ana } = await opened();
  for (let i = 0; i < 5; i++) {
    const page = await ana.submit(SEARCH, {
      ...BRUNO,
      cuenta: `100000003${'.'.repeat(i)}`,
      apellido: 'Sosa',
    });
    assert.equal(page.status, 422);
  }
  const form = ana.page;
  const closed = await ana.submit(SEARCH, BRUNO);
  assert.equal(closed.status, 429);
  assert.ok(Number(closed.headers.get('retry-after')) <= 900);
  ana.page = form;
  const other = await ana.submit(SEARCH, { cuenta: '100000007', apellido: 'Quiroga', codigoPostal: '5515' });
  assert.equal(other.status, 200);
});

test('twenty wrong proofs a day are enough for one user', async () => {
  const { ana } = await opened();
  for (let i = 0; i < 20; i++) await ana.submit(SEARCH, { ...BRUNO, cuenta: `77700000${i}` });
  assert.equal((await ana.submit(SEARCH, BRUNO)).status, 429);
});

test('forms that were not filled in do not count against the limits', async () => {
  const { ana } = await opened();
  for (let i = 0; i < 25; i++)
    await ana.submit(SEARCH, { cuenta: '100000003', apellido: '', codigoPostal: '' });
  assert.equal((await ana.submit(SEARCH, BRUNO)).status, 200);
});

test('the operator may ask for a bill number instead', async () => {
  const { deps, ana, anaId } = await opened({ ACCOUNT_PROOF: 'invoice' });
  assert.equal(ana.page.root.querySelector('#apellido'), null);
  const wrong = await ana.submit(SEARCH, { ...BRUNO_BILL, factura: 'B-1002-08' });
  assert.equal(wrong.status, 422);
  await ana.submit(SEARCH, BRUNO_BILL);
  await ana.submit(CONFIRM);
  assert.ok((await linkedNumbers(deps, anaId)).includes('100000003'));
});

test('a form that came after the session ended is filled in again', async () => {
  const { deps, ana } = await opened();
  const form = ana.page;
  await deps.db.updateTable('sessions').set({ last_seen_at: '2020-01-01T00:00:00.000Z' }).execute();
  const signIn = await ana.submit(SEARCH, BRUNO);
  assert.equal(new URL(signIn.url).pathname, '/ingresar');
  const back = await signInHere(ana, { usuario: ANA, contrasena: 'Manantial#26' });
  assert.equal(new URL(back.url).pathname, '/cuentas/vincular');
  assert.equal(back.root.querySelector('#apellido')?.getAttribute('value'), BRUNO.apellido);
  assert.equal(back.root.querySelector('#cuenta')?.getAttribute('value'), BRUNO.cuenta);
  assert.notEqual(form, back);
});

test('a confirmation that came after the session ended goes one step back, filled in', async () => {
  const { deps, ana } = await opened();
  await ana.submit(SEARCH, BRUNO);
  await deps.db.updateTable('sessions').set({ last_seen_at: '2020-01-01T00:00:00.000Z' }).execute();
  await ana.submit(CONFIRM);
  const back = await signInHere(ana, { usuario: ANA, contrasena: 'Manantial#26' });
  assert.equal(back.root.querySelector('#apellido')?.getAttribute('value'), BRUNO.apellido);
  assert.equal((await ana.get('/cuentas/vincular/confirmar')).url.endsWith('/cuentas/vincular'), true);
});

test('a new link is mailed once to the other users and the billing e-mail, not to the one who linked', async () => {
  const { deps, ana } = await opened();
  const bruno = await stranger(deps, 'bruno@example.org');
  await link(deps, bruno, '100000003');
  const billing = {
    account_number: '100000003',
    email: 'Casa@example.org',
    confirmed_at: '2026-11-01T00:00:00.000Z',
  };
  await deps.db.insertInto('billing_emails').values(billing).execute();
  await linkBruno(ana);
  const sent = await mails(deps);
  assert.deepEqual(
    sent.map((mail) => mail.recipient),
    ['Casa@example.org', 'bruno@example.org'],
  );
  for (const mail of sent) {
    assert.equal(mail.subject, 'Nueva persona con acceso a la cuenta 100000003');
    for (const body of [mail.text_body, mail.html_body]) {
      assert.ok(body.includes('an••••@ex••••.com vinculó la cuenta 100000003'));
      assert.ok(body.includes('http://localhost:3000/cuentas'));
      assert.ok(!body.includes(ANA));
    }
  }
});

test('the billing e-mail that is another user, or oneself, is not mailed twice', async () => {
  const { deps, ana } = await opened();
  const bruno = await stranger(deps, 'bruno@example.org');
  await link(deps, bruno, '100000003');
  await deps.db.updateTable('accounts').set({ ebill_email: 'BRUNO@example.org' }).execute();
  await linkBruno(ana);
  assert.equal((await mails(deps)).length, 1);
  await deps.db.updateTable('accounts').set({ ebill_email: 'Ana.Gomez@example.com' }).execute();
  await ana.get('/cuentas/vincular');
  await ana.submit(SEARCH, { cuenta: '100000007', apellido: 'Quiroga', codigoPostal: '5515' });
  await ana.submit(CONFIRM);
  assert.equal((await mails(deps)).length, 1);
});
