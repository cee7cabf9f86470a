import { expect, test } from '../../support/platform-journey.ts';
import { choose, FIRST, HOME, heading, pick, SECOND } from '../steps.ts';

test.use({ partyName: 'stripe' });
test.beforeEach(async ({ signIn }) => signIn());

test('no answer in time, then none at all: said, nothing to pay twice, and other bills stay free', async ({
  page,
  portal,
  party,
}) => {
  await choose(page, [FIRST]);
  party.fault(/^POST \/v1\/checkout\/sessions$/, 'silent');
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(page).toHaveURL(/\/pagos\/[0-9A-Z]{26}$/);
  await expect(heading(page, 'No pudimos abrir la plataforma de pago')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('se debe una sola vez');

  await page.goto(HOME);
  await expect(pick(page, FIRST)).toBeDisabled();
  party.stop();
  await choose(page, [SECOND]);
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(page).toHaveURL(/\/pagos\/[0-9A-Z]{26}$/);
  await page.goto(HOME);
  await expect(pick(page, SECOND)).toBeDisabled();
  await expect(page.getByRole('checkbox', { disabled: false })).toHaveCount(3);
  const attempts = await portal.db.selectFrom('payment_attempts').select('state').execute();
  expect(attempts).toEqual([{ state: 'unknown' }, { state: 'unknown' }]);
  expect(await portal.db.selectFrom('ledger_entries').select('item_id').execute()).toEqual([]);
});
