import { expect, test } from '../../support/journey.ts';
import { letter } from '../letters.ts';
import { choose, FIRST, heading, payAs, SECOND, TWO_BILLS } from '../steps.ts';

const OTHER_WAYS = 'Otras formas de pagar, sin tarjeta o sin esta página';

test.beforeEach(async ({ signIn }) => signIn());

test('from the question to the slip, with the same digits on page and paper', async ({ page }) => {
  await choose(page, [FIRST, SECOND]);
  await page.getByText(OTHER_WAYS).click();
  await page.getByRole('link', { name: 'Talón con código de barras' }).click();
  await expect(heading(page, 'Otras formas de pagar')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(TWO_BILLS);
  await expect(page.getByRole('img', { name: /^Código de barras \d{4} / })).toHaveCount(2);
  await expect(page.getByRole('heading', { name: 'Por transferencia bancaria' })).toBeVisible();
  const href = await page.getByRole('link', { name: 'Imprimir talón (PDF)' }).getAttribute('href');
  const slip = await page.request.get(new URL(href ?? '', page.url()).href);
  expect(slip.headers()['content-type']).toBe('application/pdf');
  expect((await slip.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('main').getByRole('link', { name: 'Volver' }).click();
  await expect(heading(page, '¿Pagamos estas 2 facturas?')).toBeVisible();
});

test('a link by mail is paid by somebody without a user', async ({ page, portal, browser, js }) => {
  await choose(page, [FIRST]);
  await page.getByText(OTHER_WAYS).click();
  await page.getByRole('link', { name: 'Desde otro dispositivo, o que lo pague otra persona' }).click();
  await page.getByLabel('Correo electrónico de quien va a pagar').fill('beto@example.org');
  await page.getByRole('button', { name: 'Enviar enlace' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Enviamos el enlace a beto@example.org' }),
  ).toBeVisible();
  const mail = (await letter(portal, 'Enlace para pagar $\u00a027.411,90 a Aguas del Valle')).replace(
    /\s+/g,
    ' ',
  );
  const link = /http\S+codigo=\S+/.exec(mail)?.[0] ?? '';

  const elsewhere = await browser.newContext({ javaScriptEnabled: js });
  const payer = await elsewhere.newPage();
  await payer.goto(link);
  await payer.getByRole('button', { name: 'Ver y pagar' }).click();
  await expect(heading(payer, '¿Pagamos esta factura?')).toBeVisible();
  await payer.getByLabel('Correo electrónico para el comprobante').fill('beto@example.org');
  await payer.getByRole('button', { name: 'Sí, pagar' }).click();
  await payAs(payer, 'APRO');
  await expect(heading(payer, 'Comprobante de pago')).toBeVisible();
  await expect(payer.getByRole('main')).not.toContainText('GÓMEZ');

  await payer.goto(link);
  await payer.getByRole('button', { name: 'Ver y pagar' }).click();
  await expect(payer.getByRole('main')).toContainText('ya se pagó, o ya no se debe');
  await elsewhere.close();
});
