import type { Page } from '@playwright/test';
import { galleryHref } from '../../src/gallery/page.ts';
import { galleryEntries } from '../../src/gallery-entries.ts';
import type { GalleryEntry } from '../../src/http/page/gallery.ts';
import { expect, test } from '../support/journey.ts';
import { patience } from '../support/pace.ts';
import {
  breachesOnStage,
  contrastOnStage,
  measureOnStage,
  openStage,
  showOnStage,
} from '../support/stage/stage.ts';

const PHONE = { width: 360, height: 780 };
const DESK = { width: 1280, height: 900 };
const SIZES = {
  /** A desk at 400 % and at 200 % (WCAG 1.4.10), the phone and the desk. */
  widths: [320, 640, DESK.width, PHONE.width],
  phone: PHONE.width,
  /** WCAG 2.2, 2.5.8. Links inside a sentence are exempt. */
  smallestTarget: 24,
};
/** So many tests share the walk, one for each core. */
const PARTS = 2;
/** For a machine that has other things to do. */
const PATIENCE = patience(300_000);

// Sample pages fail as the real ones do, and ask about payments that nobody made.
test.use({ mayFail: /\/(galeria|pagos)\// });

/** Pages that a visitor without a session sees; the others are walked signed in. */
const isPublic = ({ capability }: GalleryEntry) => ['identity', 'errors'].includes(capability);
const name = ({ capability, state }: GalleryEntry) => `${capability}, ${state}`;

type Look = (entry: GalleryEntry) => Promise<string[]>;

async function walk(entries: GalleryEntry[], signIn: () => Promise<void>, look: Look): Promise<string[]> {
  const problems: string[] = [];
  const lookAt = async (entry: GalleryEntry) => {
    problems.push(...(await look(entry)).map((problem) => `${name(entry)}: ${problem}`));
  };
  for (const entry of entries.filter(isPublic)) await lookAt(entry);
  await signIn();
  for (const entry of entries.filter((one) => !isPublic(one))) await lookAt(entry);
  return problems;
}

for (let part = 0; part < PARTS; part++) {
  const entries = galleryEntries.filter((_, index) => index % PARTS === part);

  // Colours change with the hour, and what is seen with the window; all else is looked at once.
  test(`every page is accessible on phone and desk, by day and by night (${part + 1} of ${PARTS})`, async ({
    page,
    signIn,
  }) => {
    test.setTimeout(PATIENCE);
    await dress(page, PHONE, 'light');
    await openStage(page);
    const problems = await walk(entries, signIn, async (entry) => {
      await showOnStage(page, galleryHref(entry));
      return [...(await breachesOnStage(page)), ...(await contrastOnStage(page))];
    });
    for (const colors of ['dark', 'light'] as const) {
      await dress(page, DESK, colors);
      for (const entry of entries) {
        await showOnStage(page, galleryHref(entry));
        problems.push(
          ...(await contrastOnStage(page)).map((problem) => `${name(entry)}, ${colors}: ${problem}`),
        );
      }
    }
    expect(problems).toEqual([]);
  });
}

for (const language of ['es', 'en']) {
  test(`no page scrolls sideways or has a target too small to hit (${language})`, async ({
    page,
    signIn,
  }) => {
    test.setTimeout(PATIENCE);
    await page.goto(`/idioma/${language}`);
    await openStage(page);
    const problems = await walk([...galleryEntries], signIn, async (entry) => {
      const { tooWide, smallTargets } = await measureOnStage(page, galleryHref(entry), SIZES);
      return [
        ...tooWide.map((width) => `scrolls sideways at ${width} px`),
        ...smallTargets.map((target) => `target of ${target}`),
      ];
    });
    expect(problems).toEqual([]);
  });
}

async function dress(page: Page, size: typeof PHONE, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}
