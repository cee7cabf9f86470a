import { expect, test } from '../../support/journey.ts';
import { choose, FIRST, HOME, heading, payAs, pick, SECOND, TWO_BILLS } from '../steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

test('the total follows the ticks at once, or stands above the question', async ({ page, js }) => {
  await page.goto(HOME);
  const bar = page.locator('#seleccion');
  await expect(bar).toHaveAttribute('aria-live', 'polite');
  await pick(page, FIRST).check();
  if (js) {
    // Readers announce a live region only when it is the same element that changes.
    await page.evaluate("document.getElementById('seleccion').seen = true");
    await expect(bar).toContainText(/1 seleccionada.*27\.411,90/s);
    await pick(page, SECOND).check();
    await expect(bar).toContainText(/2 seleccionadas.*56\.366,35/s);
    await pick(page, FIRST).uncheck();
    await expect(bar).toContainText(/1 seleccionada.*28\.954,45/s);
    await pick(page, SECOND).uncheck();
    await expect(bar).toContainText('El total se muestra antes de confirmar');
    expect(await page.evaluate("document.getElementById('seleccion').seen")).toBe(true);
  }
  await choose(page, [FIRST, SECOND]);
  await expect(page.getByRole('row').filter({ hasText: 'Total' })).toContainText(TWO_BILLS);
});

test('the question is a window over the list, or a page of its own', async ({ page, js }) => {
  const pay = page.getByRole('button', { name: 'Pagar', exact: true });
  await choose(page, [FIRST, SECOND]);
  const dialog = page.getByRole('dialog', { name: '¿Pagamos estas 2 facturas?' });
  if (js) {
    await expect(page).toHaveURL(HOME);
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(pay).toBeFocused();
    await pay.click();
    await dialog.getByRole('link', { name: 'Volver' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(pay).toBeFocused();
  } else {
    await expect(dialog).toHaveCount(0);
    await expect(heading(page, '¿Pagamos estas 2 facturas?')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Volver' }).click();
  }
  await expect(pick(page, FIRST)).toBeChecked();
  await expect(pick(page, SECOND)).toBeChecked();
});

test('nothing chosen leads back to the list with a message', async ({ page }) => {
  await page.goto(HOME);
  await page.getByRole('button', { name: 'Pagar', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Elegí al menos un concepto' })).toBeVisible();
  await expect(page).toHaveURL(HOME);
});

test('the state of the account keeps up with what happens elsewhere', async ({ page, context, js }) => {
  await page.clock.install();
  await page.goto(HOME);
  const state = page.getByRole('region', { name: 'Estado de la cuenta' });
  await expect(state).toContainText('5 vencidas');

  const elsewhere = await context.newPage();
  await choose(elsewhere, [FIRST]);
  await elsewhere.getByRole('button', { name: 'Sí, pagar' }).click();
  await payAs(elsewhere, 'APRO');
  await expect(heading(elsewhere, 'Comprobante de pago')).toBeVisible();

  if (js) {
    await state.getByRole('link', { name: 'Débito automático' }).focus();
    await page.clock.fastForward(61_000);
    await expect(state).toContainText('4 vencidas');
    await expect(state.getByRole('link', { name: 'Débito automático' })).toBeFocused();
  } else {
    await page.reload();
    await expect(state).toContainText('4 vencidas');
  }
});
