import { expect, test } from '../support/journey.ts';
import { heading } from './steps.ts';

const HOME = '/cuentas/100000001';
const HERE = `${HOME}/debito-automatico`;

// Scripts fetch the page that says what is mistyped, and the browser reports its status.
test.use({ mayFail: /debito-automatico$/ });
test.beforeEach(async ({ signIn }) => signIn());

test('a customer enrols in direct debit and cancels it, by keyboard too', async ({ page, js }) => {
  await page.goto(HOME);
  const link = page.getByRole('main').getByRole('link', { name: 'Pago automático' });
  if (js) {
    await link.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Débito automático' });
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(link).toBeFocused();
  }
  await link.press('Enter');
  await page.getByLabel('CBU', { exact: true }).fill('28505909 40090418135202');
  await page.getByLabel('CUIT/CUIL').fill('20-05536168-2');
  await page.getByLabel('Titular de la cuenta bancaria').fill('Ana María Gómez');
  await page.getByRole('button', { name: 'Continuar' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Ese CBU no es correcto');
  if (js) await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  await page.getByLabel('CBU', { exact: true }).fill('28505909 40090418135201');
  await page.getByRole('button', { name: 'Continuar' }).press('Enter');
  const bank = page.getByRole('definition').filter({ hasText: 'Banco Macro' });
  await expect(bank).toBeVisible();
  if (js) {
    await expect(page).toHaveURL(HOME);
    await expect(page.getByRole('dialog', { name: /^Confirmá la adhesión/ }).locator(':focus')).toHaveCount(
      1,
    );
  }
  await page.getByLabel('Acepto los términos y condiciones').check();
  await page.getByRole('button', { name: 'Confirmar adhesión' }).press('Enter');
  await expect(page).toHaveURL(HERE);
  await expect(page.getByRole('status').filter({ hasText: 'la cuenta está adherida' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/✓\s*Adherida/);

  await page.goto(`${HOME}/opciones-de-pago`);
  await expect(page.getByRole('main')).toContainText('Se debita de Banco Macro, cuenta terminada en 5201');
  await page.goto(HOME);
  await link.press('Enter');
  await page.getByRole('button', { name: 'Cancelar adhesión' }).press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: /Número de cancelación: [0-9A-Z-]{14}/ }),
  ).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/✕\s*No adherida/);
});

test('on a small phone nothing of it is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [HERE, `${HOME}/opciones-de-pago`, '/cuentas']) {
    await page.goto(path);
    await expect(heading(page, /./)).toBeVisible();
    const width = await page.locator('html').evaluate((root) => root.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(360);
  }
});
