import { expect, test } from '../../support/journey.ts';
import { FIRST, goToPlatform, HOME, heading, payAs, pick, SECOND } from '../steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

test('refused: the reason, when it opens again, and until then no second try', async ({ page, portal }) => {
  await goToPlatform(page, [FIRST]);
  await payAs(page, 'FUND');
  await expect(heading(page, 'El pago fue rechazado')).toBeVisible();
  const { created_at, state, reason } = await portal.db
    .selectFrom('payment_attempts')
    .select(['created_at', 'state', 'reason'])
    .executeTakeFirstOrThrow();
  expect([state, reason]).toEqual(['rejected', 'funds']);
  const opensAt = new Date(Date.parse(created_at) + 30 * 60_000).toLocaleTimeString('es-AR', {
    timeZone: 'America/Argentina/Mendoza',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const why = page.getByRole('alert');
  await expect(why).toContainText('fondos insuficientes');
  await expect(why).toContainText(`Podés volver a intentarlo a las ${opensAt}`);
  await expect(
    page.getByRole('link', { name: 'Talón con código de barras, para pagar en efectivo' }),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Volver a Inicio' }).click();
  await expect(pick(page, FIRST)).toBeDisabled();
  await expect(pick(page, SECOND)).toBeEnabled();
  const row = page.getByRole('row').filter({ hasText: FIRST });
  await expect(row).toContainText('Pago rechazado');
  await expect(row).toContainText(`a las ${opensAt}`);
  await row.getByRole('link', { name: 'Ver qué pasó' }).click();
  await expect(heading(page, 'El pago fue rechazado')).toBeVisible();
});

test('cancelled on the platform before any charge: the bill opens at once', async ({ page }) => {
  await goToPlatform(page, [FIRST]);
  await page.getByRole('link', { name: 'Cancelar y volver' }).click();
  await expect(heading(page, 'Este intento de pago se canceló')).toBeVisible();
  await page.goto(HOME);
  await expect(pick(page, FIRST)).toBeEnabled();
});

test('left open on the platform: go on with it, or give it up and choose again at once', async ({ page }) => {
  await goToPlatform(page, [FIRST]);
  const checkout = page.url();
  await page.goto(HOME);
  await expect(pick(page, FIRST)).toBeDisabled();
  await page.getByRole('link', { name: 'Ver el pago' }).click();
  await expect(heading(page, 'Tu pago está en curso')).toBeVisible();
  await page.getByRole('button', { name: 'Continuar el pago' }).click();
  await expect(page).toHaveURL(checkout);

  await page.goto(HOME);
  await page.getByRole('link', { name: 'Ver el pago' }).click();
  await page.getByRole('button', { name: 'Cancelar el intento' }).click();
  await expect(heading(page, 'Este intento de pago se canceló')).toBeVisible();
  await page.goto(checkout);
  await expect(heading(page, 'Este pago venció')).toBeVisible();

  await goToPlatform(page, [FIRST]);
  await payAs(page, 'APRO');
  await expect(heading(page, 'Comprobante de pago')).toBeVisible();
});

test('pending, and approved later: the receipt comes by itself', async ({ page, context, js }) => {
  await page.clock.install();
  await goToPlatform(page, [FIRST]);
  await payAs(page, 'CONT');
  await expect(heading(page, 'Tu pago se está procesando')).toBeVisible();

  const elsewhere = await context.newPage();
  await elsewhere.goto(HOME);
  await expect(pick(elsewhere, FIRST)).toBeDisabled();
  await expect(elsewhere.getByRole('row').filter({ hasText: FIRST })).toContainText('Hay un pago en curso');
  await elsewhere.goto('/plataforma-de-prueba');
  await elsewhere.getByRole('button', { name: 'Aprobar' }).click();
  await expect(elsewhere.getByText('No hay pagos pendientes')).toBeVisible();

  if (js) await page.clock.fastForward(6000);
  else await page.getByRole('link', { name: 'Actualizar' }).click();
  await expect(heading(page, 'Comprobante de pago')).toBeVisible();
  await elsewhere.goto(HOME);
  await expect(pick(elsewhere, FIRST)).toHaveCount(0);
});

test('two tabs: one payment', async ({ page, context, portal }) => {
  const other = await context.newPage();
  await other.goto(HOME);
  await pick(other, FIRST).check();
  await other.getByRole('button', { name: 'Pagar', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Sí, pagar' })).toBeVisible();

  await goToPlatform(page, [FIRST]);
  const checkout = page.url();
  await other.getByRole('button', { name: 'Sí, pagar' }).click();
  await expect(heading(other, 'Tu pago está en curso')).toBeVisible();
  await other.getByRole('button', { name: 'Continuar el pago' }).click();
  await expect(other).toHaveURL(checkout);

  await payAs(page, 'APRO');
  await payAs(other, 'APRO');
  for (const tab of [page, other]) await expect(heading(tab, 'Comprobante de pago')).toBeVisible();
  const credits = await portal.db.selectFrom('ledger_entries').select(['item_id', 'kind']).execute();
  expect(credits).toEqual([{ item_id: FIRST, kind: 'credit' }]);
});
