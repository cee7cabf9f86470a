import type { Locator, Page } from '@playwright/test';
import { DEMO_ANSWER } from '../../db/seeds/demo-people.ts';
import { expect } from '../support/journey.ts';

/** Ana's account with five overdue bills. */
export const DEBTS = '100000002';
export const HOME = `/cuentas/${DEBTS}`;
export const FIRST = 'B-1002-08';
export const SECOND = 'B-1002-09';
export const TWO_BILLS = /56\.366,35/;

export const pick = (page: Page, bill: string): Locator =>
  page.getByRole('row').filter({ hasText: bill }).getByRole('checkbox');

/** From INICIO to the question about these bills. */
export async function choose(page: Page, bills: string[]): Promise<void> {
  await page.goto(HOME);
  for (const bill of bills) await pick(page, bill).check();
  await page.getByRole('button', { name: 'Pagar', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^¿Pagamos/ })).toBeVisible();
}

/** From INICIO to the platform's page. */
export async function goToPlatform(page: Page, bills: string[] = [FIRST]): Promise<void> {
  await choose(page, bills);
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(page).toHaveURL(/\/plataforma-de-prueba\/c\//);
}

export async function fillCard(page: Page, holder: string): Promise<void> {
  await page.getByLabel('Número de tarjeta').fill('5031 7557 3453 0604');
  await page.getByLabel('Nombre del titular').fill(holder);
  await page.getByLabel('Vencimiento').fill('11/30');
  await page.getByLabel('Código de seguridad').fill('123');
}

/** Pays on the platform's page and comes back to the portal. */
export async function payAs(page: Page, holder: string): Promise<void> {
  await fillCard(page, holder);
  await page.getByRole('button', { name: 'Pagar' }).click();
  await expect(page).toHaveURL(/\/pagos\/[0-9A-Z]{26}/);
}

export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { level: 1, name });

/** Types user and password and answers the security question of a computer that is not recognised. */
export async function typeSignIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Usuario (correo electrónico)').fill(who.email);
  await page.getByLabel('Contraseña').fill(who.password);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.getByLabel('Respuesta').fill(DEMO_ANSWER);
  await page.getByRole('button', { name: 'Continuar' }).click();
}
