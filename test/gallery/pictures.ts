import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { DEMO_ANSWER } from '../../db/seeds/demo-people.ts';
import { readConfig } from '../../src/config.ts';
import { galleryHref } from '../../src/gallery/page.ts';
import { galleryEntries } from '../../src/gallery-entries.ts';
import { createLog } from '../../src/kit/log.ts';
import { startPortal } from '../../src/server.ts';
import { findChromium } from '../support/runner/chromium.ts';

/** `npm run pictures -- FOLDER [PART…]`: every page of the gallery, or those whose name has a part, as pictures. */
const [folder, ...parts] = process.argv.slice(2);
if (!folder) throw new Error('Usage: npm run pictures -- FOLDER [PART…]');
mkdirSync(folder, { recursive: true });

const VIEWS = [
  { name: 'phone', width: 360, colorScheme: 'light' },
  { name: 'desk', width: 1280, colorScheme: 'light' },
  { name: 'phone-dark', width: 360, colorScheme: 'dark' },
] as const;
const EMAIL = 'ana.gomez@example.com';
const PASSWORD = 'Manantial#26';

const dataDir = join(folder, 'data');
const portal = await startPortal(
  readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }),
  createLog('silent'),
);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { name, width, colorScheme } of VIEWS) {
  const viewport = { width, height: 800 };
  const context = await browser.newContext({ viewport, colorScheme, baseURL: portal.url });
  const page = await context.newPage();
  const taken = galleryEntries
    .map((entry) => ({ entry, file: `${entry.capability} ${entry.state}`.replace(/[^\p{L}\d]+/gu, '-') }))
    .filter(({ file }) => parts.length === 0 || parts.some((part) => file.includes(part)));
  for (const isPublic of [true, false]) {
    if (!isPublic) await signIn();
    for (const { entry, file } of taken) {
      if (['identity', 'errors'].includes(entry.capability) !== isPublic) continue;
      await page.goto(galleryHref(entry));
      await page.screenshot({ path: join(folder, `${file}.${name}.png`), fullPage: true });
    }
  }
  await context.close();

  async function signIn(): Promise<void> {
    await page.goto('/ingresar');
    await page.fill('[name=usuario]', EMAIL);
    await page.fill('[name=contrasena]', PASSWORD);
    await page.click('button.wide');
    await page.fill('[name=respuesta]', DEMO_ANSWER);
    await page.click('button.wide');
  }
}
await browser.close();
await portal.stop();
console.log(`Pictures are in ${folder}`);
