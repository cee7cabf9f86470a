import { lettersIn } from '../../payments/support/demo-data.ts';
import { ANA, expect, test } from '../../support/journey.ts';
import { choose, DEBTS, FIRST, HOME, heading, payAs, pick, SECOND, TWO_BILLS, typeSignIn } from '../steps.ts';

test('Ana signs in, pays two bills and keeps the receipt', async ({ page, portal }) => {
  await page.goto('/');
  await typeSignIn(page, ANA);
  await expect(heading(page, 'Mis cuentas')).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ hasText: DEBTS })
    .getByRole('link', { name: 'Gestionar cuenta' })
    .click();
  await expect(page).toHaveURL(HOME);

  await choose(page, [FIRST, SECOND]);
  await expect(page.getByRole('table').last()).toContainText(TWO_BILLS);
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(heading(page, TWO_BILLS)).toBeVisible();
  await payAs(page, 'APRO');

  await expect(heading(page, 'Comprobante de pago')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(TWO_BILLS);
  const paper = await page.getByRole('link', { name: 'Imprimir' }).getAttribute('href');
  const answer = await page.request.get(String(paper));
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await expect.poll(() => lettersIn(portal.dataDir).length).toBe(1);

  await page.getByRole('link', { name: 'Historial de pagos' }).click();
  await expect(heading(page, 'Historial de pagos')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: TWO_BILLS })).toHaveCount(1);
  await page.goto(HOME);
  await expect(pick(page, SECOND)).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(3);

  const ledger = await portal.db
    .selectFrom('ledger_entries')
    .select(['item_id', 'kind', 'amount_cents'])
    .orderBy('item_id')
    .execute();
  expect(ledger).toEqual([
    { item_id: FIRST, kind: 'credit', amount_cents: 2_741_190 },
    { item_id: SECOND, kind: 'credit', amount_cents: 2_895_445 },
  ]);
});
