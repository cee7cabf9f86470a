import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../src/kit/database.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { CARLA } from '../payments/support/cast.ts';
import type { Till } from '../payments/support/till.ts';
import { openTill } from '../payments/support/till.ts';
import {
  ANAS_DATA,
  confirmPlan,
  DEBTS,
  GENERATE,
  generate,
  instalmentsOf,
  OFFER,
  stateOf,
} from './support.ts';

const PLAN = { minimumCents: 3_000_000 };

async function setTerms(till: Till, plan: Record<string, unknown>): Promise<void> {
  const { db, clock, settings } = till.deps;
  const { plan: before } = await settings.current();
  await transact(db, (tx) => saveSettings(tx, clock, { plan: { ...before, ...plan } }));
  till.clock.advance({ minutes: 1 });
  await settings.current();
}

test('the options, what follows, and the debt are said before anything is accepted (A125)', async () => {
  const ana = await (await openTill()).visitor();
  const page = await ana.get(OFFER);
  assert.equal(page.root.querySelectorAll('input[type="radio"][name="opcion"]').length, 3);
  for (const words of [
    /147\.440,45/,
    /el plan caduca/,
    /se descarta/,
    /Generar plan/,
    /Costo financiero total|costo financiero total/,
  ])
    assert.match(page.text, words);
});

test('without an option the window leads back to the options, with a message', async () => {
  const ana = await (await openTill()).visitor();
  for (const query of ['', '?opcion=7', '?opcion=x', '?opcion=3&opcion=6'].slice(0, 3)) {
    const page = await ana.get(`${OFFER}/generar${query}`);
    assert.equal(new URL(page.url).pathname, OFFER);
    assert.match(page.text, /Elegí en cuántas cuotas querés pagar/);
  }
});

test('the window comes as a fragment where htmx asks for it, the same form', async () => {
  const ana = await (await openTill()).visitor();
  const headers = { 'HX-Request': 'true', 'HX-Target': 'div#ventana' };
  const page = await ana.get(`${OFFER}/generar?opcion=6`, { headers });
  assert.equal(page.root.querySelector('html'), null);
  assert.ok(page.root.querySelector(GENERATE));
});

test('wrong data come back with what was typed and an error at each field', async () => {
  const ana = await (await openTill()).visitor();
  await ana.get(`${OFFER}/generar?opcion=3`);
  const typed = { nombre: 'A', documento: '20-20111222-1', telefono: 'doce', correo: 'ana@', acepto: [] };
  const page = await ana.submit(GENERATE, typed, { follow: false });
  assert.equal(page.status, 422);
  for (const name of ['nombre', 'documento', 'telefono', 'correo', 'acepto'])
    assert.ok(page.root.querySelector(`#e-${name}`), name);
  assert.equal(page.root.querySelector('#documento')?.getAttribute('value'), '20-20111222-1');
  assert.match(page.text, /Plan de pago en 3 cuotas/);
  const long = await ana.submit(GENERATE, { ...typed, nombre: 'a'.repeat(3000) }, { follow: false });
  assert.match(long.root.querySelector('#e-nombre')?.text ?? '', /demasiado largo/);
});

test('confirming keeps the words, the terms and who asked, tells the billing e-mail, and leaves a trail (A128)', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 6);
  const { db } = till.deps;
  const plan = await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  assert.equal(plan.state, 'generated');
  assert.equal(plan.expires_on, '2026-03-15');
  assert.equal(JSON.parse(plan.terms ?? '').terms.lapseAfterMissed, 2);
  assert.equal(JSON.parse(plan.requester ?? '').document, '27-20111222-8');
  const consent = await db
    .selectFrom('consents')
    .selectAll()
    .where('id', '=', plan.consent_id ?? '')
    .executeTakeFirstOrThrow();
  assert.equal(consent.kind, 'plan');
  assert.match(consent.text, /Cuota 6: /);
  const trail = await db
    .selectFrom('audit_trail')
    .select('action')
    .where('account_number', '=', DEBTS)
    .execute();
  assert.ok(trail.some((entry) => entry.action === 'generate plan'));
  const letters = await db
    .selectFrom('outbox')
    .select('recipient')
    .where('dedupe_key', 'like', `plan:${id}:%`)
    .execute();
  assert.ok(letters.some(({ recipient }) => recipient === 'ana.gomez@example.com'));
  const owed = await instalmentsOf(till, id);
  assert.equal(
    owed.reduce((sum, { amount }) => sum + amount, 0),
    plan.total_cents,
  );
});

test('a second confirmation leads to the plan of the first', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const other = await till.visitor();
  await other.get(`${OFFER}/generar?opcion=3`);
  const id = await generate(ana, 6);
  const again = await other.submit(GENERATE, ANAS_DATA, { follow: false });
  assert.equal(again.headers.get('location'), `/cuentas/${DEBTS}/planes/${id}`);
  const page = await ana.get(OFFER);
  assert.match(page.text, /Falta pagar la primera cuota/);
  assert.equal(new URL(page.url).pathname, `/cuentas/${DEBTS}/planes/${id}`);
});

test('terms that changed meanwhile are shown anew before they bind anybody', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`${OFFER}/generar?opcion=3`);
  await setTerms(till, { monthlyRateBasisPoints: 450 });
  const page = await ana.submit(GENERATE, ANAS_DATA, { follow: false });
  assert.equal(page.status, 422);
  assert.match(page.text, /Las condiciones cambiaron/);
  assert.equal(page.root.querySelector('#acepto')?.hasAttribute('checked'), false);
  const done = await ana.submit(GENERATE, ANAS_DATA, { follow: false });
  assert.equal(done.status, 303);
});

test('a plan that was agreed keeps its terms when the operator changes them', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 3);
  const before = await ana.get(`/cuentas/${DEBTS}/planes/${id}`);
  await setTerms(till, { monthlyRateBasisPoints: 0, lapseAfterMissed: 5 });
  const after = await ana.get(`/cuentas/${DEBTS}/planes/${id}`);
  assert.equal(after.text, before.text);
});

const REFUSALS: [string, Record<string, unknown>, RegExp][] = [
  [
    'below the minimum',
    { ...PLAN, minimumCents: 100_000_000 },
    /Lo vencido suma \$ 147\.440,45.*\$ 1\.000\.000,00/,
  ],
];
for (const [why, terms, words] of REFUSALS)
  test(`${why}: the page says so, and INICIO does not offer a plan (A080)`, async () => {
    const till = await openTill();
    const ana = await till.visitor();
    await setTerms(till, terms);
    assert.match((await ana.get(OFFER)).text.replace(/\u00a0/g, ' '), words);
    const home = await ana.get(`/cuentas/${DEBTS}`);
    assert.equal(home.root.querySelector('form[action$="/plan-de-pago"]'), null);
    assert.equal((await ana.get(`${OFFER}/generar?opcion=3`)).root.querySelector(GENERATE), null);
  });

test('no overdue debt, an account paid elsewhere: the page says why', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const carla = await till.visitor(CARLA);
  assert.match((await ana.get('/cuentas/100000001/plan-de-pago')).text, /no tiene facturas vencidas/);
  assert.match((await carla.get('/cuentas/100000005/plan-de-pago')).text, /arrendamiento/i);
  assert.match(
    (await carla.get('/cuentas/100000006/plan-de-pago')).text,
    /Plan de pago en 6 cuotas… En marcha/,
  );
});

test('what is not yours does not exist: options, window, plan, paper, discarding', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const carla = await till.visitor(CARLA);
  const id = await generate(ana);
  for (const path of [
    OFFER,
    `${OFFER}/generar?opcion=3`,
    `/cuentas/${DEBTS}/planes/${id}`,
    `/cuentas/${DEBTS}/planes/${id}.pdf`,
  ])
    assert.equal((await carla.get(path)).status, 404, path);
  assert.equal((await carla.get(`/cuentas/100000006/planes/${id}`)).status, 404);
  assert.equal((await carla.get(`/cuentas/100000006/planes/${id}.pdf`)).status, 404);
  assert.equal((await ana.get(`/cuentas/${DEBTS}/planes/nothing`)).status, 404);
});

test('a generated plan can be discarded for another one', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await generate(ana, 3);
  await ana.get(`/cuentas/${DEBTS}/planes/${id}`);
  const page = await ana.submit(`form[action="/cuentas/${DEBTS}/planes/${id}/descartar"]`);
  assert.match(page.text, /El plan se descartó/);
  assert.equal(await stateOf(till, id), 'discarded');
  assert.notEqual(await generate(ana, 12), id);
});

test('a form that comes after the session ran out is filled in again', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  await ana.get(`${OFFER}/generar?opcion=6`);
  till.clock.advance({ minutes: 46 });
  const late = await ana.submit(GENERATE, ANAS_DATA, { follow: false });
  assert.match(late.headers.get('location') ?? '', /^\/ingresar\?volver=/);
  const again = await till.visitor();
  const page = await again.get(`${OFFER}/generar`);
  assert.match(page.text, /Plan de pago en 6 cuotas/);
  assert.equal(page.root.querySelector('#nombre')?.getAttribute('value'), ANAS_DATA.nombre);
});

test('another user of the account sees who asked, not their telephone and mailbox (D31)', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const { db, clock } = till.deps;
  const id = await generate(ana);
  const carla = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', CARLA)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('account_links')
    .values({ user_id: carla.id, account_number: DEBTS, linked_at: clock.now().toISOString() })
    .execute();
  const page = await (await till.visitor(CARLA)).get(`/cuentas/${DEBTS}/planes/${id}`);
  assert.match(page.text, /Ana María Gómez/);
  assert.doesNotMatch(page.text, /555-0123|20111222/);
});

test('the confirmation of somebody who does not accept is refused', async () => {
  const till = await openTill();
  const { acepto: _, ...data } = ANAS_DATA;
  const answer = await confirmPlan(await till.visitor(), 3, data);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /tenés que aceptar/);
});
