import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeLink } from '../../src/accounts/store.ts';
import { transact } from '../../src/kit/database.ts';
import { link, stranger } from '../accounts/support.ts';
import { assertValidHtml } from '../support/html-validate.ts';
import {
  ANA_EMAIL,
  askBilling,
  askUsername,
  CARLAS,
  CODE_FORM,
  CONFIRM_LINK,
  errorsOf,
  lastMail,
  mailsTo,
  NEW_EMAIL,
  opened,
  PASSWORD,
  PLAIN,
  pathOf,
  TOLD,
  userOf,
  waysIn,
} from './support.ts';

type Deps = Awaited<ReturnType<typeof opened>>['deps'];

async function emailOf({ db }: Deps, number = PLAIN): Promise<string | null> {
  const row = await db
    .selectFrom('billing_emails')
    .select('email')
    .where('account_number', '=', number)
    .executeTakeFirst();
  return row?.email ?? null;
}

test('a billing e-mail is confirmed from its mailbox, and counts only then (A045, A047, D7)', async () => {
  const { ana, deps, browser } = await opened();
  const asked = await askBilling(ana);
  assert.equal(pathOf(asked), `/mis-datos/correo-de-facturacion/${PLAIN}/codigo`);
  assertValidHtml(asked.body, 'code page');
  assert.equal(await emailOf(deps), null);
  assert.ok((await ana.get(`/mis-datos/correo-de-facturacion/${PLAIN}`)).text.includes(ANA_EMAIL));

  const mail = await lastMail(deps, NEW_EMAIL);
  assert.ok(mail.text_body.includes(`cuenta ${PLAIN}`));
  assert.ok(mail.text_body.includes('(0261) 555-0100'));
  const elsewhere = browser();
  const shown = await elsewhere.get(waysIn(mail).path);
  assertValidHtml(shown.body, 'link page');
  assert.equal(await emailOf(deps), null, 'GET consumes nothing (D21)');
  const done = await elsewhere.submit(CONFIRM_LINK);
  assert.equal(pathOf(done), '/');
  assert.ok(done.text.includes(`las facturas de la cuenta ${PLAIN} llegan desde ahora a ${NEW_EMAIL}`));
  assert.equal(await emailOf(deps), NEW_EMAIL);
  assert.equal(await emailOf(deps, TOLD), null, 'of this account alone');
});

test('the code of the mail confirms in the session; then the overview and a payment name the new one', async () => {
  const { ana, deps } = await opened();
  await askBilling(ana);
  const done = await ana.submit(CODE_FORM, { codigo: waysIn(await lastMail(deps, NEW_EMAIL)).code });
  assert.equal(pathOf(done), '/mis-datos');
  assert.ok(done.text.includes(NEW_EMAIL));
  await ana.get(`/cuentas/${PLAIN}/pagar?factura=B-1002-08`);
  await ana.submit(`form[action="/cuentas/${PLAIN}/pagos"]`, {}, { follow: false });
  const attempt = await deps.db
    .selectFrom('payment_attempts')
    .select('receipt_email')
    .executeTakeFirstOrThrow();
  assert.equal(attempt.receipt_email, NEW_EMAIL);
  assert.equal((await userOf(deps)).email, ANA_EMAIL, 'the login is another thing');
});

test('the old mailbox, the user and whoever else sees the account are told once each; addresses of others stay theirs', async () => {
  const { ana, deps } = await opened();
  await link(deps, await stranger(deps, 'bruno@example.org'), PLAIN);
  const old = { account_number: PLAIN, email: 'vieja@example.org', confirmed_at: '2026-11-01T00:00:00.000Z' };
  await deps.db.insertInto('billing_emails').values(old).execute();
  await askBilling(ana);
  await ana.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await ana.submit(CONFIRM_LINK);
  for (const to of ['vieja@example.org', 'bruno@example.org']) {
    const mails = await mailsTo(deps, to);
    assert.equal(mails.length, 1, to);
    assert.equal(mails[0]?.subject, `Cambió el correo de facturación de la cuenta ${PLAIN}`);
    assert.ok(mails[0]?.text_body.includes('an••••@ex••••.org'));
    assert.ok(!mails[0]?.text_body.includes(NEW_EMAIL));
    assert.ok(mails[0]?.text_body.includes('(0261) 555-0100'));
  }
  assert.ok((await lastMail(deps, ANA_EMAIL)).text_body.includes(NEW_EMAIL));
  assert.equal((await mailsTo(deps, NEW_EMAIL)).length, 1);
  const trail = await deps.db
    .selectFrom('audit_trail')
    .select(['action', 'account_number'])
    .where('action', '=', 'change billing e-mail')
    .execute();
  assert.deepEqual(trail, [{ action: 'change billing e-mail', account_number: PLAIN }]);
});

test('the mailbox of the user needs no confirmation', async () => {
  const { ana, deps } = await opened();
  const path = `/mis-datos/correo-de-facturacion/${PLAIN}`;
  assert.equal((await ana.get(path)).root.querySelector(`form[action="${path}/usuario"]`), null);
  await askBilling(ana);
  await ana.get(waysIn(await lastMail(deps, NEW_EMAIL)).path);
  await ana.submit(CONFIRM_LINK);
  await ana.get(path);
  const done = await ana.submit(`form[action="${path}/usuario"]`);
  assert.equal(pathOf(done), '/mis-datos');
  assert.equal(await emailOf(deps), ANA_EMAIL);
  assert.equal(
    (await lastMail(deps, NEW_EMAIL)).subject,
    `Cambió el correo de facturación de la cuenta ${PLAIN}`,
  );
});

test('what is not mine is 404, on every page and press', async () => {
  const { ana } = await opened();
  await ana.get('/mis-datos/contrasena');
  const csrf = ana.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
  for (const number of [CARLAS, '999', 'x y', '%00', "'--"]) {
    const path = `/mis-datos/correo-de-facturacion/${encodeURIComponent(number)}`;
    for (const at of [path, `${path}/codigo`]) assert.equal((await ana.get(at)).status, 404, at);
    for (const at of [path, `${path}/codigo`, `${path}/usuario`]) {
      const page = await ana.post(at, { _csrf: csrf, correo: NEW_EMAIL, codigo: 'AAAA-AAAA' });
      assert.equal(page.status, 404, at);
    }
  }
});

test('an account that was unlinked meanwhile is not changed by its link or code', async () => {
  const { ana, deps, browser } = await opened();
  const { id } = await userOf(deps);
  await askBilling(ana);
  const ways = waysIn(await lastMail(deps, NEW_EMAIL));
  const visitor = browser();
  await visitor.get(ways.path);
  await transact(deps.db, (tx) => removeLink(tx, { userId: id, number: PLAIN }));
  assert.equal((await visitor.submit(CONFIRM_LINK)).status, 404);
  assert.equal((await ana.submit(CODE_FORM, { codigo: ways.code })).status, 404);
  assert.equal(await emailOf(deps), null);
});

test('a link is good once, for 24 hours, and for nothing else', async () => {
  const { ana, deps, browser, pass } = await opened();
  await askBilling(ana);
  const { path, token } = waysIn(await lastMail(deps, NEW_EMAIL));
  assert.equal((await browser().get(`/mis-datos/usuario/confirmar?token=${token}`)).status, 404);
  const visitor = browser();
  const page = await visitor.get(path);
  await visitor.submit(CONFIRM_LINK);
  visitor.page = page;
  assert.equal((await visitor.submit(CONFIRM_LINK)).status, 404);
  await askBilling(ana, { number: TOLD });
  const later = waysIn(await lastMail(deps, NEW_EMAIL));
  pass({ minutes: 24 * 60 + 1 });
  assert.equal((await browser().get(later.path)).status, 404);
});

test('the code of one account does not confirm another', async () => {
  const { ana, deps } = await opened();
  await askBilling(ana);
  const { code } = waysIn(await lastMail(deps, NEW_EMAIL));
  await ana.get(`/mis-datos/correo-de-facturacion/${TOLD}/codigo`);
  assert.equal((await ana.submit(CODE_FORM, { codigo: code })).status, 422);
  assert.equal(await emailOf(deps, TOLD), null);
});

for (const correo of ['', 'ana', 'x@y', `${'a'.repeat(300)}@b.com`, ANA_EMAIL.toUpperCase()]) {
  test(`«${correo.slice(0, 24)}» is refused at the field and kept as typed`, async () => {
    const { ana } = await opened();
    const page = await askBilling(ana, { correo });
    assert.equal(page.status, 422);
    assert.deepEqual(errorsOf(page), ['#correo']);
    assert.equal(page.root.querySelector('#correo')?.getAttribute('value'), correo);
    assertValidHtml(page.body, correo);
  });
}

test('a present billing e-mail of somebody else is not found out by guessing (D31)', async () => {
  const { ana, deps } = await opened();
  await link(deps, await stranger(deps, 'bruno@example.org'), PLAIN);
  const row = { account_number: PLAIN, email: 'bruno@example.org', confirmed_at: '2026-11-01T00:00:00.000Z' };
  await deps.db.insertInto('billing_emails').values(row).execute();
  const right = await askBilling(ana, { correo: 'bruno@example.org' });
  const wrong = await askBilling(ana, { correo: 'brenda@example.org' });
  assert.deepEqual([right.status, pathOf(right)], [wrong.status, pathOf(wrong)]);
});

test('a change of the username leaves a request for a billing e-mail alive; one of the password does not', async () => {
  const { ana, deps, browser } = await opened();
  await askBilling(ana);
  const { path } = waysIn(await lastMail(deps, NEW_EMAIL));
  await askUsername(ana, 'ana.otra@example.org');
  await ana.get(waysIn(await lastMail(deps, 'ana.otra@example.org')).path);
  await ana.submit(CONFIRM_LINK);
  assert.equal((await browser().get(path)).status, 200);
  await ana.get('/mis-datos/contrasena');
  const chosen = 'Un cerro nevado en agosto, 7';
  await ana.submit('form[action="/mis-datos/contrasena"]', {
    contrasenaActual: PASSWORD,
    contrasena: chosen,
    repetir: chosen,
  });
  assert.equal((await browser().get(path)).status, 404);
});
