import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEnrolment } from '../../src/direct-debit/store.ts';
import type { TestBrowser } from '../support/browser.ts';
import { ANAS, CBU, CUIT, DIALOG, debitMails, NEXT, type Office, openOffice } from './support.ts';

const FIELDS = { cbu: CBU, cuit: CUIT, titular: 'Ana María Gómez' };
const CONFIRM = `form[action="${DIALOG}/confirmar"]`;

async function reachConfirm(office: Office): Promise<TestBrowser> {
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  await ana.submit(`form[action="${DIALOG}"]`, FIELDS);
  return ana;
}

test('a customer enrols in two steps and cancels with a number, by the words of the buttons', async () => {
  const office = await openOffice();
  const ana = await office.signedIn();
  const home = await ana.get(`/cuentas/${ANAS}`);
  assert.match(home.text, /Débito automático\s*✕\s?No adherida/);
  const form = await ana.click('Pago automático');
  assert.match(form.text, /Débito automático\s*✕\s?No adherida/);
  for (const label of ['CBU', 'CUIT/CUIL'])
    assert.ok(form.root.querySelectorAll('label').some((one) => one.text === label));

  const step = await ana.submit(`form[action="${DIALOG}"]`, { ...FIELDS, cbu: '28505909 40090418135201' });
  assert.equal(step.status, 200);
  assert.match(step.text, /Banco\s*Banco Macro/);
  assert.match(step.text, /CBU terminado en 5201/);
  assert.match(step.text, /CUIT\/CUIL\s*20-05536168-2/);
  assert.ok(
    !step.body.includes(CBU) && !step.body.includes('20055361682'),
    'the second page does not hold the CBU',
  );
  assert.match(step.text, /Declaro que soy titular de la cuenta bancaria/);
  assert.match(step.text, /Acepto los términos y condiciones/);
  assert.match(step.text, /Estas facturas no llegan a entrar, pagalas vos/);

  const refused = await ana.submit(CONFIRM, {});
  assert.equal(refused.status, 422);
  assert.equal(await findEnrolment(office.deps.db, ANAS), null);

  const done = await ana.submit(CONFIRM, { acepto: '1' });
  assert.equal(done.status, 200);
  assert.match(
    done.text,
    /✓ Listo: la cuenta está adherida al débito automático \(Banco Macro, terminada en 5201\)/,
  );
  assert.match(done.text, /Débito automático\s*✓\s?Adherida/);
  assert.match(done.text, /Para usar otra cuenta bancaria u otra tarjeta, cancelá esta adhesión/);
  assert.match(done.text, /lunes 28 de diciembre\s*\$\s41\.102,50/);
  assert.match((await ana.get(`/cuentas/${ANAS}`)).text, /Débito automático\s*✓\s?Adherida/);
  const consent = await office.deps.db.selectFrom('consents').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([consent.kind, consent.version, consent.language], ['direct-debit', '2026-11', 'es']);
  assert.match(consent.text, /Banco Macro terminada en 5201/);

  assert.match(
    (await ana.get(DIALOG)).text,
    /La factura B-1001-26 ya no se debita el 28 de diciembre de 2026: son \$\s41\.102,50/,
  );
  const cancelled = await ana.submit(`form[action="${DIALOG}/cancelar"]`);
  const [, number = ''] = /Número de cancelación: ([0-9A-Z-]{14})/.exec(cancelled.text) ?? [];
  assert.match(cancelled.text, /✕ Cancelamos la adhesión/);
  assert.match(cancelled.text, /Débito automático\s*✕\s?No adherida/);
  assert.match(
    (await ana.get(DIALOG)).text,
    new RegExp(`Cancelada el 22 de noviembre de 2026\\. Número de cancelación: ${number}`),
  );
  const row = await office.deps.db
    .selectFrom('direct_debit_enrolments')
    .selectAll()
    .where('account_number', '=', ANAS)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.cancel_number, row.end_reason], [number, 'customer']);
  assert.equal((await office.order(NEXT)).state, 'withdrawn');
  const mails = (await debitMails(office)).filter((mail) => mail.key.startsWith('debit:cancelled:'));
  assert.match(mails[0]?.text ?? '', new RegExp(number));
});

test('what is mistyped is said at its field and nothing typed is lost', async () => {
  const office = await openOffice();
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  const page = await ana.submit(`form[action="${DIALOG}"]`, {
    cbu: '0000003100010000000001',
    cuit: '1',
    titular: '',
  });
  assert.equal(page.status, 422);
  assert.match(page.text, /es un CVU, de una billetera virtual/);
  assert.match(page.text, /Ese CUIT\/CUIL no es correcto/);
  assert.match(page.text, /Escribí el titular/);
  assert.equal(page.root.querySelector('#cbu')?.getAttribute('value'), '0000003100010000000001');
  const empty = await ana.submit(`form[action="${DIALOG}"]`, { cbu: '', cuit: '', titular: '' });
  assert.match(empty.text, /Escribí el CBU.*Escribí el CUIT o CUIL/);
  const wrong = await ana.submit(`form[action="${DIALOG}"]`, { ...FIELDS, cbu: `${CBU.slice(0, -1)}2` });
  assert.match(wrong.text, /Ese CBU no es correcto/);
});

test('the second step stays in its window until it is done; then the page says so', async () => {
  const office = await openOffice();
  const ana = await reachConfirm(office);
  const form = ana.page.form(CONFIRM);
  const value = (name: string) => form.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '';
  const fields = { _csrf: value('_csrf'), borrador: value('borrador') };
  const headers = { 'HX-Request': 'true', 'HX-Target': 'dialog#ventana' };
  const path = `${DIALOG}/confirmar`;
  const refused = await ana.post(path, fields, { headers });
  assert.equal(refused.form(CONFIRM).getAttribute('hx-post'), path);
  assert.equal(refused.status, 422);
  assert.doesNotMatch(refused.body, /<html/);
  const done = await ana.post(path, { ...fields, acepto: '1' }, { headers, follow: false });
  assert.equal(done.headers.get('hx-redirect'), DIALOG);
  assert.match((await ana.get(DIALOG)).root.querySelector('#aviso')?.text ?? '', /está adherida/);
});

test('the data can be corrected from the second step', async () => {
  const ana = await reachConfirm(await openOffice());
  const page = await ana.submit(CONFIRM, { corregir: '1' });
  assert.equal(page.root.querySelector('#cbu')?.getAttribute('value'), CBU);
  assert.equal(page.root.querySelector('#titular')?.getAttribute('value'), 'Ana María Gómez');
});

test('a draft is its sender’s, for its account and half an hour', async () => {
  const office = await openOffice();
  const ana = await reachConfirm(office);
  const draft = ana.page.root.querySelector('input[name="borrador"]')?.getAttribute('value') ?? '';
  const carla = await office.signedIn('carla.diaz@example.com', 'Vertiente#26');
  await carla.get('/cuentas/100000006/debito-automatico');
  const csrf = carla.page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const stolen = await carla.post('/cuentas/100000006/debito-automatico/confirmar', {
    _csrf: csrf,
    borrador: draft,
    acepto: '1',
  });
  assert.match(stolen.text, /Pasó demasiado tiempo/);
  office.pass({ minutes: 14 });
  await ana.get(`/cuentas/${ANAS}`);
  assert.equal(await findEnrolment(office.deps.db, ANAS), null);
});

test('who signed in long ago gives the password first, and finds again what was typed', async () => {
  const office = await openOffice();
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  office.pass({ minutes: 16 });
  const page = await ana.submit(`form[action="${DIALOG}"]`, FIELDS);
  assert.match(page.url, /\/clave\/confirmar/);
  const leave = page.root.querySelector(`main a[href="${DIALOG}"]`);
  assert.equal(leave?.text, 'Volver a débito automático');
  const kept = JSON.stringify(await office.deps.db.selectFrom('kept_forms').selectAll().execute());
  assert.ok(!kept.includes(CBU) && !kept.includes('Ana María'));
  const again = await ana.submit('form[action="/clave/confirmar"]', { contrasena: 'Manantial#26' });
  assert.equal(again.root.querySelector('#cbu')?.getAttribute('value'), CBU);
  await ana.submit(`form[action="${DIALOG}"]`);
  const done = await ana.submit(CONFIRM, { acepto: '1' });
  assert.match(done.text, /✓\s?Adherida/);
});

test('an account that is closed or paid elsewhere cannot be enrolled, and says why', async () => {
  const office = await openOffice();
  const carla = await office.signedIn('carla.diaz@example.com', 'Vertiente#26');
  const closed = '/cuentas/100000004/debito-automatico';
  const page = await carla.get(closed);
  assert.match(page.text, /La cuenta está cerrada.*centro de atención.*Consultas: \(0261\) 555-0100/);
  const leased = await carla.get('/cuentas/100000005/debito-automatico');
  assert.match(leased.text, /oficina de arrendamiento/);
  assert.equal(leased.root.querySelector('#cbu'), null);
  const csrf = page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  for (const path of [closed, `${closed}/confirmar`]) {
    const answer = await carla.post(path, { _csrf: csrf, ...FIELDS, acepto: '1' });
    assert.equal(answer.status, 422, path);
    assert.match(answer.text, /La cuenta está cerrada/);
  }
});

test('what is not yours is not found', async () => {
  const office = await openOffice();
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  const csrf = ana.page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const others = '/cuentas/100000006/debito-automatico';
  assert.equal((await ana.get(others)).status, 404);
  for (const end of ['', '/confirmar', '/cancelar', '/tope', '/saltear', '/reanudar'])
    assert.equal((await ana.post(others + end, { _csrf: csrf })).status, 404, end);
  const visitor = office.browser();
  assert.match((await visitor.get(DIALOG)).url, /\/ingresar/);
});

test('two windows enrol an account once', async () => {
  const office = await openOffice();
  const [one, two] = [await reachConfirm(office), await reachConfirm(office)];
  await one.submit(CONFIRM, { acepto: '1' });
  assert.match((await two.submit(CONFIRM, { acepto: '1' })).text, /ya está adherida/);
  assert.equal((await office.deps.db.selectFrom('consents').selectAll().execute()).length, 1);
});

test('a cap, a skipped debit and its return are shown, each in its words', async () => {
  const office = await openOffice();
  await office.enrolAna();
  const ana = await office.signedIn();
  await ana.get(DIALOG);
  const cap = (tope: string) => ana.submit(`form[action="${DIALOG}/tope"]`, { tope });
  assert.equal((await cap('mucho')).status, 422);
  const low = await cap('20.000');
  assert.match(low.text, /no se debitan facturas de más de \$\s20\.000,00/);
  assert.match(low.text, /Supera tu tope: pagala vos/);
  const free = await cap('');
  assert.match(free.text, /Listo: sin tope/);
  assert.equal((await office.order(NEXT)).state, 'announced');

  const skipped = await ana.submit(`form[action="${DIALOG}/saltear"]`);
  assert.match(skipped.text, /B-1001-26 no se va a debitar/);
  assert.match(skipped.text, /Salteado.*Pagar ahora/);
  assert.deepEqual(await office.cut('2026-12-24'), []);
  const back = await ana.submit(`form[action="${DIALOG}/saltear"]`);
  assert.match(back.text, /B-1001-26 se debita el 28 de diciembre de 2026/);
  assert.equal((await office.cut('2026-12-24')).length, 1);
  const late = await ana.post(`${DIALOG}/saltear`, {
    _csrf: back.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '',
    orden: (await office.order(NEXT)).id,
    accion: 'saltear',
  });
  assert.match(late.text, /Ese débito ya no se puede cambiar/);
});

test('after the cut INICIO, the bill and the question say the day and do not offer to pay', async () => {
  const office = await openOffice();
  await office.enrolAna();
  await office.cut('2026-12-24');
  const ana = await office.signedIn();
  const home = await ana.get(`/cuentas/${ANAS}`);
  assert.match(home.text, /Se debita el 28\/12\/2026/);
  assert.ok(home.root.querySelector(`input[value="${NEXT}"]`)?.hasAttribute('disabled'));
  const bill = await ana.get(`/cuentas/${ANAS}/facturas/${NEXT}`);
  assert.match(bill.text, /Se debita el 28\/12\/2026/);
  assert.equal(bill.root.querySelector('form[action$="/pagar"]'), null);
  assert.ok(bill.root.querySelector(`main a[href="${DIALOG}"]`));
  const question = await ana.get(`/cuentas/${ANAS}/pagar?factura=${NEXT}`);
  assert.match(question.text, /se debita automáticamente el 28 de diciembre de 2026/);
});
