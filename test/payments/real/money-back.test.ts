import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { TestBrowser } from '../../support/browser.ts';
import { until } from '../../support/until.ts';
import { assertSoundBooks, mailsTo, stateOf } from '../support/books.ts';
import { BILL, METERED } from '../support/cast.ts';
import type { RealPortal } from '../support/real-portal.ts';
import { startReal } from '../support/real-portal.ts';
import { attemptOf, comeBack, confirmOnline, payOnline, signIn, webVisitor } from '../support/web.ts';

interface Paid extends RealPortal {
  ana: TestBrowser;
  id: string;
}

const PLATFORM = '/plataforma-de-prueba';

async function pay(t: TestContext, faults = ''): Promise<Paid> {
  const portal = await startReal(t, faults ? { TEST_PLATFORM_FAULTS: faults } : {});
  const ana = webVisitor(portal.url);
  await signIn(ana);
  const checkout = await confirmOnline(ana);
  const page = await comeBack(ana, await payOnline(ana, checkout, { holder: 'APRO' }));
  return { ...portal, ana, id: attemptOf(page.url) };
}

/** Presses a button of the platform's desk, and waits for what the portal makes of the notice. */
async function atTheDesk({ ana, store }: Paid, verb: string, fields: Record<string, string> = {}) {
  const before = (await mailsTo(store.db)).length;
  await ana.get(PLATFORM);
  await ana.submit(`form[action$="/${verb}"]`, fields);
  let mails = before;
  await until(() => {
    void mailsTo(store.db).then((all) => {
      mails = all.length;
    });
    return mails > before;
  }, `a mail after ${verb}`);
}

for (const faults of ['', 'double-notice']) {
  test(`paid, refunded at the platform, owed again${faults && `, ${faults}`}`, async (t) => {
    const paid = await pay(t, faults);
    const { ana, store, id } = paid;
    await atTheDesk(paid, 'devolver');
    const state = await ana.get(`/pagos/${id}`);
    assert.match(state.text, /Este pago se devolvió/);
    assert.match(state.text, /Te devolvimos el importe/);
    const href = state.root.querySelector('a[href*="/verificar/"]')?.getAttribute('href') ?? '';
    assert.match((await ana.get(href)).text, /El importe se devolvió/);
    const home = await ana.get(`/cuentas/${METERED}`);
    assert.ok(home.root.querySelector(`input[name="factura"][value="${BILL}"]:not([disabled])`));
    assert.deepEqual((await mailsTo(store.db)).filter((key) => !key.startsWith('receipt')).length, 1);
    assert.equal(await stateOf(store.db, id), 'paid');
    await assertSoundBooks(store.db);
  });
}

test('charged back and decided for the utility: owed again, then paid again', async (t) => {
  const paid = await pay(t);
  const { ana, store, id } = paid;
  await atTheDesk(paid, 'desconocer');
  assert.match((await ana.get(`/pagos/${id}`)).text, /desconocido ante el banco/);
  await atTheDesk(paid, 'resolver');
  const state = await ana.get(`/pagos/${id}`);
  assert.match(state.text, /Comprobante de pago/);
  assert.match(state.text, /El importe volvió a estar acreditado/);
  const home = await ana.get(`/cuentas/${METERED}`);
  assert.equal(home.root.querySelector(`input[name="factura"][value="${BILL}"]`), null);
  await assertSoundBooks(store.db);
});

test('a part that was given back leaves the bill paid, and is told', async (t) => {
  const paid = await pay(t);
  await atTheDesk(paid, 'devolver-parte', { importe: '858,12' });
  const state = await paid.ana.get(`/pagos/${paid.id}`);
  assert.match(state.text, /De este pago se devolvieron \$\s?858,12/);
  assert.equal(
    (await paid.ana.get(`/cuentas/${METERED}`)).root.querySelector(`input[value="${BILL}"]`),
    null,
  );
});
