import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARLA } from '../payments/support/cast.ts';
import { openTill } from '../payments/support/till.ts';
import { ANAS_DATA } from './support.ts';

const OFFER = '/cuentas/100000004/plan-de-pago';

test('a closed account is told why it has no plan and whom to ask, however it asks (A100)', async () => {
  const till = await openTill();
  const carla = await till.visitor(CARLA);
  const why = /La cuenta está cerrada.*centro de atención.*\(0261\) 555-0100/;
  const page = await carla.get(OFFER);
  assert.match(page.text, why);
  assert.equal(page.root.querySelector('[name="opcion"]'), null);
  const csrf = page.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
  const answer = await carla.post(`${OFFER}/generar`, {
    ...ANAS_DATA,
    _csrf: csrf,
    opcion: '3',
    oferta: 'x',
  });
  assert.match(answer.text, why);
  const plans = till.deps.db.selectFrom('plans').select('id').where('account_number', '=', '100000004');
  assert.deepEqual(await plans.execute(), []);
});
