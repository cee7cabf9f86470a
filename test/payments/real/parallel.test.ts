import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addLink } from '../../../src/accounts/store.ts';
import { createSessions } from '../../../src/identity/sessions/sessions.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import { transact } from '../../../src/kit/database.ts';
import type { TestBrowser } from '../../support/browser.ts';
import { formFields } from '../../support/browser.ts';
import { assertSoundBooks, claimsOn } from '../support/books.ts';
import { ANA, BILL, CARLA, METERED, NEXT_BILL } from '../support/cast.ts';
import { platformFacts } from '../support/demo-data.ts';
import type { RealPortal } from '../support/real-portal.ts';
import { startReal } from '../support/real-portal.ts';
import { webVisitor } from '../support/web.ts';

const QUERY = `factura=${BILL}&factura=${NEXT_BILL}`;
const USER_FORM = `/cuentas/${METERED}/pagos`;
const GUEST_FORM = '/pagar/pagos';

test('fifty confirmations at once, of two users of an account and a guest: one attempt and one checkout', async (t) => {
  const portal = await startReal(t);
  const { db } = portal.store;
  const [ana, carla, guest] = [await user(portal, ANA), await user(portal, CARLA), await guestOf(portal)];
  const senders = Array.from({ length: 50 }, (_, at) => [ana, carla, ana, carla, guest][at % 5] as Sender);
  const answers = await Promise.all(senders.map((sender) => sender.send()));
  const attempts = await db.selectFrom('payment_attempts').select(['id', 'checkout_url']).execute();
  const { id = '', checkout_url: url } = attempts[0] ?? {};
  assert.equal(attempts.length, 1);
  assert.deepEqual(
    platformFacts(portal.dataDir).checkouts.map(({ reference }) => reference),
    [id],
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303]);
  const places = answers.map(({ headers }) => headers.get('location'));
  assert.equal(places.filter((place) => place === url).length, 1, 'one was sent to the platform');
  places.forEach((place, at) => {
    const elsewhere = senders[at] === guest ? '/pagar/facturas' : `/pagos/${id}`;
    assert.ok(place === url || place === elsewhere, `led to ${place}`);
  });
  for (const { browser } of [ana, carla]) {
    const page = await browser.get(`/pagos/${id}`);
    assert.match(page.text, /Continuar el pago/);
    assert.match(page.text, /Cancelar el intento/);
  }
  const bills = await guest.browser.get('/pagar/facturas');
  assert.match(bills.text, /Hay un pago en curso/);
  for (const bill of [BILL, NEXT_BILL])
    assert.deepEqual(await claimsOn(db, bill), [{ owner: id, state: 'live' }]);
  await assertSoundBooks(db);
});

interface Sender {
  browser: TestBrowser;
  /** Answers the question in view with yes, as the browser would, over a socket of its own. */
  send(): Promise<Response>;
}

async function user({ url, store: { db } }: RealPortal, email: string): Promise<Sender> {
  const { id } = await db
    .selectFrom('users')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  if (email !== ANA) await transact(db, (tx) => addLink(tx, systemClock, { userId: id, number: METERED }));
  const browser = webVisitor(url);
  browser.cookies.set('sid', await createSessions(db, systemClock).start({ id, email }));
  await browser.get(`/cuentas/${METERED}/pagar?${QUERY}`);
  return senderOf(url, browser, { action: USER_FORM });
}

async function guestOf({ url }: RealPortal): Promise<Sender> {
  const browser = webVisitor(url);
  await browser.get('/pagar');
  const proof = { cuenta: METERED, apellido: 'Gómez', codigoPostal: '5500' };
  await browser.submit('form[action="/pagar/cuenta"]', proof);
  await browser.get(`/pagar/pregunta?${QUERY}`);
  return senderOf(url, browser, { action: GUEST_FORM, correo: 'vecina@example.com' });
}

function senderOf(url: string, browser: TestBrowser, { action, ...more }: Record<string, string>): Sender {
  const fields = { ...formFields(browser.page.form(`form[action="${action}"]`)), ...more };
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { Cookie: cookie, Connection: 'close' };
  return {
    browser,
    send: () =>
      fetch(url + action, { method: 'POST', headers, body: new URLSearchParams(pairs), redirect: 'manual' }),
  };
}
