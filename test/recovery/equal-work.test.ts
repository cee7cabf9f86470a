import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANA, NOBODY } from '../identity/support.ts';
import type { CountedTry, Work } from '../identity/work.ts';
import { workOf } from '../identity/work.ts';
import { askTemporary, PASSWORD, plantRegistration, recoverUsername, USERNAME } from './support.ts';

type More = Partial<CountedTry> & { after?: number };

function usernameWork(typed: Record<string, string>, { after = 0, ...more }: More = {}) {
  return workOf({
    before: async (visitor) => {
      for (let i = 0; i < after; i++) await recoverUsername(visitor, typed);
      await visitor.get(USERNAME);
    },
    send: (visitor) => visitor.submit(`form[action="${USERNAME}"]`, typed, { follow: false }),
    typed: Object.values(typed),
    ...more,
  });
}

function passwordWork(usuario: string, { after = 0, ...more }: More = {}) {
  return workOf({
    before: async (visitor) => {
      for (let i = 0; i < after; i++) await askTemporary(visitor, usuario);
      await visitor.get(PASSWORD);
    },
    send: (visitor) => visitor.submit(`form[action="${PASSWORD}"]`, { usuario }, { follow: false }),
    typed: [usuario],
    ...more,
  });
}

/** An unknown account, a known one with a wrong surname, and one that is right and has no user. */
const UNTOLD: Record<string, Record<string, string>> = {
  unknown: { cuenta: '999999999', apellido: 'Gómez', factura: '' },
  'wrong surname': { cuenta: '100000001', apellido: 'Sosa', factura: '' },
  'without users': { cuenta: '100000007', apellido: 'Quiroga', factura: '' },
};

async function untoldWork(look: (typed: Record<string, string>) => Promise<Work>): Promise<Work[]> {
  const all: Work[] = [];
  for (const typed of Object.values(UNTOLD)) all.push(await look(typed));
  return all;
}

for (const factura of ['', 'B-1001-25', 'B-1007-12']) {
  test(`accounts that are unknown, not proven or without users are one answer, with «${factura}» as bill`, async () => {
    const [unknown, ...others] = await untoldWork((typed) => usernameWork({ ...typed, factura }));
    assert.equal(unknown?.status, 422);
    assert.match(unknown?.body ?? '', /No encontramos un usuario con esos datos/);
    assert.ok((unknown?.queries.length ?? 0) > 5);
    assert.deepEqual(unknown?.hashes, []);
    for (const other of others) assert.deepEqual(other, unknown);
  });
}

test('nor are they told apart when the limit is reached', async () => {
  const [unknown, ...others] = await untoldWork((typed) => usernameWork(typed, { after: 5 }));
  assert.equal(unknown?.status, 429);
  for (const other of others) assert.deepEqual(other, unknown);
});

test('a temporary password is asked for with one answer and one cost, known or not', async () => {
  const [known, unknown] = [await passwordWork(ANA.usuario), await passwordWork(NOBODY.usuario)];
  assert.deepEqual([known.status, known.location], [303, '/recuperar/clave/enviada']);
  assert.deepEqual(known.hashes, ['hash']);
  assert.ok(known.queries.length > 5);
  assert.deepEqual(unknown, known);
});

test('so it is for somebody who has registered and validated nothing', async () => {
  const plant = async (deps: Parameters<typeof plantRegistration>[0]) => {
    await plantRegistration(deps, { email: NOBODY.usuario, account: null });
  };
  assert.deepEqual(await passwordWork(NOBODY.usuario, { plant }), await passwordWork(ANA.usuario));
});

test('and when the limit is reached', async () => {
  const [known, unknown] = [
    await passwordWork(ANA.usuario, { after: 3 }),
    await passwordWork(NOBODY.usuario, { after: 3 }),
  ];
  assert.equal(known.status, 429);
  assert.deepEqual(known.hashes, []);
  assert.deepEqual(unknown, known);
});

test('and for an address that is none', async () => {
  for (const usuario of ['ana.gomez@', 'ana.gomez@example', 'ana.gomez@example.com,x@example.com']) {
    const work = await passwordWork(usuario);
    assert.equal(work.status, 422);
    assert.deepEqual(work.hashes, []);
  }
});
