import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { simpleParser } from 'mailparser';
import { expect, test } from '../../support/journey.ts';
import { heading } from '../steps.ts';

const EMAIL = 'luis.quiroga@example.org';
const PASSWORD = 'Acequia larga #7';

async function fillUser(page: Page, email: string): Promise<void> {
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Repetir contraseña').fill(PASSWORD);
  await page.getByRole('combobox', { name: 'Pregunta de seguridad' }).selectOption({ index: 3 });
  await page.getByLabel('Respuesta').fill('Señorita Elsa');
}

async function register(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Registrate' }).click();
  await page.getByLabel('Número de cuenta').fill('100.000.007');
  await page.getByLabel('Apellido del titular').fill('quiroga');
  await page.getByLabel('Código postal').fill('M5515XAB');
  await fillUser(page, email);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(heading(page, 'Revisá tu correo')).toBeVisible();
}

/** The words of the validation mail to a mailbox, once it has left. */
async function mailTo(dataDir: string, email: string): Promise<string> {
  const folder = join(dataDir, 'mail');
  let words = '';
  await expect
    .poll(async () => {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
      for (const name of names) {
        const mail = await simpleParser(readFileSync(join(folder, name)));
        if (mail.to?.text.includes(email)) words = mail.text ?? '';
      }
      return words;
    })
    .toContain('Validar correo');
  return words;
}

async function signIn(page: Page): Promise<void> {
  await expect(page.getByRole('status').first()).toContainText(`Tu usuario es ${EMAIL}`);
  await page.getByLabel('Usuario (correo electrónico)').fill(EMAIL);
  await page.getByLabel('Contraseña').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await expect(heading(page, 'Confirmá que sos vos')).toBeVisible();
  await page.getByLabel('Respuesta').fill('senorita elsa');
  await page.getByRole('button', { name: 'Continuar' }).click();
}

async function seesAccount(page: Page): Promise<void> {
  await page.goto('/cuentas');
  await expect(heading(page, 'Mis cuentas')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('100000007');
  await expect(page.getByRole('main')).toContainText('QUIROGA, LUIS');
}

test('register with an account, validate by the link of the mail, sign in, see the account', async ({
  page,
  portal,
}) => {
  await register(page, EMAIL);
  await expect(page.getByRole('main')).toContainText(EMAIL);
  const link = /https?:\/\/\S+\/registrarse\/validar\?token=\w+/.exec(
    await mailTo(portal.dataDir, EMAIL),
  )?.[0];
  const { pathname, search } = new URL(link ?? '');
  await page.goto(pathname + search);
  await page.getByRole('button', { name: 'Validar correo' }).click();
  await expect(page).toHaveURL('/ingresar');
  await signIn(page);
  await seesAccount(page);
  await page.goto('/registrarse');
  await expect(page).toHaveURL('/cuentas/vincular');
});

test('a misspelt e-mail is corrected, and the code is typed where one registered', async ({
  page,
  portal,
}) => {
  await register(page, 'luis.quiroga@exmaple.org');
  await page.getByRole('link', { name: 'Corregir el correo' }).click();
  await expect(page.getByLabel('Correo electrónico')).toHaveValue('luis.quiroga@exmaple.org');
  await page.getByLabel('Apellido del titular').fill('Quiroga');
  await page.getByLabel('Código postal').fill('5515');
  await fillUser(page, EMAIL);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page.getByRole('main')).toContainText(EMAIL);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await mailTo(portal.dataDir, EMAIL))?.[0] ?? '';
  await page.getByLabel('Código').fill(code);
  await page.getByRole('button', { name: 'Validar correo' }).click();
  await signIn(page);
  await seesAccount(page);
});

test('a refusal keeps what was typed, and names whom to call', async ({ page }) => {
  await page.goto('/registrarse');
  await page.getByLabel('Número de cuenta').fill('100000007');
  await page.getByLabel('Apellido del titular').fill('Pérez');
  await page.getByLabel('Código postal').fill('5515');
  await fillUser(page, EMAIL);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page.getByRole('alert')).toContainText('centro de atención al cliente: (0261) 555-0100');
  await expect(page.getByLabel('Apellido del titular')).toHaveValue('Pérez');
  await expect(page.getByLabel('Contraseña', { exact: true })).toHaveValue('');
});
