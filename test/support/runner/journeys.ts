import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Totals } from './totals.ts';

interface JourneyReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
}

/** Runs Playwright's journeys; `chromium` is the program that they use. */
export async function runJourneys(files: string[], root: string, chromium: string): Promise<Totals> {
  if (files.length === 0) return { passed: 0, failed: 0 };
  // A folder of its own: Playwright empties it first, and another run may be at work.
  const output = join(root, 'node_modules/.cache/test-results', String(process.pid));
  const report = join(output, 'report.json');
  mkdirSync(output, { recursive: true });
  const env = {
    CHROMIUM_PATH: chromium,
    TEST_RESULTS: output,
    // Else among the temporary files, and every run translates all sources again.
    PWTEST_CACHE_DIR: join(root, 'node_modules/.cache/playwright'),
  };
  const code = await playwright(files, { root, env });
  const totals = existsSync(report) ? totalsOf(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 };
  if (code !== 0 && totals.failed === 0) totals.failed = 1;
  if (totals.failed === 0) rmSync(output, { recursive: true, force: true });
  else console.log(`Pictures of the failures are in ${output}`);
  return totals;
}

function playwright(
  files: string[],
  { root, env }: { root: string; env: Record<string, string> },
): Promise<number | null> {
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const filters = files.map((file) => `^${file.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`);
  const args = [cli, 'test', '--config', join(root, 'test/playwright.config.ts'), ...filters];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** Errors outside any test (a file that does not load) are failures too. */
export function totalsOf(report: string): Totals {
  const { stats, errors } = JSON.parse(report) as JourneyReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  };
}
