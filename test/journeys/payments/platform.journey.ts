import { lettersIn } from '../../payments/support/demo-data.ts';
import { expect, test } from '../../support/journey.ts';
import { patience } from '../../support/pace.ts';
import { choose, FIRST, fillCard, goToPlatform, HOME, heading, payAs, pick } from '../steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

test('at another origin, as a real one is: there and back with the session', async ({ page, portal }) => {
  await goToPlatform(page, [FIRST]);
  expect(new URL(page.url()).origin).toBe(`http://127.0.0.1:${portal.port}`);
  await page.getByRole('link', { name: 'Cancelar y volver' }).click();
  expect(new URL(page.url()).origin).toBe(portal.url);
  await expect(heading(page, 'Este intento de pago se canceló')).toBeVisible();

  await goToPlatform(page, [FIRST]);
  await payAs(page, 'APRO');
  expect(new URL(page.url()).origin).toBe(portal.url);
  await expect(heading(page, 'Comprobante de pago')).toBeVisible();
});

test.describe('charging without an answer, and without a notice', () => {
  test.use({
    settings: { TEST_PLATFORM_FAULTS: 'timeout-after-charge,lose-notice' },
    mayFail: /\/plataforma-de-prueba\/c\//,
  });

  test('the customer gives up waiting and finds the payment made', async ({ page, portal }) => {
    await goToPlatform(page, [FIRST]);
    await fillCard(page, 'APRO');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Pagar' }).click({ noWaitAfter: true });
    await sent;
    await page.goto(HOME);
    await expect(pick(page, FIRST)).toBeDisabled();
    await page.getByRole('link', { name: 'Ver el pago' }).click();
    await expect(heading(page, 'Comprobante de pago')).toBeVisible();
    const credits = await portal.db.selectFrom('ledger_entries').select('item_id').execute();
    expect(credits).toEqual([{ item_id: FIRST }]);
  });
});

test.describe('charging without an answer, and with a late notice', () => {
  test.use({
    settings: { TEST_PLATFORM_FAULTS: 'timeout-after-charge,late-notice,double-notice' },
    mayFail: /\/plataforma-de-prueba\/c\//,
  });

  test('who left the payment finds the bill held, then paid, with one receipt by mail', async ({
    page,
    context,
    portal,
  }) => {
    await goToPlatform(page, [FIRST]);
    await fillCard(page, 'APRO');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Pagar' }).click({ noWaitAfter: true });
    await sent;
    const home = await context.newPage();
    await page.close();
    await home.goto(HOME);
    await expect(pick(home, FIRST)).toBeDisabled();
    await expect(home.getByRole('row').filter({ hasText: FIRST })).toContainText('Hay un pago en curso');
    await expect(async () => {
      await home.reload();
      await expect(pick(home, FIRST)).toHaveCount(0, { timeout: patience(500) });
    }).toPass({ timeout: patience(30_000) });
    await expect.poll(() => lettersIn(portal.dataDir).length).toBe(1);
    const credits = await portal.db.selectFrom('ledger_entries').select('item_id').execute();
    expect(credits).toEqual([{ item_id: FIRST }]);
  });
});

test.describe('losing its notices', () => {
  test.use({ settings: { TEST_PLATFORM_FAULTS: 'lose-notice' } });

  test('the way back is enough', async ({ page }) => {
    await goToPlatform(page, [FIRST]);
    await payAs(page, 'APRO');
    await expect(heading(page, 'Comprobante de pago')).toBeVisible();
  });
});

test.describe('refusing to open', () => {
  test.use({ settings: { TEST_PLATFORM_FAULTS: 'refuse-create' } });

  test('nothing was charged, and other ways are offered', async ({ page }) => {
    await choose(page, [FIRST]);
    await page.getByRole('button', { name: 'Sí, pagar' }).click();
    await expect(page.getByText('La plataforma de pago no está disponible ahora')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Talón con código de barras, para pagar en efectivo' }),
    ).toBeVisible();
    await page.getByRole('link', { name: 'Volver a Inicio' }).click();
    await expect(pick(page, FIRST)).toBeEnabled();
  });
});
