import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessThrough } from '../../src/accounts/access.ts';
import { addLink } from '../../src/accounts/store.ts';
import { findConsent, findConsentByCode, recordConsent } from '../../src/consents/store.ts';
import { addUser } from '../../src/identity/store.ts';
import { transact } from '../../src/kit/database.ts';
import { ANAS, CARLAS, openDesk } from '../payables/support.ts';

test('a consent keeps who, when and the very words, and its code finds it', async (t) => {
  const { db, clock } = await openDesk(t);
  const userId = await transact(db, async (tx) => {
    const id = await addUser(tx, clock, { email: 'ana.gomez@example.com', passwordHash: 'none' });
    for (const number of [ANAS, CARLAS]) await addLink(tx, clock, { userId: id, number });
    return id;
  });
  const access = await accessThrough(db, userId, ANAS);
  const other = await accessThrough(db, userId, CARLAS);
  assert.ok(access && other);
  const id = await transact(db, (tx) =>
    recordConsent(tx, clock, {
      kind: 'digital-bill',
      access,
      version: '1',
      language: 'es',
      paragraphs: ['Acepto recibir la factura por correo.', 'Puedo cancelar cuando quiera.'],
    }),
  );
  const consent = await findConsent(db, access, id);
  assert.equal(consent?.text, 'Acepto recibir la factura por correo.\n\nPuedo cancelar cuando quiera.');
  assert.deepEqual([consent?.userId, consent?.givenAt], [userId, '2026-03-10T15:00:00.000Z']);
  assert.deepEqual(await findConsentByCode(db, consent?.verificationCode ?? ''), consent);
  assert.equal(await findConsent(db, other, id), null, 'of another account it does not exist');
});
