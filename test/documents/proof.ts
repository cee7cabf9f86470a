import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from '../support/runner/chromium.ts';
import { runUnits } from '../support/runner/units.ts';
import { missingTools, PACKAGES } from './proof/tools.ts';

/** Has Debian's own readers read every paper, and Chromium print every page of one: `npm run proof:papers`. */
const UNAVAILABLE = 69;
const ROOT = join(import.meta.dirname, '../..');

const missing = missingTools();
if (missing.length > 0) {
  console.error(`Not on this machine: ${missing.join(', ')}. Nothing was proven. On Debian:`);
  console.error(`  sudo apt-get install ${PACKAGES.join(' ')}`);
  process.exit(UNAVAILABLE);
}
process.env.CHROMIUM_PATH = ensureChromium();
const files = globSync('test/documents/proof/*.proof.ts', { cwd: ROOT }).sort();
const { passed, failed } = await runUnits(
  files.map((file) => join(ROOT, file)),
  ROOT,
);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
