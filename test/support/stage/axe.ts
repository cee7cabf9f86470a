import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// AxeBuilder injects and reports so much each time that a walk over every page takes three times as long.
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Only what is told: naming each element in three ways takes as long as looking at it. */
const LEAN = { resultTypes: ['violations'], selectors: false, preload: false };

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** Puts axe into the page in view, past its policy. The page needs scripts. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe);
}

interface Asked {
  /** One rule alone, or all but one. */
  only?: string;
  without?: string;
  /** An expression of the window for the elements; else the whole page. */
  elements?: string;
}

/** What axe finds wrong. */
export async function axeFindings(page: Page, { only, without, elements }: Asked = {}): Promise<string[]> {
  const rules = without ? { [without]: { enabled: false } } : {};
  const options = JSON.stringify({ runOnly: only ? [only] : RULES, rules, ...LEAN });
  const run = elements
    ? `(async (include) => include.length ? axe.run({ include }, ${options}) : { violations: [] })(${elements})`
    : `axe.run(${options})`;
  const { violations } = (await page.evaluate(run)) as { violations: Violation[] };
  return violations.map(
    ({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).join(' ')}`,
  );
}
