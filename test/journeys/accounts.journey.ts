import type { Page } from '@playwright/test';
import { ANA, CARLA, expect, test } from '../support/journey.ts';
import { DEBTS, HOME, heading, typeSignIn } from './steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

const card = (page: Page, account: string) => page.getByRole('listitem').filter({ hasText: account });

async function unlink(page: Page, account: string): Promise<void> {
  await card(page, account).getByRole('link', { name: 'Desvincular' }).click();
  await expect(heading(page, `¿Desvincular la cuenta ${account}?`)).toBeVisible();
  await page.getByRole('button', { name: 'Desvincular' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: `Desvinculaste la cuenta ${account}` }),
  ).toBeVisible();
}

async function fillSearch(page: Page, number: string): Promise<void> {
  await page.getByLabel('Número de cuenta').fill(number);
  await page.getByLabel('Apellido del titular').fill('gomez');
  await page.getByLabel('Código postal').fill('M5500ABC');
}

test('unlink all, link one as printed on the bill, and its sibling along with it', async ({
  page,
  portal,
}) => {
  await page.goto('/cuentas');
  await unlink(page, DEBTS);
  await unlink(page, '100000001');
  await page.getByRole('link', { name: 'Asociar cuenta' }).click();

  await fillSearch(page, '100000007');
  await page.getByRole('button', { name: 'Buscar' }).click();
  const errors = page.getByRole('alert');
  await expect(errors).toContainText('No encontramos una cuenta con esos datos');
  await expect(page.getByLabel('Apellido del titular')).toHaveValue('gomez');

  await fillSearch(page, '100-000.001');
  await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(heading(page, '¿Es esta tu cuenta?')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('GÓMEZ, ANA MARÍA');
  await page.getByRole('button', { name: 'Vincular cuenta' }).click();

  await expect(heading(page, 'Otras cuentas del mismo titular')).toBeVisible();
  await page.getByRole('checkbox', { name: DEBTS }).check();
  await page.getByRole('button', { name: 'Vincular las elegidas' }).click();
  await expect(heading(page, 'Revisá tus cuentas')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Factura digital ' })).not.toHaveCount(0);
  await page.getByRole('link', { name: 'Listo' }).click();
  await expect(heading(page, 'Mis cuentas')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Gestionar cuenta' })).toHaveCount(2);
  const links = await portal.db
    .selectFrom('account_links as l')
    .innerJoin('users as u', 'u.id', 'l.user_id')
    .select('l.account_number')
    .where('u.email', '=', ANA.email)
    .orderBy('l.account_number')
    .execute();
  expect(links.map((link) => link.account_number)).toEqual(['100000001', DEBTS]);
});

test('the session ends while typing: after signing in the form is as it was', async ({ page, portal }) => {
  await page.goto('/cuentas/vincular');
  await fillSearch(page, '100.000.003');
  await portal.db.updateTable('sessions').set({ last_seen_at: '2020-01-01T00:00:00.000Z' }).execute();
  await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(page).toHaveURL(/\/ingresar\?volver=/);
  await typeSignIn(page, ANA);
  await expect(heading(page, 'Vincular número de cuenta')).toBeVisible();
  await expect(page.getByLabel('Número de cuenta')).toHaveValue('100.000.003');
  await expect(page.getByLabel('Apellido del titular')).toHaveValue('gomez');
  await expect(page.getByLabel('Código postal')).toHaveValue('M5500ABC');
});

test('change the account from the upper corner, and come back to the last one', async ({ page }) => {
  await page.goto(HOME);
  await page.getByText('Cambiar de cuenta').click();
  await page.getByRole('banner').getByRole('link', { name: '100000001' }).click();
  await expect(page).toHaveURL('/cuentas/100000001');
  await expect(page.getByRole('banner')).toContainText('100000001');
  await page.goto('/');
  await expect(page).toHaveURL('/cuentas/100000001');
});

test('find one of my accounts by a part of its number', async ({ page, context, signIn, js }) => {
  await context.clearCookies();
  await signIn(CARLA);
  await page.goto('/cuentas');
  await expect(page.getByRole('link', { name: 'Gestionar cuenta' })).toHaveCount(3);
  await page.getByLabel('Buscar por número de cuenta').fill('0006');
  if (!js) await page.getByRole('button', { name: 'Buscar' }).click();
  await expect(page.getByRole('link', { name: 'Gestionar cuenta' })).toHaveCount(1);
  await expect(card(page, '100000006')).toBeVisible();
  await expect(page).toHaveURL('/cuentas?buscar=0006');
});
