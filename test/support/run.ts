import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import './pace.ts';
import { ensureChromium } from './runner/chromium.ts';
import { runJourneys } from './runner/journeys.ts';
import { folderForTests } from './runner/memory.ts';
import { watchStatements } from './runner/statements.ts';
import { readSelection, selectFiles, verdict } from './runner/totals.ts';
import { runUnits } from './runner/units.ts';

const ROOT = join(import.meta.dirname, '../..');

const selection = readSelection(process.argv.slice(2));
const chromium = ensureChromium();
process.env.CHROMIUM_PATH = chromium;
console.log(`Chromium: ${chromium}`);

const temporary = mkdtempSync(join(folderForTests(), 'ventanilla-tests-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
process.env.TMPDIR = temporary;
process.env.TEST_TEMPLATES = mkdtempSync(join(temporary, 'templates-'));

// A hundred processes read the same modules.
process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules/.cache/compile');

const statements = watchStatements();

// Side by side: journeys wait for their browsers, and meanwhile the cores would have nothing to do.
const parts = await Promise.all([
  ...(selection.units ? [runUnits(filesLike('test/**/*.test.ts'), ROOT)] : []),
  ...(selection.journeys ? [runJourneys(filesLike('test/journeys/**/*.journey.ts'), ROOT, chromium)] : []),
]);

const whole = selection.units && selection.journeys && selection.filters.length === 0;
parts.push(await statements.judge(whole));

const { line, ok } = verdict(parts, selection);
process.exitCode = ok ? 0 : 1;
console.log(`\n${line}`);

function filesLike(pattern: string): string[] {
  return selectFiles(globSync(pattern, { cwd: ROOT }), selection.filters).map((path) => join(ROOT, path));
}
