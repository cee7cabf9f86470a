import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHealth } from '../../../src/payments/platforms/health/store.ts';
import { until } from '../../support/until.ts';
import { claimsOn, stateOf } from '../support/books.ts';
import { BILL, METERED, NEXT_BILL } from '../support/cast.ts';
import { silent } from '../support/scripted-platform.ts';
import type { Till } from '../support/till.ts';
import { confirmBills, openTill } from '../support/till.ts';

const question = `/cuentas/${METERED}/pagar?factura=${NEXT_BILL}`;
const SILENT = /La plataforma de pago no responde en este momento/;

/** Somebody's payment could not be opened, and its page asked in vain. */
async function failToOpen(till: Till): Promise<string> {
  const ana = await till.visitor();
  till.platform.always = silent;
  const answer = await confirmBills(ana, METERED, [BILL]);
  const here = answer.headers.get('location') ?? '';
  await ana.get(here);
  await until(
    async () => ((await readHealth(till.deps.db, 'test')).lookup?.failuresInRow ?? 0) > 0,
    'the failure to be kept',
  );
  return here;
}

test('the silence is said before leaving, with the other ways first and the button still there', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  assert.doesNotMatch((await ana.get(question)).text, SILENT);
  await failToOpen(till);
  const page = await ana.get(question);
  assert.match(page.text, SILENT);
  const said = page.text.search(SILENT);
  const ways = page.text.indexOf('Otras formas de pagar, ahora mismo');
  const button = page.text.indexOf('Sí, pagar');
  assert.ok(said < ways && ways < button, `${said} ${ways} ${button}`);
  assert.equal(page.root.querySelectorAll('details.more').length, 0);

  till.clock.advance({ minutes: 6 });
  assert.doesNotMatch((await ana.get(question)).text, SILENT);
});

test('as soon as it answers again nothing is said any more', async () => {
  const till = await openTill();
  const here = await failToOpen(till);
  const ana = await till.visitor();
  till.platform.always = null;
  await ana.get(here);
  await until(async () => (await readHealth(till.deps.db, 'test')).lookup?.failuresInRow === 0, 'the answer');
  assert.doesNotMatch((await ana.get(question)).text, SILENT);
});

test('a payment that could not be opened says what is so, and when the portal asks again', async () => {
  const till = await openTill();
  const here = await failToOpen(till);
  const ana = await till.visitor();
  const page = await ana.get(here);
  assert.match(page.text, /Todavía no se cobró nada/);
  assert.match(page.text, /se debe una sola vez/);
  assert.match(page.text, /le vuelve a preguntar a la plataforma a las 12:02/);
  assert.ok(page.root.querySelector('form[action$="/continuar"]'));
  assert.ok(page.root.querySelector('form[action$="/cancelar"]'));
  const id = here.replace('/pagos/', '');
  assert.equal(await stateOf(till.deps.db, id), 'unknown');
  assert.deepEqual(await claimsOn(till.deps.db, BILL), [{ owner: id, state: 'live' }]);
});
