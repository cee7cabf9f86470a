import { DEMO_ANSWER } from '../../db/seeds/demo-people.ts';
import { ANA, expect, test } from '../support/journey.ts';
import { press, tabTo, type } from './keys.ts';
import { DEBTS, FIRST, HOME, heading, pick, SECOND, TWO_BILLS } from './steps.ts';

test('the whole main job by keyboard alone', async ({ page, js }) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto('/');
  await type(page, 'Usuario (correo electrónico)', ANA.email);
  await type(page, 'Contraseña', ANA.password);
  await page.keyboard.press('Enter');
  await type(page, 'Respuesta', DEMO_ANSWER);
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Mis cuentas')).toBeVisible();
  const card = page.getByRole('listitem').filter({ hasText: DEBTS });
  await press(page, card.getByRole('link', { name: 'Gestionar cuenta' }));
  await expect(page).toHaveURL(HOME);

  await press(page, page.getByRole('link', { name: 'Ir al contenido' }));
  await press(page, pick(page, FIRST), 'Space');
  await press(page, pick(page, SECOND), 'Space');
  await press(page, button('Pagar'));
  await expect(page.getByRole('heading', { name: /^¿Pagamos/ })).toBeVisible();
  if (js) await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  await press(page, button('Sí, pagar'));

  await type(page, 'Número de tarjeta', '5031755734530604');
  await type(page, 'Nombre del titular', 'APRO');
  await type(page, 'Vencimiento', '11/30');
  await type(page, 'Código de seguridad', '123');
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Comprobante de pago')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(TWO_BILLS);
  await tabTo(page, page.getByRole('link', { name: 'Imprimir' }));
});
