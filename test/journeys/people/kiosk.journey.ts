import type { Page } from '@playwright/test';
import { createKiosks } from '../../../src/kiosk/store.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import { ANA, expect, type JourneyPortal, test } from '../../support/journey.ts';
import { axeFindings, loadAxe } from '../../support/stage/axe.ts';
import { HOME, heading } from '../steps.ts';

const SMALLEST_TARGET = 48;
const DEBT = '27.411,90';

test.use({ viewport: { width: 1280, height: 1024 } });

/** As the lobby's browser starts: a wiped profile and the address that the operator was given. */
async function activate(page: Page, portal: JourneyPortal): Promise<void> {
  const { key } = await createKiosks(portal.db, systemClock).add('Hall');
  await page.goto(`/kiosco/activar/${key}`);
  await expect(heading(page, '¿Qué querés hacer?')).toBeVisible();
}

async function signInByHand(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Ingresar', exact: true }).click();
  await page.getByLabel('Usuario (correo electrónico)').fill(ANA.email);
  await page.getByLabel('Contraseña').fill(ANA.password);
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click();
  await page.getByLabel('Respuesta').fill('Aconcagua');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(heading(page, 'Mis cuentas')).toBeVisible();
}

const leave = (page: Page) =>
  page.getByRole('region', { name: 'Terminar y borrar' }).getByRole('button').click();

const cookiesOf = async (page: Page) => (await page.context().cookies()).map(({ name }) => name);

test('a visit to the lobby’s computer leaves nothing behind', async ({ page, portal }) => {
  await activate(page, portal);
  await signInByHand(page);
  await page.goto(HOME);
  await expect(page.getByRole('main')).toContainText(DEBT);
  await leave(page);
  await expect(page.getByRole('status')).toContainText('no quedó nada de la visita');
  expect(await cookiesOf(page)).toEqual(['kiosco']);
  expect(await portal.db.selectFrom('sessions').select('user_id').execute()).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL(/\/ingresar$/);
  await expect(page.locator('body')).not.toContainText(DEBT);
  expect(await cookiesOf(page)).toEqual(['kiosco']);
});

test('a computer that was left alone warns, goes on for whoever is there, and forgets whoever is not', async ({
  page,
  portal,
}) => {
  await activate(page, portal);
  await signInByHand(page);
  const home = await page.goto(HOME);
  const warning = `/kiosco/aviso?volver=${encodeURIComponent(HOME)}`;
  expect(home?.headers().refresh).toBe(`120;url=${warning}`);
  await page.goto(warning);
  await expect(heading(page, '¿Seguís ahí?')).toBeVisible();
  await page.getByRole('button', { name: 'Seguir' }).click();
  await expect(page.getByRole('main')).toContainText(DEBT);

  const restedSince = new Date(Date.now() - 148_000).toISOString();
  await portal.db.updateTable('sessions').set({ last_seen_at: restedSince }).execute();
  await page.goto(warning);
  await expect(heading(page, 'La visita terminó')).toBeVisible();
  expect(await cookiesOf(page)).toEqual(['kiosco']);
  await page.goBack();
  await page.goto(HOME);
  await expect(page).toHaveURL(/\/ingresar$/);
});

test('a bill is printed from its page', async ({ page, portal, js }) => {
  await activate(page, portal);
  await signInByHand(page);
  await page.goto('/cuentas/100000001/facturas/B-1001-25');
  await expect(page.getByText('Ctrl y P').first()).toBeHidden();
  await page.getByRole('link', { name: 'Ver PDF' }).click();
  await expect(page).toHaveURL(/B-1001-25#imprimir$/);
  await expect(page.getByText('Ctrl y P').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Imprimir' })).toBeVisible({ visible: js });
});

test.describe('looked at with axe', () => {
  test.use({ javaScriptEnabled: true });

  test('the lobby’s pages are accessible and their targets large', async ({ page, portal }) => {
    test.slow();
    await activate(page, portal);
    const found: string[] = [];
    const look = async (path: string) => {
      await page.goto(path);
      await loadAxe(page);
      const problems = [...(await axeFindings(page)), ...(await smallTargets(page))];
      found.push(...problems.map((problem) => `${path}: ${problem}`));
    };
    for (const path of ['/kiosco', '/kiosco/aviso', '/ingresar', '/ayuda']) await look(path);
    await page.goto('/kiosco');
    await signInByHand(page);
    for (const path of ['/cuentas', HOME, `${HOME}/facturas`, '/kiosco/aviso']) await look(path);
    expect(found).toEqual([]);
  });
});

/** Links inside a sentence are exempt; what waits for the focus to be seen is 1 px; a tick box has its label. */
async function smallTargets(page: Page): Promise<string[]> {
  return (await page.evaluate(`
    [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')]
      .filter((target) => target.checkVisibility() && getComputedStyle(target).display !== 'inline')
      .map((target) => [(target.closest('label') ?? target).getBoundingClientRect(), target.outerHTML.slice(0, 120)])
      .filter(([box]) => box.width > 1 && box.height < ${SMALLEST_TARGET})
      .map(([box, html]) => 'target of ' + Math.round(box.width) + ' x ' + Math.round(box.height) + ': ' + html)
  `)) as string[];
}
