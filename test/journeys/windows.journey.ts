import type { Locator, Page } from '@playwright/test';
import { ANA, CARLA, expect, test } from '../support/journey.ts';
import { press, tabTo, type } from './keys.ts';
import { HOME, heading } from './steps.ts';

const ANAS = '/cuentas/100000001';
const SHOP = '/cuentas/100000006';

interface Window {
  name: string;
  who: { email: string };
  at: string;
  /** What stands before the opener: an option to choose. */
  before?(page: Page): Locator;
  opener(page: Page): Locator;
  heading: string | RegExp;
  typed?: [label: string, text: string][];
  ticks?: boolean;
  action: string;
  /** What is seen once it is done. */
  done: string | RegExp;
}

const main = (page: Page) => page.getByRole('main');
const link = (name: string) => (page: Page) => main(page).getByRole('link', { name, exact: true });
const button = (name: string | RegExp) => (page: Page) => main(page).getByRole('button', { name });

const WINDOWS: Window[] = [
  {
    name: 'digital bill',
    who: ANA,
    at: HOME,
    opener: link('Factura digital'),
    heading: 'Factura digital',
    ticks: true,
    action: 'Confirmar adhesión',
    done: 'quedó adherida a factura digital',
  },
  {
    name: 'cancelling the digital bill',
    who: ANA,
    at: ANAS,
    opener: link('Factura digital'),
    heading: 'Factura digital',
    action: 'Cancelar adhesión',
    done: /✕ Cancelaste la adhesión/,
  },
  {
    name: 'direct debit',
    who: ANA,
    at: ANAS,
    opener: link('Pago automático'),
    heading: 'Débito automático',
    typed: [
      ['CBU', '2850590940090418135201'],
      ['CUIT/CUIL', '20055361682'],
      ['Titular de la cuenta bancaria', 'Ana María Gómez'],
    ],
    action: 'Continuar',
    done: 'Banco Macro',
  },
  {
    name: 'cancelling direct debit',
    who: CARLA,
    at: SHOP,
    opener: link('Pago automático'),
    heading: 'Débito automático',
    action: 'Cancelar adhesión',
    done: /✕ Cancelamos la adhesión/,
  },
  {
    name: 'the data of a plan',
    who: ANA,
    at: `${HOME}/plan-de-pago`,
    before: (page) => main(page).getByRole('radio').first(),
    opener: button('Generar plan'),
    heading: /^Plan de pago en/,
    typed: [
      ['Nombre y apellido', 'Ana María Gómez'],
      ['DNI o CUIT', '20111222'],
      ['Teléfono', '2615550111'],
    ],
    ticks: true,
    action: 'Confirmar plan',
    done: 'Pagar primera cuota',
  },
  {
    name: 'accepting a charge',
    who: ANA,
    at: `${HOME}/cargos`,
    opener: button(/^Facturar cargo/),
    heading: /^¿Facturamos/,
    action: 'Aceptar',
    done: 'Facturamos el cargo',
  },
];

const NARROW = 360;
const ALL_AROUND = 12;

test.use({ viewport: { width: NARROW, height: 640 } });

for (const window of WINDOWS) {
  test(`by keyboard on a narrow screen: ${window.name}`, async ({ page, js, signIn }) => {
    await signIn(window.who);
    await page.goto(window.at);
    if (window.before) await press(page, window.before(page), 'Space');
    const opener = window.opener(page);
    const dialog = page.getByRole('dialog', { name: window.heading });
    if (js) {
      await press(page, opener);
      await keepsFocus(page, dialog);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(opener).toBeFocused();
      await page.keyboard.press('Enter');
      await press(page, dialog.getByRole('link', { name: /^Volver/ }));
      await expect(dialog).toHaveCount(0);
      await expect(opener).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(dialog).toBeVisible();
    } else {
      await press(page, opener);
      await expect(heading(page, window.heading)).toBeVisible();
    }
    await staysNarrow(page);

    for (const [label, text] of window.typed ?? []) await type(page, label, text);
    if (window.ticks) await press(page, page.getByLabel('Acepto los términos y condiciones'), 'Space');
    await press(page, page.getByRole('button', { name: window.action, exact: true }));
    await expect(page.locator('body')).toContainText(window.done);
    await staysNarrow(page);
  });
}

/** The window has the focus from its opening on; Tab leads around in it (it scrolls, so it is a stop too), and to the browser's own controls at most. */
async function keepsFocus(page: Page, dialog: Locator): Promise<void> {
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1);
  const outside = page.locator(':focus:not(dialog, dialog *, body)');
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < ALL_AROUND; presses++) {
      await page.keyboard.press(key);
      expect(await outside.count()).toBe(0);
    }
  }
  await tabTo(page, dialog.getByRole('link', { name: /^Volver/ }));
}

async function staysNarrow(page: Page): Promise<void> {
  const widths = await page
    .locator('html, dialog[open]')
    .evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth));
  expect(Math.max(...widths)).toBeLessThanOrEqual(0);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(NARROW);
}
