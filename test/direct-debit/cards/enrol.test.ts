import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishSetup } from '../../../src/direct-debit/cards/setup/finish.ts';
import { sweepCards } from '../../../src/direct-debit/cards/sweep.ts';
import { cancelEnrolment, enrol } from '../../../src/direct-debit/enrolment/enrol.ts';
import { findEnrolment } from '../../../src/direct-debit/store.ts';
import { refuse, silent, silentAfter, slowAnswer } from '../../payments/support/scripted-platform.ts';
import type { CardOffice } from './support.ts';
import { ANAS, CARD_PAGE, DEBIT, enrolments, HOME, openCardOffice, setups } from './support.ts';

const FORM = `form[action="${CARD_PAGE}"]`;

test('a card is enrolled: terms here, the card on the platform, the tick back here', async () => {
  const office = await openCardOffice();
  const { cards } = office.platform;
  const ana = await office.visitor();
  const first = await ana.get(DEBIT);
  const tabs = first.root.querySelectorAll('nav.tabs a').map((one) => one.text);
  assert.deepEqual(tabs, ['CBU', 'Tarjeta']);
  const page = await ana.click('Tarjeta');
  assert.match(page.text, /Declaro que soy titular de la tarjeta que voy a registrar/);
  assert.match(page.text, /Nosotros nunca los vemos/);
  assert.equal(page.root.querySelectorAll('input:not([type="hidden"])').length, 1, 'nothing but the tick');
  assert.match(page.root.querySelector('noscript')?.innerHTML ?? '', /necesita JavaScript/);

  const refused = await ana.submit(FORM, {});
  assert.equal(refused.status, 422);
  assert.equal(cards.sessions.length, 0);

  const sent = await ana.submit(FORM, { acepto: '1' }, { follow: false });
  assert.equal(sent.status, 303);
  const [session] = cards.sessions;
  assert.equal(sent.headers.get('location'), session?.url);
  const [row] = await setups(office);
  assert.deepEqual([row?.state, row?.session_id, row?.platform], ['open', session?.id, 'test']);

  const id = session?.enrolmentId ?? '';
  const back = `${CARD_PAGE}/${id}`;
  assert.equal(session?.returnUrl, `http://localhost:3000${back}`);
  assert.match((await ana.get(back)).text, /Falta registrar la tarjeta/);

  cards.keep(id);
  office.clock.advance({ minutes: 3 });
  const done = await ana.get(back);
  assert.match(done.text, /✓ Listo: la cuenta está adherida .*\(Visa terminada en 4242\)/);
  assert.match(done.text, /Débito automático\s*✓\s?Adherida/);
  assert.match(done.text, /Visa terminada en 4242/);
  assert.match(done.text, /lunes 28 de diciembre\s*\$\s41\.102,50/);
  assert.match((await ana.get(back)).text, /✓ Listo/, 'coming back twice is the same');
  assert.match(
    (await ana.get(`${HOME}/opciones-de-pago`)).text,
    /Se debita de la tarjeta Visa terminada en 4242/,
  );

  const [enrolment, ...more] = await enrolments(office);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [enrolment?.kind, enrolment?.bank, enrolment?.last_four, enrolment?.platform],
    ['card', 'Visa', '4242', 'test'],
  );
  assert.ok(!JSON.stringify(enrolment).includes('card of'), 'the token is sealed');
  const consent = await office.deps.db.selectFrom('consents').selectAll().executeTakeFirstOrThrow();
  assert.match(consent.text, /Declaro que soy titular de la tarjeta .*Visa terminada en 4242\.$/s);
  assert.equal(consent.given_at, row?.created_at, 'agreed to when it was ticked');
  assert.equal((await setups(office))[0]?.consent_text, '');
  const mails = (await office.mails()).filter((one) => one.key.startsWith('debit:'));
  const textOf = (key: RegExp) => mails.find((one) => key.test(one.key))?.text ?? '';
  assert.match(textOf(/enrolled/), /con la tarjeta Visa terminada en 4242/);
  assert.match(textOf(/preview/), /Se debita de la tarjeta Visa terminada en 4242/);
  assert.equal(mails.length, 2);
});

test('who never comes back is enrolled by the sweep', async () => {
  const office = await openCardOffice();
  await office.begin();
  office.platform.cards.keep(office.platform.cards.sessions[0]?.enrolmentId ?? '');
  await sweepCards(office.deps);
  assert.equal(await findEnrolment(office.deps.db, ANAS), null, 'not due yet');
  office.clock.advance({ minutes: 3 });
  await sweepCards(office.deps);
  assert.equal((await findEnrolment(office.deps.db, ANAS))?.kind, 'card');
});

test('left or too late: told, nothing enrolled, and the next try is another page', async () => {
  for (const how of ['cancelled', 'expired'] as const) {
    const office = await openCardOffice();
    const { cards } = office.platform;
    await office.begin();
    const id = cards.sessions[0]?.enrolmentId ?? '';
    cards.close(id, how);
    const ana = await office.visitor();
    const page = await ana.get(`${CARD_PAGE}/${id}`);
    assert.match(page.text, /No se registró ninguna tarjeta/);
    assert.equal((await enrolments(office)).length, 0);
    await ana.click('Empezar de nuevo');
    await ana.submit(FORM, { acepto: '1' }, { follow: false });
    assert.equal(cards.sessions.length, 2);
  }
});

test('a silent platform is told as such, and the same page is found when it speaks again', async () => {
  const office = await openCardOffice();
  const { platform } = office;
  platform.script('card open', silentAfter);
  const ana = await office.visitor();
  await ana.get(CARD_PAGE);
  platform.script('card lookup', silent);
  const page = await ana.submit(FORM, { acepto: '1' });
  assert.match(page.text, /La plataforma no responde en este momento/);
  const again = await ana.get(new URL(page.url).pathname);
  assert.match(again.text, /Falta registrar la tarjeta/);
  assert.ok(again.root.querySelector(`a[href="${platform.cards.sessions[0]?.url}"]`));
  await ana.get(CARD_PAGE);
  const sent = await ana.submit(FORM, { acepto: '1' }, { follow: false });
  assert.equal(sent.headers.get('location'), platform.cards.sessions[0]?.url);
  assert.equal(platform.cards.sessions.length, 1);
});

test('a platform that refuses has opened nothing', async () => {
  const office = await openCardOffice();
  office.platform.script('card open', refuse);
  const ana = await office.visitor();
  await ana.get(CARD_PAGE);
  const page = await ana.submit(FORM, { acepto: '1' });
  assert.match(page.text, /La plataforma no está disponible ahora/);
  assert.deepEqual(
    (await setups(office)).map((one) => one.state),
    ['refused'],
  );
});

test('one that the platform never heard of ends by itself', async () => {
  const office = await openCardOffice();
  office.platform.script('card open', silent);
  const begun = await office.begin();
  assert.ok(begun.kind === 'wait');
  office.clock.advance({ minutes: 3 });
  await sweepCards(office.deps);
  assert.equal((await setups(office))[0]?.state, 'created');
  office.clock.advance({ minutes: 11 });
  await sweepCards(office.deps);
  assert.equal((await setups(office))[0]?.state, 'expired');
});

test('twenty presses and ten returns are one page and one enrolment', async () => {
  const office = await openCardOffice();
  const begun = await Promise.all(Array.from({ length: 20 }, () => office.begin()));
  assert.equal(new Set(begun.map((one) => (one.kind === 'go' ? one.url : one.kind))).size, 1);
  const { cards } = office.platform;
  assert.equal(cards.sessions.length, 1);
  const id = cards.sessions[0]?.enrolmentId ?? '';
  cards.keep(id);
  await Promise.all(Array.from({ length: 10 }, () => finishSetup(office.deps, id)));
  assert.equal((await enrolments(office)).length, 1);
  assert.equal((await office.deps.db.selectFrom('consents').selectAll().execute()).length, 1);
});

async function enrolByAccount(office: CardOffice): Promise<void> {
  const bankAccount = { cbu: '2850590940090418135201', taxId: '20055361682', holder: 'Ana' };
  const done = await enrol(office.deps, await office.access(), { bankAccount, language: 'es' });
  assert.equal(done.kind, 'enrolled');
}

test('a bank account that was enrolled meanwhile stays, and the card is forgotten', async () => {
  const office = await openCardOffice();
  const { cards } = office.platform;
  await office.begin();
  const id = cards.sessions[0]?.enrolmentId ?? '';
  await enrolByAccount(office);
  const token = cards.keep(id);
  const ana = await office.visitor();
  const page = await ana.get(`${CARD_PAGE}/${id}`);
  assert.match(page.text, /La cuenta ya está adherida/);
  assert.deepEqual(
    (await enrolments(office)).map((one) => one.kind),
    ['cbu'],
  );
  assert.equal((await setups(office))[0]?.state, 'superseded');
  office.platform.script('forget', silent);
  await sweepCards(office.deps);
  assert.deepEqual(cards.forgotten, []);
  office.clock.advance({ minutes: 2 });
  await sweepCards(office.deps);
  assert.deepEqual(cards.forgotten, [token]);
  assert.equal((await office.deps.db.selectFrom('card_forgets').selectAll().execute()).length, 0);
});

test('cancelled: the card is forgotten by the platform, and its token here', async () => {
  const office = await openCardOffice();
  const token = await office.enrolCard();
  assert.match((await cancelEnrolment(office.deps, await office.access())) ?? '', /^[0-9A-Z-]{14}$/);
  assert.equal((await office.order()).state, 'withdrawn');
  await sweepCards(office.deps);
  assert.deepEqual(office.platform.cards.forgotten, [token]);
  const [enrolment] = await enrolments(office);
  assert.deepEqual([enrolment?.means_sealed, enrolment?.last_four], [null, '4242']);
});

test('an answer that was overtaken by a cancellation enrols nobody anew', async () => {
  const office = await openCardOffice();
  const { cards } = office.platform;
  await office.begin();
  const id = cards.sessions[0]?.enrolmentId ?? '';
  cards.keep(id);
  const slow = slowAnswer();
  office.platform.script('card lookup', slow.step);
  const late = finishSetup(office.deps, id);
  await slow.acted;
  await finishSetup(office.deps, id);
  await cancelEnrolment(office.deps, await office.access());
  slow.release();
  await late;
  assert.equal(await findEnrolment(office.deps.db, ANAS), null);
  assert.equal((await enrolments(office)).length, 1);
});

test('of another account or another person there is no such page', async () => {
  const office = await openCardOffice();
  await office.begin();
  const id = office.platform.cards.sessions[0]?.enrolmentId ?? '';
  const carla = await office.visitor('carla.diaz@example.com');
  assert.equal((await carla.get(`${CARD_PAGE}/${id}`)).status, 404);
  assert.equal((await carla.get(`/cuentas/100000005/debito-automatico/tarjeta/${id}`)).status, 404);
  const ana = await office.visitor();
  assert.equal((await ana.get(`/cuentas/100000002/debito-automatico/tarjeta/${id}`)).status, 404);
  assert.equal((await ana.get(`${CARD_PAGE}/01KKBXYW00ABCDEFGHJKMNPQRS`)).status, 404);
});

test('the password stands before the platform, and the tick is not lost', async () => {
  const office = await openCardOffice();
  const ana = await office.visitor();
  await ana.get(CARD_PAGE);
  office.clock.advance({ minutes: 16 });
  const asked = await ana.submit(FORM, { acepto: '1' }, { follow: false });
  assert.match(asked.headers.get('location') ?? '', /^\/clave\/confirmar/);
  assert.equal(office.platform.cards.sessions.length, 0);
  await ana.get(asked.headers.get('location') ?? '');
  const back = await ana.submit('form[action="/clave/confirmar"]', { contrasena: 'Manantial#26' });
  assert.ok(back.root.querySelector('#acepto')?.hasAttribute('checked'));
});

test('where the platform keeps no cards there is only the CBU', async () => {
  const office = await openCardOffice();
  Object.assign(office.deps.payments.platform, { cards: null });
  const ana = await office.visitor();
  assert.equal((await ana.get(DEBIT)).root.querySelector('nav.tabs'), null);
  assert.equal((await ana.get(CARD_PAGE)).status, 404);
});
