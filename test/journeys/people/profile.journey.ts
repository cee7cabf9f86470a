import type { Page } from '@playwright/test';
import { DEMO_ANSWER } from '../../../db/seeds/demo-people.ts';
import { totpCode } from '../../../src/identity/second-step/totp.ts';
import { ANA, expect, test } from '../../support/journey.ts';
import { letter } from '../letters.ts';
import { DEBTS, heading } from '../steps.ts';

const NEW = 'ana.nueva@example.org';
const STEP_MS = 30_000;

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto('/ingresar');
  await page.getByLabel('Usuario (correo electrónico)').fill(email);
  await page.getByLabel('Contraseña').fill(ANA.password);
  await page.getByRole('button', { name: 'Ingresar' }).click();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await expect(heading(page, 'Confirmá que sos vos')).toBeVisible();
  await page.getByLabel('Código de seis cifras').fill(code);
  await page.getByRole('button', { name: 'Continuar' }).click();
}

test('change the username: ask, confirm from the new mailbox in another browser, sign in with it', async ({
  page,
  signIn,
  portal,
  browser,
}) => {
  await signIn();
  await page.goto('/mis-datos');
  const card = page.getByRole('region', {
    name: 'Cambiar dirección de correo electrónico / nombre de usuario',
  });
  await card.getByLabel('Correo electrónico nuevo').fill('ana.nueva@');
  await card.getByRole('button', { name: 'Ir' }).click();
  await expect(page.getByRole('alert')).toContainText('Revisá el correo');
  await page.getByLabel('Correo electrónico nuevo').fill(NEW);
  await page.getByRole('button', { name: 'Ir' }).click();
  await expect(heading(page, 'Revisá el correo nuevo')).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText(NEW);
  await expect(page.getByRole('main')).toContainText(ANA.email);

  expect(await letter(portal, 'Pidieron cambiar tu usuario')).toContain(NEW);
  const mail = await letter(portal, 'Confirmá tu usuario nuevo');
  const path = /\/mis-datos\/usuario\/confirmar\?token=\w+/.exec(mail)?.[0] ?? '';
  const elsewhere = await browser.newContext({ baseURL: portal.url });
  const other = await elsewhere.newPage();
  await other.goto(path);
  await expect(heading(other, 'Confirmá tu usuario nuevo')).toBeVisible();
  await other.getByRole('button', { name: 'Confirmar' }).click();
  await expect(other.getByRole('status').first()).toContainText(`ingresá con ${NEW}`);

  await page.goto('/mis-datos');
  await expect(page).toHaveURL(/\/ingresar\?volver=/);
  await enterPassword(page, ANA.email);
  await expect(page.getByRole('alert')).toContainText('no son correctos');
  await enterPassword(page, NEW);
  await page.getByLabel('Respuesta').fill(DEMO_ANSWER);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.goto('/mis-datos');
  await expect(page.getByRole('region', { name: 'Datos de tu usuario' })).toContainText(NEW);
  const bills = page.getByRole('region', { name: 'Correo de facturación por cuenta' });
  await expect(bills.getByRole('row').filter({ hasText: DEBTS })).toContainText(ANA.email);
  await elsewhere.close();
});

test('turn on the second factor, sign in elsewhere with the telephone, then with a recovery code', async ({
  page,
  signIn,
  portal,
  browser,
}) => {
  await signIn();
  await page.goto('/mis-datos');
  await page.getByRole('link', { name: 'Configurar segundo factor' }).click();
  await page.getByRole('button', { name: 'Activar segundo factor' }).click();
  await expect(page.getByRole('img', { name: /^Código QR/ })).toBeVisible();
  const key = ((await page.locator('.code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Código', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Confirmar y activar' }).click();
  await expect(page.getByRole('alert')).toContainText('no es correcto');
  await page.getByLabel('Código', { exact: true }).fill(totpCode(key, new Date()));
  await page.getByRole('button', { name: 'Confirmar y activar' }).click();
  await expect(heading(page, 'Tus códigos de recuperación')).toBeVisible();
  const codes = await page.locator('.code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(codes[0] ?? '')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ya los guardé' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  const elsewhere = await browser.newContext({ baseURL: portal.url });
  const other = await elsewhere.newPage();
  await enterPassword(other, ANA.email);
  // The code that turned it on is used up: the next one is within the telephone's allowance already.
  await enterCode(other, totpCode(key, new Date(Date.now() + STEP_MS)));
  await other.goto('/mis-datos');
  await expect(other.getByRole('region', { name: 'Segundo factor' })).toContainText('Activado');
  await other.getByText('Menú', { exact: true }).click();
  await other.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
  await enterPassword(other, ANA.email);
  await enterCode(other, codes[3] ?? '');
  await other.goto('/mis-datos');
  await expect(other.getByRole('region', { name: 'Segundo factor' })).toContainText('Te quedan 9 códigos');
  await elsewhere.close();
});

test('a billing e-mail is confirmed by the code of its mail', async ({ page, signIn, portal }) => {
  await signIn();
  await page.goto('/mis-datos');
  const bills = page.getByRole('region', { name: 'Correo de facturación por cuenta' });
  const row = bills.getByRole('row').filter({ hasText: DEBTS });
  await row.getByRole('link', { name: 'Cambiar' }).click();
  await page.getByLabel('Correo electrónico nuevo').fill('estudio@example.org');
  await page.getByRole('button', { name: 'Cambiar correo de facturación' }).click();
  const mail = await letter(portal, `Confirmá el correo de facturación de la cuenta ${DEBTS}`);
  await page.getByLabel('Código').fill(/Código: (\S+)/.exec(mail)?.[1] ?? '');
  await page.getByRole('button', { name: 'Confirmar' }).click();
  await expect(heading(page, 'Mis datos')).toBeVisible();
  await expect(row).toContainText('estudio@example.org');
  await expect(bills.getByRole('row').filter({ hasText: '100000001' })).toContainText(ANA.email);
});
