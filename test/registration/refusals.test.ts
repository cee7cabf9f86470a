import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transact } from '../../src/kit/database.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { withoutChance } from '../identity/support.ts';
import type { Opened } from './support.ts';
import {
  accountsOf,
  isRefusal,
  LUIS,
  LUIS_ALONE,
  letters,
  mailed,
  opened,
  press,
  registered,
  send,
  statesOf,
} from './support.ts';

const ANAS = { ...LUIS, cuenta: '100000002', apellido: 'Gómez', codigoPostal: '5501' };

async function oneUserPerAccount({ deps, portal }: Opened): Promise<void> {
  await transact(deps.db, (tx) => saveSettings(tx, deps.clock, { oneUserPerAccount: true }));
  portal.pass({ seconds: 3 });
}

test('a refusal lists every reason, names none, and ends with whom to call (A010–A014, D5)', async () => {
  const { deps, luis } = await opened();
  const page = await send(luis, { ...LUIS, codigoPostal: '5500' });
  assert.equal(page.status, 422);
  const panel = page.root.querySelector('.flash.bad');
  assert.ok(panel);
  for (const reason of [
    'Ya estás registrado',
    'El nombre de usuario ya lo usa otra persona',
    'El código postal u otro dato no coincide',
    'un usuario por cuenta o pedinos que las vinculemos',
  ])
    assert.ok(panel.text.includes(reason), reason);
  assert.match(
    panel.text.trim(),
    /centro de atención al cliente: \(0261\) 555-0100 \(lunes a viernes, 8 a 16\)\.$/,
  );
  assert.equal(page.root.querySelector('#correo')?.getAttribute('value'), LUIS.correo);
  assert.equal(page.root.querySelector('#contrasena')?.getAttribute('value'), '');
  assert.equal(page.root.querySelector('#respuesta')?.getAttribute('value'), '');
  assert.ok(page.root.querySelector('option[value="teacher"]')?.hasAttribute('selected'));
  assert.deepEqual([await letters(deps), await statesOf(deps)], [[], []]);
});

test('the same bytes whichever reason applied', async () => {
  const shop = await opened();
  await oneUserPerAccount(shop);
  const bodies = new Set<string>();
  const tries = [
    { ...ANAS, codigoPostal: '5539' },
    { ...ANAS, apellido: 'Quiroga' },
    { ...ANAS, cuenta: '999999999' },
    ANAS,
  ];
  for (const values of tries) {
    const page = await send(shop.luis, values);
    assert.ok(isRefusal(page), JSON.stringify(values));
    const typed = [values.cuenta, values.apellido, values.codigoPostal];
    bodies.add(
      typed.reduce((body, text) => body.replace(`value="${text}"`, 'value=""'), withoutChance(page.body)),
    );
  }
  assert.equal(bodies.size, 1);
});

test('one user per account is a switch: off, proof is enough', async () => {
  const shop = await opened();
  await registered(shop.luis, ANAS);
  await press(shop.luis, (await mailed(shop.deps)).link);
  assert.deepEqual(await accountsOf(shop.deps, LUIS.correo), ['100000002']);
});

test('one user per account counts a full account like a wrong proof, and leaves free ones alone', async () => {
  const shop = await opened();
  await oneUserPerAccount(shop);
  for (let i = 0; i < 5; i++) assert.ok(isRefusal(await send(shop.luis, ANAS)));
  assert.equal((await send(shop.luis, ANAS)).status, 429);
  assert.equal((await send(shop.luis, LUIS)).status, 303);
});

test('an account that got its one user before the mailbox was validated is not linked to a second', async () => {
  const shop = await opened();
  await oneUserPerAccount(shop);
  await registered(shop.luis);
  const ana = await shop.deps.db.selectFrom('users').select('id').limit(1).executeTakeFirstOrThrow();
  const taken = {
    user_id: ana.id,
    account_number: LUIS.cuenta,
    linked_at: shop.deps.clock.now().toISOString(),
  };
  await shop.deps.db.insertInto('account_links').values(taken).execute();
  const done = await press(shop.luis, (await mailed(shop.deps)).link);
  assert.match(done.text, /Validaste tu correo.*No pudimos vincular la cuenta/);
  assert.deepEqual(await accountsOf(shop.deps, LUIS.correo), []);
});

const FOREIGN = [
  'luis@ejemplo.рф',
  'josé@example.com',
  'luis@niño.com.ar',
  'ルイス@example.com',
  'luis@ example.com',
  'luis\u0000@example.com',
  'luis@example.com\r\nBcc: a@b.com',
  'luis@',
  '@example.com',
  'luis',
  'a@b@c.com',
  'luis..q@example.com',
  '"luis q"@example.com',
  'luis@localhost',
  `${'l'.repeat(65)}@example.com`,
  `luis@${'e'.repeat(64)}.com`,
  `luis@${'example.'.repeat(40)}com`,
];
for (const correo of FOREIGN) {
  test(`${JSON.stringify(correo.slice(0, 40))} is told at the field, and nothing is sent`, async () => {
    const { deps, luis } = await opened();
    const page = await send(luis, { ...LUIS_ALONE, correo });
    assert.equal(page.status, 422);
    assert.equal(page.root.querySelector('#correo')?.getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await letters(deps), []);
  });
}

test('an e-mail may have a plus, dots, dashes, and spaces around it', async () => {
  const { deps, luis } = await opened();
  await registered(luis, { ...LUIS_ALONE, correo: '  Luis.Quiroga+agua@mail-1.example.com.ar ' });
  assert.equal((await letters(deps))[0]?.recipient, 'Luis.Quiroga+agua@mail-1.example.com.ar');
});

test('an answer that the surname, the e-mail or the account gives away is refused', async () => {
  const { luis } = await opened();
  for (const respuesta of ['Quiroga', 'quiro', 'luis', '100000007']) {
    const page = await send(luis, { ...LUIS, respuesta });
    assert.equal(page.status, 422, respuesta);
    assert.match(page.text, /se adivina por la pregunta o por tus datos/);
  }
});
