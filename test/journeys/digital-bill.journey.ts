import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { HOME, heading } from './steps.ts';

const PAGE = `${HOME}/factura-digital`;

test.beforeEach(async ({ signIn }) => signIn());

const state = (page: Page) =>
  page.getByRole('region', { name: 'Estado de la cuenta' }).getByRole('listitem').first();

test('Ana enrols from INICIO and cancels again: message, tick, message, cross', async ({ page, js }) => {
  await page.goto(HOME);
  await expect(state(page)).toContainText('No adherida');
  const open = state(page).getByRole('link', { name: 'Factura digital' });
  await open.click();
  if (js) {
    const dialog = page.getByRole('dialog', { name: 'Factura digital' });
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await expect(page).toHaveURL(HOME);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(open).toBeFocused();
    await open.click();
    await dialog.getByRole('link', { name: 'Volver' }).click();
    await expect(open).toBeFocused();
    await open.click();
  } else {
    await expect(heading(page, 'Factura digital')).toBeVisible();
  }
  await page.getByLabel('Acepto los términos y condiciones').check();
  await page.getByRole('button', { name: 'Confirmar adhesión' }).click();
  await expect(page).toHaveURL(HOME);
  await expect(page.getByRole('status').first()).toContainText('quedó adherida a factura digital');
  await expect(state(page)).toContainText('✓ Adherida');

  await state(page).getByRole('link', { name: 'Factura digital' }).click();
  await page.getByRole('button', { name: 'Cancelar adhesión' }).click();
  await expect(page.getByRole('status').first()).toContainText('Cancelaste la adhesión');
  await expect(state(page)).toContainText('✕ No adherida');
});

test('by keyboard alone, from the right menu', async ({ page, js }) => {
  await page.goto(HOME);
  const open = page
    .getByRole('complementary')
    .getByRole('link', { name: 'Adherite a factura digital', exact: true });
  await open.focus();
  await page.keyboard.press('Enter');
  const tick = page.getByLabel('Acepto los términos y condiciones');
  await expect(tick).toBeVisible();
  if (js) await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  const reached = tick.and(page.locator(':focus'));
  for (let presses = 0; presses < 60 && (await reached.count()) === 0; presses++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(HOME);
  await expect(state(page)).toContainText('✓ Adherida');
});

test('without the tick the page says what is missing, and nothing else happens', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Confirmar adhesión' }).click();
  await expect(page.getByRole('alert')).toContainText('Marcá que aceptás los términos y condiciones');
  await page.getByRole('link', { name: 'Marcá que aceptás los términos y condiciones' }).click();
  await page.goto(HOME);
  await expect(state(page)).toContainText('No adherida');
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('from No recibí factura: the bill at once, the failed delivery kept, then the digital bill', async ({
    page,
    portal,
  }) => {
    await page.goto(`${HOME}/no-recibi-factura`);
    await expect(page.getByRole('link', { name: 'Ver factura' })).toBeVisible();
    await page.getByRole('button', { name: 'No la recibí' }).click();
    await expect(page.getByRole('status').first()).toContainText(
      'Anotamos que no recibiste la factura B-1002-12',
    );
    const reports = await portal.db.selectFrom('missing_bill_reports').select('invoice_number').execute();
    expect(reports).toEqual([{ invoice_number: 'B-1002-12' }]);
    await page.getByRole('main').getByRole('link', { name: 'Adherite a factura digital' }).click();
    const tick = page.getByLabel('Acepto los términos y condiciones');
    await tick.check();
    const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(wider).toBe(false);
    await page.getByRole('button', { name: 'Confirmar adhesión' }).click();
    await expect(state(page)).toContainText('✓ Adherida');
  });
});
