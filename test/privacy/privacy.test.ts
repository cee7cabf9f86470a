import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAudit } from '../../src/kit/audit.ts';
import { transact } from '../../src/kit/database.ts';
import { enqueueMail } from '../../src/kit/mail/outbox.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { sweepRetention } from '../../src/privacy/retention.ts';
import { openTimedPortal } from '../identity/support.ts';

const DAY = 24 * 60;

test('anybody reads what is kept, what for and for how long (D31)', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  const page = await visitor.get('/privacidad');
  assert.equal(page.status, 200);
  for (const words of ['10 años', '5 años', '180 días', '14 días', '90 días', '12 horas'])
    assert.ok(page.text.includes(words), words);
  assert.match((await visitor.get('/idioma/en?volver=/privacidad')).text, /For how long.*5 years/);
});

test('the page says what the operator has set', async () => {
  const portal = await openTimedPortal();
  const { db, clock } = portal.deps;
  const retention = { trailDays: 400, mailDays: 365, paymentYears: 7, bankAccountDays: 120 };
  await transact(db, (tx) => saveSettings(tx, clock, { retention }));
  portal.pass({ seconds: 5 });
  const { text } = await portal.browser().get('/privacidad');
  for (const words of ['400 días', '1 año', '7 años']) assert.ok(text.includes(words), words);
});

test('what was kept long enough goes, what waits to be sent stays', async () => {
  const portal = await openTimedPortal();
  const { db, clock, settings } = portal.deps;
  const letter = { to: 'ana.gomez@example.com', subject: '', text: '', html: '', attachments: [] };
  await transact(db, async (tx) => {
    for (const dedupeKey of ['sent', 'waiting']) await enqueueMail(tx, clock, { ...letter, dedupeKey });
    await recordAudit(tx, clock, { actor: { kind: 'system', id: null }, action: 'test' });
  });
  await db.updateTable('outbox').set({ state: 'sent' }).where('dedupe_key', '=', 'sent').execute();
  const left = async () => {
    await sweepRetention({ db, clock }, await settings.current());
    const letters = await db.selectFrom('outbox').select('dedupe_key').orderBy('dedupe_key').execute();
    const trail = await db.selectFrom('audit_trail').select('id').execute();
    return [letters.map((row) => row.dedupe_key), trail.length];
  };
  portal.pass({ minutes: 180 * DAY });
  assert.deepEqual(await left(), [['sent', 'waiting'], 1]);
  portal.pass({ minutes: 1 });
  assert.deepEqual(await left(), [['waiting'], 1]);
  portal.pass({ minutes: 1646 * DAY });
  assert.deepEqual(await left(), [['waiting'], 0]);
});
