import type { Page } from '../../support/journey.ts';
import { expect, test } from '../../support/journey.ts';
import { HOME, heading, payAs } from '../steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

const OFFER = `${HOME}/plan-de-pago`;

/** From INICIO to the window for the data. */
async function chooseOption(page: Page, label: string): Promise<void> {
  await page.goto(HOME);
  await page.getByRole('button', { name: 'Plan de pago' }).click();
  await expect(page).toHaveURL(new RegExp(`${OFFER}`));
  await page.getByRole('radio', { name: label }).check();
  await page.getByRole('button', { name: 'Generar plan' }).click();
  await expect(page.getByRole('heading', { name: /^Plan de pago en/ })).toBeVisible();
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Nombre y apellido').fill('Ana María Gómez');
  await page.getByLabel('DNI o CUIT').fill('27-20111222-8');
  await page.getByLabel('Teléfono').fill('261 555-0123');
  await page.getByLabel('Correo electrónico').fill('ana.gomez@example.com');
  await page.getByLabel('Acepto los términos y condiciones').check();
}

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(page).toHaveURL(/\/plataforma-de-prueba\/c\//);
  await payAs(page, 'APRO');
}

test('a debt is financed, begun and paid to the end', async ({ page }) => {
  await chooseOption(page, '3 cuotas');
  await fillIn(page);
  await page.getByRole('button', { name: 'Confirmar plan' }).click();
  await expect(heading(page, 'Plan de pago en 3 cuotas')).toBeVisible();
  await expect(page.getByText('Falta pagar la primera cuota')).toBeVisible();
  const print = page.getByRole('link', { name: 'Imprimir cuotas de plan de pago' });
  const paper = await page.request.get((await print.getAttribute('href')) ?? '');
  expect(paper.headers()['content-type']).toBe('application/pdf');

  await page.goto(HOME);
  await page.getByRole('link', { name: 'Pagar primera cuota' }).click();
  await expect(page.getByText('Cuota 1 de 3 del plan de pago')).toBeVisible();
  await pay(page);

  await page.goto(HOME);
  await expect(page.getByText('1 de 3 pagada')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'B-1002-08' })).toHaveCount(0);
  for (const cuota of ['Cuota 2 de 3', 'Cuota 3 de 3'])
    await page.getByRole('row').filter({ hasText: cuota }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Pagar', exact: true }).click();
  await pay(page);
  await page.goto(HOME);
  await expect(page.getByText('Estás al día')).toBeVisible();
});

test('the data are asked for in a window, or on a page of its own', async ({ page, js }) => {
  await chooseOption(page, '6 cuotas');
  const dialog = page.getByRole('dialog', { name: 'Plan de pago en 6 cuotas' });
  const button = page.getByRole('button', { name: 'Generar plan' });
  if (js) {
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
    await button.click();
    await dialog.getByRole('link', { name: 'Volver a las opciones' }).click();
    await expect(button).toBeFocused();
  } else {
    await expect(dialog).toHaveCount(0);
    await page.getByRole('main').getByRole('link', { name: 'Volver a las opciones' }).click();
  }
  await expect(page.getByRole('radio', { name: '6 cuotas' })).toBeChecked();
});

test('an error leads back to the field, and nothing that was typed is lost', async ({ page }) => {
  await chooseOption(page, '3 cuotas');
  await fillIn(page);
  await page.getByLabel('DNI o CUIT').fill('27-20111222-1');
  await page.getByRole('button', { name: 'Confirmar plan' }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /Revisá el número/ })
    .click();
  await expect(page.getByLabel('DNI o CUIT')).toBeFocused();
  await expect(page.getByLabel('Nombre y apellido')).toHaveValue('Ana María Gómez');
  await page.getByLabel('DNI o CUIT').fill('20.111.222');
  await page.getByRole('button', { name: 'Confirmar plan' }).click();
  await expect(heading(page, 'Plan de pago en 3 cuotas')).toBeVisible();
});

test('by keyboard alone, on a narrow screen: options, data, plan', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(OFFER);
  await page.getByRole('radio', { name: '3 cuotas' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '6 cuotas' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Plan de pago en 6 cuotas' })).toBeVisible();
  await page.getByLabel('Nombre y apellido').focus();
  await page.keyboard.type('Ana María Gómez');
  await page.keyboard.press('Tab');
  await page.keyboard.type('20111222');
  await page.keyboard.press('Tab');
  await page.keyboard.type('261 555-0123');
  await page.getByLabel('Acepto los términos y condiciones').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Plan de pago en 6 cuotas')).toBeVisible();
  const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
  expect(wide).toBe(false);
});
