import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright';
import { newCheckout, newWorld, payByCard } from './support.ts';

let browser: Browser;

before(async () => {
  const found = [process.env.CHROMIUM_PATH ?? '', chromium.executablePath(), '/usr/bin/chromium'];
  const executablePath = found.find((path) => existsSync(path));
  assert.ok(executablePath, 'no Chromium found');
  browser = await chromium.launch({ executablePath });
});

after(() => browser.close());

async function phone(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 640 } });
  return context.newPage();
}

async function fill(page: Page, holder: string): Promise<void> {
  await page.getByLabel('Número de tarjeta').fill('5031 7557 3453 0604');
  await page.getByLabel('Nombre del titular').fill(holder);
  await page.getByLabel('Vencimiento').fill('11/30');
  await page.getByLabel('Código de seguridad').fill('123');
  await page.getByRole('button', { name: 'Pagar' }).click();
}

for (const javaScript of [true, false]) {
  test(`JavaScript ${javaScript ? 'on' : 'off'}: a mistake is corrected and the payer lands at the merchant`, async (t) => {
    const { open, merchant } = await newWorld(t);
    const platform = await open();
    const page = await phone(javaScript);
    await page.goto(`${platform.url}/c/${await newCheckout(platform, merchant)}`);
    await fill(page, 'Ana');
    assert.match((await page.getByRole('alert').textContent()) ?? '', /APRO, FUND, SECU, OTHE o CONT/);
    await fill(page, 'APRO');
    await page.waitForURL(`${merchant.url}/vuelta?intento=1&estado=aprobado`);
    assert.equal(await page.title(), 'Volviste');
    await page.context().close();
  });

  test(`JavaScript ${javaScript ? 'on' : 'off'}: a payment by bank account is approved at the desk`, async (t) => {
    const { open, merchant } = await newWorld(t);
    const platform = await open();
    const page = await phone(javaScript);
    await page.goto(`${platform.url}/c/${await newCheckout(platform, merchant)}`);
    await page.getByRole('link', { name: 'Cuenta bancaria' }).click();
    await page.getByLabel('Nombre del titular').fill('CONT');
    await page.getByLabel('CBU').fill('0170099220000067797370');
    await page.getByRole('button', { name: 'Pagar' }).click();
    await page.waitForURL(`${merchant.url}/vuelta?intento=1&estado=pendiente`);
    await page.goto(platform.url);
    await page.getByRole('button', { name: 'Aprobar' }).click();
    await page.getByText('No hay pagos pendientes.').waitFor();
    await page.context().close();
  });
}

test('every page is accessible, and none is wider than a phone of 360 px', async (t) => {
  const { open, merchant } = await newWorld(t);
  const platform = await open();
  const long = { description: 'Aguas'.repeat(40), reference: 'R'.repeat(120) };
  const id = await newCheckout(platform, merchant, long);
  const paid = await newCheckout(platform, merchant, long);
  await payByCard(platform, paid, { holder: 'CONT' });
  const page = await phone(true);
  const check = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id: rule, nodes }) => [rule, nodes.map((node) => node.html)]),
      [],
      what,
    );
    const width = await page.locator('html').evaluate((element) => element.scrollWidth);
    assert.ok(width <= 360, `${what} is ${width} px wide`);
  };
  for (const path of [
    `/c/${id}`,
    `/c/${id}/cuenta-bancaria`,
    `/c/${paid}`,
    '',
    '/nothing',
    `/c/${id}?lang=en`,
  ]) {
    await page.goto(`${platform.url}${path}`);
    await check(path);
  }
  await page.goto(`${platform.url}/c/${id}`);
  await page.getByRole('button', { name: 'Pagar' }).click();
  await check('errors');
  await page.context().close();
});
