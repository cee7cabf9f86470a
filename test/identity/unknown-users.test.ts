import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeUser, findUserByEmail } from '../../src/identity/store.ts';
import { addMinutes, instant } from '../../src/kit/dates.ts';
import { ANA, NOBODY, tryPassword } from './support.ts';
import type { CountedTry } from './work.ts';
import { workOf } from './work.ts';

const WRONG = { ...ANA, contrasena: 'not hers' };

/** What one try to sign in costs and answers. */
function signInWork(who: Record<string, string>, more: Partial<CountedTry> & { after?: number } = {}) {
  const { after = 0, ...rest } = more;
  return workOf({
    before: async (visitor) => {
      for (let i = 0; i < after; i++) await tryPassword(visitor, who);
      await visitor.get('/ingresar');
    },
    send: (visitor) => visitor.submit('form[action="/ingresar"]', who, { follow: false }),
    typed: [String(who.usuario)],
    ...rest,
  });
}

test('the portal does not say who has a login: same answer, same work', async () => {
  const [known, unknown] = [await signInWork(WRONG), await signInWork(NOBODY)];
  assert.equal(known.status, 422);
  assert.ok(known.queries.length > 3);
  assert.deepEqual(known.hashes, ['verify', 'verify']);
  assert.deepEqual(unknown, known);
});

test('nor does it when a temporary password was asked for', async () => {
  const asked = await signInWork(WRONG, {
    plant: async ({ db, clock, passwords }) => {
      const user = await findUserByEmail(db, ANA.usuario);
      const temporary_hash = await passwords.hash('TEMPO#rary#2346#word');
      const temporary_expires_at = addMinutes(instant(clock), 30);
      await changeUser(db, user?.id ?? '', { temporary_hash, temporary_expires_at });
    },
  });
  assert.deepEqual(asked, await signInWork(NOBODY));
});

test('nor does it when the limit is reached', async () => {
  const [known, unknown] = [await signInWork(WRONG, { after: 5 }), await signInWork(NOBODY, { after: 5 })];
  assert.equal(known.status, 429);
  assert.deepEqual(known.hashes, []);
  assert.deepEqual(unknown, known);
});

test('nor for a password that is too long to be one', async () => {
  const contrasena = 'x'.repeat(201);
  const [known, unknown] = [
    await signInWork({ ...ANA, contrasena }),
    await signInWork({ ...NOBODY, contrasena }),
  ];
  assert.equal(known.status, 422);
  assert.deepEqual(unknown, known);
});
