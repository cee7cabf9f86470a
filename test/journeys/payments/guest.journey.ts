import { expect, test } from '../../support/journey.ts';
import { heading, payAs } from '../steps.ts';

test('a stranger pays a bill without a user, and comes back to its receipt', async ({ page, portal }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Pagar sin registrarme' }).click();
  await page.getByLabel('Número de cuenta').fill('100 000 003');
  await page.getByLabel('Apellido del titular').fill('perez');
  await page.getByLabel('Código postal').fill('M5501');
  await page.getByRole('button', { name: 'Ver lo que se debe' }).click();
  await expect(heading(page, 'Elegí qué pagar')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('PÉ•••, B••••');
  await page.getByRole('row').filter({ hasText: 'B-1003-10' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Pagar', exact: true }).click();
  await expect(heading(page, /^¿Pagamos/)).toBeVisible();
  await page.getByLabel('Correo electrónico para el comprobante').fill('bruno@example.com');
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(page).toHaveURL(/\/plataforma-de-prueba\/c\//);
  await payAs(page, 'APRO');
  await expect(page.getByRole('main')).toContainText('22.310,75');
  await expect(page.getByRole('main')).not.toContainText('PÉREZ');
  const mails = await portal.db
    .selectFrom('outbox')
    .select(['recipient', 'text_body'])
    .where('dedupe_key', 'like', 'receipt:%')
    .execute();
  expect(mails.map((mail) => mail.recipient)).toEqual(['bruno@example.com']);
  expect(mails[0]?.text_body).toContain('/verificar/');
});
