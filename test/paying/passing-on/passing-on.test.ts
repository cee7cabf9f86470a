import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKiosks } from '../../../src/kiosk/store.ts';
import { deliverMail } from '../../../src/kit/mail/outbox.ts';
import { ANA, BILL, CARLA, METERED, NEXT_BILL } from '../../payments/support/cast.ts';
import type { Till } from '../../payments/support/till.ts';
import { openTill, startPaying } from '../../payments/support/till.ts';
import type { TestBrowser } from '../../support/browser.ts';

const PAGE = `/cuentas/${METERED}/pagar/enlace`;
const ONE = `${PAGE}?factura=${BILL}`;
const LINK = `form[action="${PAGE}"]`;
const CODE = `form[action="/cuentas/${METERED}/pagar/codigo"]`;
const BETO = { correo: 'beto@example.org' };

const mailsOf = ({ deps }: Till) =>
  deps.db.selectFrom('outbox').select(['recipient', 'subject', 'text_body', 'secret', 'state']).execute();
const codesOf = ({ deps }: Till) => deps.db.selectFrom('pay_codes').selectAll().execute();
const linkIn = (text: string) => /http\S+/.exec(text)?.[0] ?? 'no link';
const shownCode = (visitor: TestBrowser) => visitor.page.root.querySelector('.phone-panel .code')?.text;

async function mail(till: Till, visitor: TestBrowser, to = BETO.correo): Promise<string> {
  await visitor.get(ONE);
  await visitor.submit(LINK, { correo: to });
  return linkIn((await mailsOf(till)).at(-1)?.text_body ?? '');
}

async function open(till: Till, link: string): Promise<TestBrowser> {
  const guest = till.browser();
  await guest.get(new URL(link).pathname + new URL(link).search);
  await guest.submit('form[action="/pagar/codigo"]');
  return guest;
}

test('a link by mail says what, how much, until when and to whom, and nothing else', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(ONE);
  assert.equal(ana.page.root.querySelector('#correo')?.getAttribute('value') ?? '', '');
  const page = await ana.submit(LINK, BETO);
  assert.match(
    page.text,
    /Enviamos el enlace a beto@example\.org\. Sirve hasta el 12 de marzo de 2026, 12:00/,
  );
  const [letter, ...more] = await mailsOf(till);
  assert.equal(more.length, 0);
  assert.deepEqual([letter?.recipient, letter?.secret], [BETO.correo, 1]);
  const text = letter?.text_body ?? '';
  for (const part of [BILL, '43.858,12', '48 horas, hasta el 12 de marzo de 2026, 12:00', 'Aguas del Valle'])
    assert.ok(text.includes(part), part);
  assert.match(text, /cuenta terminada en 0001/);
  assert.doesNotMatch(text + letter?.subject, /GÓMEZ|ana\.gomez|Civit|100000001|5500/i);
  await deliverMail({ ...till.deps }, async () => {});
  assert.equal((await mailsOf(till))[0]?.text_body, '');
});

test('whoever has the link pays as a guest, with a receipt of their own', async () => {
  const till = await openTill();
  const guest = await open(till, await mail(till, await till.visitor()));
  assert.equal(new URL(guest.page.url).pathname, '/pagar/pregunta', 'one button, and the question is there');
  assert.match(guest.page.text, /De la cuenta terminada en 0001/);
  assert.match(guest.page.text, /43\.858,12/);
  assert.doesNotMatch(guest.page.body, /GÓMEZ|ana\.gomez/);
  assert.equal(guest.page.root.querySelectorAll('a[href*="enlace"]').length, 0);
  const ways = guest.page.root.querySelector('details.more a')?.getAttribute('href');
  assert.equal(ways, '/pagar/otras-formas#talon');
  await guest.submit('form[action="/pagar/pagos"]', BETO, { follow: false });
  const attempt = await till.deps.db
    .selectFrom('payment_attempts')
    .select(['user_id', 'receipt_email', 'total_cents'])
    .executeTakeFirst();
  assert.deepEqual(attempt, { user_id: null, receipt_email: BETO.correo, total_cents: 4_385_812 });
});

test('the amount is that of the day on which it is paid', async () => {
  const till = await openTill();
  const due = new Date(till.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await till.deps.db.updateTable('invoices').set({ due_on: due }).where('number', '=', BILL).execute();
  const link = await mail(till, await till.visitor());
  till.clock.advance({ minutes: 47 * 60 });
  const guest = await open(till, link);
  assert.match(guest.page.text, /45\.173,86/);
});

test('a link lasts 48 hours, and an old one says so and shows nothing', async () => {
  const till = await openTill();
  const link = await mail(till, await till.visitor());
  till.clock.advance({ minutes: 48 * 60 });
  const guest = await open(till, link);
  assert.match(guest.page.text, /Ese código venció/);
  assert.doesNotMatch(guest.page.text, new RegExp(BILL));
});

test('a link says whether its bills are being paid, were refused, or are paid', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const link = await mail(till, ana);
  const id = await startPaying(till, ana);
  const says = async (words: RegExp) => {
    const { text, url } = (await open(till, link)).page;
    assert.equal(new URL(url).pathname, '/pagar');
    assert.match(text, words);
    assert.doesNotMatch(text, new RegExp(`${BILL}|43\\.858`));
  };
  await says(/se está pagando en este momento/);
  till.platform.pay(id, 'rejected');
  await ana.get(`/pagos/${id}`);
  await says(/fue rechazado\. Podés volver a intentarlo a las 12:30/);
  till.clock.advance({ minutes: 31 });
  till.platform.pay(await startPaying(till, ana), 'approved');
  await ana.get(`/pagos/${till.platform.checkouts.at(-1)?.order.attemptId}`);
  await says(/ya se pagó, o ya no se debe/);
});

test('a code is shown once it is made, again on reload and Back, and to nobody else', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(ONE);
  await ana.submit(CODE);
  const code = shownCode(ana) ?? '';
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.match(ana.page.text, /Sirve hasta las 14:00/);
  await ana.get(ONE);
  assert.equal(shownCode(ana), code);
  assert.equal((await codesOf(till)).length, 1);
  await ana.get(`${PAGE}?factura=${NEXT_BILL}`);
  assert.equal(shownCode(ana), undefined);
  const other = await till.visitor();
  other.cookies.set('codigo-de-pago', ana.cookies.get('codigo-de-pago') ?? '');
  await other.get(ONE);
  assert.equal(shownCode(other), undefined);
  till.clock.advance({ minutes: 30 });
  const guest = await open(till, `http://localhost:3000/pagar?codigo=${code}`);
  assert.match(guest.page.text, new RegExp(BILL));
  assert.equal(guest.page.root.querySelectorAll('#correo').length, 1);
  till.clock.advance({ minutes: 90 });
  assert.match((await open(till, `http://localhost:3000/pagar?codigo=${code}`)).page.text, /venció/);
});

test('the same form sent twice mails once', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(ONE);
  const form = ana.page.form(LINK);
  const fields = Object.fromEntries(
    form
      .querySelectorAll('input')
      .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']),
  );
  for (let i = 0; i < 2; i++) await ana.post(PAGE, { ...fields, ...BETO });
  assert.equal((await mailsOf(till)).length, 1);
  assert.equal((await codesOf(till)).length, 1);
});

test('five links an account and day, and the sixth tomorrow', async () => {
  const till = await openTill();
  for (let i = 0; i < 5; i++) await mail(till, await till.visitor(), `p${i}@example.org`);
  const ana = await till.visitor();
  await ana.get(ONE);
  assert.equal((await ana.submit(LINK, BETO)).status, 429);
  assert.equal((await mailsOf(till)).length, 5);
  till.clock.advance({ minutes: 24 * 60 });
  await mail(till, await till.visitor());
  assert.equal((await mailsOf(till)).length, 6);
});

test('ten links a user and day, whatever the accounts', async () => {
  const till = await openTill();
  const { userId } = await till.deps.db
    .selectFrom('users')
    .select('id as userId')
    .where('email', '=', ANA)
    .executeTakeFirstOrThrow();
  const limits = [{ key: `pay link customer ${userId}`, failures: 10, windowSeconds: 86_400 }];
  for (let i = 0; i < 10; i++) await till.deps.limits.fail(limits);
  const ana = await till.visitor();
  await ana.get(ONE);
  assert.equal((await ana.submit(LINK, BETO)).status, 429);
});

test('all users of the account read who passed it on, no mailbox whole', async () => {
  const till = await openTill();
  await mail(till, await till.visitor());
  const own = await (await till.visitor()).get(ONE);
  assert.match(own.text, /Enlace a be••••@ex••••\.org, \$ 43\.858,12 Lo pediste vos/);
  const { db } = till.deps;
  const carla = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', CARLA)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('account_links')
    .set({ user_id: carla.id })
    .where('account_number', '=', METERED)
    .execute();
  const shared = await (await till.visitor(CARLA)).get(ONE);
  assert.match(shared.text, /Lo pidió an••••@ex••••\.com/);
  assert.doesNotMatch(shared.text, /beto@|ana\.gomez/);
  const trail = await db.selectFrom('audit_trail').select(['account_number', 'action', 'detail']).execute();
  assert.deepEqual(
    trail.filter(({ action }) => action === 'mail pay link').map(({ account_number }) => account_number),
    [METERED],
  );
  assert.ok(!JSON.stringify(trail).includes('beto@'));
});

test('mailboxes that are none are asked for again, and nothing is lost', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(ONE);
  for (const correo of ['', 'beto', 'a\nb@example.com', `${'x'.repeat(300)}@example.com`]) {
    const page = await ana.submit(LINK, { correo });
    assert.equal(page.status, 422, correo);
    assert.match(page.text, new RegExp(BILL));
  }
  assert.deepEqual(await codesOf(till), []);
});

test('what cannot be paid cannot be passed on, and what was left out is shown first', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const both = await till.visitor();
  await both.get(`${PAGE}?factura=${BILL}&factura=${NEXT_BILL}`);
  const one = await till.visitor();
  await one.get(ONE);
  await startPaying(till, ana);
  assert.equal((await ana.get(ONE, { follow: false })).headers.get('location'), `/cuentas/${METERED}`);
  assert.equal(
    (await one.submit(LINK, BETO, { follow: false })).headers.get('location'),
    `/cuentas/${METERED}`,
  );
  const page = await both.submit(LINK, BETO);
  assert.equal(page.status, 422);
  assert.match(page.text, /quedó afuera/);
  assert.equal(page.root.querySelector('#correo')?.getAttribute('value'), BETO.correo);
  assert.deepEqual(await codesOf(till), []);
});

test("another customer's account, a stranger and a closed account pass nothing on", async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  assert.equal((await carla.get(ONE)).status, 404);
  await carla.get('/cuentas/100000006/pagar/enlace?factura=B-1006-12');
  const _csrf = carla.page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  for (const path of [PAGE, `/cuentas/${METERED}/pagar/codigo`])
    assert.equal((await carla.post(path, { _csrf, factura: BILL, ...BETO })).status, 404, path);
  const closed = await carla.post(
    '/cuentas/100000004/pagar/codigo',
    { _csrf, factura: 'B-1004-12' },
    { follow: false },
  );
  assert.equal(closed.headers.get('location'), '/cuentas/100000004');
  const stranger = await till.browser().get(ONE, { follow: false });
  assert.match(stranger.headers.get('location') ?? '', /^\/ingresar\?volver=/);
  assert.deepEqual(await codesOf(till), []);
});

test('a lobby computer keeps to the code beside its question', async () => {
  const till = await openTill();
  const { db, sessions } = till.deps;
  const added = await createKiosks(db, till.clock).add('Mostrador');
  const user = await db.selectFrom('users').select('id').where('email', '=', ANA).executeTakeFirstOrThrow();
  const ana = till.browser();
  ana.cookies.set('kiosco', added?.key ?? '');
  ana.cookies.set('sid', await sessions.start({ id: user.id, email: ANA }, { kind: 'kiosk' }));
  const page = await ana.get(ONE);
  assert.equal(new URL(page.url).pathname, `/cuentas/${METERED}/pagar`);
  assert.ok(shownCode(ana));
  assert.equal(page.root.querySelectorAll('a[href*="enlace"]').length, 0);
  await ana.get(`/cuentas/${METERED}/pagar/otras-formas?factura=${BILL}`);
  assert.equal(ana.page.root.querySelector('#enlace'), null);
});
