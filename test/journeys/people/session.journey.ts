import type { Page } from '@playwright/test';
import { ANA, expect, test } from '../../support/journey.ts';
import { choose, FIRST, HOME, heading, TWO_BILLS, typeSignIn } from '../steps.ts';

async function signOut(page: Page): Promise<void> {
  await page.getByText('Menú', { exact: true }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
}

test('after signing out, Back shows the sign-in page and no debts', async ({ page, signIn, portal }) => {
  await signIn();
  await page.goto(HOME);
  await expect(page.getByRole('main')).toContainText('27.411,90');
  await signOut(page);
  await expect(page.getByRole('status')).toContainText('Cerraste la sesión');
  expect(await portal.db.selectFrom('sessions').select('user_id').execute()).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(/\/ingresar\?volver=/);
  await expect(page.locator('body')).not.toContainText('27.411,90');
});

test('a wrong password says so and keeps the user', async ({ page }) => {
  await page.goto('/ingresar');
  await page.getByLabel('Usuario (correo electrónico)').fill(ANA.email);
  await page.getByLabel('Contraseña').fill('something else');
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await expect(page.getByRole('alert')).toContainText('no son correctos');
  await expect(page.getByLabel('Usuario (correo electrónico)')).toHaveValue(ANA.email);
  await expect(page.getByLabel('Contraseña')).toHaveValue('');
});

test('a session that ends at the question comes back to the same question', async ({
  page,
  signIn,
  portal,
}) => {
  await signIn();
  await choose(page, [FIRST, 'B-1002-09']);
  await portal.db.updateTable('sessions').set({ last_seen_at: '2020-01-01T00:00:00.000Z' }).execute();
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(page).toHaveURL(/\/ingresar\?volver=/);
  await typeSignIn(page, ANA);
  await expect(heading(page, '¿Pagamos estas 2 facturas?')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Total' })).toContainText(TWO_BILLS);
  expect(await portal.db.selectFrom('payment_attempts').select('id').execute()).toEqual([]);
});

test('a browser that keeps no cookies is told so', async ({ page, context }) => {
  await page.goto('/ingresar');
  await page.getByLabel('Usuario (correo electrónico)').fill(ANA.email);
  await page.getByLabel('Contraseña').fill(ANA.password);
  await context.clearCookies();
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await expect(heading(page, 'Tu navegador no guarda cookies')).toBeVisible();
});

test('what is not mine and what does not exist are one answer', async ({ page, signIn }) => {
  await signIn();
  for (const path of [
    '/no-existe',
    '/cuentas/100000004',
    '/cuentas/999',
    '/pagos/01KC0000000000000000000000',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(heading(page, 'No encontramos esa página')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Volver al inicio' })).toBeVisible();
  }
});
