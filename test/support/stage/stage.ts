import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFindings, loadAxe } from './axe.ts';

const ADDRESS = '/galeria/escenario';
const STAGE = '<!DOCTYPE html><html lang="es"><title>Stage</title><body></body></html>';
const CONTRAST = 'color-contrast';
const script = readFileSync(new URL('./stage-page.js', import.meta.url), 'utf8');

/**
 * One document that shows many pages, each in the place of the last. Going to each and giving it axe anew takes longer
 * than looking at it.
 */
export async function openStage(page: Page): Promise<void> {
  await page.route(`**${ADDRESS}`, (route) => route.fulfill({ contentType: 'text/html', body: STAGE }));
  await page.goto(ADDRESS);
  await page.evaluate(`(() => { ${script} })()`);
  await loadAxe(page);
}

/** The page at this address as it was first sent, with its styles and without its scripts. */
export async function showOnStage(page: Page, href: string): Promise<void> {
  await page.evaluate(`stage.show(${JSON.stringify(href)})`);
}

/** Breaches of contrast in the page in view; what looked the same on a page before is not looked at again. */
export const contrastOnStage = (page: Page): Promise<string[]> =>
  axeFindings(page, { only: CONTRAST, elements: 'stage.unseen()' });

/** All else that is wrong with the page in view. */
export const breachesOnStage = (page: Page): Promise<string[]> => axeFindings(page, { without: CONTRAST });

export interface Sizes {
  widths: number[];
  /** The width at which targets are measured. */
  phone: number;
  smallestTarget: number;
}

export interface Measured {
  /** The widths at which the page scrolls sideways. */
  tooWide: number[];
  /** Buttons, fields and links of their own that are smaller than allowed, with their sizes. */
  smallTargets: string[];
}

/** The page at this address in a window of each width, with its scripts. */
export async function measureOnStage(page: Page, href: string, sizes: Sizes): Promise<Measured> {
  const args = [href, sizes.widths, sizes.phone, sizes.smallestTarget];
  return (await page.evaluate(`stage.measure(...${JSON.stringify(args)})`)) as Measured;
}
