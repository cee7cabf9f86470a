import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { chargeDueCards } from '../../src/direct-debit/cards/charge/charge.ts';
import { createLog } from '../../src/kit/log.ts';
import type { JourneyPortal } from '../support/journey.ts';
import { expect, SECRET, test } from '../support/journey.ts';
import { fillCard, heading } from './steps.ts';

const HOME = '/cuentas/100000001';
const HERE = `${HOME}/debito-automatico`;
const BILL = 'B-1001-26';

test.beforeEach(async ({ signIn }) => signIn());

test('a card is enrolled on the platform, charged on its day, and the bill is paid', async ({
  page,
  portal,
}) => {
  await page.goto(HERE);
  await page.getByRole('link', { name: 'Tarjeta', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Nosotros nunca los vemos');
  await page.getByRole('button', { name: 'Confirmar adhesión' }).click();
  await expect(page.getByRole('alert')).toContainText('tenés que aceptar');
  await page.getByLabel('Acepto los términos y condiciones').check();
  await page.getByRole('button', { name: 'Confirmar adhesión' }).click();

  await expect(page).toHaveURL(/\/plataforma-de-prueba\/t\//);
  await expect(heading(page, 'Guardar tarjeta')).toBeVisible();
  await page.getByRole('link', { name: 'Cancelar y volver' }).click();
  await expect(page.getByRole('main')).toContainText('No se registró ninguna tarjeta');
  await page.getByRole('link', { name: 'Empezar de nuevo' }).click();
  await page.getByLabel('Acepto los términos y condiciones').check();
  await page.getByRole('button', { name: 'Confirmar adhesión' }).click();
  await fillCard(page, 'APRO');
  await page.getByRole('button', { name: 'Guardar tarjeta' }).click();

  await expect(page).toHaveURL(HERE);
  await expect(page.getByRole('status').filter({ hasText: 'la cuenta está adherida' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/✓\s*Adherida/);
  await expect(page.getByRole('main')).toContainText('Mastercard terminada en 0604');

  expect(await onDebitDay(portal)).toBe(1);
  await page.goto(HERE);
  const row = page.getByRole('row').filter({ hasText: BILL });
  await expect(row).toContainText('Debitado');
  await row.getByRole('link', { name: 'Ver el pago' }).click();
  await expect(heading(page, 'Comprobante de pago')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Débito automático, tarjeta terminada en 0604');
  await page.goto(HOME);
  await expect(page.getByRole('checkbox', { name: BILL })).toHaveCount(0);
});

/** The portal's job, at nine in the morning of the day that was announced. */
async function onDebitDay(portal: JourneyPortal): Promise<number> {
  const { debit_on } = await portal.db
    .selectFrom('debit_orders')
    .select('debit_on')
    .where('invoice_number', '=', BILL)
    .executeTakeFirstOrThrow();
  const config = readConfig({ DATA_DIR: portal.dataDir, PORTAL_SECRET: SECRET, LOG_LEVEL: 'silent' });
  const clock = { now: () => new Date(`${debit_on}T12:00:00.000Z`) };
  const port = Number(new URL(portal.url).port);
  const { deps } = compose(config, { db: portal.db, log: createLog('silent'), port, clock });
  return await chargeDueCards(deps);
}
