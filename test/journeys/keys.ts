import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/journey.ts';

const MOST_TABS = 80;

/** Presses Tab until this has the focus, as somebody without a pointer does. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const focused = wanted.and(page.locator(':focus'));
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  throw new Error(`not reached with ${MOST_TABS} tabs: ${wanted}`);
}

export async function press(page: Page, wanted: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

export async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.type(text);
}
