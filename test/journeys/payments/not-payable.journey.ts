import type { JourneyPortal, Page } from '../../support/journey.ts';
import { CARLA, expect, test } from '../../support/journey.ts';

const ACCOUNTS = [
  {
    number: '100000004',
    bill: 'B-1004-12',
    why: 'La cuenta está cerrada y no se puede pagar en línea.',
    whom: 'quien administra el inmueble',
  },
  {
    number: '100000005',
    bill: 'B-1005-12',
    why: 'Enviar a la oficina de arrendamiento',
    whom: 'pagale a la oficina de arrendamiento',
  },
];

async function offersNoPayment(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByRole('checkbox')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /^(Sí, p|P)agar/ })).toHaveCount(0);
}

const attempts = ({ db }: JourneyPortal) => db.selectFrom('payment_attempts').select('id').execute();

test('closed or collected in house: readable, with whom to pay, and paid by no way round', async ({
  page,
  portal,
  signIn,
}) => {
  await signIn(CARLA);
  for (const { number, bill, why, whom } of ACCOUNTS) {
    const home = `/cuentas/${number}`;
    for (const place of [home, `${home}/facturas`, `${home}/facturas/${bill}`]) {
      await page.goto(place);
      await expect(page.getByRole('main')).toContainText(bill);
      await expect(page.getByRole('main')).toContainText(why);
      await expect(page.getByRole('main')).toContainText(whom);
      await offersNoPayment(page);
    }
    await page.goto(`${home}/pagar?factura=${bill}`);
    await expect(page).toHaveURL(home);
    const said = page.getByRole('status').filter({ hasText: 'no se puede pagar ahora' });
    await expect(said).toBeVisible();
    const token = await page.locator('input[name=_csrf]').first().inputValue();
    const form = { _csrf: token, factura: bill };
    const answer = await page.request.post(`${home}/pagos`, { form, maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([303, home]);
  }
  expect(await attempts(portal)).toEqual([]);
});

test('a guest reads the same, and pays by no way round either', async ({ page, portal }) => {
  for (const { number, bill, why, whom } of ACCOUNTS) {
    await page.goto('/pagar');
    await page.getByLabel('Número de cuenta').fill(number);
    await page.getByLabel('Apellido del titular').fill('diaz');
    await page.getByLabel('Código postal').fill('5521');
    await page.getByRole('button', { name: 'Ver lo que se debe' }).click();
    await expect(page.getByRole('main')).toContainText(bill);
    await expect(page.getByRole('main')).toContainText(why);
    await expect(page.getByRole('main')).toContainText(whom);
    await offersNoPayment(page);
    await page.goto(`/pagar/pregunta?factura=${bill}`);
    await expect(page).toHaveURL('/pagar/facturas');
    await offersNoPayment(page);
  }
  expect(await attempts(portal)).toEqual([]);
});
