import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import { openDatabase } from '../../src/kit/database.ts';
import {
  isRefusal,
  LUIS,
  LUIS_ALONE,
  letters,
  mailed,
  opened,
  RESEND,
  registered,
  send,
  statesOf,
  typeCode,
  usersCalled,
} from './support.ts';

const WRONG = { ...LUIS, apellido: 'Pérez' };

test('five wrong proofs of an account, and the sixth is not even looked at', async () => {
  const { luis, portal } = await opened();
  for (let i = 0; i < 5; i++) assert.ok(isRefusal(await send(luis, WRONG)));
  const page = await send(luis, LUIS);
  assert.equal(page.status, 429);
  assert.equal(page.headers.get('retry-after'), '900');
  // However the number is spaced it is the same account; another address is not stopped.
  assert.equal((await send(luis, { ...LUIS, cuenta: '100.000.007' })).status, 429);
  assert.equal((await send(portal.from('203.0.113.9'), LUIS)).status, 303);
  portal.pass({ minutes: 15 });
  assert.equal((await send(luis, LUIS)).status, 303);
});

test('a restart forgives nothing', async (t) => {
  const { luis, portal, deps } = await opened();
  for (let i = 0; i < 5; i++) await send(luis, WRONG);
  const store = openDatabase(join(portal.dataDir, 'portal.db'));
  t.after(() => store.close());
  const again = compose(deps.config, { db: store.db, log: deps.log, port: 3000 });
  again.deps.clock.now = () => deps.clock.now();
  assert.equal((await send(portal.from('198.51.100.7', again.app), LUIS)).status, 429);
});

test('sixty wrong proofs close an address for an hour', async () => {
  const { luis, portal } = await opened();
  for (let i = 0; i < 60; i++)
    assert.ok(isRefusal(await send(luis, { ...LUIS, cuenta: `9${String(i).padStart(8, '0')}` })), `${i}`);
  assert.equal((await send(luis, LUIS)).status, 429);
  assert.equal((await send(luis, { ...LUIS_ALONE })).status, 303);
  portal.pass({ minutes: 60 });
  assert.equal((await send(luis, LUIS)).status, 303);
});

test('a hundred wrong proofs of an account from a hundred addresses close it for the day', async () => {
  const { portal } = await opened();
  for (let i = 0; i < 100; i++) assert.ok(isRefusal(await send(portal.from(`203.0.113.${i}`), WRONG)));
  const page = await send(portal.from('192.0.2.1'), LUIS);
  assert.equal(page.status, 429);
  assert.match(page.text, /en 24 horas/);
});

test('reading pages, slips in the form and right proofs count as nothing', async () => {
  const { luis, deps } = await opened();
  for (let i = 0; i < 10; i++) await luis.get('/registrarse');
  for (let i = 0; i < 10; i++) assert.equal((await send(luis, { ...LUIS, correo: '' })).status, 422);
  assert.deepEqual(await deps.db.selectFrom('failure_counts').selectAll().execute(), []);
  assert.equal((await send(luis, LUIS)).status, 303);
});

test('guesses sent all at once are no more than guesses one by one', async () => {
  const { luis } = await opened();
  await luis.get('/registrarse');
  const form = 'form[action="/registrarse"]';
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      luis.submit(form, i === 29 ? LUIS : { ...WRONG, apellido: `Pérez ${i}` }, { follow: false }),
    ),
  );
  const looked = answers.filter((page) => page.status !== 429).length;
  assert.ok(looked <= 7, `${looked} guesses were answered`);
});

test('five mails an hour to a mailbox, registrations and resends together', async () => {
  const { luis, deps, portal } = await opened();
  await registered(luis, LUIS_ALONE);
  await registered(luis, LUIS_ALONE);
  const here = luis.page.url;
  for (let i = 0; i < 3; i++) assert.equal((await luis.submit(RESEND)).status, 200, `${i}`);
  assert.equal((await luis.submit(RESEND)).status, 429);
  assert.equal((await letters(deps)).length, 5);
  portal.pass({ minutes: 60 });
  await luis.get(here);
  assert.equal((await luis.submit(RESEND)).status, 200);
});

test('twenty mails an hour from an address, to whomever', async () => {
  const { luis, deps } = await opened();
  for (let i = 0; i < 20; i++) await registered(luis, { ...LUIS_ALONE, correo: `luis${i}@example.org` });
  assert.equal((await send(luis, { ...LUIS_ALONE, correo: 'last@example.org' })).status, 429);
  assert.equal((await letters(deps)).length, 20);
  assert.equal((await statesOf(deps)).length, 20);
});

test('five wrong codes kill a code, even the right one; the link still works', async () => {
  const { luis, deps, portal } = await opened();
  await registered(luis);
  const { code } = await mailed(deps);
  const stranger = portal.from('203.0.113.9');
  for (let i = 0; i < 5; i++)
    assert.equal((await typeCode(stranger, LUIS.correo, `AAAA-000${i}`)).status, 422);
  assert.equal((await typeCode(luis, LUIS.correo, code)).status, 422);
  assert.deepEqual(await usersCalled(deps, LUIS.correo), []);
  await luis.get('/registrarse/validar');
  await luis.submit(RESEND);
  await typeCode(luis, LUIS.correo, (await mailed(deps)).code);
  assert.equal((await usersCalled(deps, LUIS.correo)).length, 1);
});

test('twenty wrong codes close an address to codes, known e-mail or not', async () => {
  const { luis, deps } = await opened();
  await registered(luis);
  for (let i = 0; i < 20; i++)
    assert.equal((await typeCode(luis, `nadie${i}@example.org`, 'AAAA-0000')).status, 422);
  assert.equal((await typeCode(luis, LUIS.correo, (await mailed(deps)).code)).status, 429);
});
