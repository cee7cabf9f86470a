import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addLink } from '../../src/accounts/store.ts';
import { transact } from '../../src/kit/database.ts';
import { linkedNumbers, trail, userIdOf } from '../accounts/support.ts';
import { openTimedPortal } from '../identity/support.ts';
import type { TestBrowser } from '../support/browser.ts';
import { openPortal, type TestPortal } from '../support/portal.ts';

const ANA = 'ana.gomez@example.com';
const CARLA = 'carla.diaz@example.com';
const HOME = '/cuentas/100000002';
const PAGE = `${HOME}/factura-digital`;
const FORM = `form[action="${PAGE}"]`;
const LEAVE = `form[action="${PAGE}/cancelar"]`;

const enrolments = ({ deps }: TestPortal) =>
  deps.db
    .selectFrom('digital_bill_enrolments')
    .selectAll()
    .where('account_number', '=', '100000002')
    .orderBy('id')
    .execute();

const lettersAbout = ({ deps }: TestPortal) =>
  deps.db
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'text_body'])
    .where('dedupe_key', 'like', 'digital-bill:%')
    .orderBy('id')
    .execute();

async function join(visitor: TestBrowser) {
  await visitor.get(PAGE);
  return await visitor.submit(FORM, { acepto: '1' });
}

const panel = (visitor: TestBrowser) =>
  visitor.page.root.querySelector('#estado')?.text.replace(/\s+/g, ' ') ?? '';

test('the page shows the mailbox, the terms with their version and the tick box (A114)', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const page = await ana.get(PAGE);
  assert.equal(page.status, 200);
  assert.match(page.text, /Correo que las recibe\s*ana\.gomez@example\.com/);
  assert.match(page.text, /Términos y condiciones.*Versión 2026-11/);
  const tick = page.form(FORM).querySelector('input[type="checkbox"]');
  assert.equal(tick?.closest('label')?.text.trim(), 'Acepto los términos y condiciones');
  assert.equal(tick?.hasAttribute('checked'), false);
  assert.match(page.form(FORM).querySelector('button')?.text ?? '', /^Confirmar adhesión$/);
});

test('confirming: the message, the green tick, and who agreed to what, when (A115)', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const page = await join(ana);
  assert.equal(new URL(page.url).pathname, HOME);
  assert.match(page.text, /la cuenta 100000002 quedó adherida a factura digital/);
  assert.match(panel(ana), /Factura digital ✓ Adherida/);
  const [enrolment, ...more] = await enrolments(portal);
  assert.equal(more.length, 0);
  const userId = await userIdOf(portal.deps, ANA);
  const consent = await portal.deps.db.selectFrom('consents').selectAll().executeTakeFirstOrThrow();
  assert.equal(enrolment?.consent_id, consent.id);
  assert.deepEqual(
    [consent.kind, consent.account_number, consent.user_id, consent.language],
    ['digital-bill', '100000002', userId, 'es'],
  );
  assert.match(consent.text, /Aguas del Valle envía las facturas/);
  const actions = (await trail(portal.deps)).map((entry) => entry.action);
  assert.ok(actions.includes('enrol in digital bill'));
});

test('without the tick nothing happens: the same page, with what is missing at its field', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(PAGE);
  const page = await ana.submit(FORM);
  assert.equal(page.status, 422);
  assert.match(page.text, /Marcá que aceptás los términos y condiciones/);
  assert.equal(page.root.querySelector('#acepto')?.getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await enrolments(portal), []);
});

test('terms that changed while they were read must be accepted anew', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(PAGE);
  const page = await ana.submit(FORM, { acepto: '1', version: '0' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Los términos cambiaron/);
  assert.equal(page.root.querySelector('#acepto')?.hasAttribute('checked'), false);
});

test('in the window, too, what is missing is said where it was asked; done, the page is opened whole', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  const headers = { 'HX-Request': 'true', 'HX-Target': 'dialog#ventana' };
  assert.equal((await ana.get(PAGE)).form(FORM).getAttribute('hx-post'), undefined);
  const form = (await ana.get(PAGE, { headers })).form(FORM);
  assert.equal(form.getAttribute('hx-target'), '#ventana');
  const value = (name: string) => form.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '';
  const fields = { _csrf: value('_csrf'), version: value('version') };
  const refused = await ana.post(form.getAttribute('hx-post') ?? '', fields, { headers });
  assert.equal(refused.status, 422);
  assert.doesNotMatch(refused.body, /<html/);
  assert.ok(refused.root.querySelector('#errores[tabindex="-1"]'));
  const done = await ana.post(PAGE, { ...fields, acepto: '1' }, { headers, follow: false });
  assert.equal(done.headers.get('location'), HOME);
  const shown = await ana.get(HOME, { headers });
  assert.equal(shown.headers.get('hx-redirect'), HOME);
  assert.match(
    (await ana.get(HOME)).root.querySelector('#aviso[tabindex="-1"]')?.text ?? '',
    /quedó adherida/,
  );
});

test('again: cancelling, its message and the red cross; the history stays (A116, A117)', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await join(ana);
  const page = await ana.get(PAGE);
  assert.match(page.form(LEAVE).querySelector('button')?.text ?? '', /^Cancelar adhesión$/);
  assert.equal(page.form(LEAVE).querySelector('.button')?.classList.contains('second'), true);
  assert.match(page.text, /vuelven a llegar en papel desde la próxima/);
  const done = await ana.submit(LEAVE);
  assert.match(done.root.querySelector('main [role="status"]')?.text ?? '', /^✕ Cancelaste/);
  assert.equal(new URL(done.url).pathname, HOME);
  assert.match(done.text, /Cancelaste la adhesión de la cuenta 100000002/);
  assert.match(panel(ana), /Factura digital ✕ No adherida/);
  await join(ana);
  const all = await enrolments(portal);
  assert.deepEqual(
    all.map((one) => [one.end_reason, one.ended_at === null]),
    [
      ['cancelled', false],
      [null, true],
    ],
  );
});

test('a second submission and a second tab: no error, one enrolment, one letter', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(PAGE);
  const token = ana.page.form(FORM).querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const version = ana.page.form(FORM).querySelector('input[name="version"]')?.getAttribute('value') ?? '';
  const send = () => ana.post(PAGE, { _csrf: token, acepto: '1', version }, { follow: false });
  const answers = await Promise.all([send(), send(), send()]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303, 303],
  );
  assert.equal((await enrolments(portal)).length, 1);
  assert.equal((await lettersAbout(portal)).length, 1);
  const late = await ana.post(PAGE, { _csrf: token, version });
  assert.match(late.text, /ya estaba adherida/);
  const twice = async () => ana.post(`${PAGE}/cancelar`, { _csrf: token });
  await twice();
  assert.match((await twice()).text, /no estaba adherida/);
});

test('the billing e-mail, who did it and the other users are told, without each other’s mailboxes', async () => {
  const portal = await openPortal();
  const { deps } = portal;
  const carla = await userIdOf(deps, CARLA);
  await transact(deps.db, async (tx) => {
    await addLink(tx, deps.clock, { userId: carla, number: '100000002' });
    await tx
      .insertInto('billing_emails')
      .values({
        account_number: '100000002',
        email: 'facturas@example.org',
        confirmed_at: '2026-01-01T00:00:00.000Z',
      })
      .execute();
  });
  const ana = await portal.signedIn();
  await join(ana);
  await ana.get(PAGE);
  await ana.submit(LEAVE);
  const letters = await lettersAbout(portal);
  const all = [ANA, CARLA, 'facturas@example.org'];
  assert.deepEqual(letters.map((letter) => letter.recipient).sort(), [...all, ...all].sort());
  for (const letter of letters) {
    const own = letter.recipient === 'facturas@example.org';
    assert.equal(letter.text_body.includes('facturas@example.org'), own && /adherida/.test(letter.subject));
  }
  assert.match((await ana.get(PAGE)).text, /Correo que las recibe\s*fa••••@ex••••\.org/);
});

test('a bill due within a day is said not to be caught (D24)', async () => {
  const portal = await openTimedPortal();
  const ana = await portal.signedIn();
  assert.doesNotMatch((await ana.get(PAGE)).text, /no la alcanza/);
  await portal.deps.db
    .updateTable('invoices')
    .set({ due_on: '2026-11-23' })
    .where('number', '=', 'B-1002-12')
    .execute();
  const page = await ana.get(PAGE);
  assert.match(
    page.text,
    /La factura B-1002-12 vence el 23 de noviembre de 2026.*no la alcanza la factura digital/,
  );
  assert.ok(page.root.querySelector(`a[href="${HOME}/facturas/B-1002-12"]`));
});

test('all entry points lead to the one page, and ask for it as a window (A118)', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  for (const place of ['#estado', 'aside.extras', 'footer.foot']) {
    const page = await ana.get(HOME);
    const link = page.root.querySelector(`${place} a[href="${PAGE}"]`);
    assert.deepEqual(
      [link?.getAttribute('hx-get'), link?.getAttribute('hx-target')],
      [PAGE, '#ventana'],
      place,
    );
  }
  const missing = await ana.get(`${HOME}/no-recibi-factura`);
  assert.ok(missing.root.querySelector(`main a[href="${PAGE}"][hx-get="${PAGE}"]`));
  const window = await ana.get(PAGE, { headers: { 'HX-Request': 'true', 'HX-Target': 'dialog#ventana' } });
  assert.doesNotMatch(window.body, /<html/);
  assert.ok(window.root.querySelector(FORM));
});

test('what is not yours answers like what does not exist; signed out leads to the sign-in', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await ana.get(PAGE);
  const token = ana.page.form(FORM).querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const fields = { _csrf: token, acepto: '1', version: '1' };
  for (const path of ['/cuentas/100000004/factura-digital', '/cuentas/1/factura-digital']) {
    assert.equal((await ana.get(path)).status, 404);
    assert.equal((await ana.post(path, fields)).status, 404);
    assert.equal((await ana.post(`${path}/cancelar`, fields)).status, 404);
  }
  assert.equal((await ana.post(PAGE, { acepto: '1' })).status, 403);
  const out = await portal.browser().get(PAGE, { follow: false });
  assert.equal(out.headers.get('location'), `/ingresar?volver=${encodeURIComponent(PAGE)}`);
});

test('after unlinking, the enrolment stays and its bills still go to the same mailbox (D14)', async () => {
  const portal = await openPortal();
  const ana = await portal.signedIn();
  await join(ana);
  const page = await ana.get(`${HOME}/desvincular`);
  assert.match(page.text, /Factura digital: las facturas siguen llegando por correo electrónico/);
  await ana.submit(`form[action="${HOME}/desvincular"]`);
  assert.deepEqual(await linkedNumbers(portal.deps, await userIdOf(portal.deps, ANA)), ['100000001']);
  assert.equal((await enrolments(portal))[0]?.ended_at, null);
});
