import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/compose.ts';
import { openDatabase } from '../../src/kit/database.ts';
import { withoutChance } from '../identity/support.ts';
import { createBrowser } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import {
  ANA_EMAIL,
  LUIS,
  LUIS_ALONE,
  lastLetter,
  letters,
  opened,
  RESEND,
  registered,
  send,
  usersCalled,
} from './support.ts';

/** In an address within an address the id is preceded by what looks like a part of it. */
const OWN_ID = /(?<=registro(%3D|=))[0-9A-Z]{26}/g;
const STEPS = ['register', 'look', 'resend'] as const;

interface Work {
  queries: string[];
  hashes: number;
  status: number;
  body: string;
  headers: string[];
}

/** What a registration, its page and a second mail cost and answer, in a portal of its own that counts. */
async function workOf(values: Record<string, string>): Promise<Work[]> {
  const portal = await openPortal();
  const queries: string[] = [];
  const store = openDatabase(join(portal.dataDir, 'portal.db'), { onQuery: (sql) => queries.push(sql) });
  const { deps, app } = compose(portal.deps.config, { db: store.db, log: portal.deps.log, port: 3000 });
  const { passwords } = deps;
  let hashes = 0;
  deps.passwords = {
    hash: (password) => {
      hashes += 1;
      return passwords.hash(password);
    },
    verify: passwords.verify,
  };
  const visitor = createBrowser((request) => app.fetch(request, {}), deps.config.baseUrl);
  const works: Work[] = [];
  await visitor.get('/registrarse');
  for (const step of STEPS) {
    queries.length = 0;
    hashes = 0;
    const page =
      step === 'register'
        ? await send(visitor, values)
        : step === 'look'
          ? await visitor.get(await lastListo(deps.db))
          : await visitor.submit(RESEND, {}, { follow: false });
    const body = withoutChance(page.body.replaceAll(OWN_ID, '')).replaceAll(String(values.correo), 'USER');
    works.push({
      queries: [...queries],
      hashes,
      status: page.status,
      body,
      headers: [...page.headers.keys()].sort(),
    });
  }
  await store.close();
  return works;
}

async function lastListo(db: Parameters<typeof compose>[1]['db']): Promise<string> {
  const { id } = await db.selectFrom('registrations').select('id').executeTakeFirstOrThrow();
  return `/registrarse/listo?registro=${id}`;
}

for (const [what, values] of [
  ['with an account', LUIS],
  ['without an account', LUIS_ALONE],
] as const) {
  test(`the portal does not say who has a login, ${what}: same answer, same work`, async () => {
    const known = await workOf({ ...values, correo: ANA_EMAIL });
    const unknown = await workOf({ ...values, correo: 'nadie@example.com' });
    assert.deepEqual(
      known.map((work) => work.status),
      [303, 200, 303],
    );
    assert.deepEqual(
      known.map((work) => work.hashes),
      [2, 0, 0],
    );
    assert.ok(known.every((work) => work.queries.length > 0));
    assert.deepEqual(unknown, known);
  });
}

test('the mail to somebody who has a login says so, and how to sign in or recover', async () => {
  const { deps, luis } = await opened();
  const page = await registered(luis, { ...LUIS, correo: 'Ana.Gomez@Example.com' });
  assert.match(page.text, /Te mandamos un correo a: Ana\.Gomez@Example\.com/);
  const letter = await lastLetter(deps);
  assert.equal(letter.recipient, ANA_EMAIL);
  assert.equal(letter.subject, 'Ya tenés un usuario');
  for (const body of [letter.text_body, letter.html_body]) {
    assert.ok(body.includes('http://localhost:3000/ingresar'));
    assert.ok(body.includes('http://localhost:3000/recuperar/clave'));
    assert.ok(!body.includes('token=') && !body.includes('100000007'));
  }
  assert.equal((await usersCalled(deps, ANA_EMAIL)).length, 1);
});

test('the mail to her is limited like any other, and so is the answer', async () => {
  const { deps, luis, portal } = await opened();
  for (const correo of [ANA_EMAIL, 'nadie@example.com']) {
    for (let i = 0; i < 5; i++) await registered(luis, { ...LUIS_ALONE, correo });
    assert.equal((await send(luis, { ...LUIS_ALONE, correo })).status, 429, correo);
    assert.equal((await send(portal.from('203.0.113.9'), { ...LUIS_ALONE, correo })).status, 429);
  }
  assert.equal((await letters(deps)).length, 10);
});
