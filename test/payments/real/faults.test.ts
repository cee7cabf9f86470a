import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { readPdf } from '../../documents/read-pdf.ts';
import type { TestBrowser } from '../../support/browser.ts';
import { until } from '../../support/until.ts';
import { assertSoundBooks, ledgerOf, mailsTo, stateOf } from '../support/books.ts';
import { BILL, METERED, NEXT_BILL } from '../support/cast.ts';
import { lettersIn, platformFacts } from '../support/demo-data.ts';
import type { RealPortal } from '../support/real-portal.ts';
import { startReal } from '../support/real-portal.ts';
import { attemptOf, comeBack, confirmOnline, payOnline, signIn, webVisitor } from '../support/web.ts';

interface Visit extends RealPortal {
  ana: TestBrowser;
}

async function visit(t: TestContext, faults: string): Promise<Visit> {
  const portal = await startReal(t, faults ? { TEST_PLATFORM_FAULTS: faults } : {});
  const ana = webVisitor(portal.url);
  await signIn(ana);
  return { ...portal, ana };
}

async function startOnline({ ana, store }: Visit): Promise<{ id: string; checkout: string }> {
  const checkout = await confirmOnline(ana, [BILL, NEXT_BILL]);
  const row = await store.db
    .selectFrom('payment_attempts')
    .select(['id', 'checkout_url'])
    .executeTakeFirstOrThrow();
  assert.equal(row.checkout_url, checkout);
  return { id: row.id, checkout };
}

/** The end of every story: paid once, told once. */
async function assertPaidOnce({ ana, store, dataDir }: Visit, id: string): Promise<void> {
  const { db } = store;
  assert.equal(await stateOf(db, id), 'paid');
  assert.deepEqual(
    (await ledgerOf(db, id)).map((entry) => [entry.kind, entry.item]),
    [
      ['credit', BILL],
      ['credit', NEXT_BILL],
    ],
  );
  assert.deepEqual(await mailsTo(db), [`receipt:${id}`]);
  await until(() => lettersIn(dataDir).length > 0, 'the mail');
  assert.equal(lettersIn(dataDir).length, 1);
  assert.equal((await ana.get(`/pagos/${id}.pdf`)).status, 200);
  await assertSoundBooks(db);
}

const paidWithoutReturn = ({ store }: Visit, id: string) =>
  until(async () => (await stateOf(store.db, id)) === 'paid', 'the notice');
const allNoticed = async ({ store, dataDir }: Visit) => {
  await until(() => platformFacts(dataDir).due === 0, 'the platform to have delivered its notices');
  const waiting = store.db.selectFrom('received_notices').select('event_id').where('handled_at', 'is', null);
  await until(async () => (await waiting.execute()).length === 0, 'the portal to have worked them off');
};

for (const faults of ['', 'double-notice', 'reorder-notices', 'double-notice,reorder-notices']) {
  test(`${faults || 'no fault'}: the notice alone makes it paid, and the return shows the receipt`, async (t) => {
    const portal = await visit(t, faults);
    const { id, checkout } = await startOnline(portal);
    const answer = await payOnline(portal.ana, checkout, { holder: 'APRO' });
    await paidWithoutReturn(portal, id);
    const page = await comeBack(portal.ana, answer);
    assert.match(page.text, /Comprobante de pago/);
    await allNoticed(portal);
    await assertPaidOnce(portal, id);
  });
}

test('lose-notice: the return makes it paid', async (t) => {
  const portal = await visit(t, 'lose-notice');
  const { id, checkout } = await startOnline(portal);
  const answer = await payOnline(portal.ana, checkout, { holder: 'APRO' });
  assert.match((await comeBack(portal.ana, answer)).text, /Comprobante de pago/);
  await assertPaidOnce(portal, id);
});

test('late-notice: the return comes first, and the notice ten seconds later changes nothing', async (t) => {
  const portal = await visit(t, 'late-notice,double-notice');
  const { id, checkout } = await startOnline(portal);
  const answer = await payOnline(portal.ana, checkout, { holder: 'APRO' });
  await comeBack(portal.ana, answer);
  await assertPaidOnce(portal, id);
  await allNoticed(portal);
  await assertPaidOnce(portal, id);
});

test('timeout-after-charge: charged and no answer, the notice tells', async (t) => {
  const portal = await visit(t, 'timeout-after-charge');
  const { id, checkout } = await startOnline(portal);
  await assert.rejects(payAndLoseTheAnswer(portal, checkout));
  await paidWithoutReturn(portal, id);
  await assertPaidOnce(portal, id);
});

test('timeout-after-charge and lose-notice: the next look at the payment tells', async (t) => {
  const portal = await visit(t, 'timeout-after-charge,lose-notice');
  const { id, checkout } = await startOnline(portal);
  await assert.rejects(payAndLoseTheAnswer(portal, checkout));
  assert.match((await portal.ana.get(`/pagos/${id}`)).text, /Comprobante de pago/);
  await assertPaidOnce(portal, id);
});

test('refuse-create: said, and the bills are free', async (t) => {
  const portal = await visit(t, 'refuse-create');
  const place = await confirmOnline(portal.ana);
  assert.match((await portal.ana.get(place)).text, /La plataforma de pago no está disponible ahora/);
  assert.equal(await stateOf(portal.store.db, attemptOf(place)), 'cancelled');
  assert.notEqual(attemptOf(await confirmOnline(portal.ana)), attemptOf(place));
  await assertSoundBooks(portal.store.db);
});

const REFUSED: [holder: string, card: RegExp, account: RegExp][] = [
  ['FUND', /fondos insuficientes/, /La cuenta no tiene saldo suficiente/],
  ['SECU', /El código de seguridad no es correcto/, /La clave o el código que pide tu banco/],
  ['OTHE', /Tu banco no autorizó el pago\./, /No se autorizó el débito en tu cuenta bancaria/],
];
for (const byAccount of [false, true]) {
  const means = byAccount ? 'by bank account' : 'by card';
  test(`APRO ${means}: paid, and the receipt says how`, async (t) => {
    const portal = await visit(t, '');
    const { id, checkout } = await startOnline(portal);
    const answer = await payOnline(portal.ana, checkout, { holder: 'apro', byAccount });
    const page = await comeBack(portal.ana, answer);
    assert.match(page.text, byAccount ? /Cuenta bancaria, por/ : /Tarjeta terminada en 0604/);
    await assertPaidOnce(portal, id);
  });

  for (const [holder, card, account] of REFUSED) {
    test(`${holder} ${means}: refused with its reason, nothing charged, nothing mailed`, async (t) => {
      const portal = await visit(t, '');
      const { id, checkout } = await startOnline(portal);
      const answer = await payOnline(portal.ana, checkout, { holder, byAccount });
      const page = await comeBack(portal.ana, answer);
      assert.match(page.text, byAccount ? account : card);
      assert.match(page.text, /Podés volver a intentarlo a las \d\d:\d\d/);
      await allNoticed(portal);
      assert.equal(await stateOf(portal.store.db, id), 'rejected');
      assert.deepEqual(await mailsTo(portal.store.db), []);
      const list = await portal.ana.get(`/cuentas/${METERED}/pagar?factura=${BILL}`);
      assert.match(list.text, /Lo que elegiste .*no se puede pagar ahora/);
      assert.match(list.text, /Pago rechazado Podés volver a intentarlo a las/);
      await assertSoundBooks(portal.store.db);
    });
  }
}

for (const [button, state] of [
  ['aprobar', 'paid'],
  ['rechazar', 'rejected'],
] as const) {
  test(`CONT waits, then ${button}: ${state}, by the notice alone`, async (t) => {
    const portal = await visit(t, '');
    const { id, checkout } = await startOnline(portal);
    const answer = await payOnline(portal.ana, checkout, { holder: 'CONT' });
    assert.match((await comeBack(portal.ana, answer)).text, /No vuelvas a pagarlo/);
    await portal.ana.get('/plataforma-de-prueba');
    await portal.ana.submit(`form[action$="/${button}"]`, {}, { follow: false });
    await until(async () => (await stateOf(portal.store.db, id)) === state, 'the notice of the decision');
    if (state === 'paid') await assertPaidOnce(portal, id);
    else {
      const { db } = portal.store;
      const of = db.selectFrom('provider_payments').select('provider_payment_id as payment');
      const { payment } = await of.where('attempt_id', '=', id).executeTakeFirstOrThrow();
      assert.deepEqual(await mailsTo(db), [`failed:${payment}`]);
    }
  });
}

test('the mail goes to the billing e-mail, with the receipt as a PDF', async (t) => {
  const portal = await visit(t, '');
  await portal.store.db
    .updateTable('accounts')
    .set({ ebill_email: 'facturas.gomez@example.com' })
    .where('number', '=', '100000001')
    .execute();
  const { id, checkout } = await startOnline(portal);
  await comeBack(portal.ana, await payOnline(portal.ana, checkout, { holder: 'APRO' }));
  await assertPaidOnce(portal, id);
  const mail = await simpleParser(lettersIn(portal.dataDir)[0] ?? '');
  assert.equal(mail.to?.text, 'facturas.gomez@example.com');
  assert.match(mail.subject ?? '', /^Recibimos tu pago de \$\s84\.960,62 \(cuenta 100000001\)$/);
  const [receipt, ...others] = mail.attachments;
  assert.deepEqual(others, []);
  assert.equal(receipt?.contentType, 'application/pdf');
  const words = readPdf(receipt?.content ?? Buffer.from(''))
    .pages.map((page) => page.text)
    .join(' ');
  for (const told of [BILL, NEXT_BILL, 'PAGADO', '84.960,62'])
    assert.ok(words.includes(told), `${told} in ${words}`);
});

async function payAndLoseTheAnswer({ url, ana }: Visit, checkout: string): Promise<void> {
  const impatient = webVisitor(url, 700);
  for (const [name, value] of ana.cookies) impatient.cookies.set(name, value);
  await payOnline(impatient, checkout, { holder: 'APRO' });
}
