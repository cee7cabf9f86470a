import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openTimedPortal } from '../identity/support.ts';
import { atChange, CHANGE, PASSWORD, USERNAME } from './support.ts';

const SEED = 20261122;
const text = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\u202e',
      '__proto__',
      "' or 1=1--",
      '<script>alert(1)</script>',
      '%',
      '@',
    ],
    ...['Ñandú Çelik', 'Γιώργος', '高橋', 'محمد', '👩‍👩‍👧', 'a@b.ar\r\nBcc: x@example.com', '1'.repeat(9000)],
    ...['100000001', 'Gómez', 'B-1001-25', 'ana.gomez@example.com', `${'x'.repeat(250)}@example.com`],
  ),
);
const FIELDS: Record<string, string[]> = {
  [USERNAME]: ['cuenta', 'apellido', 'factura'],
  [PASSWORD]: ['usuario', 'correo'],
  [CHANGE]: ['contrasena', 'repetir', 'volver'],
};

for (const [path, names] of Object.entries(FIELDS)) {
  test(`whatever is sent to ${path}, nothing breaks and nothing is written into the page`, async () => {
    const portal = await openTimedPortal();
    const visitor = path === CHANGE ? await atChange(portal) : portal.browser();
    await visitor.get(path);
    const form = visitor.page;
    const values = fc.array(
      fc.tuple(fc.constantFrom(...names), fc.oneof(text, fc.array(text, { maxLength: 3 }))),
    );
    let address = 0;
    await fc.assert(
      fc.asyncProperty(values, async (pairs) => {
        // Another address each time, so that the limits do not answer in the place of the page.
        address += 1;
        const from = portal.from(`2001:db8:0:${address.toString(16)}::1`);
        for (const [name, value] of visitor.cookies) from.cookies.set(name, value);
        from.page = form;
        const typed = Object.fromEntries(
          pairs.map(([name, value]) => [name, [value].flat().map((one) => one.toWellFormed())]),
        );
        const page = await from.submit(`form[action="${path}"]`, typed, { follow: false });
        assert.ok([200, 303, 422, 429].includes(page.status), `${page.status} ${JSON.stringify(typed)}`);
        assert.doesNotMatch(page.body, /<script>alert/);
        assert.match(page.headers.get('location') ?? '/', /^\/(?!\/)/);
      }),
      { numRuns: 120, seed: SEED },
    );
  });
}

test('what is too long is refused, the rest is kept', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  await visitor.get(USERNAME);
  const typed = { cuenta: '1'.repeat(41), apellido: 'Gómez', factura: 'B'.repeat(61) };
  const page = await visitor.submit(`form[action="${USERNAME}"]`, typed);
  assert.equal(page.status, 422);
  assert.equal(page.root.querySelector('#apellido')?.getAttribute('value'), 'Gómez');
  assert.deepEqual(
    page.root.querySelectorAll('.errors a').map((a) => a.getAttribute('href')),
    ['#cuenta', '#factura'],
  );
});

test('what a stranger types cannot add a recipient or a header to a letter', async () => {
  const portal = await openTimedPortal();
  const visitor = portal.browser();
  const nasty = [
    'a@b.ar\r\nBcc: x@example.com',
    'a@b.ar, x@example.com',
    '"x@example.com" <a@b.ar>',
    'a@b.ar;x@c.ar',
  ];
  for (const usuario of nasty) {
    await visitor.get(PASSWORD);
    const page = await visitor.submit(`form[action="${PASSWORD}"]`, { usuario }, { follow: false });
    assert.equal(page.status, 422, usuario);
  }
  assert.deepEqual(await portal.deps.db.selectFrom('outbox').selectAll().execute(), []);
});
