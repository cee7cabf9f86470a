import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { patience } from './support/pace.ts';
import { findChromium } from './support/runner/chromium.ts';

const results =
  process.env.TEST_RESULTS ?? join(import.meta.dirname, '../node_modules/.cache/test-results/latest');
const chromium = findChromium();

const GALLERY = '**/gallery.journey.ts';

export default defineConfig({
  testDir: './journeys',
  testMatch: '**/*.journey.ts',
  outputDir: join(results, 'output'),
  reporter: [['list'], ['json', { outputFile: join(results, 'report.json') }]],
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Single journeys are handed out, not files: no core waits for the longest file.
  fullyParallel: true,
  // Generous, for a machine that has other things to do; nothing waits longer than it must.
  timeout: patience(60_000),
  expect: { timeout: patience(15_000) },
  use: {
    browserName: 'chromium',
    viewport: { width: 360, height: 780 },
    locale: 'es-AR',
    timezoneId: 'America/Argentina/Mendoza',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    // Axe needs scripts whatever the visitor has.
    { name: 'gallery', testMatch: GALLERY },
    { name: 'js', testIgnore: GALLERY, use: { javaScriptEnabled: true } },
    { name: 'no-js', testIgnore: GALLERY, use: { javaScriptEnabled: false } },
  ],
});
