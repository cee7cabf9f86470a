import { expect, test } from '../support/journey.ts';
import { DEBTS, FIRST, goToPlatform, HOME, heading, payAs, TWO_BILLS } from './steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

test('the main job in English, remembered', async ({ page }) => {
  await page.goto(HOME);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(HOME);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('row').filter({ hasText: FIRST }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Shall we pay this bill?' })).toBeVisible();
  await page.getByRole('button', { name: 'Yes, pay' }).click();
  await page.getByLabel('Card number').fill('503175573453');
  await page.getByLabel('Name of the holder').fill('APRO');
  await page.getByLabel('Expiry date').fill('11/30');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(heading(page, 'Payment receipt')).toBeVisible();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the receipt on paper says what was paid, without menus and buttons', async ({ page }) => {
  await goToPlatform(page, [FIRST, 'B-1002-09']);
  await payAs(page, 'APRO');
  await page.emulateMedia({ media: 'print' });
  const main = page.getByRole('main');
  await expect(main).toContainText(TWO_BILLS);
  await expect(main.getByText('Código de verificación')).toBeVisible();
  await expect(page.getByText(DEBTS).first()).toBeVisible();
  for (const name of ['Imprimir', 'Ir al contenido', 'English', 'Mis cuentas']) {
    await expect(page.getByRole('link', { name, exact: true })).toBeHidden();
  }
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
