import type { Page } from '@playwright/test';
import { galleryHref } from '../../src/gallery/page.ts';
import { galleryEntries } from '../../src/gallery-entries.ts';
import { axeFindings, loadAxe } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';

const PHONE = { width: 360, height: 780 };
const DESK = { width: 1280, height: 900 };
/** A desk at 400 % and at 200 % (WCAG 1.4.10), the phone and the desk. */
const WIDTHS = [320, 640, PHONE.width, DESK.width];
const SMALLEST_TARGET = 24;

// Sample pages fail as the real ones do, and ask about payments that nobody made. Axe itself needs scripts: where
// the visitor has none, the walk goes through the other language instead, whose words are longer or shorter and
// whose markup is the same.
test.use({ javaScriptEnabled: true, mayFail: /\/(galeria|pagos)\// });
const languageOf = (project: string) => (project === 'js' ? 'es' : 'en');

/** Pages that a visitor without a session sees; the others are walked signed in. */
const isPublic = (capability: string) => ['identity', 'errors'].includes(capability);
const capabilities = [...new Set(galleryEntries.map((entry) => entry.capability))];

for (const capability of capabilities) {
  test(`${capability}: accessible on phone and desk, by day and by night`, async ({
    page,
    signIn,
  }, testInfo) => {
    test.slow();
    if (!isPublic(capability)) await signIn();
    await page.goto(`/idioma/${languageOf(testInfo.project.name)}`);
    const problems: string[] = [];
    for (const entry of galleryEntries.filter((one) => one.capability === capability)) {
      await page.goto(galleryHref(entry));
      const found = testInfo.project.name === 'js' ? await lookAround(page) : await lookAtWidths(page);
      problems.push(...found.map((problem) => `${entry.state}, ${problem}`));
    }
    expect(problems).toEqual([]);
  });
}

const at = (where: string, findings: string[]) => findings.map((finding) => `${where}: ${finding}`);

/** Colours and places change with the window and the hour; all else is looked at once. */
async function lookAround(page: Page): Promise<string[]> {
  await loadAxe(page);
  await dress(page, PHONE, 'light');
  const found = at('phone', await axeFindings(page));
  await dress(page, DESK, 'dark');
  found.push(...at('desk by night', await axeFindings(page, 'color-contrast')));
  await dress(page, DESK, 'light');
  found.push(...at('desk', await axeFindings(page, 'color-contrast')));
  return [...found, ...(await lookAtWidths(page))];
}

async function lookAtWidths(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) found.push(...at(`${width} px`, await tooWide(page, width)));
  await dress(page, PHONE, 'light');
  return [...found, ...at('phone', await smallTargets(page))];
}

async function dress(page: Page, size: typeof PHONE, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

async function tooWide(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: PHONE.height });
  const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
  return needed > width ? [`scrolls sideways, needs ${needed}`] : [];
}

/** WCAG 2.2, 2.5.8. Links inside a sentence are exempt; what waits for the focus to be seen is 1 px. */
async function smallTargets(page: Page): Promise<string[]> {
  return (await page.evaluate(`
    [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')]
      .filter((target) => target.checkVisibility() && getComputedStyle(target).display !== 'inline')
      .map((target) => [(target.closest('label') ?? target).getBoundingClientRect(), target.outerHTML.slice(0, 120)])
      .filter(([box]) => box.width > 1 && Math.min(box.width, box.height) < ${SMALLEST_TARGET})
      .map(([box, html]) => 'target of ' + Math.round(box.width) + ' x ' + Math.round(box.height) + ': ' + html)
  `)) as string[];
}
