import { ANA, expect, test } from '../../support/journey.ts';
import { letter } from '../letters.ts';
import { heading } from '../steps.ts';

const NEW = 'Cascada y 3 garzas!';

test('forget the password, get a temporary one by mail, choose another, sign in with it', async ({
  page,
  portal,
}) => {
  await page.goto('/ingresar');
  await page.getByRole('link', { name: 'Olvidé mi contraseña' }).click();
  await page.getByLabel('Usuario (correo electrónico)').fill(ANA.email);
  await page.getByRole('button', { name: 'Enviar clave temporal' }).click();
  await expect(heading(page, 'Revisá tu correo')).toBeVisible();

  const temporary = /Clave temporal: (\S+)/.exec(await letter(portal, 'Tu clave temporal'))?.[1] ?? '';
  await page.getByRole('main').getByRole('link', { name: 'Ingresar' }).click();
  await page.getByLabel('Usuario (correo electrónico)').fill(ANA.email);
  await page.getByLabel('Contraseña').fill(temporary);
  await page.getByRole('button', { name: 'Ingresar' }).click();

  await expect(heading(page, 'Elegí una contraseña nueva')).toBeVisible();
  await page.goto('/cuentas');
  await expect(heading(page, 'Elegí una contraseña nueva')).toBeVisible();
  await page.getByLabel('Contraseña', { exact: true }).fill('garzas');
  await page.getByLabel('Repetir contraseña').fill('garzas');
  await page.getByRole('button', { name: 'Guardar contraseña' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'una letra mayúscula' })).toContainText(
    'no cumple',
  );
  await expect(page.getByRole('listitem').filter({ hasText: 'una letra minúscula' })).toContainText(
    '(cumple)',
  );
  await expect(page.getByLabel('Contraseña', { exact: true })).toHaveValue('');

  await page.getByLabel('Contraseña', { exact: true }).fill(NEW);
  await page.getByLabel('Repetir contraseña').fill(NEW);
  await page.getByRole('button', { name: 'Guardar contraseña' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cambiaste tu contraseña' })).toBeVisible();
  expect(await letter(portal, 'Cambiaste tu contraseña')).toContain('Si no fuiste vos');

  await page.getByLabel('Usuario (correo electrónico)').fill(ANA.email);
  await page.getByLabel('Contraseña').fill(NEW);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.getByLabel('Respuesta').fill('Aconcagua');
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page).toHaveURL('/cuentas');
});

test('forget the username: masked first, whole with the number of a bill', async ({ page }) => {
  await page.goto('/ingresar');
  await page.getByRole('link', { name: 'Olvidé mi nombre de usuario' }).click();
  await page.getByLabel('Número de cuenta').fill('100 000 001');
  await page.getByLabel('Apellido del titular').fill('gomez');
  await page.getByRole('button', { name: 'Recuperar usuario' }).click();
  const username = page.getByText('an••••@ex••••.com');
  await expect(username).toBeVisible();
  await expect(username).toHaveCSS('color', 'rgb(149, 24, 20)');
  const [found, account] = [
    await username.boundingBox(),
    await page.getByLabel('Número de cuenta').boundingBox(),
  ];
  expect(found?.y).toBeLessThan(account?.y ?? 0);

  await page.getByLabel('Número de factura').fill('B-1001-25');
  await page.getByRole('button', { name: 'Recuperar usuario' }).click();
  await expect(page.getByText(ANA.email)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Ingresar' }).click();
  await expect(page).toHaveURL('/ingresar');
});
