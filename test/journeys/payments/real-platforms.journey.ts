import { lettersIn } from '../../payments/support/demo-data.ts';
import type { Page } from '../../support/journey.ts';
import { expect, test } from '../../support/platform-journey.ts';
import { choose, FIRST, HOME, heading, pick, SECOND } from '../steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A form of the portal that a browser only follows there when the policy of its page allows it. */
async function goTo(page: Page, origin: string, bill: string): Promise<string> {
  await choose(page, [bill]);
  await press(page, 'Sí, pagar');
  await expect(page).toHaveURL((url) => url.origin === origin);
  return page.url();
}

for (const [partyName, label] of [
  ['mercadopago', 'Mercado Pago'],
  ['stripe', 'Stripe'],
] as const) {
  test.describe(label, () => {
    test.use({ partyName });

    test('left without paying, given up here, then paid: one receipt, whatever is told how often', async ({
      page,
      portal,
      party,
      deliver,
    }) => {
      const first = await goTo(page, party.url, FIRST);
      await page.getByRole('link', { name: 'Cancelar y volver' }).click();
      await expect(heading(page, 'Tu pago está en curso')).toBeVisible();
      await press(page, 'Continuar el pago');
      await expect(page).toHaveURL(first);
      await page.getByRole('link', { name: 'Cancelar y volver' }).click();
      await press(page, 'Cancelar el intento');
      await expect(heading(page, 'Este intento de pago se canceló')).toBeVisible();
      await page.goto(first);
      await expect(page.getByText('Este enlace de pago ya no está activo')).toBeVisible();

      await goTo(page, party.url, FIRST);
      await press(page, 'Pagar');
      await expect(heading(page, 'Comprobante de pago')).toBeVisible();
      await expect(page.getByRole('main')).toContainText(label);
      await deliver();
      await deliver();
      await expect.poll(() => lettersIn(portal.dataDir).length).toBe(1);
      await page.goto(HOME);
      await expect(pick(page, FIRST)).toHaveCount(0);
      const credits = await portal.db.selectFrom('ledger_entries').select(['item_id', 'kind']).execute();
      expect(credits).toEqual([{ item_id: FIRST, kind: 'credit' }]);
    });

    test('refused for its reason; pending, and the receipt comes by itself once approved', async ({
      page,
      portal,
      party,
      deliver,
      js,
    }) => {
      await page.clock.install();
      const refused = await goTo(page, party.url, FIRST);
      await press(page, 'Pagar con otro código');
      // Stripe lets the payer try again there; who comes back instead has been refused.
      if (partyName === 'stripe') await page.getByRole('link', { name: 'Cancelar y volver' }).click();
      await expect(heading(page, 'El pago fue rechazado')).toBeVisible();
      await expect(page.getByRole('alert')).toContainText('El código de seguridad no es correcto');
      await expect(page.getByRole('alert')).toContainText(/Podés volver a intentarlo a las \d\d:\d\d/);
      await expect(page.getByRole('main')).toContainText('El número de la tarjeta y el código de seguridad');
      await page.goto(refused);
      await expect(page.getByText('Este enlace de pago ya no está activo')).toBeVisible();

      await goTo(page, party.url, SECOND);
      await press(page, partyName === 'stripe' ? 'Pagar con cuenta bancaria' : 'Pagar, a revisar');
      await expect(heading(page, 'Tu pago se está procesando')).toBeVisible();
      await deliver();
      const state = () =>
        portal.db
          .selectFrom('payment_attempts as a')
          .innerJoin('payment_items as i', 'i.attempt_id', 'a.id')
          .select('a.state')
          .where('i.item_id', '=', SECOND)
          .executeTakeFirst();
      expect(await state()).toEqual({ state: 'processing' });
      party.approve();
      await deliver();
      await expect.poll(state).toEqual({ state: 'paid' });
      if (js) await page.clock.fastForward(6000);
      else await page.getByRole('link', { name: 'Actualizar' }).click();
      await expect(heading(page, 'Comprobante de pago')).toBeVisible();
      const credits = await portal.db.selectFrom('ledger_entries').select(['item_id', 'kind']).execute();
      expect(credits).toEqual([{ item_id: SECOND, kind: 'credit' }]);
    });
  });
}
